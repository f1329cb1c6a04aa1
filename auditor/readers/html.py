"""html: a web page. Trafilatura says which parts are the article; the page's own letters become the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from auditor.model import Block, Datum, Document, InputError
from auditor.readers import parts
from auditor.readers.authors import named
from auditor.readers.canvas import Canvas, all_links
from auditor.readers.kin import kin
from auditor.readers.page_data import Told, headline, page_data, without_site
from auditor.readers.stream import BLANK, Element, Stream
from auditor.text import squeeze, words

_DEK = re.compile(
    r"\b(?:dek|standfirst|sub-?title|sub-?headline|sub-?heading|strap-?line|article-summary|lede?-?text)\b"
)
_BYLINE = re.compile(r"\b(?:by-?lines?|author-?name|authors?|p-author|contributors?)\b")
_SMALL = 2_000
_LONG = 40
_PROSE = 100


class Part(NamedTuple):
    """A stretch of the page's letters and what it is."""

    start: int
    end: int
    kind: str
    level: int = 0


class Wanted(NamedTuple):
    """A block as trafilatura gives it: text without white space."""

    text: str
    kind: str
    level: int = 0
    pieces: tuple[str, ...] = ()


def read(source: str, name: str) -> Document:
    """The document in a web page."""
    stream = Stream(source)
    body, extracted = _article(stream)
    if not body:
        raise InputError("holds no article text")
    told = Told.of(stream)
    title = _title(stream, body, headline(stream, told, extracted))
    body = _below([part for part in body if not _repeats(stream, part, title)], title)
    known = page_data(stream, told, extracted, title[0].start if title else 0, _first(body))
    found = _in_order([*title, *_extras(stream, body, title), *body])
    canvas = _draw(stream, found)
    text, blocks = canvas.finish()
    settled, metadata = parts.settle(text, blocks, _with_short_title(text, blocks, known))
    return Document(name, "html", source, text, settled, metadata, all_links(canvas.links, text), canvas.source_map)


def _with_short_title(text: str, blocks: list[Block], known: dict[str, Datum]) -> dict[str, Datum]:
    """`known`, where the page's title says the article's and then the name of the site, with the article's alone."""
    shown = next((text[block.start : block.end] for block in blocks if block.kind == "title"), "")
    if len(shown) > 15 and "title" in known and known["title"].value.startswith(f"{shown} "):
        return {**known, "title": Datum(shown, known["title"].origin)}
    return known


def _article(stream: Stream) -> tuple[list[Part], Any]:
    """The parts of the article, and what trafilatura found out besides."""
    marked = _holder(stream)
    # Trafilatura weighs a page's parts against each other, which on a little page is guesswork.
    if marked and len(stream.letters) <= _SMALL and (small := _by_elements(stream, marked)):
        return _without_last_headings(small), None
    extracted = _extract(stream.source)
    body = _locate(stream, list(_wanted(extracted.body))) if extracted is not None else []
    body = _with_kin(stream, [part for part in body if not _inside(stream, part, "pre")])
    if not any(part.kind != "heading" for part in body):
        holder = marked or next(iter(stream.tagged("body")), None) or Element("body", {}, 0, len(stream.letters))
        body = _by_elements(stream, holder)
    return _without_last_headings(body), extracted


def _without_last_headings(body: list[Part]) -> list[Part]:
    """A heading with nothing under it heads something else."""
    last = max((at for at, part in enumerate(body) if part.kind != "heading"), default=len(body))
    return body[: last + 1]


def _with_kin(stream: Stream, body: list[Part]) -> list[Part]:
    """`body` and what trafilatura has passed over in it."""
    body = _in_order(body)
    found = [_as_part(element) for element in kin(stream, [(part.start, part.end) for part in body])]
    return _in_order([*found, *(part for part in body if not _in_any(found, part))]) if found else body


def _in_any(found: list[Part], part: Part) -> bool:
    at = bisect_right(found, part.start, key=lambda other: other.start) - 1
    return at >= 0 and found[at].end >= part.end


def _extract(source: str) -> Any:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    extract: Any = trafilatura.bare_extraction
    try:
        document = extract(
            _clean(source), include_comments=False, include_links=True, favor_precision=True, with_metadata=True
        )
    except Exception:
        return None
    return document if document is not None and document.body is not None else None


