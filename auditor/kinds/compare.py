"""compare: one part of the article must agree with another."""

from __future__ import annotations

from collections.abc import Sequence

from auditor import comparisons
from auditor.detectors import Marks
from auditor.model import Block, Document, NotApplicable, Observation, Rule
from auditor.places import scope

_PART = {"enum": ["title", "heading", "caption", "lede", "conclusion", "body"]}
_PARTS = {"anyOf": [_PART, {"type": "array", "items": _PART, "minItems": 1}]}

SCHEMA = {
    "type": "object",
    "properties": {
        "part": {"description": "The part that must agree.", **_PARTS},
        "against": {"description": "The part that it must agree with.", **_PARTS},
        "by": {"description": comparisons.described(), "enum": list(comparisons.ways())},
        "min_words": {
            "description": "quotations: the shortest to look for.",
            "type": "integer",
            "minimum": 1,
        },
        "bare": {
            "description": "quotations: whether one that is the whole part counts too; true unless said.",
            "type": "boolean",
        },
        "threshold": {
            "description": "overlap: the share of content words that the closest two sentences may share.",
            "type": "number",
        },
    },
    "required": ["part", "against", "by"],
    "additionalProperties": False,
}

SCOPE = {"title": "headline", "heading": "headings"}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """Report where the part disagrees; not applicable where one of the two is missing."""
    part, against = _blocks(document, rule.params["part"]), _blocks(document, rule.params["against"])
    for name, blocks in ((rule.params["part"], part), (rule.params["against"], against)):
        if not blocks:
            return NotApplicable(f"no {name if isinstance(name, str) else ' or '.join(name)}")
    return comparisons.compare(rule.params, document, marks, part, against)


def _blocks(document: Document, parts: str | Sequence[str]) -> list[Block]:
    wanted = {parts} if isinstance(parts, str) else set(parts)
    blocks = {block for name in wanted for block in _part(document, name)}
    return [block for block in document.blocks if block in blocks]


def _part(document: Document, name: str) -> Sequence[Block]:
    if name == "caption":
        return document.blocks_of("caption")
    if name == "body":
        return document.blocks_of("dek", "paragraph", "list_item", "caption", "block_quote")
    blocks = scope(document, SCOPE.get(name, name)).blocks
    titles = {document.words_of(block) for block in document.blocks_of("title")} if name == "heading" else ()
    return [block for block in blocks if document.words_of(block) not in titles]
