"""floors: the least that each figure may be. The program raises them; only a person lowers one, and says why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.accuracy.figures import Figure
from bench.accuracy.results import Recorded, number

SLACK = 0.015  # how far under today's figure a raised floor stands

_LINE = re.compile(r"^(?P<name>[\w/-]+):\s*(?P<value>[\d.]+)\s*(?:#\s*(?P<reason>\S.*))?$", re.MULTILINE)


def load(file: Path) -> dict[str, float]:
    """Every floor by the name of its figure."""
    return {line["name"]: float(line["value"]) for line in _LINE.finditer(_text(file))}


def faults(figures: Iterable[Figure], file: Path, last: Recorded, whole: bool = True) -> list[str]:
    """What is wrong, in words: a figure under its floor, a floor lowered without a reason, one without a figure."""
    measured = {one.name: one.score.value for one in figures}
    floors = load(file)
    return [
        *_under(measured, floors),
        *_lowered(_text(file), last["floors"]),
        *(
            f"{name}: has a floor, but no figure of that name was measured"
            for name in floors
            if whole and name not in measured
        ),
    ]


def _under(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    return [
        f"{name}: {number(value)} is under its floor, {number(floors[name])}"
        for name, value in measured.items()
        if name in floors and value < floors[name]
    ]


def _lowered(text: str, before: Mapping[str, float]) -> list[str]:
    """Floors that are lower than in the recorded run, or gone, and have no reason beside them."""
    lines = {line["name"]: line for line in _LINE.finditer(text)}
    silent = [name for name, line in lines.items() if float(line["value"]) < before.get(name, 0) and not line["reason"]]
    gone = [name for name in before if name not in lines]
    return [
        *(
            f"{name}: its floor was {number(before[name])}; write the reason for lowering it beside it"
            for name in silent
        ),
        *(
            f"{name}: had a floor, {number(before[name])}; keep it, at 0 and with the reason beside it if it must go"
            for name in gone
        ),
    ]


def raised(figures: Iterable[Figure], file: Path) -> list[str]:
    """Raise every floor to a little under its figure, add those that are new, lower none; tell what was done."""
    text, told = _text(file), []
    for one in figures:
        line = next((line for line in _LINE.finditer(text) if line["name"] == one.name), None)
        value = round(one.score.value - SLACK, 3)
        if value <= (float(line["value"]) if line else 0):
            continue
        told.append(f"{one.name}: {line['value'] if line else 'new'} → {value:.3f}")
        new = f"{one.name}: {value:.3f}"
        text = text[: line.start()] + new + text[line.end() :] if line else f"{text}{new}\n"
    file.write_text(text, encoding="utf-8")
    return told


def _text(file: Path) -> str:
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return text if not text or text.endswith("\n") else f"{text}\n"
