"""spans: where stretches of a text touch and cover each other, its sentences, and the head of a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

Span = tuple[int, int]

WORD = re.compile(r"\w+")

_PARAGRAPH = re.compile(r"[^\n]+")
_UNIT = re.compile(r"\w+(?:[.&'’-]\w+)*|[,;:()\[\]—–]")
# Where a noun phrase's head has gone by: what follows only tells more about it.
_TAIL = frozenset(
    "about above according across after against ahead along alongside among around as at before behind below beneath "
    "beside between beyond by close despite during familiar for from in inside into like near of off on onto out "
    "outside over past since than that through throughout to toward towards under until upon via where which while "
    "who whom whose with within without".split()
)


class Cover:
    """The characters that some spans hold."""

    def __init__(self, length: int, spans: Iterable[Span]) -> None:
        self._held = bytearray(length)
        for start, end in spans:
            self._held[start:end] = b"\1" * (min(end, length) - start)

    def touches(self, start: int, end: int) -> bool:
        return self._held.find(1, start, end) >= 0

    def share(self, start: int, end: int) -> float:
        """How much of a span is held: 0..1."""
        return self._held.count(1, start, end) / max(end - start, 1)


def span(told: dict[str, Any]) -> Span:
    """A span as the report tells it."""
    return told["start"], told["end"]


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(min(one[1], other[1]) - max(one[0], other[0]), 0)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of every paragraph, as nupunkt alone sees them, without white space around them."""
    import nupunkt

    for paragraph in _PARAGRAPH.finditer(text):
        for start, end in nupunkt.sent_spans(paragraph[0]):
            words = paragraph[0][start:end]
            first = paragraph.start() + end - len(words.lstrip())
            last = paragraph.start() + start + len(words.rstrip())
            if first < last:
                yield first, last


def head(text: str, start: int, end: int) -> Span | None:
    """The last word before the first comma, bracket, preposition or relative clause; None where there is no word."""
    last = None
    for unit in _UNIT.finditer(text, start, end):
        if unit[0].lower() in _TAIL or not unit[0][0].isalnum():
            if last is not None:
                break
        else:
            last = unit
    return last.span() if last else None
