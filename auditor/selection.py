"""Choosing among marks: by attributes, scope and voice; and making findings of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import Any

from auditor.detectors import Marks
from auditor.model import Document, Finding, Mark


def author_only(hits: Iterable[Mark], marks: Marks) -> list[Mark]:
    """The hits that are the author's own words: outside quotations and reported speech."""
    return [hit for hit in hits if not marks.covers("speech", hit.start, hit.end)]


def select(params: Mapping[str, Any], document: Document, marks: Marks) -> list[Mark]:
    """The marks that a rule's block describes by `mark`, `where`, `least`, `scope` and `voice`."""
    chosen = [mark for mark in marks[params["mark"]] if mark.fits(params.get("where", {}))]
    for name, least in params.get("least", {}).items():
        chosen = [mark for mark in chosen if mark.attrs.get(name, -inf) >= least]
    if "scope" in params:
        places = marks.places(params["scope"])
        chosen = [mark for mark in chosen if mark.start in places]
    return author_only(chosen, marks) if params.get("voice") == "author" else chosen


def once(findings: Sequence[Finding]) -> list[Finding]:
    """The first finding, which tells how many more there are."""
    if len(findings) < 2:
        return list(findings)
    first, more = findings[0], len(findings) - 1
    detail = f"{first.detail} The same in {more} more place{'s' if more > 1 else ''}.".strip()
    return [Finding(first.start, first.end, detail)]


def whole(document: Document, detail: str = "") -> Finding:
    """A fault of the whole document; it points at the title, else at the first sentence."""
    title = next(iter(document.blocks_of("title")), None)
    if title is not None:
        return Finding(title.start, title.end, detail, whole=True)
    block = next((block for block in document.blocks if block.kind != "furniture"), None)
    if block is None:
        return Finding(0, 0, detail, whole=True)
    stop = document.words_of(block).find(". ")
    return Finding(block.start, block.start + stop + 1 if stop >= 0 else block.end, detail, whole=True)
