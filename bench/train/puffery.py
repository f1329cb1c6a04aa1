"""puffery: what words and turns of phrase say of whether Wikipedia's editors call a sentence puffery.

Logistic regression on the words of our own lists (`words/`), on the lists that have them, so that it tells of words too
that the labelled sentences have not, and on turns of phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor.detectors import puffery
from bench.train.loaded import LEAST, lists, told, write_table

STRENGTH = 0.1  # inverse regularisation
PRAISING = frozenset({"acclaim", "degree", "praise", "puff", "renown"})  # the lists that can tell


def train(gold: Path) -> None:
    """Write auditor/learned/puffery.json."""
    every = lists("**/*.txt").items()
    ours = {word: of for word, names in every if (of := [name for name in names if name in PRAISING])}
    labels, rows = [], []
    for one, words in told(gold / "filler" / "puffery.jsonl"):
        labels.append(one["puffery"])
        rows.append(Counter(each for fact in sorted(puffery.facts(words)) for each in _says(fact, ours)))
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
    model.fit(vectors.fit_transform(rows), labels)
    weight = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    table = {
        fact: sum(weight.get(each, 0.0) for each in _says(fact, ours)) for fact in {*ours, *puffery.TURNS, "#numbers"}
    }
    kept = {fact: says for fact, says in table.items() if abs(says) >= LEAST["presence"]}
    write_table("puffery", float(model.intercept_[0]), kept)
    print(f"puffery: {len(rows)} sentences, {len(kept)} words and turns")


def _says(fact: str, ours: Mapping[str, Sequence[str]]) -> list[str]:
    """The features of a word of ours or of a turn of phrase: itself, and the lists that have it."""
    if fact.startswith("#"):
        return [fact]
    return [fact, *("in " + name for name in ours[fact])] if fact in ours else []
