"""furniture: tells what belongs to the page from what belongs to the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.model import Block, Document
from auditor.text import squeeze, words

_KINDS = ("heading", "paragraph", "list_item", "caption")
_SHORT = 40
_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")

# Sorts whose heading opens a section of its own.
_SECTIONS = ("comment-form", "related", "newsletter", "share")
_ITEM = 25


def separate(document: Document, cues: Mapping[str, Sequence[str]]) -> Document:
    """`document` with its page furniture named so; `cues`: the phrases that give away each sort."""
    blocks = list(document.blocks)
    sorts = [_of_block(document, block, cues) for block in blocks]
    for at, sort in enumerate(sorts):
        if sort in _SECTIONS and _opens(document, blocks[at]):
            for below in range(at + 1, _section_end(document, blocks, sorts, at)):
                sorts[below] = sorts[below] or sort
    return replace(
        document, blocks=tuple(_renamed(block, sort) for block, sort in zip(blocks, sorts, strict=True))
    )


def sort_of(text: str, cues: Mapping[str, Sequence[str]]) -> str | None:
    """The sort of furniture that `text` is; None where it may be part of the article."""
    if len(text) > 400 or len(words(text)) > _SHORT:
        return None
    line = squeeze(text)
    bare = _ENDS.sub("", line)
    for sort, phrases in cues.items():
        if any(_gives_away(squeeze(phrase), line, bare) for phrase in phrases):
            return sort
    return None


def _gives_away(cue: str, line: str, bare: str) -> bool:
    """`read more:` must begin the block, up to three plain words must be all of it, anything longer may stand within."""
    if cue.endswith(":"):
        return line.startswith((cue, f"({cue}"))
    if cue[:1].isalnum() and len(cue.split()) <= 3:
        return bare == cue
    return _within(cue, line)


def _within(cue: str, line: str) -> bool:
    at = line.find(cue)
    while at >= 0:
        end = at + len(cue)
        before, after = line[at - 1 : at], line[end : end + 1]
        if not (cue[0].isalnum() and before.isalnum()) and not (cue[-1].isalnum() and after.isalnum()):
            return True
        at = line.find(cue, at + 1)
    return False


def _of_block(document: Document, block: Block, cues: Mapping[str, Sequence[str]]) -> str | None:
    if block.kind not in _KINDS or block.end - block.start > 400:
        return None
    sort = sort_of(document.words_of(block), cues)
    # A caption names its photographer; that is no furniture.
    return None if sort == "credit" and block.kind == "caption" else sort


def _opens(document: Document, block: Block) -> bool:
    """Whether furniture is the heading of a section: short, and in the second half of the document."""
    return len(words(document.words_of(block))) <= 6 and block.start * 2 > len(document.text)


def _section_end(document: Document, blocks: list[Block], sorts: list[str | None], at: int) -> int:
    """The end of the section that the furniture at `at` opens; `at + 1` where what follows may be the article."""
    short = [len(words(document.words_of(block))) <= _ITEM for block in blocks[at + 1 :]]
    if all(short):
        return len(blocks)
    heads = (
        below for below in range(at + 1, len(blocks)) if blocks[below].kind == "heading" and not sorts[below]
    )
    end = next(heads, len(blocks))
    # Readers' comments may be long; under any other heading long blocks are the article's.
    return end if sorts[at] == "comment-form" and end == len(blocks) else at + 1


def _renamed(block: Block, sort: str | None) -> Block:
    return replace(block, kind="furniture", level=0) if sort else block


PREFIX = "furniture-"


def cues(lists: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, list[str]]:
    """The phrases of each sort: those of the word lists named `furniture-…`."""
    return {
        name.removeprefix(PREFIX): [form for form, _ in forms]
        for name, forms in lists.items()
        if name.startswith(PREFIX)
    }
