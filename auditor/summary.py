"""summary: what an editor would say first, put together from the findings and numbers of a report.

The sentences are data: `tell` in a rule, and `rules/summary.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor.model import SEVERITIES
from auditor.text import shorten

IDENTIFIED = ("person", "organization", "document")
NAMES = 3
SHOWN = 60

_EDGES = ' .,;:!“”"'
_SLOT = re.compile(r"\{(\w+)\}")
_PLACES = {
    "title": "the headline",
    "dek": "the standfirst",
    "heading": "a heading",
    "byline": "the byline",
    "dateline": "the dateline",
    "list_item": "a list",
    "block_quote": "a block quotation",
    "caption": "a caption",
    "furniture": "the furniture of the page",
}

Report = Mapping[str, Any]
Group = Sequence[Mapping[str, Any]]


def sentences(report: Report, tells: Mapping[str, str], wording: Mapping[str, Any]) -> list[str]:
    """The summary: the gravest faults first, then who speaks and who owns the claims. `tells` are the rules' own."""
    if not wording:
        return []
    told = [_filled(_template(group, tells, wording), _slots(group, report)) for group in _gravest(report)]
    told = told[: wording["problems"]]
    told += _facts(report, wording["facts"])
    return told[: wording["sentences"]]


def _gravest(report: Report) -> Iterator[Group]:
    """The findings rule by rule, worst first. A second fault of a category is told if it is grave and has a place."""
    told: set[str] = set()
    for group in _groups(report):
        first = group[0]
        if first["severity"] == "note":
            return
        again = first["category"] in told
        if not again or (first["severity"] != "warning" and not first["whole"]):
            told.add(first["category"])
            yield group


def _groups(report: Report) -> list[Group]:
    points = {rule["rule"]: rule["points"] for rule in report["rules"]["applied"]}
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for finding in report["findings"]:
        groups.setdefault(finding["rule"], []).append(finding)
    return sorted(groups.values(), key=lambda group: (*_gravity(group[0]), -points[group[0]["rule"]]))


def _gravity(finding: Mapping[str, Any]) -> tuple[int, bool]:
    """Below what is critical, a fault that an editor can point to comes before one of the whole text."""
    severity = finding["severity"]
    return SEVERITIES.index(severity), finding["whole"] and severity != "critical"


def _template(group: Group, tells: Mapping[str, str], wording: Mapping[str, Any]) -> str:
    return tells.get(group[0]["rule"]) or str(wording["whole" if group[0]["whole"] else "place"])


def _slots(group: Group, report: Report) -> dict[str, str]:
    """What a rule's `tell` can name of its findings and of the document."""
    first, count = group[0], len(group)
    rule = next(rule for rule in report["rules"]["applied"] if rule["rule"] == first["rule"])
    place = _place(first, report)
    return {
        "title": rule["title"],
        "words": f"{report['document']['words']:,}",
        "value": f"{rule['value']:g}",
        "count": f"{count:,}",
        "times": {1: "once", 2: "twice"}.get(count, f"{count:,} times"),
        "place": place,
        "where": f"in {place}" if count == 1 else f"first in {place}",
        "text": f"“{shorten(first['text'], SHOWN).strip(_EDGES)}”",
        "detail": first["message"].removeprefix(rule["message"]).strip(),
    }


def _place(finding: Mapping[str, Any], report: Report) -> str:
    if finding["block"] != "paragraph":
        return _PLACES.get(finding["block"], "the text")
    before = report["article"][: finding["block_index"] + 1]
    return f"paragraph {sum(block['kind'] == 'paragraph' for block in before)}"


def _facts(report: Report, groups: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    numbers = _numbers(report)
    slots = {name: f"{number:,}" for name, number in numbers.items()} | {"names": _names(_speakers(report))}
    for group in groups:
        fitting = next((fact for fact in group if _fits(fact, numbers)), None)
        if fitting:
            yield _filled(fitting["tell"], slots)


def _numbers(report: Report) -> dict[str, int]:
    claims, owned, speakers = report["claims"], len(report["clean"]), _speakers(report)
    unowned = sum(claim["owner"] == "none" for claim in claims)
    return {
        "words": report["document"]["words"],
        "speakers": len(speakers),
        "quoted_words": sum(source["quoted_words"] for source in speakers),
        "sources": sum(source["type"] in IDENTIFIED for source in report["sources"]),
        "claims": len(claims),
        "owned": owned,
        "unowned": unowned,
        "owned_percent": 100 * owned // max(len(claims), 1),
        "unowned_percent": 100 * unowned // max(len(claims), 1),
        "findings": len(report["findings"]),
        "grave": sum(finding["severity"] != "note" for finding in report["findings"]),
    }


def _speakers(report: Report) -> list[Mapping[str, Any]]:
    """The people who are quoted, those with most words first."""
    people = [one for one in report["sources"] if one["type"] == "person" and one["name"] and one["quoted_words"]]
    return sorted(people, key=lambda source: -source["quoted_words"])


def _names(speakers: Sequence[Mapping[str, Any]]) -> str:
    names = [" ".join(source["name"].split()) for source in speakers[:NAMES]]
    names += [f"{more:,} more"] if (more := len(speakers) - NAMES) > 0 else []
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""


def _fits(fact: Mapping[str, Any], numbers: Mapping[str, int]) -> bool:
    enough = all(numbers[name] >= least for name, least in fact.get("least", {}).items())
    return enough and all(numbers[name] <= most for name, most in fact.get("most", {}).items())


def _filled(template: str, slots: Mapping[str, str]) -> str:
    told = _SLOT.sub(lambda slot: slots[slot[1]], template).strip()
    return re.sub(r"([?!])\.", r"\1", told)
