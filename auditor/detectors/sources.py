"""sources: everybody and everything that the article cites, once, at the first mention."""

from __future__ import annotations

from typing import Any

from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import WORD, squeeze


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each source with `type`, `name`, `role`, `mentions` (attributions) and `quoted_words`."""
    census: dict[str, dict[str, Any]] = {}
    for mark in marks["attributions"]:
        if mark.attrs["source_span"] is None or not owns(mark):
            continue
        key = _key(mark, census)
        if key is None:
            continue
        entry = census.setdefault(key, _entry(mark, document))
        entry["mentions"] += 1
        entry["quoted_words"] += _quoted(mark, document, marks)
    found = [Mark(entry.pop("start"), entry.pop("end"), entry) for entry in census.values()]
    return sorted(found, key=lambda mark: mark.start)


def _key(mark: Mark, census: dict[str, dict[str, Any]]) -> str | None:
    """Who this is; None for a pronoun that stands for nobody known."""
    name = squeeze(mark.attrs["name"])
    if mark.attrs["source"] == "pronoun":
        return next((key for key in census if name and (key == name or key.split()[-1] == name.split()[-1])), None)
    if mark.attrs["source"] == "person" and name:
        surname = name.split()[-1]
        return next((key for key in census if key.split()[-1] == surname and census[key]["type"] == "person"), name)
    return squeeze(mark.attrs["known_as"]) or str(mark.attrs["source_span"])


def _entry(mark: Mark, document: Document) -> dict[str, Any]:
    start, end = mark.attrs["source_span"]
    return {
        "start": start,
        "end": end,
        "type": mark.attrs["source"],
        "name": mark.attrs["known_as"] or document.text[start:end],
        "role": mark.attrs["role"],
        "mentions": 0,
        "quoted_words": 0,
    }


def _quoted(mark: Mark, document: Document, marks: Marks) -> int:
    words = 0
    for start, end in mark.attrs["content"]:
        for quotation in marks.within("quotations", start, end):
            if not quotation.attrs["nested"]:
                words += len(WORD.findall(document.text, quotation.start, min(quotation.end, end)))
    return words
