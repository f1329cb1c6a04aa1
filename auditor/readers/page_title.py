"""page_title: where the title of a web page's article stands, and which parts repeat it or stand above it."""

from __future__ import annotations

from auditor.readers.page_data import without_site
from auditor.readers.page_parts import Part
from auditor.readers.stream import BLANK, Element, Stream
from auditor.text import squeeze


def page_title(stream: Stream, body: list[Part], told: str) -> list[Part]:
    """The title's place: the heading that says it, else the first big one before the text, else the page's title."""
    wanted = BLANK.sub("", squeeze(told))
    first = next((part.start for part in body if part.kind != "heading"), len(stream.letters))
    heads = [element for tag in ("h1", "h2") for element in stream.tagged(tag) if element.start < element.end]
    for element in heads:
        if wanted and _alike(BLANK.sub("", squeeze(stream.letters[element.start : element.end])), wanted):
            return [Part(element.start, element.end, "title", 1)]
        if len(wanted) > 15 and squeeze(stream.letters[element.start : element.end]).endswith(wanted):
            return [Part(element.end - len(wanted), element.end, "title", 1)]  # a word such as Opinion stands before
    above = [element for element in heads if element.tag == "h1" and element.start <= first + 1]
    if above:
        return [Part(above[-1].start, above[-1].end, "title", 1)]
    for element in stream.tagged("title")[:1]:
        return [_named_part(stream, element, wanted)] if element.start < element.end else []
    return []


def _alike(head: str, wanted: str) -> bool:
    return head == wanted or (
        len(head) > 15 and (wanted.startswith(head) or (head.startswith(wanted) and len(wanted) > 15))
    )


def _named_part(stream: Stream, element: Element, wanted: str) -> Part:
    """The page's title without the name of the site."""
    text = stream.words(element.start, element.end)
    letters = len(BLANK.sub("", without_site(text)))
    if wanted and len(wanted) < letters and squeeze(BLANK.sub("", text)).startswith(wanted):
        letters = len(wanted)
    return Part(element.start, element.start + letters, "title", 1)


def repeats(stream: Stream, part: Part, title: list[Part]) -> bool:
    """Whether a heading is the title, or says it once more, as breadcrumbs and sticky bars do."""
    if part.kind != "heading" or not title:
        return False
    over = part.start <= title[0].start and title[0].end <= part.end
    return over or stream.letters[part.start : part.end] == stream.letters[title[0].start : title[0].end]


def below_title(body: list[Part], title: list[Part]) -> list[Part]:
    """What stands below the title, where most of the text does: over it are teasers for other articles."""
    below = [part for part in body if not title or part.end > title[0].start]
    size = sum(part.end - part.start for part in body)
    return below if 2 * sum(part.end - part.start for part in below) > size else body
