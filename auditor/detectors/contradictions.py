"""contradictions: two plain statements about one thing that cannot both hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import plain, shorten

_KIND = r"(?P<kind>(?:(?!the|an?|any|no|that|this|of|their)\b[a-z]+ )?)"
_DEAL = rf"{_KIND}(?:agreements?|deals?|accords?|pacts?|treat(?:y|ies))"
_ASIDE = r"(?:, [^,.;]{1,80},)?"
_HELPER = r"(?:has |had |have )?(?:\w+ly |now |since )?"
_FELL = r"(?:collapsed|fallen apart|fell apart|unravelled|unraveled|broken down|broke down)"
_NEVER = (
    r"(?:failure to (?:reach|sign|strike|agree)|failed to (?:reach|sign|strike|agree)"
    r"|never (?:reached|signed|struck)"
    r"|without (?:reaching|signing)|did not (?:reach|sign)|no)"
)
_LINK = r"(?:(?:direct|all|official|their|its|most|any|formal|diplomatic|remaining) ){0,3}"
_TALK = r"(?:(?:tele)?phone lines?|hotlines?(?: between (?:the )?(?:\w+ ){1,3}?\w+)?|communications?(?: channels?| lines?)?|contacts?|(?:channels?|lines?) of communication|dialogue)"
_CUT = r"(?:shut down|cut off|cut|severed|ended|halted|broken off|closed|suspended)"
_SCANT = r"(?:minimal|limited|little|some|occasional|sporadic|regular|daily|frequent|continued|ongoing)"
_BE = r"(?:has|have|had|was|were|is|are)(?: been)?(?: \w+ly)?"


class Clash(NamedTuple):
    """Two forms of statement that exclude each other."""

    about: str
    needs: tuple[str, ...]
    one: re.Pattern[str]
    other: re.Pattern[str]


CLASHES = (
    Clash(
        "agreement",
        ("collapsed", "apart", "unravel", "broken down", "broke down"),
        re.compile(rf"\b{_DEAL}{_ASIDE} {_HELPER}{_FELL}\b", re.IGNORECASE),
        re.compile(
            rf"\b{_NEVER} (?:on )?(?:an?|the|any)? ?{_DEAL}\b"
            r"(?! (?:on|over|about|for|with|to|between|at|of)\b)",
            re.IGNORECASE,
        ),
    ),
    Clash(
        "contact",
        ("contact", "communication", "dialogue", "hotline", "phone line"),
        re.compile(rf"\b{_CUT} {_LINK}{_TALK}\b|\b{_TALK}{_ASIDE} {_BE} {_CUT}\b", re.IGNORECASE),
        re.compile(
            rf"\b{_SCANT} {_LINK}{_TALK}\b|\b(?:remain|stay|are still|still) in (?:\w+ )?contact\b"
            r"|\bstill (?:talk|speak|meet)\b"
            r"|\b(?:talk|speak|call)(?:s|ing)?(?: to each other| with each other)?(?: (?:on|over|by) (?:the )?\w+)?"
            r" (?:every|each) (?:morning|evening|night|day|week|month)\b",
            re.IGNORECASE,
        ),
    ),
)
DEAL = re.compile(rf"\b{_DEAL}\b", re.IGNORECASE)
ANY_DEAL = frozenset("new final such possible future written ever".split())
MODAL = re.compile(
    r"\b(?:if|could|may|might|would|unless|whether|threat\w*|fear\w*|resum\w+|restor\w+|reopen\w*|until|before)\b",
    re.IGNORECASE,
)
PLAN = re.compile(
    r"\b(?:talks?|negotiations?|hopes?|efforts?|bid|attempts?|push|meetings?|discussions?|prospects?)"
    r" (?:on|for|of|about|over|toward|towards|to \w+)(?: \w+){0,4} $",
    re.IGNORECASE,
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each statement that goes against an earlier one: `of` is the start of that one, `about` its subject."""
    text = plain(document.text)
    low = text.lower()
    likely = [clash for clash in CLASHES if any(word in low for word in clash.needs)]
    found = [mark for clash in likely for mark in _clash(document, text, marks, clash)]
    found += marks["disagreements"]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def _clash(document: Document, text: str, marks: Marks, clash: Clash) -> Iterator[Mark]:
    ones = [hit for hit in clash.one.finditer(text) if _told(text, hit, marks)]
    others = [hit for hit in clash.other.finditer(text) if _told(text, hit, marks)] if ones else []
    for other in others[:1]:
        one = next((one for one in ones if _same_kind(text, one, other) and _apart(one, other)), None)
        if one:
            first, last = sorted((one.span(), other.span()))
            yield _mark(document, last, first, clash.about)


def _apart(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.end() <= other.start() or one.start() >= other.end()


def _told(text: str, hit: re.Match[str], marks: Marks) -> bool:
    """Whether the statement is a plain one: no condition, no quotation, no hope of a deal."""
    sentence = marks.around("sentences", hit.start())
    if sentence is None or sentence.attrs["block"] in ("title", "heading") or marks.covers("quotations", *hit.span()):
        return False
    before = text[max(sentence.start, hit.start() - 80) : hit.start()]
    return not MODAL.search(text, sentence.start, min(hit.end() + 40, sentence.end)) and not PLAN.search(before)


def _same_kind(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether both speak of the same kind of deal; one without a kind is the only one that the text knows."""
    kinds = {_kind(one), _kind(other)}
    if len(kinds) == 1:
        return True
    known = {_kind(hit) for hit in DEAL.finditer(text)} - {"", *ANY_DEAL}
    return "" in kinds and len(known) == 1 and known <= kinds


def _kind(hit: re.Match[str]) -> str:
    return (hit.groupdict().get("kind") or "").strip().lower()


def _mark(document: Document, span: tuple[int, int], first: tuple[int, int], about: str) -> Mark:
    detail = f"Before: “{shorten(document.text[first[0] : first[1]], 90)}”."
    return Mark(*span, {"of": first[0], "about": about, "detail": detail})
