"""Weights: what was learned of each feature of a cue, and the probability that they give together.

Logistic regression over the features of `evidence.py`, trained by `bench/train_attribution.py` on PolNeAR
(Newell et al., "An Attribution Relations Corpus for Political News", LREC 2018) and on sentences that
readers judged by the project's own codebook. No text of either is kept: only words, classes of words and numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple


class Weights(NamedTuple):
    """The weight of each feature, the bias, and the words that were ever seen as a cue."""

    of: dict[str, float]
    bias: float
    words: frozenset[str]

    def probability(self, features: Iterable[str]) -> float:
        """How likely a word with these features is a cue: 0..1."""
        return 1 / (1 + exp(-self.bias - sum(self.of.get(feature, 0.0) for feature in features)))


@cache
def load() -> Weights:
    """The weights that ship with the package."""
    data = json.loads(Path(__file__).with_name("weights.json").read_bytes())
    return Weights(data["weights"], data["bias"], frozenset(data["words"]))
