"""Weights: how much each feature speaks for something, and the probability that several give together.

Logistic regression, whose sum anybody can check: log-odds = bias + the weights of the features that are there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from math import exp, fsum
from pathlib import Path
from typing import NamedTuple


class Weights(NamedTuple):
    """The weight of each feature, the bias, and the words that are worth a look at all, where there is such a choice."""

    of: dict[str, float]
    bias: float
    words: frozenset[str] = frozenset()

    def log_odds(self, features: Iterable[str]) -> float:
        """The sum of what the features say, the same in whatever order they come."""
        return self.bias + fsum(map(self.of.get, features, repeat(0.0)))

    def probability(self, features: Iterable[str]) -> float:
        """How likely it is: 0..1."""
        return chance(self.log_odds(features))


def chance(log_odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-min(max(log_odds, -30.0), 30.0)))


@cache
def load(name: str) -> Weights:
    """The weights of one table that ships with the package."""
    data = json.loads(Path(__file__).with_name(f"{name}.json").read_bytes())
    return Weights(data["weights"], data["bias"], frozenset(data.get("words", ())))
