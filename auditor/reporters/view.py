"""view: a report arranged for readers, shared by the formats that people read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from auditor.model import SEVERITIES

STATES = ("passed", "noted", "failed", "not applicable", "not checkable")

Report = Mapping[str, Any]
Finding = Mapping[str, Any]

# Controls, direction overrides, separators and lone surrogates: what can move, hide or break shown text.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

_NAMES = {
    0x1B: "ESC",
    0x00: "NUL",
    0x07: "BEL",
    0x08: "BS",
    0x0D: "CR",
    0x7F: "DEL",
    0x202E: "RLO",
    0x202D: "LRO",
}


class Group(NamedTuple):
    """The findings of one rule, in the order of the text."""

    rule: Mapping[str, Any]
    message: str
    findings: list[Finding]

    def aside(self, finding: Finding) -> str:
        """What this finding's message says beyond the group's."""
        return str(finding["message"]).removeprefix(self.message).strip()


class Standard(NamedTuple):
    """A standard, what came of it, and its clauses by id."""

    id: str
    told: Mapping[str, Any]
    clauses: dict[str, Mapping[str, Any]]


def visible(text: object) -> str:
    """`text` with every control and direction character spelled out, such as ‹ESC›."""
    return _HIDDEN.sub(lambda match: f"‹{_NAMES.get(ord(match[0])) or f'U+{ord(match[0]):04X}'}›", str(text))


def one_line(text: object) -> str:
    """`text` made visible, on one line."""
    return " ".join(visible(re.sub(r"\s+", " ", str(text))).split())


def number(value: float) -> str:
    """A number with no more decimals than it has, two at most, and a proper minus."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-", "−")


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def day(value: str) -> str:
    """An ISO 8601 date as a person writes it; anything else as it stands."""
    try:
        at = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return f"{at.day} {at:%B %Y}"


def applied(report: Report) -> dict[str, Mapping[str, Any]]:
    """The applied rules by id."""
    return {rule["rule"]: rule for rule in report["rules"]["applied"]}


def groups(report: Report) -> list[Group]:
    """The findings rule by rule, worst first."""
    rules = applied(report)
    found: dict[str, list[Finding]] = {}
    for finding in sorted(report["findings"], key=lambda finding: (finding["start"], finding["end"])):
        found.setdefault(finding["rule"], []).append(finding)
    return sorted((_group(rules[rule], findings) for rule, findings in found.items()), key=_badness)


def _group(rule: Mapping[str, Any], findings: list[Finding]) -> Group:
    messages = {finding["message"] for finding in findings}
    return Group(rule, messages.pop() if len(messages) == 1 else rule["message"], findings)


def _badness(group: Group) -> tuple[int, float, int]:
    return SEVERITIES.index(group.rule["severity"]), -group.rule["points"], group.findings[0]["start"]


def tally(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each severity, worst first, without zeros."""
    severities = [finding["severity"] for finding in findings]
    return {severity: severities.count(severity) for severity in SEVERITIES if severity in severities}


def tally_words(counts: Mapping[str, int]) -> str:
    """Such as `1 critical, 2 errors, 4 warnings`."""
    return ", ".join(
        f"{count} critical" if name == "critical" else plural(count, name) for name, count in counts.items()
    )


def around(report: Report, finding: Finding) -> tuple[str, str]:
    """The context before and after the words, each with the space that parts it from them."""
    before, after = finding["context"]["before"], finding["context"]["after"]
    if finding["block_index"] is None:
        return before and f"{before} ", after and f" {after}"
    text = report["article"][finding["block_index"]]["text"]
    parted = text[: finding["block_start"]][-1:].isspace(), text[finding["block_end"] :][:1].isspace()
    return f"{before} " if before and parted[0] else before, f" {after}" if after and parted[1] else after


def headline(report: Report) -> str:
    document = report["document"]
    return str(document["title"] or document["path"])


def caps(report: Report) -> str:
    """Which rules hold the verdict down whatever the score; empty where none does."""
    rules = applied(report)
    titles = [rules[rule]["title"] if rule in rules else rule for rule in report["capped_by"]]
    return f"Whatever the score, held at {report['verdict']} by: {'; '.join(titles)}." if titles else ""


def owned(report: Report) -> str:
    """Such as `Claims with a good owner: 5 of 6`."""
    return f"Claims with a good owner: {len(report['clean']):,} of {len(report['claims']):,}"


def shared(report: Report) -> str:
    """Such as `Sources: 12, 9 independent; 83 % of 23 statements have a name, 40 % are in quoted words, Ann Lee makes 30 %`."""
    census = report["census"]
    if not census or not census["statements"]:
        return ""
    largest = f", {census['largest']} makes {census['largest_share']:.0%}" if census["largest"] else ""
    return (
        f"Sources: {census['sources']:,}, {census['independent']:,} independent; of {census['statements']:,} statements"
        f" {census['named_share']:.0%} have a name, {census['direct_share']:.0%} are in quoted words{largest}"
    )


def standards(report: Report) -> list[Standard]:
    """Each standard with its clauses, by their ids."""
    found = {id: Standard(id, told, {}) for id, told in report["standards"].items() if "#" not in id}
    for id, told in report["standards"].items():
        if "#" in id:
            found[id.split("#")[0]].clauses[id] = told
    return list(found.values())


def clauses(report: Report) -> list[Mapping[str, Any]]:
    """What the standards ask one by one: their clauses, and standards without any."""
    return [told for one in standards(report) for told in (one.clauses.values() or [one.told])]


def outcome(report: Report) -> str:
    """Such as `12 passed, 3 failed, 4 not applicable, 9 not checkable`."""
    counts = Counter(told["state"] for told in clauses(report))
    return ", ".join(f"{counts[state]:,} {state}" for state in STATES if counts[state])


def reason(report: Report) -> str:
    """Why there is no score."""
    return str(report.get("not_covered") or "Nothing in this document could be judged.")


def deductions(category: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What was taken from the category, largest first."""
    return sorted((taken for taken in category["deductions"] if taken["points"]), key=lambda taken: -taken["points"])


def taken(category: Mapping[str, Any]) -> float:
    return float(sum(deduction["points"] for deduction in category["deductions"]))


def adding_up(category: Mapping[str, Any]) -> str:
    """The category's score as a sum to check by hand, such as `100 − 20 − 7.5 = 72.5`."""
    if category["score"] is None:
        return "not applicable"
    if not deductions(category):
        return "100, nothing taken"
    terms = " − ".join(["100", *(number(deduction["points"]) for deduction in deductions(category))])
    return f"{terms} = {number(category['score'])}"


def mean(report: Report) -> str:
    """The score as the weighted mean of its categories, such as `(55 × 2 + 80) / 3 = 63.33`."""
    counted = [category for category in report["categories"] if category["score"] is not None]
    terms = " + ".join(_term(category["score"], category["weight"]) for category in counted)
    return f"({terms}) / {number(sum(category['weight'] for category in counted))} = {number(report['score'])}"


def _term(score: float, weight: float) -> str:
    return number(score) if weight == 1 else f"{number(score)} × {number(weight)}"
