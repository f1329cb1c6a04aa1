"""Clauses of standards: which rules check them, and what came of them in a document."""

from __future__ import annotations

from auditor import coverage, loading
from auditor.model import Finding, Observation


def test_every_clause_is_checked_or_says_why_not() -> None:
    """Nothing in standards.yaml is left to nobody."""
    told = list(coverage.clauses(loading.load()))
    assert [clause.id for clause in told if not clause.rules and not clause.cannot] == []
    assert {clause.id for clause in told} >= {"reuters/sourcing", "reuters/sourcing#named", "spj/code#harm"}


def test_a_standard_is_checked_by_the_rules_of_its_clauses() -> None:
    rules = {clause.id: set(clause.rules) for clause in coverage.clauses(loading.load())}
    assert "sourcing/no-named-person" in rules["reuters/sourcing#named"]
    assert rules["reuters/sourcing#named"] < rules["reuters/sourcing"]


def test_the_gravest_finding_decides() -> None:
    """A warning fails a clause, a note is noted, and a rule that did not apply says nothing."""
    book = loading.load()
    seen = {"attribution/vague-source": 1, "sourcing/bare-source": 1, "sourcing/single-source": 0}
    observed = [
        (rule, Observation(seen[rule.id], (Finding(0, 4),) * seen[rule.id])) for rule in book.rules if rule.id in seen
    ]
    told = {one.clause.id: (one.state, one.checks, one.found) for one in coverage.outcomes(book, observed)}
    assert told["reuters/sourcing#named"] == ("failed", 1, ("attribution/vague-source",))
    assert told["reuters/sourcing#described"] == ("noted", 1, ("sourcing/bare-source",))
    assert told["reuters/sourcing#several"] == ("passed", 1, ())
    assert told["reuters/sourcing#words"] == ("not applicable", 0, ())
    assert told["reuters/sourcing#motives"] == ("not checkable", 0, ())
    assert told["reuters/sourcing"][0] == "failed"
