"""locate: where the blocks that trafilatura gives stand in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.readers.extraction import Wanted
from auditor.readers.page_parts import Part, after_name
from auditor.readers.stream import Stream

_LONG = 40


def locate(stream: Stream, wanted: list[Wanted]) -> list[Part]:
    """Long blocks first, which can hardly be mistaken; then the short ones in the gaps between them."""
    places = _anchors(stream, wanted)
    bounds = _bounds(places, len(stream.letters))
    opening = next((at for at, place in enumerate(places) if place is not None), 0)
    found = _before(stream, wanted[:opening], bounds[0] if bounds else 0)
    low = max([after_name(stream), *(part.end for part in found)])
    for block, place, bound in list(zip(wanted, places, bounds, strict=True))[opening:]:
        if place is not None:
            low = place + len(block.text)
            found.append(Part(place, low, block.kind, block.level))
        elif block.text:
            for part in _search(stream, block, low, bound):
                found.append(part)
                low = max(low, part.end)
    return found


def _before(stream: Stream, wanted: list[Wanted], high: int) -> list[Part]:
    """The short blocks before the first long one, from there upwards: menus over them may say the same."""
    found: list[Part] = []
    for block in reversed(wanted):
        at = stream.letters.rfind(block.text, after_name(stream), high)
        if at >= 0:
            found.append(Part(at, at + len(block.text), block.kind, block.level))
            high = at
    return found[::-1]


def _anchors(stream: Stream, wanted: list[Wanted]) -> list[int | None]:
    places: list[int | None] = []
    cursor = after_name(stream)
    for block in wanted:
        at = stream.letters.find(block.text, cursor) if len(block.text) >= _LONG else -1
        places.append(at if at >= 0 else None)
        cursor = at + len(block.text) if at >= 0 else cursor
    return places


def _bounds(places: list[int | None], end: int) -> list[int]:
    """For each block, the start of the next one that has its place."""
    bounds: list[int] = []
    for place in reversed(places):
        bounds.append(end)
        end = end if place is None else place
    return bounds[::-1]


def _search(stream: Stream, block: Wanted, low: int, high: int) -> Iterator[Part]:
    """A block in a gap; one that the page has in pieces is taken in pieces."""
    at = stream.letters.find(block.text, low, high)
    if at >= 0:
        yield Part(at, at + len(block.text), block.kind, block.level)
        return
    for piece in block.pieces if len(block.pieces) > 1 else _sentences(block.text):
        at = stream.letters.find(piece, low, high)
        if at >= 0:
            yield Part(at, at + len(piece), block.kind, block.level)
            low = at + len(piece)


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<=[.!?”\"])(?=[A-Z“\"])", text) if len(piece) > 8]
