"""Running quotations: quoted words that go on after the sentence in which their speaker is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.attribution.relations import Relation, Span
from auditor.model import Block, Document, Mark

MAX_CARRIED = 3
_SPEAKERS = ("person", "role", "pronoun", "organization")
NEAR = 4  # attributions before and after a quotation that may be its own


def with_running_quotations(found: list[Relation], document: Document, quotations: Sequence[Mark]) -> list[Relation]:
    """Quoted words without a cue of their own belong to the source that speaks beside them."""
    content = [list(one.content) for one in found]
    starts = [one.span[0] for one in found]
    blocks = [block.start for block in document.blocks]
    speaker: int | None = None
    reached = 0  # where the last words that were given to that speaker end
    for quotation in quotations:
        if quotation.attrs["nested"] or not quotation.attrs["speech"] or quotation.attrs["block"] == "block_quote":
            continue
        block = document.block_at(quotation.start)
        if block is None or block.kind in ("title", "heading"):
            continue
        speaker = _speaker(quotation, block, found, starts, speaker, document, blocks, reached)
        if speaker is not None:
            reached = quotation.end
            content[speaker].append((quotation.start, quotation.end))
    return [replace(one, content=tuple(_merged(spans))) for one, spans in zip(found, content, strict=True)]


def _speaker(
    quotation: Mark,
    block: Block,
    found: list[Relation],
    starts: list[int],
    last: int | None,
    document: Document,
    blocks: Sequence[int],
    reached: int,
) -> int | None:
    """Which attribution a quotation belongs to: the one it overlaps, else the nearest in its paragraph, else
    the one of the paragraph before, where this paragraph begins with the quotation."""
    low, high = bisect_left(starts, block.start), bisect_left(starts, block.end)
    at = bisect_left(starts, quotation.start)
    near = range(max(at - NEAR, low), min(at + NEAR, high))
    here = [index for index in near if found[index].kind.type != "none" and found[index].cue_kind != "hearsay"]
    for index in here:
        if any(start < quotation.end and quotation.start < end for start, end in found[index].content):
            return index
    if here:
        return next((index for index in reversed(here) if index < at), here[0])
    if document.text[block.start : quotation.start].strip():
        return None
    before = range(low - 1, max(low - NEAR, 0) - 1, -1)
    nearest = next((index for index in before if _speaks(found[index])), last)
    for one in (nearest, last):
        if one is None or found[one].kind.type == "vague":
            continue
        end = max(found[one].span[1], reached if one == last else 0)
        if bisect_left(blocks, block.start) - bisect_left(blocks, end) < MAX_CARRIED:
            return one
    return None


def _speaks(one: Relation) -> bool:
    """Whether the paragraph that follows may be quoting this source."""
    return one.cue_kind not in ("hearsay", "post", "learned", "show") and one.kind.type in _SPEAKERS


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span[0] <= last[1]:
            last = (last[0], max(last[1], span[1]))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
