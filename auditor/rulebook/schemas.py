"""Schemas: the JSON Schemas of the files that a rulebook is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from auditor import kinds
from auditor.judging.table import FAULTS
from auditor.model import NUMBERS, SEVERITIES, TELLS

_TEXT = {"type": "string", "minLength": 1}
_EXAMPLE = {
    "type": "object",
    "properties": {
        "text": {"description": "The example article.", "type": "string"},
        "headline": {"description": "Its headline; the example is then Markdown.", **_TEXT},
        "format": {"description": "How to read it; txt if not given.", "enum": ["txt", "md", "html"]},
        "finds": {"description": "Words that the rule's findings must cover.", "type": "array", "items": _TEXT},
    },
    "anyOf": [{"required": ["text"]}, {"required": ["headline"]}],
    "additionalProperties": False,
}
_EXAMPLES = {
    "type": "object",
    "properties": {
        "fails": {"description": "Texts that the rule must mark.", "type": "array", "items": _EXAMPLE, "minItems": 1},
        "passes": {"description": "Texts that it must not.", "type": "array", "items": _EXAMPLE, "minItems": 1},
    },
    "required": ["fails", "passes"],
    "additionalProperties": False,
}
_NUMBER = {"type": "number"}
_AMOUNT = {"type": "number", "minimum": 0}
_POSITIVE = {"type": "object", "additionalProperties": _AMOUNT}


@cache
def schema(sort: str) -> Mapping[str, Any]:
    """The JSON Schema of a sort of file: rule, overlay, lexicon, standards, summary or scoring."""
    return {"rule": _rule_schema, "overlay": _overlay_schema, **_SIMPLE}[sort]()


def _rule_schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of the auditor",
        "type": "object",
        "properties": _rule_properties(),
        "required": ["title", "why", "severity", "message", "standards", "check", "examples"],
        "additionalProperties": False,
        "$defs": kinds.definitions(),
    }


def _sentence(names: Iterable[str]) -> dict[str, Any]:
    """Text that can name these in braces, and nothing else."""
    return {**_TEXT, "pattern": rf"^([^{{}}]|\{{({'|'.join(names)})\}})+$"}


def _rule_properties() -> dict[str, Any]:
    return {
        "title": {"description": "What is wrong, in a few words.", **_TEXT},
        "why": {"description": "Why it matters to the reader.", **_TEXT},
        "severity": {"description": "How much it weighs.", "enum": list(SEVERITIES)},
        "message": {"description": "What would fix it.", **_TEXT},
        "tell": {
            "description": f"A sentence for the summary; it can name {', '.join(f'{{{name}}}' for name in TELLS)}.",
            **_sentence(TELLS),
        },
        "standards": {
            "description": "Ids from standards.yaml: a standard, or `standard#clause`.",
            "type": "array",
            "items": _TEXT,
            "minItems": 1,
        },
        "band": {
            "description": "The number at which no point is taken, and all of them.",
            "type": "object",
            "properties": {"good": _NUMBER, "poor": _NUMBER},
            "required": ["good", "poor"],
            "additionalProperties": False,
        },
        "per": {"description": "Judge the count itself or per 1,000 words.", "enum": ["document", "1000-words"]},
        "applies": {
            "description": "The documents that the rule is for; others report it as not applicable.",
            "type": "object",
            "properties": {
                "languages": {"type": "array", "items": _TEXT, "minItems": 1},
                "formats": {"type": "array", "items": {"enum": ["txt", "md", "html"]}, "minItems": 1},
                "min_words": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
        "doubt": {
            "description": "Faults and how likely an editor must be to mark the sentence for them, 0 to 1, else a finding in it "
            "is left out.",
            "type": "object",
            "propertyNames": {"enum": list(FAULTS)},
            "additionalProperties": {"type": "number", "minimum": 0, "maximum": 1},
            "minProperties": 1,
        },
        "check": {
            "description": "One kind of check with its block.",
            "type": "object",
            "properties": kinds.schemas(),
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        },
        "examples": {"description": "Texts that must fail and texts that must pass.", **_EXAMPLES},
    }


def _overlay_schema() -> dict[str, Any]:
    """A rule that lies over another: whole, or only the keys that change."""
    whole = _rule_schema()
    whole["properties"] = {"off": {"description": "true takes the rule out.", "type": "boolean"}, **whole["properties"]}
    whole["required"] = []
    whole["minProperties"] = 1
    whole["dependentRequired"] = {"check": ["title", "why", "severity", "message", "standards", "examples"]}
    return whole


_WORDS = {"type": "array", "items": _TEXT, "minItems": 1}
_CLAUSE = {
    "type": "object",
    "properties": {
        "says": {"description": "What it asks.", **_TEXT},
        "cannot": {"description": "Why no text can prove or break it.", **_TEXT},
    },
    "required": ["says"],
    "additionalProperties": False,
}
_LIMITS = {"type": "object", "propertyNames": {"enum": list(NUMBERS)}, "additionalProperties": {"type": "integer"}}
_FACT = {
    "type": "object",
    "properties": {"least": _LIMITS, "most": _LIMITS, "tell": _sentence((*NUMBERS, "names"))},
    "required": ["tell"],
    "additionalProperties": False,
}
_SIMPLE: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "lexicon": lambda: {
        "title": "A word list",
        "type": "object",
        "properties": {
            "title": {"description": "What the words have in common.", **_TEXT},
            "words": {"description": 'Entries; forms of one entry are separated by " | ".', **_WORDS},
            "include": {"description": "Other word lists whose entries belong here too.", **_WORDS},
            "add": {"description": "Entries to add to the list below.", **_WORDS},
            "remove": {"description": "Entries to take out of the list below.", **_WORDS},
        },
        "anyOf": [{"required": [key]} for key in ("words", "include", "add", "remove")],
        "additionalProperties": False,
    },
    "standards": lambda: {
        "title": "Standards that rules cite",
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "properties": {
                "title": _TEXT,
                "says": _TEXT,
                "clauses": {"type": "object", "additionalProperties": _CLAUSE},
            },
            "required": ["title", "says"],
            "additionalProperties": False,
        },
    },
    "summary": lambda: {
        "title": "The summary in words",
        "type": "object",
        "properties": {
            "sentences": {"description": "At most so many.", "type": "integer", "minimum": 1},
            "problems": {"description": "At most so many of them on findings.", "type": "integer", "minimum": 0},
            "place": {"description": "For a rule without `tell`.", **_sentence(TELLS)},
            "whole": {"description": "The same, for a finding on the whole text.", **_sentence(TELLS)},
            "facts": {
                "description": "Groups; of each the first that fits is told.",
                "type": "array",
                "items": {"type": "array", "items": _FACT},
            },
        },
        "required": ["sentences", "problems", "place", "whole", "facts"],
        "additionalProperties": False,
    },
    "scoring": lambda: {
        "title": "Weights, points and thresholds",
        "type": "object",
        "properties": {
            "weights": _POSITIVE,
            "points": {
                "type": "object",
                "properties": dict.fromkeys(SEVERITIES, _AMOUNT),
                "additionalProperties": False,
            },
            "verdicts": {
                "type": "object",
                "properties": {"pass": _NUMBER, "review": _NUMBER},
                "additionalProperties": False,
            },
            "caps": {
                "type": "object",
                "properties": {one: {"enum": ["pass", "review", "fail"]} for one in SEVERITIES},
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}
