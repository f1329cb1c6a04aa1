"""results: figures as a table, and the recorded run that they are compared with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.accuracy.figures import Figure, Mistake
from bench.accuracy.peers import peer

Recorded = Mapping[str, Any]

HEADER = ("set", "what", "n", "precision", "recall", "F1 or share right", "95 %", "peer", "change")

PREAMBLE = """# Accuracy

Written by `make bench`; [docs/accuracy.md](../docs/accuracy.md) says what the sets are and how each line is measured.
`n` is what there was to find (sentences, tokens, sources, pages), `change` the difference to the run that
[results.json](results.json) has recorded.

"""


def recorded(file: Path) -> Recorded:
    """The recorded run: `figures` by name and `floors` by name; both empty where there is none."""
    if not file.is_file():
        return {"figures": {}, "floors": {}}
    run: Recorded = json.loads(file.read_text(encoding="utf-8"))
    return run


def record(file: Path, figures: Iterable[Figure], floors: Mapping[str, float]) -> None:
    """Keep a run, to compare the next ones with."""
    run = {"figures": {one.name: _numbers(one) for one in figures}, "floors": dict(floors)}
    file.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


def _numbers(one: Figure) -> dict[str, float | None]:
    numbers = {**one.score._asdict(), "low": one.low, "high": one.high}
    return {key: value if value is None else round(value, 4) for key, value in numbers.items()}


def markdown(figures: Iterable[Figure], last: Recorded) -> str:
    """The table for bench/results.md."""
    rows = [HEADER, ("---",) * len(HEADER), *rows_of(figures, last)]
    return PREAMBLE + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def plain(figures: Iterable[Figure], last: Recorded) -> str:
    """The same table, in columns for the terminal."""
    rows = [HEADER, *rows_of(figures, last)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADER))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def rows_of(figures: Iterable[Figure], last: Recorded) -> list[tuple[str, ...]]:
    """A line for each figure."""
    return [_row(one, last["figures"].get(one.name)) for one in figures]


def _row(one: Figure, before: Mapping[str, float] | None) -> tuple[str, ...]:
    other = peer(one.name)
    return (
        one.name,
        one.what,
        str(one.score.n),
        number(one.score.precision),
        number(one.score.recall),
        number(one.score.value),
        f"{number(one.low)}–{number(one.high)}",
        f"{number(other.value)} {other.who}" if other else "–",
        _change(one.score.value, before["value"]) if before else "new",
    )


def _change(now: float, before: float) -> str:
    change = round(now - before, 3)
    return f"{change:+.3f}" if change else "="


def number(value: float | None) -> str:
    """A figure to three places, without the nought before the point."""
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def mistakes(figures: Sequence[Figure], count: int) -> str:
    """The worst mistakes behind each figure; never of the part that is kept apart from tuning."""
    return "\n".join(_worst(one, count) for one in figures if one.mistakes)


def _order(mistake: Mistake) -> tuple[float, int]:
    """The gravest first; those of one weight from all over the set, in an order that never changes."""
    return -mistake.weight, crc32(mistake.text.encode())


def _worst(one: Figure, count: int) -> str:
    if "/kept/" in one.name:
        return f"\n{one.name}: {len(one.mistakes)} mistakes, not shown: this part is kept apart from tuning"
    worst = sorted(one.mistakes, key=_order)[:count]
    told = [f"  {mistake.weight:7.2f}  {' '.join(mistake.text.split())[:400]}" for mistake in worst]
    return "\n".join([f"\n{one.name}: {len(one.mistakes)} mistakes, the worst {len(worst)}", *told])
