"""plain: plain text, whose parts show only in its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from auditor.model import Block, Document
from auditor.readers import parts
from auditor.readers.canvas import bare_links

_BREAK = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"(?:[•‣▪◦●∙·*–-]|\d{1,2}[.)]|\(\d{1,2}\))\s+(?=\S)")
_QUOTED = re.compile(r"(?:>\s?)+")
_UNWRAPPED = 120


class Line(NamedTuple):
    """A line without the white space around it; `kind` where its first characters tell one."""

    start: int
    end: int
    kind: str
    text: str


def read(source: str, name: str) -> Document:
    """The document in a plain text; the text is the source itself."""
    chunks = list(_chunks(source))
    groups = [group for chunk in chunks for group in _paragraphs(chunk)]
    blocks, metadata = parts.settle(source, _kinds(groups))
    return Document(name, "txt", source, source, blocks, metadata, tuple(bare_links(source)))


def _chunks(source: str) -> Iterator[list[Line]]:
    """The lines that stand together, blank lines and rules between them left out."""
    chunk: list[Line] = []
    for start, end in _lines(source):
        line = _line(source, start, end)
        if line:
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _lines(source: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(source):
        yield start, match.start()
        start = match.end()
    yield start, len(source)


def _line(source: str, start: int, end: int) -> Line | None:
    """The line from `start` to `end`; None where it is blank or a mere rule."""
    text = source[start:end].strip()
    if not text or not any(letter.isalnum() for letter in text):
        return None
    start += len(source[start:end]) - len(source[start:end].lstrip())
    for kind, mark in (("block_quote", _QUOTED), ("list_item", _BULLET)):
        if match := mark.match(text):
            return Line(start + match.end(), start + len(text), kind, text[match.end() :])
    return Line(start, start + len(text), "", text)


def _paragraphs(chunk: list[Line]) -> Iterator[list[Line]]:
    """Lines that one paragraph was wrapped into stay together."""
    width = max(len(line.text) for line in chunk)
    group = chunk[:1]
    for line in chunk[1:]:
        if _breaks(group[-1], line, width):
            yield group
            group = []
        group.append(line)
    yield group


def _breaks(above: Line, line: Line, width: int) -> bool:
    """Whether a new paragraph begins between two lines that no blank line parts."""
    if line.kind == "list_item" or (line.kind == "block_quote") != (above.kind == "block_quote"):
        return True
    if max(len(above.text), len(line.text)) > _UNWRAPPED or any(map(_is_label, (above.text, line.text))):
        return True
    room = width - len(above.text)
    return room > max(width / 3, len(line.text.split()[0])) and bool(re.search(r"[.!?][\"”’')]*$", above.text))


def _is_label(line: str) -> bool:
    return bool(parts.byline(line)) or parts.is_date_line(line)


def _kinds(groups: list[list[Line]]) -> list[Block]:
    kinds = [_kind(group) for group in groups]
    if _has_title(groups):
        kinds[0] = "title"
    if kinds and kinds[-1] == "heading":
        kinds[-1] = "paragraph"
    if not _has_headings(kinds):
        kinds = ["paragraph" if kind == "heading" else kind for kind in kinds]
    return [Block(kind, group[0].start, group[-1].end, _level(kind)) for kind, group in zip(kinds, groups, strict=True)]


def _level(kind: str) -> int:
    return {"title": 1, "heading": 2, "list_item": 1}.get(kind, 0)


def _kind(group: list[Line]) -> str:
    first = group[0]
    if first.kind:
        return first.kind
    if _is_label(first.text):
        return "byline" if parts.byline(first.text) else "dateline"
    return "heading" if len(group) == 1 and parts.is_heading(first.text) else "paragraph"


def _has_title(groups: list[list[Line]]) -> bool:
    if len(groups) < 2 or len(groups[0]) > 1 or groups[0][0].kind:
        return False
    title = groups[0][0].text
    return parts.is_title(title) and not _is_label(title) and not title.endswith(":")


def _has_headings(kinds: list[str]) -> bool:
    """Lines that stand alone are headings only among paragraphs: not in a poem or a list of lines."""
    count = Counter(kinds)
    return count["heading"] <= count["paragraph"] + count["list_item"] / 2
