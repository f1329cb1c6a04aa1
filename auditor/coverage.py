"""coverage: which rules check which clause of which standard, and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from auditor.model import Observation, Rule
from auditor.rulebook import Rulebook

CLAUSE = "#"


class Clause(NamedTuple):
    """A standard, or one of its clauses, and the rules that check it; `cannot` says why no rule can."""

    id: str
    title: str
    says: str
    cannot: str
    rules: tuple[str, ...]


class Outcome(NamedTuple):
    """What came of a clause in one document: how many rules looked, and which of them found something."""

    clause: Clause
    state: str
    checks: int
    found: tuple[str, ...]


def clauses(book: Rulebook) -> Iterator[Clause]:
    """Every standard, each followed by its clauses; a rule that cites a clause checks the standard too."""
    citing: dict[str, list[str]] = defaultdict(list)
    for rule in book.rules:
        for id in {*rule.standards, *(cited.split(CLAUSE)[0] for cited in rule.standards)}:
            citing[id].append(rule.id)
    for id, told in book.standards.items():
        yield Clause(id, told["title"], told["says"], told.get("cannot", ""), tuple(citing[id]))


def outcomes(book: Rulebook, observed: Sequence[tuple[Rule, Observation]]) -> Iterator[Outcome]:
    """Each clause as passed, noted (nothing graver than a note), failed, not applicable or not checkable."""
    severities = {rule.id: rule.severity if seen.findings else "" for rule, seen in observed}
    for clause in clauses(book):
        asked = [rule for rule in clause.rules if rule in severities]
        found = tuple(rule for rule in asked if severities[rule])
        yield Outcome(clause, _state(clause, asked, {severities[rule] for rule in found}), len(asked), found)


def _state(clause: Clause, asked: Sequence[str], severities: Set[str]) -> str:
    if not asked:
        return "not checkable" if clause.cannot else "not applicable"
    return "failed" if severities - {"note"} else "noted" if severities else "passed"
