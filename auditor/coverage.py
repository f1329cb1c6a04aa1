"""coverage: which rules check which clause of which standard, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """What came of a clause in one document: `failed` are the rules with a finding graver than a note."""

    clause: Clause
    state: str
    checks: int
    failed: tuple[str, ...]


def clauses(book: Rulebook) -> Iterator[Clause]:
    """Every standard, each followed by its clauses; a rule that cites a clause checks the standard too."""
    for id, told in book.standards.items():
        rules = tuple(rule.id for rule in book.rules if _cites(rule, id))
        yield Clause(id, told["title"], told["says"], told.get("cannot", ""), rules)


def _cites(rule: Rule, id: str) -> bool:
    return any(cited == id or cited.startswith(f"{id}{CLAUSE}") for cited in rule.standards)


def outcomes(book: Rulebook, observed: Sequence[tuple[Rule, Observation]]) -> Iterator[Outcome]:
    """Each clause as passed, failed, not applicable or not checkable."""
    applied = {rule.id for rule, _ in observed}
    wrong = {rule.id for rule, seen in observed if seen.findings and rule.severity != "note"}
    for clause in clauses(book):
        asked = [rule for rule in clause.rules if rule in applied]
        failed = tuple(rule for rule in asked if rule in wrong)
        state = "failed" if failed else "passed" if asked else "not checkable" if clause.cannot else "not applicable"
        yield Outcome(clause, state, len(asked), failed)
