"""Detectors find marks: spans of text with attributes. They know nothing of rules.

A detector is a module of this folder with `detect(document, marks) -> list[Mark]`; the sort of its
marks is the module's name. Each runs at most once a document, when a rule or another detector first
asks for its marks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules

from auditor.model import Document, Mark
from auditor.places import Places, scope
from auditor.registry import Registry
from auditor.scan import Hits


@cache
def sorts() -> tuple[str, ...]:
    """The names of all detectors."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


class Marks:
    """The marks of one document, made on first use."""

    def __init__(self, document: Document, hits: Hits, registry: Registry = Registry()) -> None:  # noqa: B008 - frozen
        self.document = document
        self.scan = hits
        self.registry = registry
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._starts: dict[str, list[int]] = {}
        self._hits: dict[str, tuple[tuple[Mark, ...], list[int]]] = {}
        self._reach: dict[str, list[int]] = {}
        self._places: dict[tuple[str, ...], Places] = {}

    def __getitem__(self, sort: str) -> tuple[Mark, ...]:
        if sort not in self._marks:
            detector = import_module(f"{__name__}.{sort}")
            self._marks[sort] = tuple(detector.detect(self.document, self))
        return self._marks[sort]

    def hits(self, word_list: str) -> tuple[Mark, ...]:
        """Where entries of a word list stand, longest first, no overlaps; attrs: `lemma`."""
        return self._placed(word_list)[0]

    def listed(self, word_list: str, start: int, end: int) -> tuple[Mark, ...]:
        """The entries of a word list that start in [start, end), by bisection."""
        hits, starts = self._placed(word_list)
        return hits[bisect_left(starts, start) : bisect_left(starts, end)]

    def _placed(self, word_list: str) -> tuple[tuple[Mark, ...], list[int]]:
        if word_list not in self._hits:
            hits = self.scan.of_list(word_list)
            self._hits[word_list] = hits, [hit.start for hit in hits]
        return self._hits[word_list]

    @cached_property
    def word_count(self) -> int:
        """How many words the sentences of the document hold."""
        return sum(sentence.attrs["words"] for sentence in self["sentences"])

    def places(self, names: str | Sequence[str]) -> Places:
        """The blocks that these scopes cover."""
        key = (names,) if isinstance(names, str) else tuple(names)
        if key not in self._places:
            self._places[key] = scope(self.document, key)
        return self._places[key]

    def within(self, sort: str, start: int, end: int) -> tuple[Mark, ...]:
        """The marks of this sort that start in [start, end)."""
        starts = self._starts_of(sort)
        return self[sort][bisect_left(starts, start) : bisect_left(starts, end)]

    def around(self, sort: str, offset: int) -> Mark | None:
        """The last mark of this sort that starts at or before `offset` and ends after it."""
        at = bisect_right(self._starts_of(sort), offset) - 1
        while at >= 0 and self._reach[sort][at] > offset:
            if self[sort][at].end > offset:
                return self[sort][at]
            at -= 1
        return None

    def covers(self, sort: str, start: int, end: int) -> bool:
        """Whether some mark of this sort covers the whole span."""
        at = bisect_right(self._starts_of(sort), start) - 1
        return at >= 0 and self._reach[sort][at] >= end

    def _starts_of(self, sort: str) -> list[int]:
        if sort not in self._starts:
            marks = self[sort]
            self._starts[sort] = [mark.start for mark in marks]
            reach, furthest = [], 0
            for mark in marks:
                furthest = max(furthest, mark.end)
                reach.append(furthest)
            self._reach[sort] = reach
        return self._starts[sort]
