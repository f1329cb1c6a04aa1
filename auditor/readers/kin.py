"""kin: the paragraphs and headings that stand where an article's other ones stand, and were passed over."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from auditor.readers.stream import Element, Stream

_HOMES = {"div", "section", "article", "main", "td", "body"}
_TEXTS = {"p", "h2", "h3", "h4", "h5", "h6"}
_ASIDES = {"aside", "nav", "footer", "header", "form", "figure", "li", "blockquote", "table"}

# An article that advertisements part goes on in a box of the same name a few letters further down.
_GAP = 200
_PROSE = 100

Span = tuple[int, int]
Home = tuple[str, str]


def kin(stream: Stream, spans: list[Span]) -> list[Element]:
    """What was passed over between the `spans` of an article (in text order), and around them in the same box."""
    texts = [(element, home) for element, home in _at_home(stream) if element.start < element.end]
    weights: Counter[Home] = Counter()
    for element, home in texts:
        if _touches(spans, element):
            weights[_name(home)] += element.end - element.start
    if not weights or 2 * weights.most_common(1)[0][1] < sum(end - start for start, end in spans):
        return []
    name = weights.most_common(1)[0][0]
    boxes = _boxes(stream, spans, name)
    passed = [element for element, home in texts if home in boxes and not _has(spans, element)]
    prose = [element for element in passed if _is_prose(stream, element)]
    first = min([spans[0][0], *(element.start for element in prose)])
    last = max([spans[-1][1], *(element.end for element in prose)])
    return [element for element in passed if first <= element.start < last and not _is_link(stream, element)]


def _at_home(stream: Stream) -> Iterator[tuple[Element, Element]]:
    """Each paragraph and heading with the box it stands in; none that stands in an aside."""
    around: list[Element] = []
    for element in stream.elements:
        while around and around[-1].end <= element.start and around[-1].start < element.start:
            around.pop()
        if element.tag in _TEXTS:
            if around and around[-1].tag in _HOMES:
                yield element, around[-1]
        elif element.tag in _HOMES or element.tag in _ASIDES:
            around.append(element)


def _name(home: Element) -> Home:
    return home.tag, home.attrs.get("class", "")


def _touches(spans: list[Span], element: Element) -> bool:
    at = bisect_left(spans, (element.end, 0)) - 1
    return at >= 0 and spans[at][1] > element.start


def _has(spans: list[Span], element: Element) -> bool:
    """Whether all of an element is in the spans."""
    at, end = bisect_left(spans, (element.start + 1, 0)) - 1, element.start
    while 0 <= at < len(spans) and spans[at][0] <= end < element.end:
        end, at = max(end, spans[at][1]), at + 1
    return end >= element.end


def _boxes(stream: Stream, spans: list[Span], name: Home) -> list[Element]:
    """The boxes of that name that hold parts of the article, and those that go on with it."""
    boxes: list[Element] = []
    for element in stream.elements:
        if element.tag not in _HOMES or _name(element) != name:
            continue
        if _touches(spans, element) or (boxes and 0 <= element.start - boxes[-1].end <= _GAP):
            boxes.append(element)
    return boxes


def _is_prose(stream: Stream, element: Element) -> bool:
    return element.tag == "p" and element.end - element.start >= _PROSE and not _is_link(stream, element)


def _is_link(stream: Stream, element: Element) -> bool:
    """Whether a paragraph is for the most part a link elsewhere; a heading may be one."""
    return element.tag == "p" and 2 * stream.linked(element.start, element.end) >= element.end - element.start
