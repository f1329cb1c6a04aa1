"""html: a web page. Trafilatura says which parts are the article; the page's own letters become the text."""

from __future__ import annotations

from auditor.model import Block, Datum, Document, InputError
from auditor.readers import parts
from auditor.readers.article import article
from auditor.readers.canvas import all_links
from auditor.readers.drawing import draw
from auditor.readers.page_data import Told, page_data, titles
from auditor.readers.page_dates import Place
from auditor.readers.page_extras import page_extras
from auditor.readers.page_parts import Part, after_name, in_order, text_start
from auditor.readers.page_title import below_title, page_title, repeats, title_seen
from auditor.readers.stream import Stream

_HEAD = 300


def read(source: str, name: str) -> Document:
    """The document in a web page."""
    stream = Stream(source)
    body, extracted = article(stream)
    if not body:
        raise InputError("holds no article text")
    told = Told.of(stream)
    called = titles(stream, told, extracted)
    title = page_title(stream, body, called)
    body = below_title([part for part in body if not repeats(stream, part, title)], title)
    if not body:
        raise InputError("holds no article text but a title")
    known = page_data(stream, told, extracted, title[0].start if title else 0, _place(stream, title, text_start(body)))
    if seen := title_seen(stream, title, called):
        known["title"] = Datum(seen, "html")
    found = in_order([*title, *page_extras(stream, body, title), *body])
    canvas = draw(stream, found)
    text, blocks = canvas.finish()
    settled, metadata = parts.settle(text, blocks, _with_short_title(text, blocks, known))
    return Document(name, "html", source, text, settled, metadata, all_links(canvas.links, text), canvas.source_map)


def _place(stream: Stream, title: list[Part], text: int) -> Place:
    """Where title and text stand; a page without a heading has its title nowhere in particular."""
    if title and after_name(stream) <= title[0].start <= text:
        return Place(title[0].start, title[0].end, text)
    return Place(max(0, text - _HEAD), max(0, text - _HEAD), text)


def _with_short_title(text: str, blocks: list[Block], known: dict[str, Datum]) -> dict[str, Datum]:
    """`known`, where the page's title says the article's and then the name of the site, with the article's alone."""
    shown = next((text[block.start : block.end] for block in blocks if block.kind == "title"), "")
    if len(shown) > 15 and "title" in known and known["title"].value.startswith(f"{shown} "):
        return {**known, "title": Datum(shown, known["title"].origin)}
    return known
