"""Running the examples of rules: what must fail fails, what must pass passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.model import Example, Rule, RuleError
from auditor.pipeline import observe, separated
from auditor.readers import parse
from auditor.rulebook import Rulebook
from auditor.text import squeeze


def demand(rulebook: Rulebook, rule_ids: Iterable[str]) -> None:
    """Raise a RuleError for the first example of these rules that does not do what it says."""
    wanted = set(rule_ids)
    for rule in rulebook.rules:
        if rule.id in wanted:
            for fault in faults(rulebook, rule):
                raise RuleError(fault)


def faults(rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    """`file:line: key: what was expected` for each example of a rule that does not do what it says."""
    for side, examples in (("fails", rule.fails), ("passes", rule.passes)):
        for index, example in enumerate(examples):
            problem = _problem(rulebook, rule, example, side)
            if problem:
                yield f"{rule.file}:{example.line}: examples.{side}.{index}: {problem}"


def _problem(rulebook: Rulebook, rule: Rule, example: Example, side: str) -> str:
    document = separated(parse(example.text, example.format, "example"), rulebook)
    seen = observe(rule, document, rulebook)
    if isinstance(seen, str):
        return f"the rule does not apply: {seen}" if side == "fails" else ""
    words = [squeeze(document.text[one.start : one.end]) for one in seen.findings]
    if side == "passes":
        return f"expected no finding, found {words[0]!r}" if words else ""
    if not words:
        return "expected a finding, found none"
    missing = [given for given in example.finds if not any(squeeze(given) in one for one in words)]
    return f"expected a finding over {missing[0]!r}, found {', '.join(map(repr, words))}" if missing else ""
