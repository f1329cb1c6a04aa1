"""article: which parts of a web page are its article, from what trafilatura says and what the page's elements show."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from auditor.readers.elements import as_part, by_elements, holder_of
from auditor.readers.extraction import blocks_of, extract
from auditor.readers.kin import kin
from auditor.readers.locate import locate
from auditor.readers.page_parts import Part, in_order, inside
from auditor.readers.stream import Element, Stream

_SMALL = 2_000


def article(stream: Stream) -> tuple[list[Part], Any]:
    """The parts of the article, and what trafilatura found out besides."""
    marked = holder_of(stream)
    # Trafilatura weighs a page's parts against each other, which on a little page is guesswork.
    if marked and len(stream.letters) <= _SMALL and (small := by_elements(stream, marked)):
        return _without_last_headings(small), None
    extracted = extract(stream.source)
    body = locate(stream, list(blocks_of(extracted.body))) if extracted is not None else []
    body = _with_kin(stream, [part for part in body if not inside(stream, part, "pre")])
    if not any(part.kind != "heading" for part in body):
        holder = marked or next(iter(stream.tagged("body")), None) or Element("body", {}, 0, len(stream.letters))
        body = by_elements(stream, holder)
    return _without_last_headings(body), extracted


def _without_last_headings(body: list[Part]) -> list[Part]:
    """A heading with nothing under it heads something else."""
    last = max((at for at, part in enumerate(body) if part.kind != "heading"), default=len(body))
    return body[: last + 1]


def _with_kin(stream: Stream, body: list[Part]) -> list[Part]:
    """`body` and what trafilatura has passed over in it."""
    body = in_order(body)
    found = [as_part(element) for element in kin(stream, [(part.start, part.end) for part in body])]
    return in_order([*found, *(part for part in body if not _in_any(found, part))]) if found else body


def _in_any(found: list[Part], part: Part) -> bool:
    at = bisect_right(found, part.start, key=lambda other: other.start) - 1
    return at >= 0 and found[at].end >= part.end
