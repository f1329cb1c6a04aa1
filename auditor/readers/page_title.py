"""page_title: where the title of a web page's article stands, and which parts repeat it or stand above it."""

from __future__ import annotations

from auditor.readers.page_data import Titles, topics, without_site
from auditor.readers.page_parts import Part, after_name
from auditor.readers.stream import BLANK, Element, Stream
from auditor.text import squeeze, words

_LEAST = 4
_SHARED = 2
_MOST = 20


def page_title(stream: Stream, body: list[Part], titles: Titles) -> list[Part]:
    """The title's place: the heading that says one of the titles told, else the last big one before the text that is about
    the same, else the page's title."""
    told = [wanted for wanted in (BLANK.sub("", squeeze(title)) for title in titles.told[:_MOST]) if wanted]
    first = next((part.start for part in body if part.kind != "heading"), len(stream.letters))
    for tag in ("h1", "h2"):
        heads = [element for element in stream.tagged(tag) if element.start < element.end]
        for wanted in told:
            for element in heads:
                if said := _said(stream, element, wanted):
                    return [said]
    for element in reversed(stream.tagged("h1")):
        above = element.start < element.end and element.start <= first + 1
        if above and (not titles.topics or titles.topics & topics(stream.words(element.start, element.end))):
            return [Part(element.start, element.end, "title", 1)]
    for element in stream.tagged("title")[:1]:
        return [_named_part(stream, element, next(iter(told), ""))] if element.start < element.end else []
    return []


def _said(stream: Stream, head: Element, wanted: str) -> Part | None:
    """The part of a heading that says the title `wanted`."""
    letters = squeeze(stream.letters[head.start : head.end])
    if _alike(BLANK.sub("", letters), wanted):
        return Part(head.start, head.end, "title", 1)
    if len(wanted) > 15 and letters.endswith(wanted):
        return Part(head.end - len(wanted), head.end, "title", 1)  # a word such as Opinion stands before
    return None


def title_seen(stream: Stream, title: list[Part], titles: Titles) -> str:
    """The title that readers see, where it is another than the first told and yet about the same."""
    if not title or not titles.told or title[0].start < after_name(stream):
        return ""
    seen = stream.words(title[0].start, title[0].end)
    one, other = squeeze(seen), squeeze(titles.told[0])
    same = one in other or other in one or len(words(seen)) < _LEAST or len(topics(seen) & titles.topics) < _SHARED
    return "" if same else seen


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
