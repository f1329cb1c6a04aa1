"""dropped: what was first somebody's claim and later stands as plain fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.detectors import Marks
from auditor.detectors.repeats import content_words, stem
from auditor.model import Document, Mark
from auditor.text import lower, plain

UP = ("rise", "increase", "growth", "surge", "spike", "jump", "escalation", "uptick", "explosion")
DOWN = ("fall", "decrease", "decline", "drop", "slump", "plunge", "reduction", "collapse")
DIRECTION = {**dict.fromkeys(UP, "up"), **dict.fromkeys(DOWN, "down")}
KINDS = ("claim", "think", "accuse", "perspective")

_ASSERTS = (
    r"(?:has|have|had|led|leads|cost|costs|caused|causes|sparked|left|leaves|shows|showed|means|meant|forced|forces"
    r"|prompted|fuelled|fueled|created|creates|pushed|pushes|put|puts|drove|drives|threatens|threatened|made|makes"
    r"|is|was|are|were)"
)
_SIZE = "(?: (?:recent|sharp|steady|dramatic|rapid|alarming|steep|current|ongoing))?"
_EVENT = (
    "(?:fraud|theft|bribery|sabotage|massacre|cover-up|conspiracy|plot|betrayal|rigging|forgery|poisoning|cheating"
    "|corruption|abuse)"
)
DEFINITE_TREND = re.compile(
    rf"\b(?:the|this|that){_SIZE} ({'|'.join(DIRECTION)}) (?:in|of) "
    rf"((?:[\w'-]+ ){{0,3}}?[\w'-]+)(?= {_ASSERTS}\b)",
    re.IGNORECASE,
)
DEFINITE_EVENT = re.compile(rf"\bThe ({_EVENT}) {_ASSERTS}\b")
VERBS_OF = {
    "theft": "stole stolen steal stealing",
    "bribery": "bribed bribe bribes",
    "sabotage": "sabotaged",
    "massacre": "massacred",
    "conspiracy": "conspired conspiring",
    "plot": "plotted plotting",
    "betrayal": "betrayed",
    "rigging": "rigged",
    "forgery": "forged",
    "poisoning": "poisoned",
    "cheating": "cheated",
    "abuse": "abused",
    "fraud": "defrauded defrauding",
    "corruption": "corrupt",
}
EVENT_OF = {verb: event for event, verbs in VERBS_OF.items() for verb in verbs.split()}


class Claim(NamedTuple):
    """What a source claims: its words' stems, the way its trends go, the events it names."""

    start: int
    end: int
    owner: str
    words: frozenset[str]
    directions: frozenset[str]
    events: frozenset[str]


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Definite phrases that take a claim for granted: `of` is where the claim starts, `owner` whose it is."""
    text = plain(document.text)
    plainly = [(hit, "trend") for hit in DEFINITE_TREND.finditer(text)]
    plainly += [(hit, "event") for hit in DEFINITE_EVENT.finditer(text)]
    claims = list(_claims(document, marks)) if plainly else []
    found = [_mark(hit, claim) for hit, kind in plainly if (claim := _claim_of(hit, kind, claims, marks))]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def _claims(document: Document, marks: Marks) -> Iterator[Claim]:
    cues = {(cue.start, cue.end) for cue in marks.hits("accuse-claims")}
    for mark in marks["attributions"]:
        said = any(mark.start <= start < mark.end for start, _ in cues)
        if mark.attrs.get("cue_kind") not in KINDS and not said:
            continue
        for start, end in mark.attrs.get("content", ()):
            if not marks.within("statistics", start, end):
                yield _claim(document, marks, mark, start, end)


def _claim(document: Document, marks: Marks, mark: Mark, start: int, end: int) -> Claim:
    content = document.text[start:end]
    words = lower(plain(content)).split()
    said = {word.strip(",.;:!?\"'") for word in words}
    directions = {trend.attrs["direction"] for trend in marks.within("trends", start, end)}
    directions |= {DIRECTION[word] for word in said if word in DIRECTION}
    events = {EVENT_OF.get(word, word) for word in said}
    owner = str(mark.attrs.get("name") or "")
    return Claim(
        start, end, owner, frozenset(content_words(content)), frozenset(directions), frozenset(events)
    )


def _claim_of(hit: re.Match[str], kind: str, claims: list[Claim], marks: Marks) -> Claim | None:
    """The earlier claim that the phrase takes for granted; None where the phrase is reported itself."""
    if marks.covers("speech", hit.start(), hit.end()) or not _in_text(hit, marks):
        return None
    takes = _takes_trend if kind == "trend" else _takes_event
    return next((claim for claim in claims if claim.end <= hit.start() and takes(hit, claim)), None)


def _in_text(hit: re.Match[str], marks: Marks) -> bool:
    sentence = marks.around("sentences", hit.start())
    return sentence is not None and sentence.attrs["block"] in ("paragraph", "list_item", "dek")


def _takes_trend(hit: re.Match[str], claim: Claim) -> bool:
    nouns = set(content_words(hit[2]))
    return bool(nouns) and DIRECTION[hit[1].lower()] in claim.directions and nouns <= claim.words


def _takes_event(hit: re.Match[str], claim: Claim) -> bool:
    return hit[1].lower() in claim.events or stem(hit[1].lower()) in claim.words


def _mark(hit: re.Match[str], claim: Claim) -> Mark:
    detail = (
        f"Before, this was a claim of {claim.owner}." if claim.owner else "Before, this was somebody's claim."
    )
    return Mark(*hit.span(), {"of": claim.start, "owner": claim.owner, "detail": detail})
