"""classes: words by the places in which they stand, from articles without labels.

Each word is a vector of its neighbours, two to either side with their places, weighed by positive pointwise
mutual information and pressed into a few dimensions; near vectors make a class, near classes a coarser one.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from auditor.learned import classes
from auditor.output import write
from auditor.text import plain

SEEN = 8  # a word seen less often has no class
LOWER = 0.4  # a word that is written small less often is a name
WORDS, NEIGHBOURS = 14000, 3000
PLACES = (-2, -1, 1, 2)
LONGEST = 6000  # characters of an article: one that is longer says no more about words
DIMENSIONS = 60
FINE, MIDDLE, COARSE = 700, 220, 64

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'-]*|\d+|[^\w\s]")

Matrix: TypeAlias = Any  # numpy is there only where something is trained


def train(gold: Path) -> None:
    """Write auditor/learned/classes.json."""
    articles = list(_articles(gold / "unlabelled" / "news.jsonl.gz"))
    words = _vocabulary(articles)
    vectors = _vectors(articles, words)
    fine, centres = _grouped(vectors, FINE)
    middle, centres = _grouped(centres, MIDDLE)
    coarse, _ = _grouped(centres, COARSE)
    members: list[list[str]] = [[] for _ in range(FINE)]
    for word, one in sorted(zip(words, fine, strict=True)):
        members[one].append(word)
    data = [[" ".join(group), int(middle[one]), int(coarse[middle[one]])] for one, group in enumerate(members)]
    write(Path(classes.__file__).with_name("classes.json"), json.dumps(data, separators=(",", ":")) + "\n")
    print(f"classes: {len(words)} words in {FINE} classes")


def _articles(file: Path) -> Iterator[list[str]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _TOKEN.findall(plain(json.loads(line)["text"][:LONGEST]))


def _vocabulary(articles: list[list[str]]) -> list[str]:
    """The commonest words that are no names, and the commonest marks."""
    seen: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for tokens in articles:
        for token in tokens:
            seen[token.lower()] += 1
            small[token.lower()] += token == token.lower()
    common = [word for word, count in seen.most_common() if count >= SEEN and small[word] >= LOWER * count]
    return [word for word in common if not word.isdigit()][:WORDS]


def _vectors(articles: list[list[str]], words: list[str]) -> Matrix:
    places = {word: at for at, word in enumerate(words)}
    rows, columns = [], []
    for tokens in articles:
        known: Matrix = np.array([places.get(token.lower(), -1) for token in tokens])
        for tag, step in enumerate(PLACES):
            here, there = (known[:-step], known[step:]) if step > 0 else (known[-step:], known[:step])
            both = (here >= 0) & (there >= 0) & (there < NEIGHBOURS)
            rows.append(here[both])
            columns.append(there[both] + tag * NEIGHBOURS)
    row, column = np.concatenate(rows), np.concatenate(columns)
    counts = coo_matrix((np.ones(len(row)), (row, column)), shape=(len(words), len(PLACES) * NEIGHBOURS)).tocsr()
    pressed: Matrix = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(_information(counts))
    lengths: Matrix = np.linalg.norm(pressed, axis=1, keepdims=True)
    return pressed / (lengths + 1e-9)


def _information(counts: csr_matrix) -> csr_matrix:
    """Positive pointwise mutual information, contexts smoothed by the power .75."""
    of_word = np.asarray(counts.sum(axis=1)).ravel()
    of_place = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    pairs = counts.tocoo()
    told = np.log(pairs.data * of_place.sum() / (of_word[pairs.row] * of_place[pairs.col]))
    more = told > 0
    return coo_matrix((told[more], (pairs.row[more], pairs.col[more])), shape=counts.shape).tocsr()


def _grouped(vectors: Matrix, count: int) -> tuple[Matrix, Matrix]:
    model = MiniBatchKMeans(count, random_state=0, n_init=3, batch_size=4096).fit(vectors)
    labels: Matrix = model.labels_
    centres: Matrix = model.cluster_centers_
    return labels, centres
