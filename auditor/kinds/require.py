"""require: the document must have at least so many of these."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.kinds import SELECTION
from auditor.model import Document, NotApplicable, Observation, Rule
from auditor.selection import select, whole

SCHEMA = {
    "type": "object",
    "properties": {
        **SELECTION,
        "at_least": {"description": "How many are enough; 1 if not given.", "type": "integer", "minimum": 1},
        "distinct": {"description": "Count different values of this attribute.", "type": "string"},
        "any": {
            "description": "Marks of several sorts, each of which counts.",
            "type": "array",
            "items": {"$ref": "#/$defs/marks"},
            "minItems": 1,
        },
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
    "anyOf": [{"required": ["mark"]}, {"required": ["any"]}, {"required": ["metadata"]}],
    "additionalProperties": False,
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """One finding at the title where too few are there; the value is how many are missing."""
    if "when" in rule.params and not select(rule.params["when"], document, marks):
        return NotApplicable(f"no {rule.params['when']['mark']} that would call for it")
    missing = rule.params.get("at_least", 1) - _have(rule, document, marks)
    return Observation(missing, [whole(document)]) if missing > 0 else Observation(0)


def _have(rule: Rule, document: Document, marks: Marks) -> int:
    """How many there are: facts, and marks or the different values of an attribute."""
    params = rule.params
    facts = int(any(name in document.metadata for name in params.get("metadata", ())))
    wanted = params.get("any", [params] if "mark" in params else [])
    found = [mark for one in wanted for mark in select(one, document, marks)]
    if "distinct" in params:
        return facts + len({mark.attrs.get(params["distinct"]) for mark in found})
    return facts + len(found)
