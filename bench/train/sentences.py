"""sentences: which sentences an editor marks, and for what; from the editorial set's training part and our own judgements.

A fifth of the editorial set, by the hash of the article's id, is kept apart.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from auditor.detectors import judgements
from auditor.judging import table
from auditor.output import write
from bench.accuracy.editorial import rebuilt
from bench.accuracy.gold import parts
from bench.train import judged
from bench.train.tables import FOLDER

FLAGS = dict(
    zip(table.FAULTS, (judged.FLAGS[flag] for flag in ("uc", "us", "va", "hd", "sf", "se", "bp")), strict=True)
)
RARE = 6  # features seen in fewer sentences are left out
STRENGTH, SECOND_STRENGTH = 0.05, 1.0  # inverse regularisation of the two stages
FOLDS = 4
SMALLEST = 0.06  # a feature all of whose weights are smaller is dropped

Matrix: TypeAlias = Any  # numpy is there only where something is trained


class Case(NamedTuple):
    """A sentence as the product cuts it: its article, its features, and the labels of each fault (-1 where unknown)."""

    article: str
    features: Mapping[str, int]
    labels: Sequence[int]


def train(gold: Path) -> None:
    """Write auditor/learned/sentences.json."""
    articles = [*parts(gold / "editorial", "tune")["tune"], *judged.articles(gold)]
    cases = [case for article in articles for case in _cases(article)]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([case.features for case in cases]).tocsr()
    often = np.asarray(matrix.sum(axis=0)).ravel() >= RARE
    matrix = matrix[:, often]
    labels = np.array([case.labels for case in cases])
    groups = np.array([case.article for case in cases])
    models = [_first(matrix, labels[:, column]) for column in range(len(FLAGS))]
    second = _stacked(matrix, labels, groups)
    _save(vectors.get_feature_names_out()[often], models, second)
    print(f"sentences: {len(cases)} judged, of {len(set(groups))} articles")


def _cases(article: Mapping[str, Any]) -> Iterator[Case]:
    """The sentences of an article; each has the labels of the judged sentence that it shares most with."""
    text, spans = rebuilt(article["sentences"])
    marks = judged.marked(text)
    if marks is None:
        return
    starts = [start for start, _ in spans]
    told, facts = judgements.described(marks.document, marks)
    for one, some in zip(told, facts, strict=True):
        middle = (one.sentence.start + one.sentence.end) // 2
        verdict = article["sentences"][max(bisect_right(starts, middle) - 1, 0)]
        labels = [{"yes": 1, "no": 0}.get(verdict[name], -1) for name in FLAGS.values()]
        yield Case(article["id"], dict.fromkeys(judgements.all_features(one, some), 1), labels)


def _first(matrix: csr_matrix, labels: Matrix) -> LogisticRegression:
    known = labels >= 0
    return LogisticRegression(C=STRENGTH, max_iter=200).fit(matrix[known], labels[known])


def _stacked(matrix: csr_matrix, labels: Matrix, groups: Matrix) -> list[LogisticRegression]:
    """The second stage, over what models say that have not seen the article."""
    said = np.zeros(labels.shape)
    for seen, unseen in GroupKFold(FOLDS).split(matrix, groups=groups):
        for column in range(labels.shape[1]):
            said[unseen, column] = _first(matrix[seen], labels[seen, column]).decision_function(matrix[unseen])
    rows = np.concatenate([_rows(said[groups == group]) for group in dict.fromkeys(groups)])
    order = np.concatenate([np.flatnonzero(groups == group) for group in dict.fromkeys(groups)])
    return [
        LogisticRegression(C=SECOND_STRENGTH, max_iter=500).fit(rows[told >= 0], told[told >= 0])
        for told in labels[order].T
    ]


def _rows(said: Matrix) -> Matrix:
    """The same rows that `Table.final` builds."""
    chances = 1 / (1 + np.exp(-said))
    nothing = np.zeros((1, said.shape[1]))
    padded = np.concatenate([nothing, chances, nothing])
    of_all = np.ones((len(said), 1))
    return np.hstack(
        [np.clip(said, -7, 7), padded[:-2], padded[2:], of_all * chances.mean(axis=0), of_all * chances.max(axis=0)]
    )


def _save(names: Sequence[str], models: Sequence[LogisticRegression], second: Sequence[LogisticRegression]) -> None:
    columns = np.stack([model.coef_[0] for model in models], axis=1)
    kept = {
        str(name): [round(100 * float(value)) for value in row]
        for name, row in sorted(zip(names, columns, strict=True), key=lambda pair: str(pair[0]))
        if np.abs(row).max() >= SMALLEST
    }
    data = {
        "bias": [round(float(model.intercept_[0]), 3) for model in models],
        "second": [[round(float(value), 3) for value in model.coef_[0]] for model in second],
        "second_bias": [round(float(model.intercept_[0]), 3) for model in second],
        "weights": kept,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
    write(FOLDER / "sentences.json", text)
    print(f"sentences: {len(kept)} features, {len(text.encode()) // 1000} kB")
