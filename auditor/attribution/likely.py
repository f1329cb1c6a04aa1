"""Likely: which cues stand, and which words are cues though no pattern knows them.

The weights say how likely each is: logistic regression over the features of `evidence.py`, trained by
`bench/train/cues.py` on PolNeAR (Newell et al., "An Attribution Relations Corpus for Political News", LREC 2018) and on
sentences that readers judged by the project's own codebook. No text of either is kept: only words, classes and numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from auditor.attribution import cues, evidence, forms
from auditor.attribution.evidence import About, shape
from auditor.attribution.grammar import Sentence
from auditor.attribution.relations import Relation, Span
from auditor.learned import weights

LIKELY = 0.3
DOUBTED = 0.12  # a cue that a pattern has found stands unless it is less likely than this
SURE = ("according", "perspective", "nominal", "colon")  # forms that only report


class Case(NamedTuple):
    """A token that may be a cue, by its place in the sentence, and the relation that a pattern makes of it."""

    at: int
    about: About
    relation: Relation | None


def in_sentence(
    sentence: Sentence,
    cases: Sequence[Case],
    known: forms.Known,
) -> Iterator[Relation]:
    """The relations of the cues that are likely."""
    table = weights.load("cues")
    for case in cases:
        relation = case.relation
        if relation is not None and relation.cue_kind in SURE:
            yield relation
            continue
        likely = table.probability(evidence.features(sentence, case.at, case.about))
        if relation is None and likely >= LIKELY:
            relation = forms.by_shape(sentence, case.at, known)
        if relation is not None and likely >= DOUBTED:
            yield relation


def cases(
    sentence: Sentence,
    found: Sequence[Relation],
    others: Sequence[Span],
    known: forms.Known,
    quoted: Callable[[int, int], bool],
    rate: int,
    words: Container[str],
) -> Iterator[Case]:
    """What may be a cue: what the patterns have found, and other words of this set where `others`, known cues, are not."""
    if forms.asks(sentence):
        return
    taken = [*(one.span for one in found), *others]
    patterns = {one.cue[0]: one for one in found}
    for index, token in enumerate(sentence.tokens):
        one = patterns.get(token.start)
        if one is None and (token.low not in words or not _free(sentence, index, taken, known)):
            continue
        pattern = f"{one.cue_kind}/{one.kind.type}" if one else ""
        about = About(pattern, quoted(token.start, token.end), len(taken) > (one is not None), rate)
        yield Case(index, about, one)


def _free(sentence: Sentence, index: int, taken: Sequence[Span], known: forms.Known) -> bool:
    """Whether no cue covers a word yet, and it has no other sense there."""
    token = sentence.tokens[index]
    if any(start <= token.start < end for start, end in taken) or (token.low == ":" and taken):
        return False
    if token.low.endswith("ed") and sentence.low(index + 1) == "by" and shape(sentence, index - 1) != "be":
        return False  # `prices suggested by the trade`
    return token.start not in known.hits or cues.fits(sentence, index, known.hits[token.start])
