"""elements: a web page read by its own elements, where trafilatura has nothing to say or would only guess."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.readers.page_parts import Part, after_name, in_order, inside
from auditor.readers.stream import Element, Stream

_PARTS = {"div", "nav", "header", "footer", "aside", "section", "form", "table"}
_ELEMENTS = {"p": "paragraph", "li": "list_item", "blockquote": "block_quote", "figcaption": "caption"}
_HEADS = {f"h{level}": level for level in range(1, 7)}


def holder_of(stream: Stream) -> Element | None:
    """The longest of the page's articles, or else its main part; all of a page that has no parts but text."""
    for tag in ("article", "main"):
        if found := stream.tagged(tag):
            return max(found, key=lambda element: element.end - element.start)
    return None if stream.tags & _PARTS else Element("body", {}, after_name(stream), len(stream.letters))


def by_elements(stream: Stream, holder: Element) -> list[Part]:
    """The parts of `holder`, as the page's own elements show them."""
    found = [
        as_part(element)
        for element in stream.tagged(*_ELEMENTS, *_HEADS)
        if holder.start <= element.start and element.end <= holder.end and element.start < element.end
    ]
    found = [part._replace(kind=_kind_around(stream, part)) for part in in_order(found)]
    if holder.tag in ("article", "main") and not any(part.kind == "paragraph" for part in found):
        found = in_order([*found, *_rest(holder, found)])
    return found


def as_part(element: Element) -> Part:
    """What an element is by its tag."""
    return Part(element.start, element.end, _ELEMENTS.get(element.tag, "heading"), _HEADS.get(element.tag, 0))


def _rest(holder: Element, found: list[Part]) -> Iterator[Part]:
    """What the holder has besides its elements."""
    at = holder.start
    for part in found:
        if part.start > at:
            yield Part(at, part.start, "paragraph")
        at = max(at, part.end)
    if at < holder.end:
        yield Part(at, holder.end, "paragraph")


def _kind_around(stream: Stream, part: Part) -> str:
    if part.kind in ("paragraph", "list_item"):
        for tag, kind in (("figcaption", "caption"), ("blockquote", "block_quote"), ("li", "list_item")):
            if inside(stream, part, tag):
                return kind
    return part.kind
