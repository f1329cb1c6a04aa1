"""The report: its contract, its positions, and that it is the same every time."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import auditor as package
from auditor import Auditor, Report, reporters
from auditor.text import squeeze

ROOT = Path(__file__).parents[1]
SEEDS = sorted(path for path in (ROOT / "seeds").glob("*/*.*"))
NAMES = [path.name for path in SEEDS]
REPORT_ON = Callable[[Path], Report]

each_seed = pytest.mark.parametrize("seed", SEEDS, ids=NAMES)

CONTRACT = {
    "schema_version": None,
    "auditor": {"version", "rules_digest"},
    "document": {
        "path",
        "format",
        "title",
        "byline",
        "dateline",
        "published",
        "modified",
        "publisher",
        "language",
        "words",
        "sentences",
    },
    "score": None,
    "verdict": None,
    "categories": {"id", "score", "weight", "deductions"},
    "findings": {
        "rule",
        "category",
        "severity",
        "message",
        "text",
        "start",
        "end",
        "line",
        "column",
        "end_line",
        "end_column",
        "block",
        "fingerprint",
    },
    "attributions": {"sentence", "cue", "source", "content"},
    "claims": {"start", "end", "text", "types", "owner"},
    "census": {"statements", "independent", "named_share", "direct_share", "largest_share", "sides"},
    "sources": {"name", "type", "role", "affiliation", "mentions", "quoted_words", "first"},
    "links": {"start", "end", "url", "domain", "rating", "ratings"},
    "rules": {"applied", "not_applicable"},
}


@pytest.fixture(scope="module")
def validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads((Path(package.__file__).parent / "schemas" / "report.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@each_seed
def test_a_report_is_valid(seed: Path, report_on: REPORT_ON, validator: Any) -> None:
    assert [fault.message for fault in validator.iter_errors(report_on(seed).as_dict())] == []


def test_a_report_in_a_language_that_is_not_covered_is_valid(auditor: Auditor, validator: Any) -> None:
    text = "Der Rat hat am Montag beschlossen, die alte Brücke zu schließen, weil sie nicht mehr sicher ist. " * 3
    validator.validate(auditor.audit_text(text).as_dict())


@pytest.mark.parametrize("key", CONTRACT)
@each_seed
def test_a_report_has_the_keys_of_the_contract(seed: Path, key: str, report_on: REPORT_ON) -> None:
    value = report_on(seed).as_dict()[key]
    for one in value if isinstance(value, list) else [value]:
        assert (CONTRACT[key] or set()) <= (set(one) if isinstance(one, dict) else set())


@each_seed
def test_the_json_reporter_prints_exactly_the_report(seed: Path, report_on: REPORT_ON) -> None:
    report = report_on(seed).as_dict()
    assert json.loads(reporters.render("json", report)) == report


def spans(report: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """The words and source offsets of all that a report points to."""
    for part in ("findings", "claims", "article"):
        for one in report[part]:
            yield one["text"], one["start"], one["end"]
    for one in report["attributions"]:
        yield one["cue"]["text"], one["cue"]["start"], one["cue"]["end"]
        if one["source"]["text"]:
            yield one["source"]["text"], one["source"]["start"], one["source"]["end"]


def letters(words: str) -> str:
    """The letters and digits of some words; markup leaves none behind."""
    return "".join(letter for letter in squeeze(words) if letter.isalnum())


def unmarked(source: str, format: str) -> str:
    if format == "html":
        source = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", "", source)
    if format == "md":
        source = re.sub(r"\]\([^)]*\)|(?m:^\[\w+\]: .*$)", "", source)
    return source if format == "txt" else html.unescape(source)


@each_seed
def test_the_words_at_every_position_are_the_words_of_the_report(seed: Path, report_on: REPORT_ON) -> None:
    report = report_on(seed).as_dict()
    source = seed.read_text(encoding="utf-8")
    for words, start, end in spans(report):
        assert letters(unmarked(source[start:end], report["document"]["format"])) == letters(words)


@each_seed
def test_a_position_begins_and_ends_with_a_word_of_the_finding(seed: Path, report_on: REPORT_ON) -> None:
    source = seed.read_text(encoding="utf-8")
    for one in report_on(seed).findings:
        there = source[one["start"] : one["end"]]
        assert there == there.strip()


@each_seed
def test_lines_and_columns_agree_with_offsets(seed: Path, report_on: REPORT_ON) -> None:
    source = seed.read_text(encoding="utf-8")
    lines = source.split("\n")
    for one in report_on(seed).findings:
        for offset, line, column in (
            (one["start"], one["line"], one["column"]),
            (one["end"], one["end_line"], one["end_column"]),
        ):
            assert sum(len(words) + 1 for words in lines[: line - 1]) + column - 1 == offset


@each_seed
def test_findings_stand_in_the_order_of_the_text(seed: Path, report_on: REPORT_ON) -> None:
    places = [(one["block_index"], one["block_start"]) for one in report_on(seed).findings]
    assert places == sorted(places)


@each_seed
def test_the_words_of_a_finding_stand_in_its_block(seed: Path, report_on: REPORT_ON) -> None:
    report = report_on(seed).as_dict()
    for one in report["findings"]:
        words = report["article"][one["block_index"]]["text"]
        assert (
            words[one["block_start"] : one["block_end"]] == one["text"][: one["block_end"] - one["block_start"]] != ""
        )


@each_seed
def test_fingerprints_are_unique(seed: Path, report_on: REPORT_ON) -> None:
    prints = [one["fingerprint"] for one in report_on(seed).findings]
    assert len(prints) == len(set(prints))


@each_seed
def test_every_deduction_adds_up(seed: Path, report_on: REPORT_ON) -> None:
    report = report_on(seed).as_dict()
    applied = {one["rule"]: one["points"] for one in report["rules"]["applied"]}
    for category in report["categories"]:
        taken = sum(cut["points"] for cut in category["deductions"])
        assert category["score"] is None or round(100 - taken, 2) == category["score"]
        assert all(applied[cut["rule"]] == cut["points"] for cut in category["deductions"])


@each_seed
def test_every_rule_applied_or_says_why_not(seed: Path, report_on: REPORT_ON, auditor: Auditor) -> None:
    rules = report_on(seed).as_dict()["rules"]
    told = [one["rule"] for one in (*rules["applied"], *rules["not_applicable"])]
    assert sorted(told) == [rule.id for rule in auditor.rulebook.rules]
    assert all(one["reason"] for one in rules["not_applicable"])


@each_seed
def test_a_rule_with_findings_has_applied(seed: Path, report_on: REPORT_ON) -> None:
    report = report_on(seed).as_dict()
    counts = {one["rule"]: one["findings"] for one in report["rules"]["applied"]}
    assert sum(counts.values()) == len(report["findings"])
    assert {one["rule"] for one in report["findings"]} == {rule for rule, count in counts.items() if count}


TEXT = (ROOT / "seeds" / "poor" / "vague-experts.txt").read_text(encoding="utf-8")


def prints(report: Report) -> list[tuple[str, str]]:
    return [(one["rule"], one["fingerprint"]) for one in report.findings]


@pytest.mark.parametrize("before", ["\n\n", "\ufeff", "\r\n \r\n"])
def test_fingerprints_stay_when_the_text_moves(auditor: Auditor, before: str) -> None:
    assert prints(auditor.audit_text(before + TEXT)) == prints(auditor.audit_text(TEXT))


def test_fingerprints_stay_when_a_paragraph_comes_in_between(auditor: Auditor) -> None:
    title, rest = TEXT.split("\n\n", 1)
    longer = f"{title}\n\nThe town hall stands on the river.\n\n{rest}"
    local = {pair for pair in prints(auditor.audit_text(TEXT)) if pair[0] == "attribution/vague-source"}
    assert local and local <= set(prints(auditor.audit_text(longer)))


def test_fingerprints_do_not_heed_line_breaks(auditor: Auditor) -> None:
    assert prints(auditor.audit_text(TEXT.replace("\n", "\r\n"))) == prints(auditor.audit_text(TEXT))


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_lines_count_with_every_sort_of_line_break(auditor: Auditor, line_break: str) -> None:
    one, other = auditor.audit_text(TEXT), auditor.audit_text(TEXT.replace("\n", line_break))
    assert [(x["rule"], x["line"], x["column"]) for x in other.findings] == [
        (x["rule"], x["line"], x["column"]) for x in one.findings
    ]


def test_other_separators_do_not_count_as_lines(auditor: Auditor) -> None:
    text = "Rain is coming\n\nThe form\u2028feed \x0c came \x85 first.\n\nExperts say that it will rain on the valley."
    (line,) = {one["line"] for one in auditor.audit_text(text).findings if one["rule"] == "attribution/vague-source"}
    assert line == 5


@pytest.mark.parametrize("name", ["seeds/poor/war-story.txt", "seeds/good/health.html"])
def test_an_absolute_path_leaves_no_trace(
    auditor: Auditor, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = json.dumps(auditor.audit(ROOT / name).as_dict())
    assert str(ROOT) not in report and str(tmp_path) not in report


def test_a_path_shows_as_seen_from_here(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    relative, absolute = auditor.audit("seeds/good/feature.md"), auditor.audit(ROOT / "seeds/good/feature.md")
    assert relative.as_dict() == absolute.as_dict()
    assert relative.as_dict()["document"]["path"] == "seeds/good/feature.md"


def test_a_text_is_audited_as_the_file_that_holds_it(auditor: Auditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    name = "seeds/good/health.html"
    text = Path(name).read_text(encoding="utf-8")
    assert auditor.audit_text(text, format="html", name=name).as_dict() == auditor.audit(name).as_dict()


def test_a_document_that_was_read_is_audited_the_same(auditor: Auditor) -> None:
    path = ROOT / "seeds/poor/listicle.md"
    assert auditor.audit_document(auditor.read(path)).as_dict() == auditor.audit(path).as_dict()


def test_what_is_done_to_a_report_leaves_the_next_alone(auditor: Auditor) -> None:
    first = auditor.audit_text(TEXT)
    expected = json.dumps(first.as_dict())
    first.as_dict()["findings"][0]["text"] = "changed"
    first.as_dict()["document"]["language"]["code"] = "xx"
    assert json.dumps(auditor.audit_text(TEXT).as_dict()) == expected


def test_ten_audits_give_the_same_bytes(auditor: Auditor) -> None:
    texts = {reporters.render("json", auditor.audit(ROOT / "seeds/poor/war-story.txt").as_dict()) for _ in range(10)}
    assert len(texts) == 1


def printed(paths: list[str], seed: str, *options: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "auditor", "audit", *paths, "--format", "json", *options]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False).stdout


def test_neither_hash_seeds_nor_the_order_of_paths_nor_the_cache_change_a_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = ["seeds/poor/war-story.txt", "seeds/poor/machine-draft.md", "seeds/good/health.html"]
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path))
    cold = printed(paths, "1")
    assert cold.startswith(b"[") and printed(paths[::-1], "2") == cold
    (file,) = tmp_path.iterdir()
    file.unlink()
    assert printed(paths, "3") == cold


def test_overlays_that_do_not_touch_each_other_may_come_in_any_order(auditor: Auditor, tmp_path: Path) -> None:
    for name, text in (
        ("a/hedging/modal-prediction", "severity: warning"),
        ("b/lexicons/people-vague", "add: [tea leaf reader]"),
    ):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text)
    folders = [tmp_path / "a", tmp_path / "b"]
    one, other = (Auditor(order).audit_text(TEXT).as_dict() for order in (folders, folders[::-1]))
    assert {**one, "auditor": None} == {**other, "auditor": None}


def test_the_public_names_are_there() -> None:
    assert {name for name in package.__all__ if getattr(package, name, None) is None} == set()


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, auditor; print([m for m in ('click', 'yaml', 'lxml', 'auditor.pipeline') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True).stdout.strip() == b"[]"
    )
