"""figures: what counts of right and wrong over documents come to, and how sure that is."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

RESAMPLES = 1000
SEED = 3

Counts = tuple[float, ...]


class Score(NamedTuple):
    """A figure's numbers: `value` is F1, or the share that is right where there is no precision and recall."""

    n: int
    precision: float | None
    recall: float | None
    value: float


class Measure(Protocol):
    """What a figure says, and how it follows from the counts of every document."""

    @property
    def what(self) -> str: ...

    def of(self, rows: Sequence[Counts]) -> Score: ...


@dataclass(frozen=True)
class Reading:
    """A figure that follows from counts added up over documents."""

    what: str
    score: Callable[[Counts], Score]

    def of(self, rows: Sequence[Counts]) -> Score:
        return self.score(tuple(map(sum, zip(*rows, strict=True))))


@dataclass(frozen=True)
class Ranking:
    """A figure that follows from the order of documents, so that nothing can be added up."""

    what: str
    score: Callable[[Sequence[Counts]], float]

    def of(self, rows: Sequence[Counts]) -> Score:
        return Score(len(rows), None, None, self.score(rows))


class Mistake(NamedTuple):
    """Something that the product got wrong; it is shown, and never kept."""

    figure: str
    weight: float
    text: str


class Firing(NamedTuple):
    """A rule that marked a sentence: whether an editor gave it the rule's own flag (None: it has none), and any."""

    figure: str
    rule: str
    flagged: bool | None
    faulted: bool


class Fired(NamedTuple):
    """In how many sentences a rule fired, and how many of them editors had marked, as in Firing."""

    fired: int
    flagged: int | None
    faulted: int


@dataclass(frozen=True)
class Judged:
    """What one document adds: counts for each figure, the mistakes behind them, and the rules."""

    counts: Mapping[str, Counts]
    mistakes: Sequence[Mistake] = ()
    firings: Sequence[Firing] = ()


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
    rules: Mapping[str, Fired] = field(default_factory=dict)


def f1(counts: Counts) -> Score:
    """From right, wrongly found and missed."""
    right, wrong, missed = counts
    precision, recall = _ratio(right, right + wrong), _ratio(right, right + missed)
    return Score(round(right + missed), precision, recall, harmonic(precision, recall))


def compared(wanted: bool, given: bool) -> Counts:
    """One case for f1: right, wrongly found or missed, or none of these."""
    return float(wanted and given), float(given and not wanted), float(wanted and not given)


def macro(counts: Counts) -> Score:
    """From right, wrongly found, missed and rightly left: the mean of the F1 of finding and that of leaving alone."""
    right, wrong, missed, left = counts
    found, spared = f1((right, wrong, missed)), f1((left, missed, wrong))
    return found._replace(value=(found.value + spared.value) / 2)


def share(counts: Counts) -> Score:
    """From right and all."""
    right, all_ = counts
    return Score(round(all_), None, None, _ratio(right, all_))


def harmonic(precision: float, recall: float) -> float:
    return _ratio(2 * precision * recall, precision + recall)


def figure(name: str, reading: Measure, judged: Sequence[Judged], key: str) -> Figure:
    """Add the documents up, and resample them for the interval."""
    rows = [one.counts[key] for one in judged if key in one.counts]
    low, high = interval(rows, reading)
    mistakes = [mistake for one in judged for mistake in one.mistakes if mistake.figure == key]
    rules = by_rule(firing for one in judged for firing in one.firings if firing.figure == key)
    return Figure(name, reading.what, len(rows), reading.of(rows), low, high, mistakes, rules)


def by_rule(firings: Iterable[Firing]) -> dict[str, Fired]:
    """How often each rule fired, and how often editors agreed."""
    found = defaultdict(list)
    for one in firings:
        found[one.rule].append(one)
    return {
        rule: Fired(
            len(those),
            None if those[0].flagged is None else sum(bool(one.flagged) for one in those),
            sum(one.faulted for one in those),
        )
        for rule, those in sorted(found.items())
    }


def interval(rows: Sequence[Counts], reading: Measure) -> tuple[float, float]:
    """The percentile bootstrap over documents: the bounds of the middle 95 % of the resamples."""
    if len(rows) < 2:
        value = reading.of(rows).value
        return value, value
    chance = random.Random(SEED)  # noqa: S311
    values = sorted(reading.of(chance.choices(rows, k=len(rows))).value for _ in range(RESAMPLES))
    return values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
