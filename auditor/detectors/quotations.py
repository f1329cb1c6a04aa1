"""quotations: words between quotation marks, and block quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from auditor.detectors import Marks
from auditor.model import Block, Document, Mark
from auditor.text import words

MARKS = re.compile("[\"“”„«»'‘’]")
ELISION = re.compile(r"['‘’](?:\d\d?s?|em|til|tis|twas|cause|bout|n)\b", re.IGNORECASE)
LATER_CLOSE = re.compile("[^\"“”‘]*?[,.?!…][’'](?!\\w)")
FAMILY = {**dict.fromkeys('"“”„', '"'), **dict.fromkeys("'‘’", "'"), **dict.fromkeys("«»", "«")}
SMALL = frozenset("a an and as at by for from in into nor of on or over the to with".split())
BEGINS = re.compile(r"(?:^|[,:;.?!…—–-]\W*)$")
LAST_STOP = re.compile(r"[,.?!…—–][”’\"'»]*$")


class Span(NamedTuple):
    """A quotation in a block's text, marks included."""

    start: int
    end: int
    closed: bool


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each quotation outside the furniture; one that runs over paragraphs is one mark a paragraph."""
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    found: list[Mark] = []
    for block, after in pairwise([*blocks, None]):
        if block:
            found += _in_block(document, block, _opens_single(document, after))
    return found


def _opens_single(document: Document, block: Block | None) -> bool:
    return block is not None and document.text.startswith(("‘", "'"), block.start)


def _in_block(document: Document, block: Block, continued: bool) -> list[Mark]:
    text = document.words_of(block)
    whole = block.kind == "block_quote"
    found = [_mark(text, Span(0, len(text), True), block, False)] if whole else []
    reach = len(text) if whole else 0
    for span in spans(text, continued):
        if whole and span.end - span.start >= len(text.strip()):
            continue
        found.append(_mark(text, span, block, span.start < reach))
        reach = max(reach, span.end)
    return found


def _mark(text: str, span: Span, block: Block, nested: bool) -> Mark:
    inner = text[span.start : span.end]
    attrs: dict[str, Any] = {
        "words": len(words(inner)),
        "nested": nested,
        "closed": span.closed,
        "speech": _is_speech(inner, block.kind),
        "utterance": _is_utterance(text, span),
        "block": block.kind,
    }
    return Mark(block.start + span.start, block.start + span.end, attrs)


def _is_speech(inner: str, kind: str) -> bool:
    """Running text or a whole utterance, rather than a term, a title or a scare quote."""
    said = words(inner)
    if kind in ("title", "heading", "block_quote"):
        return len(said) >= 3
    if _like_a_title(said):
        return False
    return len(said) >= 3 or (bool(said) and said[0][0].isupper() and bool(LAST_STOP.search(inner)))


def _is_utterance(text: str, span: Span) -> bool:
    """A sentence of its own, or the start of one: no term or phrase in the midst of another."""
    first = text[span.start + 1 : span.start + 2]
    return (first.isupper() or not first.isalpha()) and bool(BEGINS.search(text[: span.start].rstrip()))


def _like_a_title(said: list[str]) -> bool:
    """`The Lord of the Rings`: after the first word every word that is not small has a capital."""
    great = [word for word in said[1:] if word.lower() not in SMALL]
    return bool(great) and all(not word[0].islower() for word in great)


def spans(text: str, continued: bool = False) -> list[Span]:
    """The quotations in one block, outer before inner.

    A double mark that nothing closes runs to the block's end; a single one that nothing closes is an
    apostrophe, unless the next block goes on with one (`continued`).
    """
    return sorted(_pairs(text, continued), key=lambda span: (span.start, -span.end))


def _pairs(text: str, continued: bool) -> Iterator[Span]:
    pending: list[int] = []
    for match in MARKS.finditer(text):
        at = match.start()
        family = FAMILY[text[at]]
        mine = next((start for start in reversed(pending) if FAMILY[text[start]] == family), None)
        role = _ROLES[family](text, at, mine, pending)
        if role == "open" and mine is not None and _inner(text, at, mine):
            pending.append(at)
            continue
        if role and mine is not None:
            if role == "close":
                yield Span(mine, at + 1, True)
            elif family != "'":
                yield Span(mine, mine + len(text[mine:at].rstrip()), False)
            del pending[pending.index(mine) :]
        if role == "open":
            pending.append(at)
    end = len(text.rstrip())
    for at in pending:
        if FAMILY[text[at]] != "'" or (continued and (text[at] == "‘" or not text[:at].strip())):
            yield Span(at, end, False)


def _inner(text: str, at: int, outer: int) -> bool:
    """`“For me “Old Town” was the place.`: in the midst of a clause, and the outer quotation opened the paragraph."""
    return FAMILY[text[at]] == '"' and not text[:outer].strip() and text[at - 1 : at] == " " and text[at - 2].isalpha()


def _double(text: str, at: int, mine: int | None, pending: list[int]) -> str:
    if text[at] == "„":
        return "open"
    if text[at] == "”":
        return "close" if mine is not None else "open" if _opens(text, at) else ""
    if text[at] == "“":
        return "open" if mine is None or _opens(text, at) else "close"
    if mine is not None:
        return "open" if _opens(text, at) else "" if _inches(text, at) else "close"
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    closing = before.strip() and before not in "([—–-/'‘" and not after.isalnum()
    return "" if before.isdigit() or closing else "open"


def _opens(text: str, at: int) -> bool:
    """Whether the mark stands before a word and not behind one."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before.strip() or before in "([—–-/'‘“\"") and bool(after.strip()) and after not in ",.;:?!)]"


def _inches(text: str, at: int) -> bool:
    """Whether the mark after a number leaves the quotation open: a later mark closes it."""
    later = text.find('"', at + 1)
    return text[at - 1].isdigit() and later > 0 and not _opens(text, later)


def _single(text: str, at: int, mine: int | None, pending: list[int]) -> str:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if (before.isalnum() and after.isalnum()) or ELISION.match(text, at):
        return ""
    if text[at] != "’" and _opens(text, at) and (mine is None or text[at] == "‘"):
        return "open"
    closes = mine is not None and pending[-1] == mine and before.strip() and not after.isalnum()
    return "close" if closes and not _possessive(text, at) else ""


def _possessive(text: str, at: int) -> bool:
    """`The workers’ rights are at stake,’`: a plural's apostrophe, as a mark after a stop closes later."""
    ahead = text[at + 1 : at + 3]
    return text[at - 1] == "s" and ahead[:1] == " " and ahead[1:].islower() and bool(LATER_CLOSE.match(text, at + 1))


def _guillemet(text: str, at: int, mine: int | None, pending: list[int]) -> str:
    if text[at] == "«":
        return "open"
    return "close" if mine is not None else ""


_ROLES = {'"': _double, "'": _single, "«": _guillemet}
