"""Relations: a source, a cue and a content, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.attribution.sources import Kind
from auditor.model import Mark

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution before it becomes a mark; spans are offsets into the text."""

    cue: Span
    lemma: str
    cue_kind: str
    source: Span | None
    kind: Kind
    content: tuple[Span, ...]
    block: str

    @property
    def span(self) -> Span:
        return (min(self.cue[0], self.source[0]), max(self.cue[1], self.source[1])) if self.source else self.cue


def owns(mark: Mark) -> bool:
    """Whether an attribution gives its sentence an owner: a cue that only the weights know does not by itself."""
    return mark.attrs["cue_kind"] != "learned" or mark.attrs["direct"] or mark.attrs["source"] in ("person", "document")
