"""times: dates, years, weekdays, and times told from an unnamed present."""

from __future__ import annotations

import re

from auditor.detectors import Marks
from auditor.model import Document, Mark

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many)"
TIME = re.compile(
    rf"(?P<date>(?:{_DAY},? )?\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? (?:1[89]|20)\d\d\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b(?:,? (?:1[89]|20)\d\d\b)?"
    rf"|{_MONTH} (?:of )?(?:1[89]|20)\d\d\b)"
    r"|\b(?:1[89]|20)\d\d-[01]\d-[0-3]\d\b|\b[0-3]?\d/[0-3]?\d/(?:19|20)?\d\d\b)"
    rf"|(?P<relative>\b(?:last|next|this|past|coming) {_DAY}\b"
    rf"|\b{_COUNT} (?:day|week|month|year|decade|hour)s? (?:ago|earlier|later)\b)"
    rf"|(?P<weekday>\b{_DAY}s?\b)"
    r"|(?P<year>(?<![\w$£€.,#/-])(?:1[89]|20)\d\d(?:s\b|\b)(?![,.]\d|%|-\w))"
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each time in the text, the longest where they overlap; `relative` ones need a date to hang on."""
    found = [_mark(hit.start, hit.end, "relative") for hit in marks.hits("time-relative")]
    for block in document.blocks:
        if block.kind != "furniture":
            matches = TIME.finditer(document.text, block.start, block.end)
            found += [_mark(*match.span(), str(match.lastgroup)) for match in matches]
    return _longest(found)


def _mark(start: int, end: int, kind: str) -> Mark:
    return Mark(start, end, {"kind": kind, "relative": kind in ("relative", "weekday")})


def _longest(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept
