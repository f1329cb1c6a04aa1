"""furniture: tells what belongs to the page from what belongs to the article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.model import Block, Document
from auditor.text import squeeze, words

PREFIX = "furniture-"

_KINDS = ("heading", "paragraph", "list_item", "caption")
_SHORT = 40
_LONGEST = 400
_ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")

# Sorts whose heading opens a section of its own; under the first anything may follow, under the others only short blocks.
_SECTIONS = ("comment-form", "related", "newsletter", "share")
_ITEM = 25


@dataclass(frozen=True)
class Cues:
    """The phrases that give away each sort of furniture, by the way in which they must stand in a block.

    `read more:` must begin the block, up to three plain words must be all of it, anything longer may stand within.
    """

    begins: tuple[tuple[str, str], ...]
    whole: Mapping[str, str]
    within: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, phrases: Mapping[str, Sequence[str]]) -> Cues:
        """Cues from the phrases of each sort."""
        pairs = [(squeeze(phrase), sort) for sort, listed in phrases.items() for phrase in listed]
        whole = {cue: sort for cue, sort in reversed(pairs) if _plain(cue)}
        within = tuple((cue, sort) for cue, sort in pairs if not cue.endswith(":") and not _plain(cue))
        return cls(tuple((cue, sort) for cue, sort in pairs if cue.endswith(":")), whole, within)

    @classmethod
    def in_lists(cls, lists: Mapping[str, Sequence[tuple[str, str]]]) -> Cues:
        """Cues from the word lists named `furniture-…`."""
        named = {name.removeprefix(PREFIX): forms for name, forms in lists.items() if name.startswith(PREFIX)}
        return cls.of({sort: [form for form, _ in forms] for sort, forms in named.items()})

    def sort(self, text: str) -> str | None:
        """The sort of furniture that `text` is; None where it may be part of the article."""
        if len(text) > _LONGEST or len(words(text)) > _SHORT:
            return None
        line = squeeze(text)
        known = self.whole.get(_ENDS.sub("", line))
        begun = next((sort for cue, sort in self.begins if line.startswith((cue, f"({cue}"))), None)
        return known or begun or next((sort for cue, sort in self.within if cue in line and _within(cue, line)), None)


def _plain(cue: str) -> bool:
    return cue[:1].isalnum() and not cue.endswith(":") and len(cue.split()) <= 3


def _within(cue: str, line: str) -> bool:
    """Whether a cue stands in a line as whole words."""
    at = line.find(cue)
    while at >= 0:
        end = at + len(cue)
        before, after = line[at - 1 : at], line[end : end + 1]
        if not (cue[0].isalnum() and before.isalnum()) and not (cue[-1].isalnum() and after.isalnum()):
            return True
        at = line.find(cue, at + 1)
    return False


def separate(document: Document, cues: Cues) -> Document:
    """`document` with its page furniture in blocks of that kind, each with its `sort`."""
    blocks = list(document.blocks)
    sorts = [_of_block(document, block, cues) for block in blocks]
    for at, sort in enumerate(sorts):
        if sort in _SECTIONS and _opens(document, blocks[at]):
            for below in range(at + 1, _section_end(document, blocks, sorts, at)):
                sorts[below] = sorts[below] or sort
    return replace(document, blocks=tuple(_renamed(block, sort) for block, sort in zip(blocks, sorts, strict=True)))


def _of_block(document: Document, block: Block, cues: Cues) -> str | None:
    if block.kind not in _KINDS or block.end - block.start > _LONGEST:
        return None
    sort = cues.sort(document.words_of(block))
    # A caption names its photographer; that is no furniture.
    return None if sort == "credit" and block.kind == "caption" else sort


def _opens(document: Document, block: Block) -> bool:
    """Whether furniture is the heading of a section: short, and in the second half of the document."""
    return len(words(document.words_of(block))) <= 6 and block.start * 2 > len(document.text)


def _section_end(document: Document, blocks: list[Block], sorts: list[str | None], at: int) -> int:
    """The end of the section that the furniture at `at` opens; `at + 1` where what follows may be the article."""
    end = at + 1
    while end < len(blocks) and (sorts[end] or not _new_section(document, blocks[end])):
        end += 1
    if sorts[at] == "comment-form" and end == len(blocks):
        return end
    items = (len(words(document.words_of(block))) for block in blocks[at + 1 : end])
    return end if end == len(blocks) and all(count <= _ITEM for count in items) else at + 1


def _new_section(document: Document, block: Block) -> bool:
    """A heading; but not the label of a field, such as `Name` or `Email address`."""
    return block.kind == "heading" and len(words(document.words_of(block))) > 2


def _renamed(block: Block, sort: str | None) -> Block:
    return replace(block, kind="furniture", level=0, sort=sort) if sort else block
