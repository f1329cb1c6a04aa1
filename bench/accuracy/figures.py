"""figures: what counts of right and wrong over documents come to, and how sure that is."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

RESAMPLES = 1000
SEED = 3

Counts = tuple[float, ...]


class Score(NamedTuple):
    """A figure's numbers: `value` is F1, or the share that is right where there is no precision and recall."""

    n: int
    precision: float | None
    recall: float | None
    value: float


class Reading(NamedTuple):
    """What a figure says, and how it follows from counts added up over documents."""

    what: str
    score: Callable[[Counts], Score]


class Mistake(NamedTuple):
    """Something that the product got wrong; it is shown, and never kept."""

    figure: str
    weight: float
    text: str


@dataclass(frozen=True)
class Judged:
    """What one document adds: counts for each figure, and the mistakes behind them."""

    counts: Mapping[str, Counts]
    mistakes: Sequence[Mistake] = ()


@dataclass(frozen=True)
class Figure:
    """One line of the table. `low` and `high` bound 95 % of the resamples; `name` is set/part/reading."""

    name: str
    what: str
    documents: int
    score: Score
    low: float
    high: float
    mistakes: Sequence[Mistake] = ()


def f1(counts: Counts) -> Score:
    """From right, wrongly found and missed."""
    right, wrong, missed = counts
    precision, recall = _ratio(right, right + wrong), _ratio(right, right + missed)
    return Score(round(right + missed), precision, recall, harmonic(precision, recall))


def share(counts: Counts) -> Score:
    """From right and all."""
    right, all_ = counts
    return Score(round(all_), None, None, _ratio(right, all_))


def harmonic(precision: float, recall: float) -> float:
    return _ratio(2 * precision * recall, precision + recall)


def figure(name: str, reading: Reading, judged: Sequence[Judged], key: str) -> Figure:
    """Add the documents up, and resample them for the interval."""
    rows = [one.counts[key] for one in judged if key in one.counts]
    low, high = interval(rows, reading.score)
    mistakes = [mistake for one in judged for mistake in one.mistakes if mistake.figure == key]
    return Figure(name, reading.what, len(rows), reading.score(_total(rows)), low, high, mistakes)


def interval(rows: Sequence[Counts], score: Callable[[Counts], Score]) -> tuple[float, float]:
    """The percentile bootstrap over documents: the bounds of the middle 95 % of the resamples."""
    if len(rows) < 2:
        value = score(_total(rows)).value
        return value, value
    chance = random.Random(SEED)  # noqa: S311
    columns = list(zip(*rows, strict=True))
    values = []
    for _ in range(RESAMPLES):
        pick = itemgetter(*chance.choices(range(len(rows)), k=len(rows)))
        values.append(score(tuple(sum(pick(column)) for column in columns)).value)
    values.sort()
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def _total(rows: Sequence[Counts]) -> Counts:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
