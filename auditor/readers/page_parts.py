"""page_parts: stretches of a web page's letters, each with what it is: title, paragraph, heading, …"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from auditor.readers.stream import Stream

_PROSE = 100


class Part(NamedTuple):
    """A stretch of the page's letters and what it is."""

    start: int
    end: int
    kind: str
    level: int = 0


def in_order(found: Iterable[Part]) -> list[Part]:
    """By place, and where two overlap the inner or first one; what the other has besides stays."""
    ordered: list[Part] = []
    for part in sorted(found, key=lambda part: (part.start, part.end)):
        start = max(part.start, ordered[-1].end) if ordered else part.start
        if start < part.end:
            ordered.append(part._replace(start=start))
    return ordered


def inside(stream: Stream, part: Part, tag: str) -> bool:
    """Whether a part lies in an element with this tag."""
    spans = stream.outermost(tag)
    at = bisect_right(spans, (part.start, len(stream.letters))) - 1
    return at >= 0 and spans[at][1] >= part.end


def after_name(stream: Stream) -> int:
    """Where the page itself begins, after the name in its head."""
    return next((element.end for element in stream.tagged("title")), 0)


def texts_of(body: list[Part]) -> list[Part]:
    """The parts that are no headings, or all where there are only headings."""
    return [part for part in body if part.kind != "heading"] or body


def text_start(body: list[Part]) -> int:
    """Where the running text begins."""
    texts = texts_of(body)
    return next((part.start for part in texts if part.end - part.start >= _PROSE), texts[0].start)
