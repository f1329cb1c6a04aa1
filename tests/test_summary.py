"""The summary in words: told from the report, the gravest first, and nothing that is not in it."""

from __future__ import annotations

from typing import Any

from auditor import summary

WORDING: dict[str, Any] = {
    "sentences": 4,
    "problems": 3,
    "place": "{title}, {times}, {where}: {text}.",
    "whole": "{title}.",
    "facts": [
        [
            {"least": {"speakers": 2}, "tell": "{names} speak."},
            {"least": {"speakers": 1}, "tell": "Only {names} speaks."},
        ],
        [{"most": {"findings": 0}, "tell": "Nothing was found."}],
    ],
}
KINDS = ("title", "paragraph", "heading", "paragraph")


def report(*findings: dict[str, Any], sources: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    rules = {one["rule"]: one for one in findings}
    return {
        "document": {"words": 1060},
        "findings": list(findings),
        "rules": {"applied": [rule(one) for one in rules.values()]},
        "article": [{"kind": kind} for kind in KINDS],
        "claims": [],
        "clean": [],
        "sources": list(sources),
    }


def rule(one: dict[str, Any]) -> dict[str, Any]:
    points = {"critical": 40, "error": 20, "warning": 10, "note": 3}[one["severity"]]
    return {
        "rule": one["rule"],
        "title": f"Title of {one['rule']}",
        "message": "Mend it.",
        "points": points,
        "value": 2.5,
    }


def finding(rule: str, severity: str, at: int = 1, whole: bool = False, more: str = "") -> dict[str, Any]:
    return {
        "rule": rule,
        "category": rule.split("/")[0],
        "severity": severity,
        "message": f"Mend it. {more}".strip(),
        "text": "some say,",
        "whole": whole,
        "block": KINDS[at],
        "block_index": at,
    }


def told(data: dict[str, Any], **tells: str) -> list[str]:
    return summary.sentences(data, {f"a/{name}": tell for name, tell in tells.items()}, WORDING)


def speaker(name: str, words: int) -> dict[str, Any]:
    return {"type": "person", "name": name, "quoted_words": words}


def test_the_gravest_comes_first_and_names_words_and_paragraph() -> None:
    found = report(finding("b/vague", "warning", 3), finding("a/nobody", "critical", whole=True))
    assert told(found, nobody="No person is named in {words} words.") == [
        "No person is named in 1,060 words.",
        "Title of b/vague, once, in paragraph 2: “some say”.",
    ]


def test_repeats_are_counted() -> None:
    found = report(finding("a/vague", "warning", 1), finding("a/vague", "warning", 3), finding("a/vague", "warning", 2))
    assert told(found, vague="Somebody speaks {times}, {where}.") == ["Somebody speaks 3 times, first in paragraph 1."]


def test_what_a_finding_adds_can_be_told() -> None:
    found = report(finding("a/dropped", "error", 2, more="Before, this was a claim of Pakistan."))
    assert told(found, dropped="{text} is a fact in {place}. {detail}") == [
        "“some say” is a fact in a heading. Before, this was a claim of Pakistan."
    ]


def test_a_category_is_told_again_only_for_what_is_grave_and_has_a_place() -> None:
    found = report(
        finding("a/one", "error"),
        finding("a/two", "error"),
        finding("a/whole", "error", whole=True),
        finding("a/mild", "warning"),
        finding("b/note", "note"),
    )
    assert told(found, one="1.", two="2.", whole="3.", mild="4.") == ["1.", "2."]


def test_below_critical_a_place_comes_before_the_whole() -> None:
    found = report(
        finding("a/error", "error", whole=True),
        finding("b/place", "error"),
        finding("c/place", "critical"),
        finding("d/whole", "critical", whole=True),
    )
    wording = {**WORDING, "problems": 4}
    told = summary.sentences(found, {one["rule"]: one["rule"] for one in found["findings"]}, wording)
    assert told == ["c/place", "d/whole", "b/place", "a/error"]


def test_a_clean_article_is_told_who_is_quoted() -> None:
    people = [speaker("Ann Lee", 5), speaker("Bo Day", 9), speaker("Cy Orr", 0)]
    assert told(report(sources=tuple(people))) == ["Bo Day and Ann Lee speak.", "Nothing was found."]
    many = tuple(speaker(f"P{at}", 9 - at) for at in range(5))
    assert told(report(sources=many))[0] == "P0, P1, P2 and 2 more speak."


def test_there_are_no_more_sentences_than_asked_for() -> None:
    found = report(*(finding(f"{name}/x", "error") for name in "abcdef"), sources=(speaker("Ann Lee", 5),))
    assert [one.split(",")[0] for one in told(found)] == [
        "Title of a/x",
        "Title of b/x",
        "Title of c/x",
        "Only Ann Lee speaks.",
    ]


def test_without_wording_nothing_is_told() -> None:
    assert summary.sentences(report(finding("a/x", "error")), {}, {}) == []
