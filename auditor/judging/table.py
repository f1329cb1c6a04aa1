"""The table of the judgement: two sums, one over what is known of a sentence, one over what its neighbours got.

Two-stage logistic regression, trained by `bench/train/sentences.py` on sentences judged by the codebook of the editorial set;
the second stage is stacking (Wolpert, "Stacked generalization", 1992) over the sentence, its neighbours and the article.
"""

from __future__ import annotations

import json
from collections.abc import Sequence, Set
from functools import cache
from operator import mul
from pathlib import Path
from typing import NamedTuple

from auditor import learned
from auditor.learned.weights import chance

# What an editor marks, in the order of the table's columns.
FAULTS = ("claim", "statistic", "vague", "hedging", "filler", "sensational", "furniture")

Row = Sequence[float]


NEAR = 3 * len(FAULTS)  # weights of the second stage for the sentence and the ones beside it


class Table(NamedTuple):
    """`weights`: for each feature a number for each fault, in hundredths, so that sums are the same in any order;
    `second`: for each fault its weights in the second stage."""

    weights: dict[str, Sequence[int]]
    bias: Row
    second: Sequence[Row]
    second_bias: Row

    def first(self, features: Set[str]) -> list[float]:
        """The log-odds of each fault from what is known of the sentence itself."""
        found = [self.weights[feature] for feature in self.weights.keys() & features]
        sums = map(sum, zip(*found, strict=True)) if found else [0] * len(FAULTS)
        return [bias + hundredths / 100 for bias, hundredths in zip(self.bias, sums, strict=True)]

    def final(self, article: Sequence[Row]) -> list[list[float]]:
        """The probability of each fault for every sentence, given the log-odds of all."""
        chances = [[chance(value) for value in row] for row in article]
        nothing = [0.0] * len(FAULTS)
        mean = [sum(column) / len(chances) for column in zip(*chances, strict=True)] if chances else nothing
        most = [max(column) for column in zip(*chances, strict=True)] if chances else nothing
        general = [self._general(weights, [*mean, *most]) for weights in self.second]
        padded = [nothing, *chances, nothing]
        return [
            [chance(value) for value in self._second([*map(bounded, row), *padded[at], *padded[at + 2]], general)]
            for at, row in enumerate(article)
        ]

    def _general(self, weights: Row, article: Row) -> float:
        """What the article as a whole says; its weights stand behind those of the sentence and its neighbours."""
        total: float = sum(map(mul, weights[NEAR:], article))
        return total

    def _second(self, row: Row, general: Row) -> list[float]:
        return [
            bias + whole + sum(map(mul, weights, row))
            for weights, bias, whole in zip(self.second, self.second_bias, general, strict=True)
        ]


def bounded(log_odds: float) -> float:
    """Log-odds that one odd sentence cannot make extreme."""
    return min(max(log_odds, -7.0), 7.0)


@cache
def load() -> Table:
    """The table that ships with the package."""
    data = json.loads(Path(learned.__file__).with_name("sentences.json").read_bytes())
    return Table(data["weights"], data["bias"], data["second"], data["second_bias"])
