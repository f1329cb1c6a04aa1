"""flag: every mark with these attributes is a finding."""

from __future__ import annotations

from collections.abc import Iterable

from auditor.detectors import Marks
from auditor.kinds import SELECTION
from auditor.model import Document, Finding, Mark, Observation, Rule
from auditor.selection import once, select

SCHEMA = {
    "type": "object",
    "properties": {
        **SELECTION,
        "unless": {
            "description": "A rule or a category: a mark in which it finds as grave a fault is none.",
            "type": "string",
        },
        "once": {"description": "Report the first place only and count the rest.", "type": "boolean"},
        "explain": {
            "description": "For an attribute's values, a sentence to add to the message.",
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
        },
    },
    "required": ["mark"],
    "additionalProperties": False,
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation:
    """Report each mark that the rule describes."""
    explain = rule.params.get("explain", {})
    hits = select(rule.params, document, marks)
    findings = [Finding(hit.start, hit.end, _explained(hit, explain, rule.params.get("least", ()))) for hit in hits]
    return Observation(len(findings), once(findings) if rule.params.get("once") else findings)


def _explained(mark: Mark, explain: dict[str, dict[str, str]], least: Iterable[str]) -> str:
    told = [mark.attrs["detail"]] if "detail" in mark.attrs else []
    told += [text for name in least if (text := mark.attrs.get("details", {}).get(name))]
    for attribute, sentences in explain.items():
        value = mark.attrs.get(attribute)
        values = value if isinstance(value, list | tuple) else (value,)
        told += [sentences[str(one)] for one in values if str(one) in sentences]
    return " ".join(told)
