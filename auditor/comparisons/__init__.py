"""Comparisons: the ways in which one part of an article must agree with another.

A comparison is a module of this folder with `compare(params, document, marks, part, against)`; the value of
`by` in a rule is the module's name. It returns an `Observation`, or `NotApplicable` with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from auditor.detectors import Marks
from auditor.model import Block, Document, Finding, Mark, NotApplicable, Observation

Params = Mapping[str, Any]
Blocks = Sequence[Block]


@cache
def ways() -> tuple[str, ...]:
    """The names of all comparisons."""
    return tuple(sorted(module.name for module in iter_modules(__path__)))


@cache
def comparison(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def compare(
    params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks
) -> Observation | NotApplicable:
    """Compare the two parts in the way that `by` names."""
    way = comparison(params["by"])
    result: Observation | NotApplicable = way.compare(params, document, marks, part, against)
    return result


def described() -> str:
    """What each comparison asks, in its module's own words."""
    lines = ((comparison(name).__doc__ or name).partition("\n")[0] for name in ways())
    return "; ".join(line.removesuffix(".") for line in lines) + "."


def seen(findings: Iterable[Finding]) -> Observation:
    """The findings and their number."""
    found = list(findings)
    return Observation(len(found), found)


def sentences_of(marks: Marks, blocks: Blocks) -> list[Mark]:
    """The sentences that start in these blocks."""
    return [mark for block in blocks for mark in marks.within("sentences", block.start, block.end)]
