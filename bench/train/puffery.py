"""puffery: what words and turns of phrase say of whether Wikipedia's editors call a sentence puffery.

Logistic regression on words, on the lists of our own that have them (`words/`), so that it tells of words too that the
labelled sentences have not, and on turns of phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor.detectors import puffery
from auditor.learned import classes
from bench.train.loaded import LEAST, lists, told, write_table

STRENGTH = 0.1  # inverse regularisation


def train(gold: Path) -> None:
    """Write auditor/learned/puffery.json."""
    ours, known = lists("**/*.txt"), classes.load()
    labels, rows = [], []
    for one, words in told(gold / "filler" / "puffery.jsonl"):
        labels.append(one["puffery"])
        row: Counter[str] = Counter()
        for fact in puffery.facts(words):
            row.update(_says(fact, ours, known))
        rows.append(row)
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
    model.fit(vectors.fit_transform(rows), labels)
    of = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    facts = {*ours, *known, *puffery.TURNS}
    table = {fact: sum(of.get(each, 0.0) for each in _says(fact, ours, known)) for fact in facts}
    write_table("puffery", float(model.intercept_[0]), {fact: says for fact, says in table.items() if abs(says) >= LEAST["presence"]})
    print(f"puffery: {len(rows)} sentences")


def _says(fact: str, ours: Mapping[str, Sequence[str]], known: Mapping[str, object]) -> list[str]:
    """The features of a word or a turn of phrase: itself, and the lists that have it; none of an unknown word's."""
    if fact.startswith("#"):
        return [fact]
    return [fact, *("in " + name for name in ours[fact])] if fact in ours else [fact] if fact in known else []
