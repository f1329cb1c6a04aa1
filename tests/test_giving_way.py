"""Rules that give way: one fault is told once."""

from __future__ import annotations

import pytest

from auditor import Auditor

LISTED = "Doctors hate this one weird trick"
NOTED = "What your bestie's coffee order reveals about her love life"
LEARNED = "What your coffee order reveals about your love life"


def rules(auditor: Auditor, title: str) -> list[str]:
    findings = auditor.audit_text(f"# {title}\n\nThe port closed on Monday.\n", format="md").as_dict()["findings"]
    return [one["rule"] for one in findings if one["category"] == "headline"]


def test_what_a_listed_rule_names_is_not_told_again(auditor: Auditor) -> None:
    assert "headline/wont-believe" in rules(auditor, LISTED)
    assert "headline/bait" not in rules(auditor, LISTED)


def test_what_no_rule_lists_is_told(auditor: Auditor) -> None:
    assert rules(auditor, LEARNED) == ["headline/bait"]


def test_a_note_gives_way_to_the_warning(auditor: Auditor) -> None:
    """`reader-address` looks at the same title and would give a note."""
    assert "headline/reader-address" not in rules(auditor, LEARNED)


def test_a_warning_does_not_give_way_to_a_note(auditor: Auditor) -> None:
    assert {"headline/chatty-voice", "headline/bait"} <= set(rules(auditor, NOTED))


@pytest.mark.parametrize("title", ["Port closes", "Ministers need to know by Friday, says head of rail union"])
def test_a_plain_title_has_neither(auditor: Auditor, title: str) -> None:
    assert rules(auditor, title) == []
