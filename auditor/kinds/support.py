"""support: each mark of one sort needs a mark of another near it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from auditor.detectors import Marks
from auditor.kinds import SELECTION
from auditor.model import Document, Finding, Mark, NotApplicable, Observation, Rule
from auditor.selection import select

SCHEMA = {
    "type": "object",
    "properties": {
        **SELECTION,
        "needs": {
            "description": "Any one of these is enough.",
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "mark": {"$ref": "#/$defs/mark"},
                    "where": {"$ref": "#/$defs/where"},
                    "within": {"enum": ["sentence", "neighbours", "paragraph", "paragraphs", "document"]},
                },
                "required": ["mark", "within"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["mark", "needs"],
    "additionalProperties": False,
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """Report each mark that nothing supports; not applicable where there is no such mark."""
    hits = select(rule.params, document, marks)
    if not hits:
        return NotApplicable(f"no {rule.params['mark']} to support")
    bare = [hit for hit in hits if not any(_supported(hit, need, document, marks) for need in rule.params["needs"])]
    findings = _one_each_sentence(bare, marks)
    return Observation(len(findings), findings)


def _one_each_sentence(hits: list[Mark], marks: Marks) -> list[Finding]:
    found: dict[int, Finding] = {}
    for hit in hits:
        sentence = marks.around("sentences", hit.start)
        found.setdefault(sentence.start if sentence else hit.start, Finding(hit.start, hit.end))
    return list(found.values())


def _supported(hit: Mark, need: Mapping[str, Any], document: Document, marks: Marks) -> bool:
    start, end = _reach(hit, need["within"], document, marks)
    near = marks.within(need["mark"], start, end)
    return any(mark.fits(need.get("where", {})) and not _inside(mark, hit) for mark in near)


def _inside(mark: Mark, hit: Mark) -> bool:
    """A mark says nothing for what it is a part of: a name in a quotation is not its speaker's."""
    return hit.start <= mark.start and mark.end <= hit.end


def _reach(hit: Mark, within: str, document: Document, marks: Marks) -> tuple[int, int]:
    if within == "document":
        return 0, len(document.text)
    if within == "paragraph":
        block = document.block_at(hit.start)
        return (block.start, block.end) if block else (hit.start, hit.end)
    if within == "paragraphs":
        return _paragraphs(hit, document)
    sentence = marks.around("sentences", hit.start) or hit
    if within == "neighbours":
        before = marks.around("sentences", max(sentence.start - 2, 0))
        return min(before.start if before else sentence.start, sentence.start), sentence.end
    return sentence.start, sentence.end


def _paragraphs(hit: Mark, document: Document) -> tuple[int, int]:
    """From the start of the block before to the end of the block behind."""
    block = document.block_at(hit.start)
    if block is None:
        return hit.start, hit.end
    before, after = document.block_at(max(block.start - 3, 0)), document.block_at(block.end + 2)
    return (before or block).start, (after or block).end
