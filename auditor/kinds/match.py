"""match: these phrases or patterns, in this scope, are findings."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.detectors import Marks
from auditor.model import Document, Finding, Mark, NotApplicable, Observation, Rule
from auditor.places import Places
from auditor.selection import author_only, once

SCHEMA = {
    "type": "object",
    "properties": {
        "phrases": {
            "description": "Words to find: whole words, any case; {list} stands for a word list, ... for a gap.",
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 1,
        },
        "patterns": {
            "description": "RE2 regular expressions, case-insensitive unless they start with (?-i).",
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 1,
        },
        "exclude": {
            "description": "Phrases that silence a hit which they overlap.",
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "minItems": 1,
        },
        "scope": {"$ref": "#/$defs/scope"},
        "voice": {"$ref": "#/$defs/voice"},
        "once": {"description": "Report the first place only and count the rest.", "type": "boolean"},
    },
    "anyOf": [{"required": ["phrases"]}, {"required": ["patterns"]}],
    "additionalProperties": False,
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """Report each phrase in the scope, in the author's voice unless the rule says otherwise."""
    params = rule.params
    where = marks.places(params.get("scope", "body"))
    if not where.blocks:
        return NotApplicable(f"the input has no {_named(params.get('scope', 'body'))}")
    hits = [hit for hit in marks.scan.of_owner(rule.id) if hit.start in where]
    hits += _matches(rule, where, marks)
    if params.get("voice", "author") == "author":
        hits = author_only(hits, marks)
    silenced = marks.scan.of_owner(f"{rule.id}#exclude")
    hits = [hit for hit in hits if not any(hit.start < other.end and other.start < hit.end for other in silenced)]
    findings = [Finding(hit.start, hit.end) for hit in _apart(hits)]
    return Observation(len(findings), once(findings) if params.get("once") else findings)


def _matches(rule: Rule, where: Places, marks: Marks) -> Iterator[Mark]:
    for written in rule.params.get("patterns", ()):
        yield from marks.scan.matches(written, where.blocks)


def _apart(hits: list[Mark]) -> Iterator[Mark]:
    last = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= last:
            yield hit
            last = hit.end


def _named(names: str | list[str]) -> str:
    return names if isinstance(names, str) else " or ".join(names)
