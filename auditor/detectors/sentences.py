"""sentences: the sentences of every block, by the nupunkt library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from auditor.detectors import Marks
from auditor.model import Block, Document, Mark
from auditor.places import scope
from auditor.text import WORD

# What is longer is no sentence but a wall of text; it is cut, so that nothing that looks at one sentence is slow.
LONGEST = 2000

_LOWER_START = re.compile(r"[\"'”’)\]]*\s*[a-z]")


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Every sentence, with `block`, `index`, `words` and `place` (title, heading, lede, body, conclusion)."""
    place = places(document)
    found: list[Mark] = []
    for block in document.blocks:
        if block.kind in ("furniture", "byline", "dateline"):
            continue
        for start, end in _cut(document.words_of(block)):
            count = len(WORD.findall(document.text, block.start + start, block.start + end))
            attrs = {"block": block.kind, "index": len(found), "words": count, "place": place(block)}
            found.append(Mark(block.start + start, block.start + end, attrs))
    return found


def places(document: Document) -> Callable[[Block], str]:
    """A function from block to the place it has in the article."""
    lede, conclusion = scope(document, ["lede", "headline"]), scope(document, "conclusion")

    def place(block: Block) -> str:
        if block.kind in ("title", "heading"):
            return block.kind
        if block.start in lede or block.kind == "dek":
            return "lede"
        return "conclusion" if block.start in conclusion else "body"

    return place


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """The sentences, and the parts of those that are too long, cut at a space where there is one."""
    for start, end in spans(text):
        while end - start > LONGEST:
            space = text.rfind(" ", start, start + LONGEST)
            stop = space if space > start else start + LONGEST
            yield start, stop
            start = stop + (space > start)
        yield start, end


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of one block: offsets without the white space around them."""
    import nupunkt

    pending: tuple[int, int] | None = None
    for start, end in nupunkt.sent_spans(text):
        if pending is not None and not _LOWER_START.match(text, start):
            yield pending
            pending = None
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        if start < end:
            pending = (pending[0] if pending else start, end)
    if pending is not None:
        yield pending
