"""The rulebook: rules, word lists, standards and scoring, checked and ready.

It is compiled from folders of YAML once and then kept in the user's cache under a digest of their content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from auditor.model import Band, Rule
from auditor.registry import Registry
from auditor.scan import Plan, Scanner
from auditor.scoring import Settings

if TYPE_CHECKING:
    from auditor.readers.furniture import Cues

Forms = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rulebook:
    """All that a set of YAML folders says, checked. `digest` names its content, `off` the rules taken out."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, Forms]
    standards: Mapping[str, Mapping[str, str]]
    settings: Settings
    plan: Plan
    digest: str
    off: tuple[str, ...] = ()
    registry: Registry = field(default=Registry(), compare=False, repr=False)
    summary: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def scanner(self) -> Scanner:
        """Every phrase of every rule and list, ready to scan."""
        return Scanner(self.lists, self.plan)

    @cached_property
    def furniture(self) -> Cues:
        """What gives away page furniture."""
        from auditor.readers.furniture import Cues

        return Cues.in_lists(self.lists)

    def rule(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def record(self) -> dict[str, Any]:
        """The rulebook as JSON-able data, without the rules' examples."""
        return {
            "rules": [asdict(replace(rule, fails=(), passes=())) for rule in self.rules],
            "lists": self.lists,
            "standards": self.standards,
            "settings": asdict(self.settings),
            "plan": self.plan,
            "off": self.off,
            "summary": self.summary,
        }

    @classmethod
    def of(cls, record: Mapping[str, Any], digest: str) -> Rulebook | None:
        """The rulebook that a record holds; None where it holds something else."""
        try:
            return _revived(record, digest)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None


def _revived(record: Mapping[str, Any], digest: str) -> Rulebook:
    rules = tuple(_rule(data) for data in record["rules"])
    settings, plan = Settings(**record["settings"]), Plan(*record["plan"])
    off, summary = tuple(record["off"]), record["summary"]
    return Rulebook(rules, record["lists"], record["standards"], settings, plan, digest, off, summary=summary)


def _rule(data: Mapping[str, Any]) -> Rule:
    again = dict(data, band=Band(**data["band"]))
    for name in ("standards", "languages", "formats"):
        again[name] = tuple(data[name])
    return Rule(**again)
