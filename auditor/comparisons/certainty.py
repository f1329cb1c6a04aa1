"""certainty: it is no surer than the sentence there that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparisons import Blocks, Params, seen, sentences_of
from auditor.comparisons.denial import HEDGE, denied, unquoted
from auditor.comparisons.names import title_case
from auditor.detectors import Marks
from auditor.model import Document, Finding, Observation
from auditor.stems import content_words, stem

SOFTENED = re.compile(
    r"\b(?-i:to (?=[a-z]))|\b(?-i:To)\b"
    r"|\b(?:can|will|says?|said|warns?|claims?|urges?|calls?|fears?|over|why|how|what)\b"
    r"|[?:\"“‘…]|'\w+ \w+'",
    re.IGNORECASE,
)

EARLY = 3  # blocks
WEIGHED = re.compile("considering|weigh|mull|thinking|considers", re.IGNORECASE)
MAYBE = re.compile(r"\b(?:may|would)\b(?! \d)", re.IGNORECASE)


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each headline that is sure of what the text hedges or denies."""
    return seen(_surer(document, marks, part, against))


def _surer(document: Document, marks: Marks, part: Blocks, against: Blocks) -> Iterator[Finding]:
    sentences = sentences_of(marks, against)
    for block in part:
        headline = document.words_of(block)
        wanted = set(content_words(headline))
        if HEDGE.search(headline) or MAYBE.search(headline):
            continue
        if denials := denied(document, marks, headline, sentences):
            yield Finding(block.start, block.end, f"The text says “{denials[0]}”.")
        intends = title_case(headline) and " to " in headline
        if len(wanted) < 4 or intends or SOFTENED.search(headline):
            continue
        said = [(mark, set(content_words(document.text[mark.start : mark.end]))) for mark in sentences]
        same = [mark for mark, content in said if len(wanted & content) >= max(4, 0.75 * len(wanted))]
        early = against[:EARLY][-1].end
        hedges = [_hedge(unquoted(document, marks, mark), wanted, mark.start < early) for mark in same]
        if hedges and all(hedges):
            yield Finding(block.start, block.end, f"The text says “{hedges[0]}”.")


def _hedge(sentence: str, wanted: set[str], early: bool) -> str:
    """The word that makes the headline's event less than sure in this sentence, if any.

    A condition comes after the event or opens the sentence, any other hedge stands right before the event, or between
    who does it and what it is done to.
    """
    for match in HEDGE.finditer(sentence):
        before = wanted.intersection(content_words(sentence[: match.start()]))
        after = wanted.intersection(content_words(" ".join(sentence[match.end() :].split()[:8])))
        if match[0].lower() in ("if", "unless"):
            later = wanted.intersection(content_words(sentence.partition(",")[2]))
            if later == wanted if match.start() == 0 else len(before) >= 0.75 * len(wanted):
                return match[0]
        elif (
            early
            and WEIGHED.search(match[0])
            and len(before) >= 2
            and len(after) >= 2
            and len(before | after) >= 0.75 * len(wanted)
        ) or any(word[:1].islower() and stem(word) in wanted for word in sentence[match.end() :].split()[:2]):
            return match[0]
    return ""
