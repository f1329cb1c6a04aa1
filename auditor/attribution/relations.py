"""Relations: a source, a cue and a content, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.attribution.sources import Kind

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
