"""overlap: it does not merely say the same again."""

from __future__ import annotations

import re

from auditor.comparisons import Blocks, Params, sentences_of
from auditor.detectors import Marks
from auditor.model import Document, Finding, Mark, Observation
from auditor.stems import FUNCTION, TOKEN, content_words
from auditor.text import lower, plain

ALIKE = 0.3
LONG = 7
NEW = re.compile("[A-Z0-9]")
QUOTED = re.compile('["“”]')


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report the sentence of the part that shares most with one there, where that is too much."""
    said = _said(document, part)
    if set(part) & set(against) or len(said) < 2 * LONG or overlap(said, _said(document, against)) < ALIKE:
        return Observation(0)
    before = set(TOKEN.findall(lower(plain(document.text[: part[0].start]))))
    old = [one for one in _long(document, marks, part) if _adds_nothing(document, one, before)]
    pairs = [
        (_words(document, one), _words(document, other), one)
        for one in old
        for other in _long(document, marks, against)
    ]
    told = ((2 * len(one & other) / (len(one) + len(other)), mark.start, mark.end) for one, other, mark in pairs)
    share, start, end = max(told, default=(0.0, 0, 0))
    if share < params.get("threshold", 0.55):
        return Observation(0)
    return Observation(1, [Finding(start, end, f"{share:.0%} of its content words stand in one sentence there.")])


def _long(document: Document, marks: Marks, blocks: Blocks) -> list[Mark]:
    """The sentences that have enough content words to compare."""
    return [one for one in sentences_of(marks, blocks) if len(_words(document, one)) >= LONG]


def _adds_nothing(document: Document, sentence: Mark, before: set[str]) -> bool:
    """Whether it quotes nobody and has no name and no figure that the text did not have before."""
    words = plain(document.text[sentence.start : sentence.end])
    names = {word.lower() for word in TOKEN.findall(words) if NEW.search(word)}
    return words.endswith((".", "!")) and not QUOTED.search(words) and before | FUNCTION >= names


def _words(document: Document, sentence: Mark) -> set[str]:
    return set(content_words(document.text[sentence.start : sentence.end]))


def _said(document: Document, blocks: Blocks) -> set[str]:
    return {word for block in blocks for word in content_words(document.words_of(block))}


def overlap(one: set[str], other: set[str]) -> float:
    """The share of the smaller set that the two have in common."""
    return len(one & other) / (min(len(one), len(other)) or 1)
