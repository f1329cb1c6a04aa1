"""speakers: whom it lets speak, is mentioned there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.model import Document, Finding, Observation
from auditor.text import plain

SPEAKER = re.compile(
    r"(?<![\w'’-])([A-Z][a-z]+) ([A-Z][\w'’-]+) "
    r"(?:says?|said|confirms?|confirmed|warns?|warned|admits?|announces?|insists?|reveals?|claims?|tells|vows)\b"
)


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each person who speaks in the part and whom the text never mentions."""
    return seen(_unheard(document, marks, part, against))


def _unheard(document: Document, marks: Marks, part: Blocks, against: Blocks) -> Iterator[Finding]:
    """The people whom the headline lets speak by their full names and the text does not know at all."""
    given = marks.scan.forms("given-names")
    low = plain(" ".join(document.words_of(one) for one in against)).lower()
    for block in part:
        for match in SPEAKER.finditer(document.text, block.start, block.end):
            surname = re.sub("'s$", "", plain(match[2]).lower())
            if match[1].lower() in given and surname not in low and match[1].lower() not in low:
                yield Finding(match.start(1), match.end(2), "The text never mentions this person.")
