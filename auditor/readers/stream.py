"""stream: an HTML source as the letters a reader sees, each with its place, and the elements around them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from auditor.readers.canvas import Canvas

# White space, and what has no width: neither counts when texts are compared.
BLANK = re.compile(r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]+")
_INK = re.compile(r"[^\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2060\ufeff]+")
_SPACE = re.compile(r"\s")
_COMMENT_END = re.compile(r"--!?\s*>")

_HIDDEN = {"script", "style", "template", "noscript", "svg", "textarea", "select", "iframe", "object"}
_INLINE = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
           "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}  # fmt: skip
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_KEPT = {"title", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "blockquote", "figcaption", "time", "a", "pre", "article",
         "main", "body", "cite", "td", "address", "aside", "nav", "footer", "header", "form", "figure", "table"}  # fmt: skip
_HINTS = ("class", "itemprop", "rel", "id", "data-testid")
_NOTED = (*_HINTS, "datetime", "data-timestamp")


class Element(NamedTuple):
    """An element, and the letters from `start` to `end` that it holds."""

    tag: str
    attrs: dict[str, str]
    start: int
    end: int

    @property
    def hint(self) -> str:
        """What the page's makers call the element."""
        return " ".join(self.attrs.get(name, "") for name in _HINTS).lower()


class Stream(HTMLParser):
    """The visible letters of a page without white space (`letters`), and its elements in the order of their starts."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.elements: list[Element] = []
        self.metas: list[dict[str, str]] = []
        self.scripts: list[str] = []
        self.language = ""
        self._parts: list[str] = []
        self._at, self._from, self._to = array("q"), array("q"), array("q")
        self._spaced = array("b")
        self._size = 0
        self._space = True
        self._hidden = 0
        self._open: dict[str, list[tuple[dict[str, str], int, int]]] = {}
        self._found: list[tuple[int, Element]] = []
        self._order = 0
        self._json: list[str] | None = None
        self._outermost: dict[str, list[tuple[int, int]]] = {}
        self._starts = [0, *(match.end() for match in re.finditer("\n", source))]
        self._read(source)
        self._finish()

    @cached_property
    def letters(self) -> str:
        return "".join(self._parts)

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        by_tag: dict[str, list[Element]] = {}
        for element in self.elements:
            by_tag.setdefault(element.tag, []).append(element)
        return by_tag

    def tagged(self, *tags: str) -> list[Element]:
        """The elements with one of these tags, in the order of the page."""
        found = [element for tag in tags for element in self._by_tag.get(tag, ())]
        return found if len(tags) == 1 else sorted(found, key=lambda element: (element.start, -element.end))

    def outermost(self, tag: str) -> list[tuple[int, int]]:
        """The spans of the elements of one tag that lie in no other of it."""
        if tag not in self._outermost:
            spans: list[tuple[int, int]] = []
            for element in self.tagged(tag):
                if element.start < element.end and (not spans or element.start >= spans[-1][1]):
                    spans.append((element.start, element.end))
            self._outermost[tag] = spans
        return self._outermost[tag]

    @cached_property
    def links(self) -> list[Element]:
        """The links that have an address, in the order of the page."""
        return [element for element in self.tagged("a") if element.attrs.get("href")]

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.start for link in self.links]

    def links_in(self, start: int, end: int) -> list[Element]:
        """The links that begin from `start` to `end`, and the one before, which may reach into it."""
        first = max(bisect_left(self._link_starts, start) - 1, 0)
        return self.links[first : bisect_right(self._link_starts, end)]

    def linked(self, start: int, end: int) -> int:
        """How many of the letters from `start` to `end` are links."""
        return sum(max(0, min(link.end, end) - max(link.start, start)) for link in self.links_in(start, end))

    def words(self, start: int, end: int) -> str:
        """The letters from `start` to `end`, with single spaces where the page has some."""
        return "".join(
            (" " if spaced and at else "") + text for at, (spaced, _, _, text) in enumerate(self.runs(start, end))
        )

    def lines(self, start: int, end: int) -> str:
        """The words from `start` to `end`, parted by line breaks where tags part them."""
        lines, last = "", end
        for spaced, begin, stop, text in self.runs(start, end):
            tagged = bool(lines) and "<" in self.source[last:begin]
            lines += ("\n" if tagged else " " * spaced) + text
            last = stop
        return lines

    def spaced(self, at: int) -> bool:
        """Whether white space stands before the letter at `at`."""
        run = bisect_right(self._at, at) - 1
        return run >= 0 and self._at[run] == at and bool(self._spaced[run])

    def draw(self, canvas: Canvas, start: int, end: int) -> tuple[int, int]:
        """Add the letters from `start` to `end` to the canvas; the answer is their span in its text."""
        first, last = -1, -1
        for spaced, source_start, source_end, text in self._stretches(start, end):
            if spaced and first >= 0:
                canvas.gap()
            begin, last = canvas.add(source_start, source_end, text)
            first = begin if first < 0 else first
        return first, last

    def _stretches(self, start: int, end: int) -> Iterator[tuple[bool, int, int, str | None]]:
        """The runs from `start` to `end`; those with one space between them as one, without text: copy the source."""
        open_at, open_end, open_spaced = -1, -1, False
        for spaced, source_start, source_end, text in self.runs(start, end):
            copy = source_end - source_start == len(text)
            if copy and open_at >= 0 and spaced and self.source[open_end:source_start] == " ":
                open_end = source_end
                continue
            if open_at >= 0:
                yield open_spaced, open_at, open_end, None
                open_at = -1
            if copy:
                open_at, open_end, open_spaced = source_start, source_end, spaced
            else:
                yield spaced, source_start, source_end, text
        if open_at >= 0:
            yield open_spaced, open_at, open_end, None

    def runs(self, start: int, end: int) -> Iterator[tuple[bool, int, int, str]]:
        """Stretches of letters that are together in the source: after white space?, source start and end, letters."""
        run = max(bisect_right(self._at, start) - 1, 0)
        while run < len(self._at) and self._at[run] < end:
            begin = self._at[run]
            stop = self._at[run + 1] if run + 1 < len(self._at) else self._size
            low, high = max(start, begin), min(end, stop)
            source_start, source_end = self._from[run], self._to[run]
            if source_end - source_start == stop - begin:
                source_start, source_end = source_start + low - begin, source_end - (stop - high)
            if high > low:
                yield bool(self._spaced[run]), source_start, source_end, self.letters[low:high]
            run += 1

    # What the tokeniser calls.

    def parse_comment(self, i: int, report: bool = True) -> int:
        # A comment that never ends ends with its tag; to look for the end of each anew would take quadratic time.
        unclosed = len(self.rawdata) - i <= self._after_comments
        return self.parse_bogus_comment(i, False) if unclosed else super().parse_comment(i, report)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        # As browsers do: `<![` begins a comment that the next `>` ends, whatever it holds.
        return self.parse_bogus_comment(i, False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        if tag in _HIDDEN:
            self._hidden += 1
            self._json = [] if "ld+json" in named.get("type", "").lower() else None
        if tag == "html":
            self.language = named.get("lang", "")
        if tag == "meta" or tag == "link":
            self.metas.append(named)
        if tag not in _INLINE:
            self._space = True
        if tag in _VOID:
            return
        self._open.setdefault(tag, []).append((named, self._size, self._order))
        self._order += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A browser reads <p/> as <p>, but <script/> would hide the rest of the page; svg is closed so in earnest.
        if tag not in _HIDDEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._space = True
        if not self._open.get(tag):
            return
        if tag in _HIDDEN:
            self._hidden -= 1
            self._end_json()
        self._end(tag)

    def handle_data(self, data: str) -> None:
        if self._json is not None:
            self._json.append(data)
        if self._hidden:
            return
        offset = self._offset()
        last = 0
        for match in _INK.finditer(data):
            start, end = match.span()
            self._space = self._space or (
                last < start and (data[last] == " " or bool(_SPACE.search(data, last, start)))
            )
            self._ink(match.group(), offset + start, offset + end)
            last = end
        self._space = self._space or bool(_SPACE.search(data, last))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, raw: str) -> None:
        offset = self._offset()
        end = offset + len(raw)
        if self.source.startswith(";", end):
            raw, end = raw + ";", end + 1
        text = unescape(raw)
        if self._json is not None:
            self._json.append(raw)
        if self._hidden:
            return
        ink = BLANK.sub("", text)
        self._space = self._space or bool(_SPACE.search(text))
        if ink:
            self._ink(ink, offset, end)

    # What it does with it.

    def _read(self, source: str) -> None:
        # Past the last `>` no tag can end, and the parser would look for that end from every `<` anew.
        end = source.rfind(">") + 1
        tags = source if source.count("<", end) < 100 else source[:end]
        self._after_comments = len(tags) - max((match.end() for match in _COMMENT_END.finditer(tags)), default=0)
        self.feed(tags)
        self.close()
        if len(tags) < len(source):
            self.handle_data(source[end:])

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._starts[min(line, len(self._starts)) - 1] + column

    def _ink(self, text: str, start: int, end: int) -> None:
        self._parts.append(text)
        self._at.append(self._size)
        self._from.append(start)
        self._to.append(end)
        self._spaced.append(self._space)
        self._size += len(text)
        self._space = False

    def _end(self, tag: str) -> None:
        attrs, start, order = self._open[tag].pop()
        if tag in _KEPT or any(name in attrs for name in _NOTED):
            self._found.append((order, Element(tag, attrs, start, self._size)))

    def _end_json(self) -> None:
        if self._json:
            self.scripts.append("".join(self._json))
        self._json = None

    def _finish(self) -> None:
        for tag, waiting in self._open.items():
            while waiting:
                self._end(tag)
        self.elements = [element for _, element in sorted(self._found, key=lambda found: found[0])]
        self.tags = frozenset(self._open)
        self._found, self._open = [], {}
