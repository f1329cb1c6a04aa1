"""names: capitalised names of people, places and bodies in running text."""

from __future__ import annotations

import re

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.stems import FUNCTION

_CAPITAL = r"[A-Z](?:[\w’'-]*\w|\.(?:[A-Z]\.)*)"
# A plain class first, which `re` looks for fast; that no letter stands before it is asked after.
_FIRST = r"[A-Z](?<![\w’'].)(?:[\w’'-]*\w|\.(?:[A-Z]\.)*)"
_SMALL = "(?:(?:of|the|de|van|von|bin|al|for) ){0,2}"
NAME = re.compile(rf"{_FIRST}(?: {_SMALL}{_CAPITAL})*")
TOKEN = re.compile(r"\w[\w-]+")
POSSESSIVE = re.compile(r"['’]s?$")
STARTERS = FUNCTION | frozenset(
    (
        "according although another because but despite earlier following however instead later meanwhile"
        " moreover one since then therefore though thus two three today tomorrow yesterday yes no what why"
        " how see read mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday january"
        " february march april may june july august september october november december last next many most"
        " others several securing neither either nobody everyone someone nothing everything never perhaps"
        " maybe asked speaking among like unlike during upon amid"
    ).split()
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each name with its last word (`head`); a sentence's first word counts if it is never in lower case."""
    common = set(TOKEN.findall(document.text))
    found: list[Mark] = []
    for sentence in marks["sentences"]:
        if sentence.attrs["block"] not in ("title", "heading"):
            found += _in_sentence(document.text, sentence.start, sentence.end, common)
    return found


def _in_sentence(text: str, start: int, end: int, common: set[str]) -> list[Mark]:
    found = []
    for match in NAME.finditer(text, start, end):
        first = match.start()
        for word in match[0].split():
            if word.lower() not in STARTERS and (first > start + 1 or word.lower() not in common):
                break
            first += len(word) + 1
        name = POSSESSIVE.sub("", text[first : match.end()])
        if len(name) > 1 and name[0].isupper():
            found.append(Mark(first, first + len(name), {"name": name, "head": name.split()[-1]}))
    return found
