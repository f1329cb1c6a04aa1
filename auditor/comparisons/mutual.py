"""mutual: what it lays on both sides, more than one does there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.model import Document, Finding, Observation

_BOTH = (
    r"(?:both (?:sides|countries|governments|parties|nations|leaders|councils|companies|camps|capitals|teams|unions)"
    r"|each side|mutual|exchang(?:e|ed|ing)|(?:trad(?:e|ed|ing)|swap(?:ped|ping)?)"
    r"|the two (?:sides|countries|governments|nations|parties|councils|companies|camps|capitals))"
)
MUTUAL = re.compile(rf"\b{_BOTH}\b(?:\W+\w+){{0,3}}?\W+(warnings?|accusations?|threats?)\b", re.IGNORECASE)
_BODY = "(?:officials|leaders|representatives|government|also|has|have)"
ACTS = {
    "warning": r"\b(?:warn(?:s|ed|ing)?)\b",
    "accusation": r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|alleg(?:es?|ed|ing))\b",
    "threat": r"\b(?:threaten(?:s|ed|ing)?)\b",
}


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report what the part says of both sides, where the text says it of one."""
    return seen(_onesided(document, part, against))


def _onesided(document: Document, part: Blocks, against: Blocks) -> Iterator[Finding]:
    elsewhere = [document.words_of(block) for block in against if block not in part]
    for block in part:
        for match in MUTUAL.finditer(document.text, block.start, block.end):
            act = match[1].lower().rstrip("s")
            parties = {party for words in elsewhere for party in _actors(words, ACTS[act])}
            if len(parties) == 1:
                yield Finding(*match.span(), f"In the text only {parties.pop()} does so.")


def _actors(text: str, act: str) -> Iterator[str]:
    """Who does this act in the text, by name; a pronoun is somebody too."""
    for match in re.finditer(rf"((?:[A-Z][\w’'-]+ )+)(?:{_BODY} ){{0,2}}{act}", text):
        yield match[1].removeprefix("The ").split()[0]
