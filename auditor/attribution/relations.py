"""Relations: a source, a cue and a content, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.attribution.sources import Kind
from auditor.model import Mark

Span = tuple[int, int]

# Why words are taken for an attribution, by the kind of cue: what a report says to an editor.
WHY = {
    "say": "A verb of saying with its subject.",
    "claim": "A verb by which somebody claims or denies, with its subject.",
    "warn": "A verb of warning, with its subject.",
    "accuse": "A verb of blame or praise, with its subject.",
    "ask": "A verb of asking or demanding, with its subject.",
    "think": "A verb of thinking, hoping or fearing, with its subject.",
    "show": "A finding of a document.",
    "stand": "A verb by which somebody takes sides, with its subject.",
    "weak": "A verb that reports here: quoted words or a clause with ‘that’ stand beside it.",
    "according": "‘According to’ names the source.",
    "perspective": "The words give somebody’s view.",
    "nominal": "A noun of saying with its owner.",
    "colon": "What stands behind the colon is what the source says.",
    "label": "A name before a colon, as in a transcript or a headline.",
    "post": "A post, with the name of its author.",
    "answer": "An answer in an interview.",
    "hearsay": "A wording that says that somebody says so, and not who.",
    "learned": "No pattern knows it; the word and its neighbours mostly stand where somebody speaks, thinks or wants.",
}


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
