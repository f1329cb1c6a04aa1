"""terminal: the report for an editor in a hurry, verdict first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, Literal

from auditor.reporters import view
from auditor.text import shorten

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

SUFFIX = ".txt"

WIDTH = 100
BAR = 20
PLACES = 3
GROUPS = 14

# How much of a line is shown around and with the words of a finding, and at least on either side.
SHOWN = 84
LEAST = 16

VERDICTS = {"pass": "bold black on green", "review": "bold black on yellow", "fail": "bold white on red"}
SEVERITIES = {"critical": "bold red", "error": "red", "warning": "yellow", "note": "cyan"}


def render(report: Mapping[str, Any], width: int | None = None, color: bool | None = None) -> str:
    """The report in at most `width` columns; without `color` there are neither escapes nor drawn bars."""
    shown = StringIO()
    console = _console(shown, width or WIDTH, bool(color))
    for part in _parts(report, bool(color)):
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in shown.getvalue().split("\n")[:-1])


def render_many(reports: Sequence[Mapping[str, Any]], width: int | None = None, color: bool | None = None) -> str:
    """The reports one below the other."""
    rule = "─" * 20 if color else "-" * 20
    return f"{rule}\n\n".join(render(report, width, color) for report in reports)


def coverage(clauses: Sequence[Mapping[str, Any]], width: int | None = None, color: bool | None = None) -> str:
    """A table of standards: what each clause asks, and which rules check it or why none can."""
    from rich.table import Table

    shown = StringIO()
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for title, share in (("Clause", 3), ("What it asks", 3), ("Checked by", 4)):
        table.add_column(title, ratio=share, overflow="fold")
    split = {clause["id"].split("#")[0] for clause in clauses if "#" in clause["id"]}
    for clause in clauses:
        whole = clause["id"] in split
        by = view.plural(len(clause["rules"]), "rule") if whole else ", ".join(clause["rules"])
        by = f"not checkable: {clause['cannot']}" if clause["cannot"] else by or "no rule"
        table.add_row(
            _text(clause["id"], "bold" if whole else ""), _text(clause["title" if whole else "says"]), _text(by)
        )
    _console(shown, width or WIDTH, bool(color)).print(table)
    return "".join(f"{line.rstrip()}\n" for line in shown.getvalue().split("\n")[:-1])


def _console(file: StringIO, width: int, color: bool) -> Console:
    from rich.console import Console

    return Console(
        file=file,
        width=width,
        force_terminal=color,
        force_interactive=False,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )


def _parts(report: Mapping[str, Any], color: bool) -> Iterator[RenderableType]:
    groups = view.groups(report)
    loud = [group for group in groups if group.rule["severity"] != "note"]
    yield from _top(report)
    if report["score"] is not None:
        yield _categories(report, color)
        yield ""
    for group in (loud or groups)[:GROUPS]:
        yield from _group(report, group, color)
    yield from _bottom(report, groups, loud)


def _top(report: Mapping[str, Any]) -> Iterator[RenderableType]:
    yield _verdict(report)
    yield _text(_facts(report), "dim")
    if report["score"] is None:
        yield _text(view.reason(report))
    if caps := view.caps(report):
        yield _text(caps)
    yield ""
    if report["summary"]:
        yield _text(" ".join(report["summary"]))
        yield ""


def _verdict(report: Mapping[str, Any]) -> Text:
    from rich.text import Text

    verdict = report["verdict"]
    if report["score"] is None:
        label = (" NOT COVERED ", "bold reverse")
    else:
        label = (f" {verdict.upper()} {view.number(report['score'])} of 100 ", VERDICTS[verdict])
    return Text.assemble(label, "  ", (view.one_line(view.headline(report)), "bold"))


def _facts(report: Mapping[str, Any]) -> str:
    document = report["document"]
    facts = [document["path"], view.plural(document["words"], "word"), document["byline"]]
    facts += [view.day(document["published"])] if document["published"] else []
    facts += [view.tally_words(view.tally(report["findings"])) or "no findings"]
    return " · ".join(fact for fact in facts if fact)


def _categories(report: Mapping[str, Any], color: bool) -> Padding:
    table = _grid("left", "left", "right", "left")
    for category in report["categories"]:
        table.add_row(_text(category["id"]), *_score(category, color))
    return _indent(table)


def _score(category: Mapping[str, Any], color: bool) -> tuple[Text, Text, Text]:
    score = category["score"]
    if score is None:
        return _text(""), _text("–", "dim"), _text("not applicable", "dim")
    taken = view.taken(category)
    return (
        _bar(score, color),
        _text(view.number(score)),
        _text(f"−{view.number(taken)}" if taken else "", "dim"),
    )


def _bar(score: float, color: bool) -> Text:
    from rich.text import Text

    full = round(score * BAR / 100)
    if not color:
        return Text("#" * full + "." * (BAR - full))
    style = "green" if score >= 80 else "yellow" if score >= 60 else "red"
    return Text.assemble(("█" * full, style), ("░" * (BAR - full), "dim"))


def _group(report: Mapping[str, Any], group: view.Group, color: bool) -> Iterator[RenderableType]:
    yield _title(group)
    yield _indent(_text(group.message))
    if not all(finding["whole"] for finding in group.findings):
        yield _indent(_places(report, group, color))
    if (more := len(group.findings) - PLACES) > 0:
        yield _indent(_text(f"… and {more} more", "dim"))
    yield ""


def _title(group: view.Group) -> Text:
    from rich.text import Text

    rule = group.rule
    return Text.assemble(
        (rule["severity"].upper(), SEVERITIES[rule["severity"]]),
        "  ",
        (view.one_line(rule["title"]), "bold"),
        (f"  {view.one_line(rule['rule'])}  −{view.number(rule['points'])}", "dim"),
    )


def _places(report: Mapping[str, Any], group: view.Group, color: bool) -> Table:
    table = _grid("left", "left")
    for finding in group.findings[:PLACES]:
        place = _text(f"{finding['line']}:{finding['column']}", "dim")
        table.add_row(place, _words(view.around(report, finding), group, finding, color))
    return table


def _words(around: tuple[str, str], group: view.Group, finding: Mapping[str, Any], color: bool) -> Text:
    from rich.text import Text

    words = view.one_line(shorten(finding["text"], 160))
    side = max((SHOWN - len(words)) // 2, LEAST)
    return Text.assemble(
        (_last(around[0], side), "dim"),
        (words, "bold underline") if color else f"**{words}**",
        (_first(around[1], side), "dim"),
        (f"  {aside}", "italic") if (aside := view.one_line(group.aside(finding))) else "",
    )


def _last(text: str, limit: int) -> str:
    shown = view.visible(text)
    return shown if len(shown) <= limit else "…" + shown[-limit:].split(" ", 1)[-1]


def _first(text: str, limit: int) -> str:
    shown = view.visible(text)
    return shown if len(shown) <= limit else shown[:limit].rsplit(" ", 1)[0].rstrip(" .,;:…") + "…"


def _bottom(
    report: Mapping[str, Any], groups: Sequence[view.Group], loud: Sequence[view.Group]
) -> Iterator[RenderableType]:
    quiet = [group for group in groups if group.rule["severity"] == "note"]
    if rest := (loud or groups)[GROUPS:]:
        yield _text(f"{view.plural(len(rest), 'kind')} of fault more: {_kinds(rest)}.")
        yield ""
    if loud and quiet:
        yield _text(_notes(quiet))
        yield ""
    if report["claims"]:
        yield _text(f"{view.owned(report)}.", "dim")
    if told := view.shared(report):
        yield _text(f"{told}.", "dim")
    if report["score"] is not None:
        yield _text(f"Standards: {view.outcome(report)}.", "dim")
    if count := len(report["rules"]["not_applicable"]):
        yield _text(
            f"Not applicable: {view.plural(count, 'rule')} (--format json lists them with the reasons).",
            "dim",
        )


def _notes(groups: Sequence[view.Group]) -> str:
    count = sum(len(group.findings) for group in groups)
    return f"{view.plural(count, 'note')}: {_kinds(groups)}."


def _kinds(groups: Sequence[view.Group]) -> str:
    return ", ".join(f"{group.rule['title']} ({len(group.findings)})" for group in groups)


def _grid(*sides: Literal["left", "right"]) -> Table:
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    for side in sides:
        table.add_column(justify=side, overflow="fold")
    return table


def _indent(what: RenderableType) -> Padding:
    from rich.padding import Padding

    return Padding(what, (0, 0, 0, 2))


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(view.one_line(text), style)
