"""Running quotations: quoted words that go on after the sentence in which their speaker is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.attribution.grammar import QUOTES
from auditor.attribution.relations import Relation, Span
from auditor.model import Block, Document, Mark

MAX_CARRIED = 3
QUESTION = 300  # characters of an interviewer's question
QUESTIONS = 4  # that make an interview
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|me)\b")
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


def with_answers(found: list[Relation], document: Document) -> list[Relation]:
    """In an interview of questions and answers, the answers belong to the person who spoke or was named last before."""
    answers = _answers(document)
    if not answers:
        return found
    people = [index for index, one in enumerate(found) if one.kind.type == "person"]
    before = [index for index in people if found[index].span[0] < answers[0][0]]
    at = next(iter([*reversed(before), *people]), None)
    if at is None:
        return found
    content = tuple(_merged([*found[at].content, *answers]))
    return [replace(one, content=content) if index == at else one for index, one in enumerate(found)]


def _answers(document: Document) -> list[Span]:
    """The paragraphs between questions, where most of them speak of `I`."""
    blocks = [block for block in document.blocks if block.kind in ("paragraph", "heading")]
    asks = [index for index, block in enumerate(blocks) if _is_question(block, document)]
    spans = [
        (blocks[one + 1].start, blocks[other - 1].end)
        for one, other in pairwise([*asks, len(blocks)])
        if other > one + 1 and blocks[one + 1].kind == "paragraph"
    ]
    own = sum(bool(_FIRST_PERSON.search(document.text, *span)) for span in spans)
    return spans if len(spans) >= QUESTIONS and 4 * own >= 3 * len(spans) else []


def _is_question(block: Block, document: Document) -> bool:
    text = document.text[block.start : block.end].rstrip() if block.end - block.start <= QUESTION else ""
    return text.endswith("?") and not any(mark in text for mark in QUOTES - {"'", "’"})


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