def _clean(source: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", source)


# Trafilatura's blocks.


_KINDS = {"p": "paragraph", "quote": "block_quote", "item": "list_item", "cell": "cell", "ab": "paragraph"}
_SILENT = {"graphic", "code"}


def _wanted(body: Any) -> Iterator[Wanted]:
    for kind, level, lines in _flow(body, "paragraph", 0):
        pieces = tuple(filter(None, (BLANK.sub("", line) for line in lines)))
        text = "".join(pieces)
        if text and (kind != "cell" or len(words(" ".join(lines))) >= 8):
            yield Wanted(text, "paragraph" if kind == "cell" else kind, level, pieces)


def _flow(top: Any, kind: str, level: int) -> Iterator[tuple[str, int, list[str]]]:
    """Blocks of text in the order of the page, each with its lines; without recursion, since pages nest deep."""
    lines: list[str] = [""]
    here = (kind, level)
    work: list[tuple[str, Any]] = [("in", top)]
    nest: list[tuple[str, int]] = []

    def flush() -> Iterator[tuple[str, int, list[str]]]:
        nonlocal lines
        if any(lines):
            yield here[0], here[1], lines
        lines = [""]

    while work:
        step, item = work.pop()
        if step == "text":
            lines[-1] += item
        elif step == "out":
            yield from flush()
            here = nest.pop()
        else:
            tag = item.tag if isinstance(item.tag, str) else "graphic"
            block = tag in _KINDS or tag in ("head", "list", "table", "row", "div", "body")
            if block:
                yield from flush()
                nest.append(here)
                here = _here(tag, item, here)
                work.append(("out", None))
            if tag == "lb":
                lines.append("")
            for child in reversed(item if tag not in _SILENT else ()):
                if child.tail:
                    work.append(("text", child.tail))
                work.append(("in", child))
            if item.text and tag not in _SILENT:
                work.append(("text", item.text))
    yield from flush()


def _here(tag: str, item: Any, here: tuple[str, int]) -> tuple[str, int]:
    if tag == "head":
        return "heading", _digit(item.get("rend") or "")
    if here[0] in ("block_quote", "list_item") and tag == "p":
        return here
    return (_KINDS[tag], 1 if tag == "item" else 0) if tag in _KINDS else here


def _digit(rend: str) -> int:
    return int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 2


# Finding them in the page.


def _locate(stream: Stream, wanted: list[Wanted]) -> list[Part]:
    """Long blocks first, which can hardly be mistaken; then the short ones in the gaps between them."""
    places = _anchors(stream, wanted)
    bounds = _bounds(places, len(stream.letters))
    opening = next((at for at, place in enumerate(places) if place is not None), 0)
    found = _before(stream, wanted[:opening], bounds[0] if bounds else 0)
    low = max([_after_name(stream), *(part.end for part in found)])
    for block, place, bound in list(zip(wanted, places, bounds, strict=True))[opening:]:
        if place is not None:
            low = place + len(block.text)
            found.append(Part(place, low, block.kind, block.level))
        elif block.text:
            for part in _search(stream, block, low, bound):
                found.append(part)
                low = max(low, part.end)
    return found


def _before(stream: Stream, wanted: list[Wanted], high: int) -> list[Part]:
    """The short blocks before the first long one, from there upwards: menus over them may say the same."""
    found: list[Part] = []
    for block in reversed(wanted):
        at = stream.letters.rfind(block.text, _after_name(stream), high)
        if at >= 0:
            found.append(Part(at, at + len(block.text), block.kind, block.level))
            high = at
    return found[::-1]


def _anchors(stream: Stream, wanted: list[Wanted]) -> list[int | None]:
    places: list[int | None] = []
    cursor = _after_name(stream)
    for block in wanted:
        at = stream.letters.find(block.text, cursor) if len(block.text) >= _LONG else -1
        places.append(at if at >= 0 else None)
        cursor = at + len(block.text) if at >= 0 else cursor
    return places


def _after_name(stream: Stream) -> int:
    """Where the page itself begins, after the name in its head."""
    return next((element.end for element in stream.tagged("title")), 0)


def _bounds(places: list[int | None], end: int) -> list[int]:
    """For each block, the start of the next one that has its place."""
    bounds: list[int] = []
    for place in reversed(places):
        bounds.append(end)
        end = end if place is None else place
    return bounds[::-1]


def _search(stream: Stream, block: Wanted, low: int, high: int) -> Iterator[Part]:
    """A block in a gap; one that the page has in pieces is taken in pieces."""
    at = stream.letters.find(block.text, low, high)
    if at >= 0:
        yield Part(at, at + len(block.text), block.kind, block.level)
        return
    for piece in block.pieces if len(block.pieces) > 1 else _sentences(block.text):
        at = stream.letters.find(piece, low, high)
        if at >= 0:
            yield Part(at, at + len(piece), block.kind, block.level)
            low = at + len(piece)


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<=[.!?”\"])(?=[A-Z“\"])", text) if len(piece) > 8]


