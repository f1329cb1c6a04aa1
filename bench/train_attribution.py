"""Learn the weights of cues: `python -m bench.train_attribution` writes auditor/attribution/weights.json.

Reads the folder that AUDITOR_GOLD names: PolNeAR's training part, word by word, and the project's own
editorial sentences, of which only the verdict on the whole sentence is known. A fifth of each, by the hash of
the document's id, is kept apart. What is learned are numbers for words and classes of words; no text is kept.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor import Auditor
from auditor.attribution import evidence, forms, people
from auditor.attribution.grammar import CLOSED, Sentence, adverb
from auditor.attribution.relations import Span
from auditor.attribution.sources import Classifier
from auditor.detectors import Marks, attributions
from auditor.output import write
from auditor.pipeline import separated
from auditor.readers import parse
from auditor.text import lower, plain
from bench.accuracy.editorial import rebuilt
from bench.accuracy.gold import parts

WEIGHTS = Path(attributions.__file__).parent.parent / "attribution" / "weights.json"

SEEN, RATE = 3, 0.08  # a word is a candidate that was a cue so often, and in such a share of its uses
RARE = 3  # features seen less often are left out
STRENGTH = 0.3  # inverse regularisation
SENTENCES = 6.0  # how much an editorial word weighs against one of PolNeAR
SURE, UNLIKELY, HOPELESS = 0.5, 0.15, 0.05  # how editorial words are labelled by a first model
SMALLEST = 0.1  # smaller weights are dropped


Judge = Callable[[list[dict[str, int]]], np.ndarray[Any, Any]]


class Case(NamedTuple):
    """A word that no pattern takes for a cue."""

    start: int
    word: str
    features: dict[str, int]


def main() -> None:
    """Train and write the weights."""
    gold = Path(os.environ["AUDITOR_GOLD"])
    news = [(document, _cases(document["text"])) for document in parts(gold / "polnear", "tune")["tune"]]
    words = _words(news)
    features, labels = _labelled(news, words)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(features).tocsr()
    kept = np.asarray(matrix.sum(axis=0)).ravel() >= RARE
    matrix = matrix[:, kept]
    first = _model().fit(matrix, labels)

    def judge(features: list[dict[str, int]]) -> np.ndarray[Any, Any]:
        likely: np.ndarray[Any, Any] = first.predict_proba(vectors.transform(features)[:, kept])[:, 1]
        return likely

    more, verdicts = _silver(parts(gold / "editorial", "tune")["tune"], words, judge)
    both = vstack([matrix, vectors.transform(more)[:, kept]])
    weight = np.concatenate([np.ones(len(labels)), np.full(len(verdicts), SENTENCES)])
    final = _model().fit(both, np.concatenate([labels, verdicts]), sample_weight=weight)
    names = vectors.get_feature_names_out()[kept]
    _write(names, final, words)


_BOOK = Auditor().rulebook


def _cases(text: str) -> list[Case]:
    """Every word of a text that no pattern takes for a cue, with its features."""
    document = separated(parse(text, "txt", "text"), _BOOK)
    marks = Marks(document, _BOOK.scanner.scan(document))
    lists = attributions.word_sets(marks)
    low = lower(plain(text))
    sentences = [Sentence(text, low, one.start, one.end, one.attrs["block"]) for one in marks["sentences"]]
    known = forms.Known(attributions.verb_hits(marks), lists, Classifier(lists, people.known(sentences, lists)))
    hearsay: dict[int, list[Span]] = defaultdict(list)
    for start, one in attributions.agentless(document, marks):
        hearsay[start].append(one.cue)
    return [case for one in sentences for case in _in_sentence(one, known, hearsay[one.start], marks)]


class _Open(Container[str]):
    """All words but those of the closed classes."""

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word not in CLOSED and not adverb(word) and (word[0].isalpha() or word == ":")


def _in_sentence(sentence: Sentence, known: forms.Known, hearsay: list[Span], marks: Marks) -> Iterator[Case]:
    found = list(forms.in_sentence(sentence, known))
    for index in forms.candidates(sentence, [*(one.cue for one in found), *hearsay], _Open()):
        token = sentence.tokens[index]
        quoted = marks.covers("quotations", token.start, token.end)
        facts = evidence.features(sentence, index, quoted, bool(found))
        yield Case(token.start, token.low, dict.fromkeys(facts, 1))


def _spans(document: Mapping[str, Any]) -> list[tuple[int, int]]:
    return sorted((start, end) for one in document["attributions"] for start, end in one["cue"])


def _is_cue(case: Case, spans: list[tuple[int, int]]) -> bool:
    return any(start <= case.start < end for start, end in spans)


def _words(news: list[tuple[dict[str, Any], list[Case]]]) -> frozenset[str]:
    """The words that are cues often enough to be worth a look."""
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for document, cases in news:
        spans = _spans(document)
        for case in cases:
            seen[case.word] += 1
            cues[case.word] += _is_cue(case, spans)
    return frozenset(word for word, count in cues.items() if count >= SEEN and count >= RATE * seen[word])


def _labelled(
    news: list[tuple[dict[str, Any], list[Case]]], words: frozenset[str]
) -> tuple[list[dict[str, int]], np.ndarray[Any, Any]]:
    features, labels = [], []
    for document, cases in news:
        spans = _spans(document)
        for case in cases:
            if case.word in words:
                features.append(case.features)
                labels.append(_is_cue(case, spans))
    return features, np.array(labels, dtype=int)


def _silver(
    articles: Iterable[dict[str, Any]], words: frozenset[str], judge: Judge
) -> tuple[list[dict[str, int]], np.ndarray[Any, Any]]:
    """Editorial words with labels that follow from the verdict on their sentence and from a first model."""
    features: list[dict[str, int]] = []
    labels: list[int] = []
    for article in articles:
        text, spans = rebuilt(article["sentences"])
        cases = [case for case in _cases(text) if case.word in words]
        for (start, end), sentence in zip(spans, article["sentences"], strict=True):
            inside = [case.features for case in cases if start <= case.start < end]
            for one, label in _labels(inside, sentence["attributed"], judge):
                features.append(one)
                labels.append(label)
    return features, np.array(labels, dtype=int)


def _labels(inside: list[dict[str, int]], attributed: str, judge: Judge) -> Iterator[tuple[dict[str, int], int]]:
    """In nobody's sentence no word is a cue; in somebody's the likeliest is, with those that are sure."""
    if attributed == "no":
        yield from ((one, 0) for one in inside)
    if attributed != "yes" or not inside:
        return
    likely = judge(inside)
    best = int(likely.argmax())
    if likely[best] < HOPELESS:
        return
    for at, one in enumerate(inside):
        if at == best or likely[at] >= SURE:
            yield one, 1
        elif likely[at] < UNLIKELY:
            yield one, 0


def _model() -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=300)


def _write(names: np.ndarray[Any, Any], model: LogisticRegression, words: frozenset[str]) -> None:
    pairs = sorted(zip(map(str, names), map(float, model.coef_[0]), strict=True))
    weights = {name: round(weight, 2) for name, weight in pairs if abs(weight) >= SMALLEST}
    data = {
        "bias": round(float(model.intercept_[0]), 2),
        "words": sorted(words),
        "weights": weights,
    }
    write(WEIGHTS, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(words)} words, {len(weights)} weights: {WEIGHTS.name}")


if __name__ == "__main__":
    main()
