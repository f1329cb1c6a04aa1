"""own_words: the sentences of the running text with the words in them that are the author's own, each with how loaded it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.detectors import Marks
from auditor.learned import weights
from auditor.model import Document, Mark
from auditor.text import lower, plain

BLOCKS = ("dek", "paragraph", "list_item")
FEWEST = 4  # words of a sentence that can be judged
PLAINEST = -2.5  # log-odds of a word's being loaded; those of most words are lower and count as this

TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|[!?]|\d+")


class Word(NamedTuple):
    """A word, and the log-odds that it is loaded."""

    start: int
    end: int
    low: str
    loaded: float


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each sentence that is long enough to be judged; `own` has its words, where there are any."""
    sentences = [one for one in marks["sentences"] if one.attrs["block"] in BLOCKS and one.attrs["words"] >= FEWEST]
    return [Mark(one.start, one.end, {"own": own}) for one in sentences if (own := _own(document, marks, one))]


def _own(document: Document, marks: Marks, sentence: Mark) -> list[Word]:
    """The words of a sentence that are the author's own."""
    text = lower(plain(document.text[sentence.start : sentence.end]))
    of = weights.load("loaded_words").of
    found = [
        Word(sentence.start + token.start(), sentence.start + token.end(), token[0], of.get(token[0], PLAINEST))
        for token in TOKEN.finditer(text)
    ]
    if not marks.within("speech", sentence.start, sentence.end) and not marks.around("speech", sentence.start):
        return found
    return [one for one in found if not marks.covers("speech", one.start, one.end)]
