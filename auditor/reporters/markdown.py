"""markdown: a summary to paste into a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor.reporters import view
from auditor.text import shorten

SUFFIX = ".md"

PLACES = 5

VERDICTS = {"pass": "✅ Pass", "review": "⚠️ Review", "fail": "❌ Fail"}


def render(report: Mapping[str, Any]) -> str:
    """The verdict, the categories and the findings, worst first; notes folded away."""
    return "\n\n".join(_parts(report)) + "\n"


def render_many(reports: Sequence[Mapping[str, Any]]) -> str:
    """The reports one below the other."""
    return "\n".join(render(report) for report in reports)


def escape(text: object) -> str:
    """`text` on one line as Markdown that shows it letter by letter: no markup, links, mentions or references."""
    line = re.sub(r"([\\`*_{}\[\]<>|~$&!^])", r"\\\1", view.one_line(text))
    # A word joiner keeps forges from reading @name as a mention and #12 as an issue; backslashes do not.
    line = re.sub(r"([@#])(?=\w)", "\\1\u2060", line)
    return re.sub(r"(?i)(://|www\.)", lambda match: match[0].replace(":", "\\:").replace(".", "\\."), line)


def _parts(report: Mapping[str, Any]) -> Iterator[str]:
    yield _heading(report)
    yield _facts(report)
    if report["score"] is None:
        yield escape(view.reason(report))
        return
    if caps := view.caps(report):
        yield f"**{escape(caps)}**"
    if report["summary"]:
        yield escape(" ".join(report["summary"]))
    yield _categories(report)
    groups = view.groups(report)
    yield from (_group(report, group) for group in groups if group.rule["severity"] != "note")
    if notes := [group for group in groups if group.rule["severity"] == "note"]:
        yield _notes(report, notes)
    if told := view.shared(report):
        yield f"{escape(told)}."
    if report["clean"]:
        yield _clean(report)
    if any(told["found"] for told in view.clauses(report)):
        yield _standards(report)
    if count := len(report["rules"]["not_applicable"]):
        yield f"{view.plural(count, 'rule')} not applicable."


def _heading(report: Mapping[str, Any]) -> str:
    title = escape(view.headline(report))
    if report["score"] is None:
        return f"### Not covered · {title}"
    return f"### {VERDICTS[report['verdict']]} · {view.number(report['score'])} of 100 · {title}"


def _facts(report: Mapping[str, Any]) -> str:
    document = report["document"]
    counts = view.tally_words(view.tally(report["findings"])) or "no findings"
    return f"{escape(document['path'])} · {view.plural(document['words'], 'word')} · {counts}"


def _categories(report: Mapping[str, Any]) -> str:
    rows = ["| Category | Score | Points taken |", "|---|--:|---|"]
    return "\n".join([*rows, *(_category(category) for category in report["categories"])])


def _category(category: Mapping[str, Any]) -> str:
    if category["score"] is None:
        return f"| {category['id'].capitalize()} | – | not applicable |"
    return f"| {category['id'].capitalize()} | {view.number(category['score'])} | {view.adding_up(category)} |"


def _group(report: Mapping[str, Any], group: view.Group) -> str:
    rule = group.rule
    title = f"**{rule['severity'].capitalize()}: {escape(rule['title'])}** ({escape(rule['rule'])})  "
    places = [_place(report, group, finding) for finding in group.findings[:PLACES]]
    more = len(group.findings) - PLACES
    return "\n".join([title, escape(group.message), "", *places, *([f"- … and {more} more"] if more > 0 else [])])


def _place(report: Mapping[str, Any], group: view.Group, finding: Mapping[str, Any]) -> str:
    if finding["whole"]:
        return f"- the whole text{f' — {escape(aside)}' if (aside := group.aside(finding)) else ''}"
    before, after = view.around(report, finding)
    words = f"{_escaped(before)}**{escape(shorten(finding['text'], 160))}**{_escaped(after)}"
    line = f"- {finding['line']}:{finding['column']} {words}"
    return f"{line} — {escape(aside)}" if (aside := group.aside(finding)) else line


def _escaped(text: str) -> str:
    """`text` escaped, with the spaces at its ends."""
    inner = text.strip()
    return text.replace(inner, escape(inner)) if inner else text


def _clean(report: Mapping[str, Any]) -> str:
    rows = [f"- {escape(one['source']['name'])}: {escape(shorten(one['text'], 160))}" for one in report["clean"]]
    return _folded(f"{view.owned(report)}", "\n".join(rows))


def _standards(report: Mapping[str, Any]) -> str:
    rows = ["| Standard | Clause | Outcome |", "|---|---|---|"]
    for told in view.clauses(report):
        if told["found"]:
            rows.append(f"| {escape(told['title'])} | {escape(told['says'])} | {told['state']} |")
    return _folded(f"Standards: {view.outcome(report)}", "\n".join(rows))


def _folded(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"


def _notes(report: Mapping[str, Any], groups: Sequence[view.Group]) -> str:
    count = sum(len(group.findings) for group in groups)
    body = "\n\n".join(_group(report, group) for group in groups)
    return _folded(view.plural(count, "note"), body)
