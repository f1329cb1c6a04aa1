"""canvas: builds a document's text out of stretches of its source, and remembers where each came from."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.model import Block, Link, Piece, SourceMap

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”‘’«»]+", re.IGNORECASE)


class Canvas:
    """Text under construction: open a block, add stretches of the source, close it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.length = 0
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._gap = ""
        self._start = 0

    @property
    def source_map(self) -> SourceMap:
        return SourceMap(tuple(self._pieces))

    @property
    def next(self) -> int:
        """Where the next words will stand."""
        return self.length + len(self._gap)

    def open(self) -> None:
        """Start a block; a blank line will part it from the block before."""
        self._gap = "\n\n" if self.length else ""
        self._start = self.length + len(self._gap)

    def gap(self) -> None:
        """Put one space before the next words, unless a block begins there."""
        if self.length > self._start and not self._gap:
            self._gap = " "

    def add(self, start: int, end: int, text: str | None = None) -> tuple[int, int]:
        """Add the source from `start` to `end`, or the `text` it stands for; the answer is its span in the text."""
        if self._gap:
            last = self._pieces[-1].source_end
            gap, self._gap = self._gap, ""
            self._put(gap, min(last, start), start)
        return self._put(self.source[start:end] if text is None else text, start, end)

    def _put(self, text: str, start: int, end: int) -> tuple[int, int]:
        begin, self.length = self.length, self.length + len(text)
        self._parts.append(text)
        if not self._extends(start, end, len(text)):
            self._pieces.append(Piece(begin, self.length, start, end))
        return begin, self.length

    def _extends(self, start: int, end: int, size: int) -> bool:
        """Lengthen the last piece where it and the new one are both copies and adjoin."""
        if not self._pieces or size != end - start:
            return False
        last = self._pieces[-1]
        if last.source_end != start or last.text_end - last.text_start != last.source_end - last.source_start:
            return False
        self._pieces[-1] = last._replace(text_end=last.text_end + size, source_end=end)
        return True

    def close(self, kind: str, level: int = 0) -> None:
        """End the block; one to which nothing was added leaves no trace."""
        self._gap = ""
        if self.length > self._start:
            self.blocks.append(Block(kind, self._start, self.length, level))

    def finish(self) -> tuple[str, list[Block]]:
        """The whole text and its blocks, without white space at their ends."""
        text = "".join(self._parts)
        trimmed = (_trim(text, block) for block in self.blocks)
        return text, [block for block in trimmed if block.start < block.end]

    def link(self, start: int, end: int, url: str) -> None:
        """Note a link over a stretch of the text."""
        if end > start and url:
            self.links.append(Link(start, end, url))


def _trim(text: str, block: Block) -> Block:
    words = text[block.start : block.end]
    start = block.start + len(words) - len(words.lstrip())
    return replace(block, start=start, end=max(start, block.start + len(words.rstrip())))


def bare_links(text: str) -> list[Link]:
    """The addresses written out in `text`."""
    return [_link(match.start(), match.group()) for match in _URL.finditer(text)]


def all_links(links: list[Link], text: str) -> tuple[Link, ...]:
    """`links` and the addresses written out in `text` that they leave, in text order."""
    taken = sorted(links, key=lambda link: link.start)
    bare, at = [], 0
    for link in bare_links(text):
        while at < len(taken) and taken[at].end <= link.start:
            at += 1
        if at == len(taken) or taken[at].start >= link.end:
            bare.append(link)
    return tuple(sorted([*taken, *bare], key=lambda link: (link.start, link.end)))


def _link(start: int, url: str) -> Link:
    url = url.rstrip(".,;:!?'*_|")
    while url.endswith((")", "]")) and url.count("(") + url.count("[") < url.count(")") + url.count("]"):
        url = url[:-1].rstrip(".,;:!?'")
    return Link(start, start + len(url), url if url[:4].lower() == "http" else f"http://{url}")
