"""overlap: it does not merely say the same again."""

from __future__ import annotations

from auditor.comparisons import Blocks, Params, sentences_of
from auditor.detectors import Marks
from auditor.model import Document, Finding, Observation
from auditor.stems import content_words

ALIKE = 0.3
LONG = 7


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report the sentence of the part that shares most with one there, where that is too much."""
    said = _said(document, part)
    if set(part) & set(against) or len(said) < 2 * LONG or overlap(said, _said(document, against)) < ALIKE:
        return Observation(0)
    pairs = [(one, other) for one in _long(document, marks, part) for other in _long(document, marks, against)]
    share, start, end = max(((overlap(one[0], other[0]), *one[1]) for one, other in pairs), default=(0.0, 0, 0))
    if share < params.get("threshold", 0.55):
        return Observation(0)
    return Observation(1, [Finding(start, end, f"{share:.0%} of its content words stand in one sentence there.")])


def _long(document: Document, marks: Marks, blocks: Blocks) -> list[tuple[set[str], tuple[int, int]]]:
    """The content words and span of each sentence that has enough of them to compare."""
    said = [(set(content_words(document.text[m.start : m.end])), (m.start, m.end)) for m in sentences_of(marks, blocks)]
    return [pair for pair in said if len(pair[0]) >= LONG]


def _said(document: Document, blocks: Blocks) -> set[str]:
    return {word for block in blocks for word in content_words(document.words_of(block))}


def overlap(one: set[str], other: set[str]) -> float:
    """The share of the smaller set that the two have in common."""
    return len(one & other) / (min(len(one), len(other)) or 1)
