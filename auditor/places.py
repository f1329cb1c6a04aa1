"""Scopes: the parts of a document that a rule looks at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from auditor.model import SCOPES, Block, Document

LEDE = 2
CONCLUSION = 2

NAMES = (*SCOPES, "lede", "conclusion")


class Places:
    """The spans of the blocks in a scope, for quick membership."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks = tuple(blocks)
        self._starts = [block.start for block in self.blocks]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self.blocks[at].end


def scope(document: Document, names: str | Sequence[str]) -> Places:
    """The blocks that these scope names cover, in order."""
    wanted = {names} if isinstance(names, str) else set(names)
    chosen = {block.start for name in wanted for block in _blocks(document, name)}
    return Places(block for block in document.blocks if block.start in chosen and block.end > block.start)


def _blocks(document: Document, name: str) -> list[Block]:
    if name == "lede":
        return document.blocks_of("paragraph")[:LEDE]
    if name == "conclusion":
        return _conclusion(document)
    return document.blocks_of(*SCOPES[name])


def _conclusion(document: Document) -> list[Block]:
    """The last paragraphs, where the text is long enough to have any beside the lede."""
    paragraphs = document.blocks_of("paragraph")
    return paragraphs[-CONCLUSION:] if len(paragraphs) > LEDE + CONCLUSION else []