# Reading a page by its own elements.


def _holder(stream: Stream) -> Element | None:
    """The longest of the page's articles, or else its main part; all of a page that has no parts but text."""
    for tag in ("article", "main"):
        if found := stream.tagged(tag):
            return max(found, key=lambda element: element.end - element.start)
    return None if stream.tags & _PARTS else Element("body", {}, _after_name(stream), len(stream.letters))


_PARTS = {"div", "nav", "header", "footer", "aside", "section", "form", "table"}
_ELEMENTS = {"p": "paragraph", "li": "list_item", "blockquote": "block_quote", "figcaption": "caption"}
_HEADS = {f"h{level}": level for level in range(1, 7)}


def _by_elements(stream: Stream, holder: Element) -> list[Part]:
    found = [
        _as_part(element)
        for element in stream.tagged(*_ELEMENTS, *_HEADS)
        if holder.start <= element.start and element.end <= holder.end and element.start < element.end
    ]
    found = [part._replace(kind=_kind_around(stream, part)) for part in _in_order(found)]
    if holder.tag in ("article", "main") and not any(part.kind == "paragraph" for part in found):
        found = _in_order([*found, *_rest(holder, found)])
    return found


def _as_part(element: Element) -> Part:
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
            if _inside(stream, part, tag):
                return kind
    return part.kind


def _inside(stream: Stream, part: Part, tag: str) -> bool:
    spans = stream.outermost(tag)
    at = bisect_right(spans, (part.start, len(stream.letters))) - 1
    return at >= 0 and spans[at][1] >= part.end


def _in_order(found: Iterable[Part]) -> list[Part]:
    """By place, and where two overlap the inner or first one; what the other has besides stays."""
    ordered: list[Part] = []
    for part in sorted(found, key=lambda part: (part.start, part.end)):
        start = max(part.start, ordered[-1].end) if ordered else part.start
        if start < part.end:
            ordered.append(part._replace(start=start))
    return ordered


# What stands over the article.


def _title(stream: Stream, body: list[Part], told: str) -> list[Part]:
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


def _repeats(stream: Stream, part: Part, title: list[Part]) -> bool:
    """Whether a heading is the title, or says it once more, as breadcrumbs and sticky bars do."""
    if part.kind != "heading" or not title:
        return False
    over = part.start <= title[0].start and title[0].end <= part.end
    return over or stream.letters[part.start : part.end] == stream.letters[title[0].start : title[0].end]


def _below(body: list[Part], title: list[Part]) -> list[Part]:
    """What stands below the title, where most of the text does: over it are teasers for other articles."""
    below = [part for part in body if not title or part.end > title[0].start]
    size = sum(part.end - part.start for part in body)
    return below if 2 * sum(part.end - part.start for part in below) > size else body


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


def _extras(stream: Stream, body: list[Part], title: list[Part]) -> list[Part]:
    """Dek and byline between title and text, and the captions in the article."""
    texts = _texts(body)
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


def _texts(body: list[Part]) -> list[Part]:
    return [part for part in body if part.kind != "heading"] or body


def _first(body: list[Part]) -> int:
    """Where the running text begins."""
    texts = _texts(body)
    return next((part.start for part in texts if part.end - part.start >= _PROSE), texts[0].start)


def _is_part(stream: Stream, element: Element, hint: re.Pattern[str], least: int, most: int) -> bool:
    if not hint.search(element.hint) or element.end - element.start > 600:
        return False
    text = stream.words(element.start, element.end)
    count = len(words(text))
    return least <= count <= most and (hint is not _BYLINE or count <= 3 or bool(named(text)))


def _draw(stream: Stream, found: list[Part]) -> Canvas:
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
