"""Classes of words that stand in like places: `said`, `added` and `wrote` are of one.

Learned from 7,000 news articles without labels (Article-Bias-Prediction, Baly et al. 2020, Apache-2.0) by
`bench/train/classes.py`: words are told by their neighbours, after Brown et al., "Class-based n-gram models of
natural language" (1992), with the vectors of Levy and Goldberg (2014) in place of their merging. Names are left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Classes(NamedTuple):
    """A word's classes from the finest, of some twenty words, to the coarsest."""

    fine: int
    middle: int
    coarse: int


@cache
def load() -> Mapping[str, Classes]:
    """The classes of every word that has some; words in lower case with straight apostrophes."""
    data = json.loads(Path(__file__).with_name("classes.json").read_bytes())
    found: dict[str, Classes] = {}
    for fine, (words, middle, coarse) in enumerate(data):
        found.update(dict.fromkeys(words.split(), Classes(fine, middle, coarse)))
    return found
