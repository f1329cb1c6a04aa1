"""cues: which words say that somebody said something.

From PolNeAR's training part, word by word, and from sentences judged by the editorial codebook, of which only the verdict
on the whole sentence is known. A fifth of PolNeAR and of the editorial set, by the hash of the article's id, is kept apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor.attribution import evidence
from auditor.attribution.grammar import CLOSED, adverb
from auditor.detectors import attributions
from auditor.learned import classes
from bench.accuracy.editorial import rebuilt
from bench.accuracy.gold import parts
from bench.train import judged
from bench.train.tables import save

SEEN, RATE = 3, 0.1  # a word is looked at that was a cue so often, and in such a share of its uses,
CLASS, SELDOM = 0.2, 10  # or that was seen seldom and is of a class of which such a share are cues
RARE = 3  # features seen less often are left out
STRENGTH = 0.1  # inverse regularisation
EDITORIAL, OURS = 3.0, 2.0  # how much a word of a judged sentence weighs against one of PolNeAR
SURE, UNLIKELY, HOPELESS = 0.5, 0.15, 0.05  # how words of judged sentences are labelled by a first model
COVERED = 0.9  # where somebody's words cover so much of a sentence, its verdict says nothing about a cue in it

Labels: TypeAlias = Any  # numpy is there only where something is trained


class Word(NamedTuple):
    """A word that may be a cue."""

    start: int
    word: str
    pattern: bool
    features: Mapping[str, int]


class Text(NamedTuple):
    """A text's words that may be cues, and what the patterns say is reported."""

    words: list[Word]
    contents: list[tuple[int, int]]


def train(gold: Path) -> None:
    """Write auditor/learned/cues.json."""
    news = parts(gold / "polnear", "tune")["tune"]
    texts = [_read(one["text"], _Open()) for one in news]
    wanted = _words(news, texts)
    first = [(word, _is_cue(word, one)) for one, text in zip(news, texts, strict=True) for word in _some(text, wanted)]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([word.features for word, _ in first]).tocsr()
    often = np.asarray(matrix.sum(axis=0)).ravel() >= RARE
    matrix, labels = matrix[:, often], np.array([label for _, label in first], dtype=int)
    model = _model().fit(matrix, labels)

    def silver(articles: Iterable[Mapping[str, Any]]) -> tuple[csr_matrix, Labels]:
        told = [one for article in articles for one in _silver(article, wanted, vectors, often, model)]
        return vectors.transform([features for features, _ in told])[:, often], np.array([label for _, label in told])

    sets = [(matrix, labels), silver(parts(gold / "editorial", "tune")["tune"]), silver(judged.articles(gold))]
    weight = np.concatenate(
        [np.full(len(told), much) for (_, told), much in zip(sets, (1.0, EDITORIAL, OURS), strict=True)]
    )
    final = _model().fit(vstack([one for one, _ in sets]), np.concatenate([told for _, told in sets]), weight)
    names = vectors.get_feature_names_out()[often]
    save("cues", zip(names, final.coef_[0], strict=True), final.intercept_[0], words=sorted(wanted))


def _read(text: str, words: Container[str]) -> Text:
    marks = judged.marked(text)
    if marks is None:
        return Text([], [])
    told = attributions.read(marks.document, marks)
    found = [
        Word(sentence.tokens[case.at].start, sentence.low(case.at), case.relation is not None, features)
        for sentence, cases in attributions.candidates(told, marks, words)
        for case in cases
        for features in [dict.fromkeys(evidence.features(sentence, case.at, case.about), 1)]
    ]
    relations = [*told.labelled, *(one for _, some in told.sentences for one in some)]
    return Text(found, [span for one in relations for span in one.content])


class _Open(Container[str]):
    """All words but those of the closed classes."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word not in CLOSED and not adverb(word) and (word[0].isalpha() or word == ":")


def _is_cue(word: Word, article: Mapping[str, Any]) -> bool:
    return any(start <= word.start < end for one in article["attributions"] for start, end in one["cue"])


def _words(news: Iterable[Mapping[str, Any]], texts: Iterable[Text]) -> frozenset[str]:
    """The words that are cues often enough, and rare ones whose like are."""
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for article, text in zip(news, texts, strict=True):
        for word in text.words:
            seen[word.word] += 1
            cues[word.word] += _is_cue(word, article)
    known = classes.load()
    of_class, cue_class = Counter[int](), Counter[int]()
    for name in seen.keys() & known.keys():
        of_class[known[name].fine] += seen[name]
        cue_class[known[name].fine] += cues[name]
    alike = {
        name
        for name in known
        if name in _Open()
        and seen[name] < SELDOM
        and cue_class[known[name].fine] >= max(CLASS * of_class[known[name].fine], SEEN)
    }
    return frozenset(alike | {word for word, n in cues.items() if n >= SEEN and n >= RATE * seen[word]})


def _some(text: Text, wanted: frozenset[str]) -> list[Word]:
    return [word for word in text.words if word.pattern or word.word in wanted]


def _silver(
    article: Mapping[str, Any],
    wanted: frozenset[str],
    vectors: DictVectorizer,
    often: Labels,
    model: LogisticRegression,
) -> Iterator[tuple[Mapping[str, int], int]]:
    """Words of judged sentences with labels that follow from the verdict and from a first model."""
    text, spans = rebuilt(article["sentences"])
    read = _read(text, wanted)
    if not read.words:
        return
    likely = model.predict_proba(vectors.transform([word.features for word in read.words])[:, often])[:, 1]
    starts = [start for start, _ in spans]
    inside: dict[int, list[int]] = {}
    for at, word in enumerate(read.words):
        inside.setdefault(bisect_right(starts, word.start) - 1, []).append(at)
    for number, places in inside.items():
        verdict = article["sentences"][number]["attributed"]
        if verdict == "no":
            yield from ((read.words[at].features, 0) for at in places)
        elif verdict == "yes" and _covered(spans[number], read.contents) < COVERED:
            yield from ((read.words[at].features, label) for at, label in _labels(places, likely))


def _covered(span: tuple[int, int], contents: Iterable[tuple[int, int]]) -> float:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in contents) / max(span[1] - span[0], 1)


def _labels(places: list[int], likely: Labels) -> Iterator[tuple[int, int]]:
    """In somebody's sentence the likeliest word is a cue, and those that are sure; the unlikely are none."""
    best = max(places, key=lambda at: float(likely[at]))
    if likely[best] < HOPELESS:
        return
    for at in places:
        if at == best or likely[at] >= SURE:
            yield at, 1
        elif likely[at] < UNLIKELY:
            yield at, 0


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=150)
