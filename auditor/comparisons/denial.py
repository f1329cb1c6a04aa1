"""denial: what it says will happen, the text does not deny."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.comparisons import Blocks, Params, seen, sentences_of
from auditor.detectors import Marks
from auditor.model import Document, Finding, Mark, Observation
from auditor.stems import content_words, stem

HEDGE = re.compile(
    r"\b(?:(?-i:may|MAY)|might|could"
    r"|(?:is|are|was|were) (?:considering|weighing|mulling|planning|likely|expected|thinking)"
    r"|considers|mull(?:s|ed|ing)|weigh(?:s|ed)|plan(?:s|ned)|proposes?|threaten(?:s|ed)"
    r"|hop(?:es?|ed) to|wants? to)\b"
    r"|\b(?:if|unless)\b",
    re.IGNORECASE,
)
WILL = re.compile(r"\bwill (?:be |now |soon )?(\w+)", re.IGNORECASE)
SAID_SO = re.compile(
    r"\b(?:say|says|said|warns?|claims?|fears?|vows?|pledges?|promises?|not)\b|[?:\"“‘…]|'\w+ \w+'", re.IGNORECASE
)
NOT_SO = re.compile(
    r"\b(?:does|do|did|has|have|is|are|was|were|had)(?: not|n[o']t) (?:yet )?"
    r"(?:propos|plan|intend|decid|agree|consider)\w*"
    r"|\bno (?:plans?|intention|decision|proposals?) (?:to|for|on|about|had|has|have|was|is)\b",
    re.IGNORECASE,
)


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each headline that says something will come, where the text only denies it."""
    told = ((block, denied(document, marks, document.words_of(block), sentences_of(marks, against))) for block in part)
    return seen(Finding(block.start, block.end, f"The text says “{said[0]}”.") for block, said in told if said)


def denied(document: Document, marks: Marks, headline: str, sentences: Sequence[Mark]) -> list[str]:
    """The denials, where all that the text says of the event that the headline says will come denies it."""
    event = WILL.search(headline)
    if event is None or SAID_SO.search(headline) or HEDGE.search(headline):
        return []
    act, things = stem(event[1].lower()), set(content_words(headline[: event.start()]))
    denials = []
    for mark in sentences:
        said = unquoted(document, marks, mark)
        words = content_words(said)
        if act in words and things.intersection(words):
            denial = NOT_SO.search(said)
            if denial is None and not HEDGE.search(said):
                return []
            if denial is None:
                continue
            denials.append(" ".join(said[denial.start() :].split()[:8]).rstrip("."))
    return denials


def unquoted(document: Document, marks: Marks, sentence: Mark) -> str:
    """A sentence without its quotations: their doubts are not the text's."""
    said = document.text[sentence.start : sentence.end]
    for mark in marks.within("quotations", sentence.start, sentence.end):
        said = said.replace(document.text[mark.start : mark.end], "")
    return said
