"""puffery: sentences that praise their subject, by what Wikipedia's editors marked as puffery; each at its loudest word.

A table has how much each word says, and each turn of phrase that ranks its subject. As with loaded sentences, it takes
more where the text around is plain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.detectors import Marks
from auditor.detectors.loaded import shift
from auditor.detectors.own_words import Word
from auditor.detectors.wording import FAMILIES
from auditor.learned import weights
from auditor.learned.weights import chance
from auditor.model import Document, Mark

NAMED = 0.25  # what a word must say to be pointed at
TURNS = {
    "#one of": re.compile(
        r"\bone of (?:the|its|their|his|her) (?:\w+ ){0,2}(?:most|best|top|premier|leading|\w{3,}est)\b"
    ),
    "#superlative": re.compile(
        r"\b(?:the|its|his|her|their|world|nation|country)(?: \w+)? (?:most|best|greatest|finest|top)\b"
    ),
    "#scale": re.compile(
        r"\b(?:around the world|in the world|worldwide|internationally|across the (?:world|globe|country))\b"
    ),
    "#fame": re.compile(r"\b(?:(?:famous|known|renowned|noted) for|considered|regarded|recogni[sz]ed|hailed|widely)\b"),
}
# Every turn has one of these words; without them none is looked for.
TURNING = frozenset(
    "one most best greatest finest top world worldwide internationally across famous known renowned noted considered "
    "regarded recognized recognised hailed widely".split()
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each sentence that is more puffery than not: how `likely` that is, 0..1, and a `detail` that names the words."""
    judged = [(one.attrs["own"], log_odds(one.attrs["own"])) for one in marks["own_words"]]
    if not judged:
        return []
    more = shift([odds for _, odds in judged])
    found = (_mark(words, chance(odds + more), marks) for words, odds in judged if odds + more >= 0)
    return [mark for mark in found if mark]


def facts(words: Sequence[Word]) -> set[str]:
    """The words of a sentence and its turns of phrase."""
    told = [one.low for one in words]
    found = set(told)
    if any(low[0].isdigit() for low in told):
        found.add("#numbers")
    if not TURNING.isdisjoint(told):
        joined = " ".join(told)
        found.update(name for name, turn in TURNS.items() if turn.search(joined))
    return found


def log_odds(words: Sequence[Word]) -> float:
    """How likely it is that editors call a sentence puffery that stands alone."""
    return weights.load("puffery").log_odds(facts(words))


def _mark(words: Sequence[Word], likely: float, marks: Marks) -> Mark | None:
    """At its loudest word; None where no word praises by itself, or other rules look for all that do."""
    of = weights.load("puffery").of
    listed = [hit for name in FAMILIES["padding"] for hit in marks.listed(name, words[0].start, words[-1].end)]
    loud = [
        one
        for one in words
        if of.get(one.low, 0.0) >= NAMED and not any(hit.start < one.end and one.start < hit.end for hit in listed)
    ]
    if not loud:
        return None
    loud.sort(key=lambda one: -of[one.low])
    told = " and ".join(dict.fromkeys(f"“{one.low}”" for one in loud[:2]))
    return Mark(loud[0].start, loud[0].end, {"likely": round(likely, 2), "detail": f"It praises with {told}."})
