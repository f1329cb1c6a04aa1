"""claims: sentences that state what a reader could dispute or would want to check, and who owns them.

A claim is told by the cues of its types (word lists `claim-*`, statistics, trends), or by the judgement of the sentence;
its owner is an attribution in the sentence, a link, the context (a source that carries over), or nobody.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from auditor.attribution.identity import IDENTIFIED
from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import WORD

# The types that word lists tell, in the order in which a report names them.
LISTED = (
    "causal",
    "interpretation",
    "mental-state",
    "superlative",
    "prediction",
    "generalisation",
    "insider",
    "news-fact",
)
BLOCKS = ("paragraph", "list_item", "dek")
MIN_WORDS = 6
# A sentence that an editor would so likely mark claims something, whatever its words, and what stands around it is no owner.
DISPUTED = 0.25
TYPED = 1.4  # where the words say of which type a claim is, editors mark it so much more often
# Identified attributions per 1,000 words under which plain news in the perfect tense wants a source as well.
SCARCE = 10
PERSONAL = frozenset("i my me you your i'm i've you're".split())

_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|already\s+|now\s+)?(?:\w+(?:ed|en|wn)|put|set|cut|made|lost|sent)\b"
)
# Dated history at the end of a sentence, which nobody contests.
_DATED = re.compile(r",?\s(?:since|after|before|when|until)\s(?:\S+\s){1,8}?(?:in\s)?(?:1[5-9]|20)\d\d\W*$")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:to|yester)day\b")


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each claiming sentence with its `types`, `owner`, `block` and `place`, and how `likely` an editor would mark it."""
    found = []
    owned_before: Mark | None = None
    scarce = _sources_are_scarce(marks)
    for sentence in marks["sentences"]:
        attrs = sentence.attrs
        owner = _attributed(sentence, marks)
        if attrs["block"] in BLOCKS and attrs["words"] >= MIN_WORDS:
            judged = marks["judgements"][attrs["index"]]
            types = [] if _personal(sentence, document, marks) else _types(sentence, document, marks, scarce)
            likely = min(judged.attrs["claim"] * (TYPED if types else 1), 1.0)
            if types or likely >= DISPUTED:
                told = owner or _owner(sentence, owned_before, document, marks)
                if likely >= DISPUTED and not _sure(told, sentence, marks):
                    told = "none"
                attrs = {"types": types or ["assertion"], "owner": told, "likely": likely}
                found.append(_mark(sentence, attrs, judged, document))
        owned_before = sentence if owner == "attribution" else _carried(owned_before, sentence, document)
    return found


def _mark(sentence: Mark, attrs: Mapping[str, Any], judged: Mark, document: Document) -> Mark:
    details = {"likely": judged.attrs["details"].get("claim", "")}
    place = {key: sentence.attrs[key] for key in ("block", "place")}
    known = _DATED.search(document.text, sentence.start, sentence.end)
    return Mark(sentence.start, known.start() if known else sentence.end, {**attrs, **place, "details": details})


def _sources_are_scarce(marks: Marks) -> bool:
    cited = sum(mark.attrs["source"] in IDENTIFIED for mark in marks["attributions"])
    return 1000 * cited < SCARCE * marks.word_count


def _types(sentence: Mark, document: Document, marks: Marks, scarce: bool) -> list[str]:
    """The types whose cues stand in the sentence, each once."""
    types = [name for name in LISTED if marks.listed(f"claim-{name}", sentence.start, sentence.end)]
    if "news-fact" not in types and (scarce or sentence.attrs["block"] == "list_item") and _news(sentence, document):
        types.append("news-fact")
    types += [name for name in ("statistic", "trend") if marks.within(f"{name}s", sentence.start, sentence.end)]
    return types


def _news(sentence: Mark, document: Document) -> bool:
    """What has happened, told without the day on which it did."""
    words = document.text[sentence.start : sentence.end]
    return bool(_PERFECT.search(words)) and not _WEEKDAY.search(words)


def _attributed(sentence: Mark, marks: Marks) -> str:
    """`attribution` where the sentence, or most of it, is somebody's words; else empty."""
    if any(owns(mark) for mark in marks.within("attributions", sentence.start, sentence.end)):
        return "attribution"
    if marks.covers("speech", sentence.start + 1, sentence.end - 1):
        return "attribution"
    inside = marks.within("speech", sentence.start, sentence.end)
    said = sum(min(mark.end, sentence.end) - mark.start for mark in inside)
    return "attribution" if said > (sentence.end - sentence.start) / 2 else ""


def _carried(before: Mark | None, sentence: Mark, document: Document) -> Mark | None:
    """A source carries over inside its paragraph."""
    if before is None or document.block_at(before.start) != document.block_at(sentence.start):
        return None
    return before


def _owner(sentence: Mark, before: Mark | None, document: Document, marks: Marks) -> str:
    if marks.within("links", sentence.start, sentence.end):
        return "link"
    if _carried(before, sentence, document):
        return "context"
    if sentence.attrs["place"] == "lede" and _sourced_soon(sentence, marks):
        return "context"
    return "none"


def _sourced_soon(sentence: Mark, marks: Marks) -> bool:
    """A lede tells the event plainly; the next sentences say who reports it."""
    index = sentence.attrs["index"]
    following = marks["sentences"][index + 1 : index + 4]
    return any(
        mark.attrs["source"] in IDENTIFIED
        for one in following
        for mark in marks.within("attributions", one.start, one.end)
    )


def _sure(owner: str, sentence: Mark, marks: Marks) -> bool:
    """Whether an owner is beyond doubt: a link in the sentence, or somebody identified who speaks in it."""
    speakers = marks.within("attributions", sentence.start, sentence.end)
    known = any(one.attrs["source"] in IDENTIFIED and one.attrs["cue_kind"] != "learned" for one in speakers)
    return owner == "link" or (owner == "attribution" and known)


def _personal(sentence: Mark, document: Document, marks: Marks) -> bool:
    """First-person experience, advice to the reader and questions claim nothing that needs a source."""
    words = {word.lower() for word in WORD.findall(document.text, sentence.start, sentence.end)}
    return bool(words & PERSONAL) or document.text.endswith("?", sentence.start, sentence.end)
