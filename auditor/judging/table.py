"""The table of the judgement: two sums, one over what is known of a sentence, one over what its neighbours got.

Two-stage logistic regression, trained by `bench/train/sentences.py` on sentences judged by the codebook of the editorial set;
the second stage is stacking (Wolpert, "Stacked generalization", 1992) over the sentence, its neighbours and the article.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor import learned
from auditor.learned.weights import chance

# What an editor marks, in the order of the table's columns.
FAULTS = ("claim", "statistic", "vague", "hedging", "filler", "sensational", "furniture")

Row = Sequence[float]


class Table(NamedTuple):
    """`weights`: for each feature a number for each fault; `second`: for each fault its weights in the second stage."""

    weights: dict[str, Row]
    bias: Row
    second: Sequence[Row]
    second_bias: Row

    def first(self, features: Iterable[str]) -> list[float]:
        """The log-odds of each fault from what is known of the sentence itself."""
        found = [row for feature in features if (row := self.weights.get(feature))]
        return [sum(column) for column in zip(self.bias, *found, strict=True)]

    def final(self, article: Sequence[Row]) -> list[list[float]]:
        """The probability of each fault for every sentence, given the log-odds of all."""
        chances = [[chance(value) for value in row] for row in article]
        nothing = [0.0] * len(FAULTS)
        mean = [sum(column) / len(chances) for column in zip(*chances, strict=True)] if chances else nothing
        most = [max(column) for column in zip(*chances, strict=True)] if chances else nothing
        padded = [nothing, *chances, nothing]
        return [
            self._second([*(bounded(value) for value in row), *padded[at], *padded[at + 2], *mean, *most])
            for at, row in enumerate(article)
        ]

    def _second(self, row: Row) -> list[float]:
        return [
            chance(bias + sum(weight * value for weight, value in zip(weights, row, strict=True)))
            for weights, bias in zip(self.second, self.second_bias, strict=True)
        ]


def bounded(log_odds: float) -> float:
    """Log-odds that one odd sentence cannot make extreme."""
    return min(max(log_odds, -7.0), 7.0)


@cache
def load() -> Table:
    """The table that ships with the package; its weights are kept in hundredths."""
    data = json.loads(Path(learned.__file__).with_name("sentences.json").read_bytes())
    weights: dict[str, Row] = {feature: [value / 100 for value in row] for feature, row in data["weights"].items()}
    return Table(weights, data["bias"], data["second"], data["second_bias"])
