"""html: a web page. Trafilatura says which parts are the article; the page's own letters become the text."""

from __future__ import annotations

from auditor.model import Block, Datum, Document, InputError
from auditor.readers import parts
from auditor.readers.article import article
from auditor.readers.canvas import all_links
from auditor.readers.drawing import draw
from auditor.readers.page_data import Told, headline, page_data
from auditor.readers.page_extras import page_extras
from auditor.readers.page_parts import in_order, text_start
from auditor.readers.page_title import below_title, page_title, repeats
from auditor.readers.stream import Stream


def read(source: str, name: str) -> Document:
    """The document in a web page."""
    stream = Stream(source)
    body, extracted = article(stream)
    if not body:
        raise InputError("holds no article text")
    told = Told.of(stream)
    title = page_title(stream, body, headline(stream, told, extracted))
    body = below_title([part for part in body if not repeats(stream, part, title)], title)
    if not body:
        raise InputError("holds no article text but a title")
    known = page_data(stream, told, extracted, title[0].start if title else 0, text_start(body))
    found = in_order([*title, *page_extras(stream, body, title), *body])
    canvas = draw(stream, found)
    text, blocks = canvas.finish()
    settled, metadata = parts.settle(text, blocks, _with_short_title(text, blocks, known))
    return Document(name, "html", source, text, settled, metadata, all_links(canvas.links, text), canvas.source_map)


def _with_short_title(text: str, blocks: list[Block], known: dict[str, Datum]) -> dict[str, Datum]:
    """`known`, where the page's title says the article's and then the name of the site, with the article's alone."""
    shown = next((text[block.start : block.end] for block in blocks if block.kind == "title"), "")
    if len(shown) > 15 and "title" in known and known["title"].value.startswith(f"{shown} "):
        return {**known, "title": Datum(shown, known["title"].origin)}
    return known
