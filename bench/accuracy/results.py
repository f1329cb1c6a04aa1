"""results: figures as a table, and the recorded run that they are compared with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.accuracy.figures import Figure, Fired, Mistake
from bench.accuracy.flags import flag_of
from bench.accuracy.gold import PARTS
from bench.accuracy.peers import peer

Recorded = Mapping[str, Any]

HEADER = ("set", "what", "n", "precision", "recall", "F1, AUC or share right", "95 %", "peer", "change")
RULES_HEADER = ("rule", "flag", *(f"{part}: {what}" for part in PARTS for what in ("fired", "flag", "any")))

PREAMBLE = """# Accuracy

Written by `make bench`; [docs/accuracy.md](../docs/accuracy.md) says what the sets are and how each line is measured.
`n` is what there was to find or to order (sentences, tokens, sources, pages, outlets), `change` the difference to the
run that [results.json](results.json) has recorded.

"""

RULES_PREAMBLE = """
## Rule by rule

In how many sentences of the set `editorial` each rule fired, and what share of these the editors had given the flag that
the rule is there to find, and any flag.

"""


def recorded(file: Path) -> Recorded:
    """The recorded run: `figures` by name and `floors` by name; both empty where there is none."""
    if not file.is_file():
        return {"figures": {}, "floors": {}}
    run: Recorded = json.loads(file.read_text(encoding="utf-8"))
    return run


def record(file: Path, figures: Iterable[Figure], floors: Mapping[str, float]) -> None:
    """Keep a run, to compare the next ones with."""
    figures = list(figures)
    run = {"figures": {one.name: _numbers(one) for one in figures}, "floors": dict(floors), "rules": by_rule(figures)}
    file.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


def _numbers(one: Figure) -> dict[str, float | None]:
    numbers = {**one.score._asdict(), "low": one.low, "high": one.high}
    return {key: value if value is None else round(value, 4) for key, value in numbers.items()}


def by_rule(figures: Iterable[Figure]) -> dict[str, dict[str, dict[str, int | None]]]:
    """By rule and part: in how many sentences it fired, and in how many of them editors agreed."""
    found: dict[str, dict[str, Fired]] = {}
    for one in figures:
        for rule, fired in one.rules.items():
            found.setdefault(rule, {})[_part(one.name)] = fired
    return {rule: {part: fired._asdict() for part, fired in parts.items()} for rule, parts in sorted(found.items())}


def _part(figure: str) -> str:
    return figure.split("/")[1]


def markdown(figures: Sequence[Figure], last: Recorded) -> str:
    """The tables for bench/results.md."""
    rules = rows_of_rules(figures)
    second = RULES_PREAMBLE + _table([RULES_HEADER, *rules]) if rules else ""
    return PREAMBLE + _table([HEADER, *rows_of(figures, last)]) + second


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *rest = rows
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rest))


def plain(figures: Iterable[Figure], last: Recorded) -> str:
    """The first table, in columns for the terminal."""
    return _columns([HEADER, *rows_of(figures, last)])


def plain_rules(figures: Iterable[Figure]) -> str:
    """The second one; empty where no figure goes by rules."""
    rows = rows_of_rules(figures)
    return "\n" + _columns([RULES_HEADER, *rows]) if rows else ""


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def rows_of_rules(figures: Iterable[Figure]) -> list[tuple[str, ...]]:
    """A line for each rule that fired."""
    return [
        (rule, flag_of(rule) or "–", *(cell for part in PARTS for cell in _agreed(parts.get(part))))
        for rule, parts in by_rule(figures).items()
    ]


def _agreed(counts: Mapping[str, int | None] | None) -> tuple[str, str, str]:
    if not counts or not counts["fired"]:
        return "–", "–", "–"
    fired, flagged, faulted = counts["fired"], counts["flagged"], counts["faulted"] or 0
    return str(fired), number(None if flagged is None else flagged / fired), number(faulted / fired)


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
