"""page_extras: the small parts around the text of a web page's article: dek, byline, captions."""

from __future__ import annotations

import re

from auditor.readers.authors import named
from auditor.readers.page_parts import Part, texts_of
from auditor.readers.stream import Element, Stream
from auditor.text import words

_DEK = re.compile(
    r"\b(?:dek|standfirst|sub-?title|sub-?headline|sub-?heading|strap-?line|article-summary|lede?-?text)\b"
)
_BYLINE = re.compile(r"\b(?:by-?lines?|author-?name|authors?|p-author|contributors?)\b")


def page_extras(stream: Stream, body: list[Part], title: list[Part]) -> list[Part]:
    """Dek and byline between title and text, and the captions in the article."""
    texts = texts_of(body)
    low, high = (title[0].end if title else texts[0].start), texts[min(2, len(texts) - 1)].start
    found: list[Part] = []
    for kind, hint, least, most in (("dek", _DEK, 4, 60), ("byline", _BYLINE, 2, 16)):
        for element in stream.elements:
            if low <= element.start and element.end <= high and _is_part(stream, element, hint, least, most):
                found.append(Part(element.start, element.end, kind))
                break
    end = body[-1].end
    captions = [
        Part(element.start, element.end, "caption")
        for element in stream.tagged("figcaption")
        if low <= element.start < element.end <= end and element.end - element.start < 1000
    ]
    return found + captions


def _is_part(stream: Stream, element: Element, hint: re.Pattern[str], least: int, most: int) -> bool:
    if not hint.search(element.hint) or element.end - element.start > 600:
        return False
    text = stream.words(element.start, element.end)
    count = len(words(text))
    return least <= count <= most and (hint is not _BYLINE or count <= 3 or bool(named(text)))
