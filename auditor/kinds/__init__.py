"""Kinds of check. Each is a module with the JSON Schema of its YAML block and one `check` function.

A check gets a rule, a document and its marks and returns an `Observation`, or `NotApplicable` with the
reason. It knows nothing of points.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from auditor.detectors import Marks, sorts
from auditor.model import Document, NotApplicable, Observation, Rule
from auditor.places import NAMES

# What describes the marks that a rule looks at, in the schemas of kinds that look at marks.
SELECTION: Mapping[str, Any] = {
    "mark": {"$ref": "#/$defs/mark"},
    "where": {"$ref": "#/$defs/where"},
    "least": {"$ref": "#/$defs/least"},
    "scope": {"$ref": "#/$defs/scope"},
    "voice": {"$ref": "#/$defs/voice"},
}


@cache
def names() -> tuple[str, ...]:
    """The names of all kinds."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def kind(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """Evaluate one rule."""
    result: Observation | NotApplicable = kind(rule.kind).check(rule, document, marks)
    return result


def schemas() -> Mapping[str, Any]:
    """The JSON Schema of each kind's block."""
    return {name: kind(name).SCHEMA for name in names()}


def definitions() -> Mapping[str, Any]:
    """What the kinds' schemas share by `$ref: #/$defs/…`."""
    place = {"enum": list(NAMES)}
    value = {"type": ["string", "number", "boolean"]}
    return {
        "mark": {"description": "A sort of mark, named after its detector.", "enum": list(sorts())},
        "scope": {
            "description": "The parts of the article to look at.",
            "anyOf": [place, {"type": "array", "items": place, "minItems": 1}],
        },
        "voice": {
            "description": "author leaves out quotations and reported speech; any looks everywhere.",
            "enum": ["author", "any"],
        },
        "where": {
            "description": "Attributes that the mark must have; a list means any of these.",
            "type": "object",
            "additionalProperties": {"anyOf": [value, {"type": "array", "items": value, "minItems": 1}]},
        },
        "least": {
            "description": "Attributes that must be numbers, and at least so much.",
            "type": "object",
            "additionalProperties": {"type": "number"},
        },
        "marks": {
            "description": "Marks of one sort, perhaps only those with certain attributes.",
            "type": "object",
            "properties": {
                "mark": {"$ref": "#/$defs/mark"},
                "where": {"$ref": "#/$defs/where"},
                "scope": {"$ref": "#/$defs/scope"},
            },
            "required": ["mark"],
            "additionalProperties": False,
        },
    }
