"""What every format promises: hostile text stays text, sums show, repeats are grouped."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sample
from jsonschema import Draft202012Validator

from auditor import reporters
from auditor.model import AuditorError
from auditor.reporters import html, markdown, view
from auditor.reporters.json import ORDER

SCHEMA = json.loads((Path(reporters.__file__).parent.parent / "schemas" / "report.schema.json").read_text("utf-8"))

HOSTILE = (
    "<script>alert(1)</script>{{7*7}}{% x %}\x1b[31m\u202e[red]x[/red]`*_|&amp; @user #12 https://a.example\x9b\ud800"
)

REPORTS: list[Callable[[], dict[str, Any]]] = [sample.report, sample.clean, sample.not_covered]


def poisoned(value: Any, key: str = "") -> Any:
    """The report with every free text replaced; offsets, ids and closed vocabularies stay."""
    free = {
        "title",
        "byline",
        "path",
        "publisher",
        "why",
        "message",
        "text",
        "before",
        "after",
        "name",
        "role",
        "url",
    }
    if isinstance(value, dict):
        return {at: poisoned(one, at) for at, one in value.items()}
    if isinstance(value, list):
        return [poisoned(one, key) for one in value]
    return HOSTILE if key in free | {"domain", "reason", "says", "not_covered"} and isinstance(value, str) else value


@pytest.mark.parametrize("make", REPORTS)
def test_sample_follows_schema(make: Callable[[], dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(make())


def test_schema_refuses_strange_keys_and_a_missing_reason() -> None:
    validator = Draft202012Validator(SCHEMA)
    assert not validator.is_valid(sample.report(strange=1))
    assert not validator.is_valid(sample.report(score=None, not_covered=None))


@pytest.mark.parametrize("make", REPORTS)
@pytest.mark.parametrize("format", reporters.FORMATS)
def test_every_format_renders_every_outcome_the_same_twice(format: str, make: Callable[[], dict[str, Any]]) -> None:
    assert reporters.render(format, make()) == reporters.render(format, make())
    assert reporters.render(format, make()).endswith("\n")


@pytest.mark.parametrize("format", reporters.FORMATS)
@pytest.mark.parametrize("make", REPORTS)
def test_hostile_text_can_be_written_in_every_format(format: str, make: Callable[[], dict[str, Any]]) -> None:
    text = reporters.render(format, poisoned(make()))
    text.encode("utf-8")
    if format != "json":
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_html_shows_hostile_text_as_text() -> None:
    page = reporters.render("html", poisoned(sample.report()))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{7*7}}" in page
    assert "‹ESC›[31m‹RLO›[red]x[/red]" in page
    assert not re.search(r'(href|src)="(?!#)', page)


def test_html_policy_allows_only_its_own_style() -> None:
    from base64 import b64encode
    from hashlib import sha256

    page = reporters.render("html", sample.report())
    style = page.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page.replace("&#39;", "'")
    assert " style=" not in page
    assert len(page) < 60_000


def test_html_links_lead_somewhere() -> None:
    page = reporters.render("html", sample.report())
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_html_says_who_rates_a_link_and_how() -> None:
    assert "Harbour list: high (4 of 5)" in reporters.render("html", sample.report())


def test_html_cuts_overlapping_findings_into_segments() -> None:
    warning = {"severity": "warning", "block_start": 0, "block_end": 6}
    critical = {"severity": "critical", "block_start": 3, "block_end": 9}
    cut = html.segments("abcdefghijk", [(1, warning), (2, critical)])
    assert [(one.text, one.severity) for one in cut] == [
        ("abc", "warning"),
        ("def", "critical"),
        ("ghi", "critical"),
        ("jk", ""),
    ]
    assert [(one.begins, one.ends) for one in cut] == [((1,), ()), ((2,), (1,)), ((), (2,)), ((), ())]


def test_html_keeps_every_letter_of_the_article() -> None:
    page = reporters.render("html", sample.report())
    paper = page.split('<article class="paper"')[1].split("</article>")[0]
    text = re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", paper))
    assert all(block["text"] in text for block in sample.article())


def test_html_does_not_link_a_finding_that_has_no_place() -> None:
    report = sample.report()
    report["findings"][0].update(block=None, block_index=None, block_start=None, block_end=None)
    page = reporters.render("html", report)
    assert 'href="#mark-1"' not in page and 'id="finding-1"' in page


def test_terminal_is_plain_without_color() -> None:
    text = reporters.render("terminal", sample.report())
    assert "\x1b" not in text
    assert not re.search("[\u2500-\u259f]", text)
    assert "**experts say** the crisis" in text


def test_terminal_colors_only_its_own_words() -> None:
    text = reporters.render("terminal", poisoned(sample.report()), width=100, color=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert "\x1b[" in text and "\x1b" not in plain
    assert "[red]x[/red]" in plain and "‹ESC›[31m" in plain


def test_terminal_groups_repeats_and_names_the_rest() -> None:
    text = reporters.render("terminal", sample.report())
    assert text.count("Experts without names") == 1
    assert text.count("Name the source, or link to what it published.") == 1
    assert "… and 5 more" in text


def test_terminal_shows_the_worst_first_and_sums_up_notes() -> None:
    text = reporters.render("terminal", sample.report())
    assert text.index("FAIL") < text.index("CRITICAL") < text.index("ERROR") < text.index("WARNING")
    assert "NOTE" not in text and "3 notes: " in text


def test_terminal_shows_notes_where_nothing_is_worse() -> None:
    report = sample.report()
    report["findings"] = [finding for finding in report["findings"] if finding["severity"] == "note"]
    assert "NOTE  A stock conclusion" in reporters.render("terminal", report)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal_keeps_to_the_width(width: int) -> None:
    assert max(map(len, reporters.render("terminal", sample.report(), width=width).splitlines())) <= width


@pytest.mark.parametrize("format", ["terminal", "html", "markdown"])
def test_no_score_is_said_with_its_reason(format: str) -> None:
    text = reporters.render(format, sample.not_covered())
    assert "not covered" in text.lower() and "The text is in Finnish" in text


def test_a_category_adds_up() -> None:
    filler = sample.report()["categories"][4]
    assert view.adding_up(filler) == "100 − 40 − 0.5 − 0.5 = 59"
    for format in ("html", "markdown"):
        assert "100 − 40 − 0.5 − 0.5 = 59" in reporters.render(format, sample.report())


def test_the_score_adds_up_to_the_mean() -> None:
    shown = view.mean(sample.report()).replace("×", "*").replace("−", "-")
    left, right = shown.split(" = ")
    assert round(eval(left), 2) == float(right)  # noqa: S307 - our own sum


def test_a_message_beyond_the_group_is_shown_at_its_place() -> None:
    group = next(group for group in view.groups(sample.report()) if group.rule["rule"] == "attribution/vague-source")
    asides = [group.aside(finding) for finding in group.findings]
    assert [aside for aside in asides if aside] == ["No one is said to believe it."]


@pytest.mark.parametrize("format", ["terminal", "html", "markdown"])
def test_the_summary_stands_above_the_findings(format: str) -> None:
    text = " ".join(reporters.render(format, sample.report()).split())
    assert 0 < text.index("Tomas Reyl and Ada Bryce are quoted, 22 words in all.") < text.index("Name the source, or")


def test_claims_with_a_good_owner_and_standards_are_folded_away() -> None:
    page, text = reporters.render("html", sample.report()), reporters.render("markdown", sample.report())
    assert "<details><summary>Claims with a good owner" in page and '<details class="standards"><summary>' in page
    assert "<details><summary>Claims with a good owner: 1 of 7" in text
    assert "- harbour.example: the steel below" in text
    assert "| Reuters: sourcing | A source has a name. | failed |" in text


def test_the_terminal_counts_claims_and_clauses() -> None:
    text = reporters.render("terminal", sample.report())
    assert "Claims with a good owner: 1 of 7." in text
    assert "Standards: 1 noted, 7 failed, 1 not checkable." in text


def test_a_standard_counts_by_its_clauses() -> None:
    counted = [told["says"] for told in view.clauses(sample.report())]
    assert "A source has a name." in counted
    assert "Every statement has a source unless it is an established fact." not in counted


def test_json_is_the_report_in_the_order_of_the_contract() -> None:
    report = sample.report()
    read = json.loads(reporters.render("json", dict(reversed(report.items()))))
    assert read == report
    assert tuple(read) == ORDER == tuple(SCHEMA["properties"])


def test_several_reports() -> None:
    two = [sample.report(), sample.clean()]
    assert len(json.loads(reporters.render_many("json", two))) == 2
    assert " PASS 100" in reporters.render_many("terminal", two, width=80)
    assert reporters.render_many("markdown", two).count("### ") == 2
    with pytest.raises(AuditorError, match="one document"):
        reporters.render_many("html", two)


def test_unknown_format_is_a_user_error() -> None:
    with pytest.raises(AuditorError, match="expected one of terminal, json, html, markdown"):
        reporters.render("pdf", sample.report())


def test_markdown_shows_hostile_text_letter_by_letter() -> None:
    from markdown_it import MarkdownIt

    page = MarkdownIt("gfm-like", {"linkify": False}).render(markdown.escape(HOSTILE))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in page
    assert "<em>" not in page and "<a " not in page and "<code>" not in page
    assert "@user" not in page and "#12" not in page


def test_json_needs_no_heavy_library() -> None:
    code = "import sys, auditor.reporters as r; r.render('json', {}); sys.exit('rich' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
