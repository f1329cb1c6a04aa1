"""require: the document must have at least so many of these."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.model import Document, Finding, NotApplicable, Observation, Rule
from auditor.selection import select, whole_document

SCHEMA = {
    "type": "object",
    "properties": {
        "mark": {"$ref": "#/$defs/mark"},
        "where": {"$ref": "#/$defs/where"},
        "scope": {"$ref": "#/$defs/scope"},
        "voice": {"$ref": "#/$defs/voice"},
        "at_least": {"description": "How many are enough; 1 if not given.", "type": "integer", "minimum": 1},
        "distinct": {"description": "Count different values of this attribute.", "type": "string"},
        "when": {
            "description": "Judge only a document that has marks of this sort.",
            "$ref": "#/$defs/marks",
        },
        "metadata": {
            "description": "Any of these facts about the document is enough.",
            "type": "array",
            "items": {"enum": ["title", "byline", "dateline", "published", "modified", "publisher", "url"]},
            "minItems": 1,
        },
    },
    "oneOf": [{"required": ["mark"]}, {"required": ["metadata"]}],
    "additionalProperties": False,
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """One finding at the title where too few are there; the value is how many are missing."""
    if "when" in rule.params and not select(rule.params["when"], document, marks):
        return NotApplicable(f"no {rule.params['when']['mark']} that would call for it")
    missing = rule.params.get("at_least", 1) - _have(rule, document, marks)
    if missing <= 0:
        return Observation(0)
    return Observation(missing, [Finding(*whole_document(document))])


def _have(rule: Rule, document: Document, marks: Marks) -> int:
    if "metadata" in rule.params:
        return int(any(name in document.metadata for name in rule.params["metadata"]))
    found = select(rule.params, document, marks)
    if "distinct" in rule.params:
        return len({mark.attrs.get(rule.params["distinct"]) for mark in found})
    return len(found)
