"""trends: something is said to rise or fall over time."""

from __future__ import annotations

import re

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import plain

HELPER = re.compile(
    r"\b(?:has|have|had|is|are|was|were|'ve|been|be|began|begun|started|continues? to|continued to|keeps?)"
    r"(?: (?:been|also|now|only|not|even|already|steadily|sharply|rapidly|recently|quickly|slowly|again|all"
    r"|dramatically|significantly|since|gradually|consistently)){0,3} $",
    re.IGNORECASE,
)
ONWARD = re.compile(
    r"\s*(?:[.,;:!?)\"—–]|$)"
    r"| (?:in|by|over|since|from|during|across|among|between|after|amid|as|again|and|but|while|this|last"
    r"|every|each|at a|at an|faster|more|further|for (?:years|months|decades|weeks|the)|because"
    r"|due|when|two|three|four)\b"
    r"| to (?:[$£€]|\d|nearly|almost|about|around|more than|over|record|its (?:high|low)|the (?:high|low))"
    r"| (?:\d|[$£€])| \w+ly\b",
    re.IGNORECASE,
)
IDIOM = re.compile(
    r"\W+(?:from (?:grace|his|her|the (?:dead|ashes|seat))|in (?:love|line|battle)"
    r"|for (?:it|the trick)|off|out)\b",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r" (?:sharply|steadily|dramatically|significantly|rapidly|steeply|markedly|substantially|drastically)\b",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r"\b(?!(?:1[89]|20)\d\d\b)\d"
    r"|\b(?:doubled|tripled|halved|quadrupled|half|percent|per cent|million|billion)\b",
    re.IGNORECASE,
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Verbs and set phrases of rising and falling; `number` tells whether their sentence has a figure."""
    text = plain(document.text)
    found: list[Mark] = []
    for direction in ("up", "down"):
        spans = [(hit.start, hit.end) for hit in marks.hits(f"trend-{direction}-phrases")]
        spans += [span for hit in marks.hits(f"trend-{direction}") if (span := _verb(text, hit))]
        found += [_mark(text, marks, direction, *span) for span in spans]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def _verb(text: str, hit: Mark) -> tuple[int, int] | None:
    """A verb with its helper (`have risen`) or degree (`fell sharply`), not `has increased its stake`."""
    degree = DEGREE.match(text, hit.end)
    if degree:
        return hit.start, degree.end()
    helper = HELPER.search(text, max(hit.start - 40, 0), hit.start)
    if helper and ONWARD.match(text, hit.end) and not IDIOM.match(text, hit.end):
        return helper.start(), hit.end
    return None


def _mark(text: str, marks: Marks, direction: str, start: int, end: int) -> Mark:
    sentence = marks.around("sentences", start)
    number = sentence is not None and bool(AMOUNT.search(text, sentence.start, sentence.end))
    return Mark(start, end, {"direction": direction, "number": number})
