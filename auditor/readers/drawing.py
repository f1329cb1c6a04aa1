"""drawing: the parts of a web page become the text of a document, letter by letter, with their links."""

from __future__ import annotations

from auditor.readers.canvas import Canvas
from auditor.readers.page_parts import Part
from auditor.readers.stream import Element, Stream


def draw(stream: Stream, found: list[Part]) -> Canvas:
    """A canvas with the parts that were found, each a block, and their links."""
    canvas = Canvas(stream.source)
    for part in found:
        canvas.open()
        _draw_part(stream, canvas, part, stream.links_in(part.start, part.end))
        canvas.close(part.kind, part.level or int(part.kind == "title"))
    return canvas


def _draw_part(stream: Stream, canvas: Canvas, part: Part, links: list[Element]) -> None:
    at = part.start
    for link in links:
        start, end = max(link.start, at), min(link.end, part.end)
        if start >= end:
            continue
        _stretch(stream, canvas, at, start, part.start)
        span = _stretch(stream, canvas, start, end, part.start)
        canvas.link(*span, link.attrs["href"].strip())
        at = end
    _stretch(stream, canvas, at, part.end, part.start)


def _stretch(stream: Stream, canvas: Canvas, start: int, end: int, first: int) -> tuple[int, int]:
    if start > first and stream.spaced(start):
        canvas.gap()
    return stream.draw(canvas, start, end)
