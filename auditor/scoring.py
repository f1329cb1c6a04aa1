"""From numbers to points, categories and a verdict. A score adds up by hand.

A category starts at 100 and loses points; a rule takes at most what its severity says, times the share
of its band that the observed number fills. The overall score is the weighted mean of the categories
that applied. Finding severities cap the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from auditor.model import SEVERITIES, Observation, Rule

VERDICTS = ("pass", "review", "fail")


@dataclass(frozen=True)
class Settings:
    """What `rules/scoring.yaml` says.

    `weights` by category, `points` and `caps` by severity, `verdicts` the least score for pass and review.
    """

    weights: Mapping[str, float]
    points: Mapping[str, float]
    verdicts: Mapping[str, float]
    caps: Mapping[str, str]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Settings:
        return cls(data["weights"], data["points"], data["verdicts"], data["caps"])


@dataclass(frozen=True)
class Deduction:
    """What one rule took from its category: `points`, because it observed `value`."""

    rule: str
    points: float
    value: float


@dataclass(frozen=True)
class Category:
    """100 less the deductions; `score` is None where no rule of the category applied."""

    id: str
    score: float | None
    weight: float
    deductions: tuple[Deduction, ...]


@dataclass(frozen=True)
class Score:
    """The outcome; `capped_by` names the rules whose findings allow no better verdict."""

    overall: float | None
    verdict: str
    capped_by: tuple[str, ...]
    categories: tuple[Category, ...]


def score(observed: Sequence[tuple[Rule, Observation]], word_count: int, settings: Settings) -> Score:
    """Score what the rules that applied have observed in a text of `word_count` words."""
    categories = tuple(
        _category(name, weight, [pair for pair in observed if pair[0].category == name], word_count, settings)
        for name, weight in settings.weights.items()
    )
    overall = _mean(categories)
    verdict, capped_by = _verdict(overall, observed, settings)
    return Score(overall, verdict, capped_by, categories)


def value_of(rule: Rule, observation: Observation, word_count: int) -> float:
    """The number that the rule's band judges: as observed, or per 1,000 words (a shorter text counts as 1,000)."""
    if rule.per == "document":
        return observation.value
    return round(1000 * observation.value / max(word_count, 1000), 3)


def _category(
    name: str,
    weight: float,
    observed: Iterable[tuple[Rule, Observation]],
    word_count: int,
    settings: Settings,
) -> Category:
    pairs = sorted(observed, key=lambda pair: (SEVERITIES.index(pair[0].severity), pair[0].id))
    left = 100.0
    deductions = []
    for rule, observation in pairs:
        value = value_of(rule, observation, word_count)
        wanted = round(rule.band.share(value) * settings.points[rule.severity], 2)
        points = min(wanted, left)
        left = round(left - points, 2)
        if wanted > 0:
            deductions.append(Deduction(rule.id, points, value))
    return Category(name, left if pairs else None, weight, tuple(deductions))


def _mean(categories: Iterable[Category]) -> float | None:
    applied = [(one.score, one.weight) for one in categories if one.score is not None]
    total = sum(weight for _, weight in applied)
    return round(sum(points * weight for points, weight in applied) / total, 2) if total else None


def _verdict(
    overall: float | None, observed: Iterable[tuple[Rule, Observation]], settings: Settings
) -> tuple[str, tuple[str, ...]]:
    caps = {rule.id: cap for rule, seen in observed if seen.findings and (cap := settings.caps.get(rule.severity))}
    verdict = max([_by_score(overall or 0.0, settings), *caps.values()], key=VERDICTS.index)
    return verdict, tuple(sorted(rule for rule, cap in caps.items() if cap == verdict))


def _by_score(overall: float, settings: Settings) -> str:
    if overall >= settings.verdicts["pass"]:
        return "pass"
    return "review" if overall >= settings.verdicts["review"] else "fail"
