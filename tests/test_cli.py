"""The command line: exit codes, formats, gates and words for errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor import __version__
from auditor.cli import main

ROOT = Path(__file__).parents[1]
GOOD = str(ROOT / "seeds/good/feature.md")
POOR = str(ROOT / "seeds/poor/machine-draft.md")

pytestmark = pytest.mark.usefixtures("workplace")


def run(*arguments: str, input: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def audit(*arguments: str, input: bytes | None = None) -> Result:
    return run("audit", *arguments, input=input)


def test_a_good_article_exits_0() -> None:
    assert audit(GOOD).exit_code == 0


def test_a_failing_article_exits_1() -> None:
    assert audit(POOR).exit_code == 1


def test_one_failing_article_among_good_ones_exits_1() -> None:
    assert audit(GOOD, POOR).exit_code == 1


def test_an_article_that_cannot_be_audited_exits_3() -> None:
    assert audit("nowhere.txt").exit_code == 3


def test_exit_3_goes_before_1() -> None:
    result = audit(POOR, "nowhere.txt", "--quiet")
    assert result.exit_code == 3
    assert "machine-draft.md: fail" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["audit"],
        ["audit", GOOD, "--format", "pdf"],
        ["audit", GOOD, "--min-score", "101"],
        ["audit", GOOD, "--min-score", "many"],
        ["audit", GOOD, "--fail-on", "worst"],
        ["audit", GOOD, "--nonsense"],
        ["audit", GOOD, "--rules", "nowhere"],
        ["audits", GOOD],
        ["rules", "show"],
        ["rules", "show", "attribution/nothing"],
        ["rules", "test", "nothing/like-it"],
        ["rules", "new", "rule.txt"],
    ],
)
def test_a_wrong_command_exits_2_with_words(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.strip() and "Traceback" not in result.stderr


def test_json_of_one_path_is_an_object() -> None:
    assert json.loads(audit(GOOD, "--format", "json").stdout)["verdict"] == "pass"


def test_json_of_several_paths_is_an_array() -> None:
    reports = json.loads(audit(POOR, GOOD, "--format", "json").stdout)
    assert [report["document"]["path"] for report in reports] == ["feature.md", "machine-draft.md"]


def test_json_of_a_folder_is_an_array() -> None:
    assert len(json.loads(audit(str(ROOT / "seeds/good"), "--format", "json").stdout)) == 8


def test_json_of_several_paths_is_an_array_even_where_only_one_can_be_read() -> None:
    result = audit(GOOD, "nowhere.txt", "--format", "json")
    assert [report["verdict"] for report in json.loads(result.stdout)] == ["pass"]


def test_json_of_a_folder_with_one_article_is_an_array(workplace: Path) -> None:
    (workplace / "news").mkdir()
    (workplace / "news/a.txt").write_text("The council closed the old bridge on Monday.")
    assert len(json.loads(audit("news", "--format", "json").stdout)) == 1
    assert isinstance(json.loads(audit("news", "--format", "json").stdout), list)


def test_the_same_path_twice_is_audited_once(workplace: Path) -> None:
    (workplace / "a.txt").write_text("The council closed the old bridge on Monday.")
    assert len(audit("a.txt", "a.txt", "./a.txt", "--quiet").stdout.splitlines()) == 1


@pytest.mark.parametrize("format", ["terminal", "json", "html", "markdown"])
def test_a_format_is_printed_and_nothing_is_written(workplace: Path, format: str) -> None:
    assert audit(GOOD, "--format", format).stdout
    assert list(workplace.iterdir()) == []


def test_html_of_several_articles_needs_a_folder() -> None:
    result = audit(GOOD, POOR, "--format", "html")
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_without_format_html_and_json_are_written(workplace: Path) -> None:
    audit(GOOD)
    assert sorted(path.name for path in workplace.rglob("*.*")) == ["feature.md.html", "feature.md.json"]
    assert (workplace / "reports").is_dir()


def test_output_names_the_folder(workplace: Path) -> None:
    audit(GOOD, "--output", "deep/er")
    assert sorted(path.name for path in (workplace / "deep/er").iterdir()) == ["feature.md.html", "feature.md.json"]


def test_output_with_a_format_writes_only_that(workplace: Path) -> None:
    audit(GOOD, POOR, "--output", "out", "--format", "json")
    assert sorted(path.name for path in workplace.rglob("*.*")) == ["feature.md.json", "machine-draft.md.json"]


def test_the_written_json_is_the_printed_one(workplace: Path) -> None:
    printed = audit(GOOD, "--format", "json").stdout
    audit(GOOD)
    assert (workplace / "reports/feature.md.json").read_text(encoding="utf-8") == printed


def test_articles_of_one_name_do_not_overwrite_each_other(workplace: Path) -> None:
    for folder in ("a", "b"):
        (workplace / folder).mkdir()
        (workplace / folder / "x.txt").write_text("The council closed the old bridge on Monday.")
    audit("a", "b")
    assert len(list((workplace / "reports").glob("*.json"))) == 2


def test_articles_of_one_name_elsewhere_do_not_overwrite_each_other(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a", "b", "here"):
        (workplace / folder).mkdir()
        (workplace / folder / "x.txt").write_text("The council closed the old bridge on Monday.")
    monkeypatch.chdir(workplace / "here")
    audit(str(workplace / "a/x.txt"), str(workplace / "b/x.txt"))
    assert len(list((workplace / "here/reports").glob("*.json"))) == 2


def test_a_folder_that_cannot_be_written_is_told(workplace: Path) -> None:
    (workplace / "taken").write_text("")
    result = audit(GOOD, "--output", "taken")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr and "Traceback" not in result.stderr


def test_quiet_prints_a_line_a_document() -> None:
    lines = audit(GOOD, POOR, "--quiet").stdout.splitlines()
    assert [line.split(" (")[0].rsplit(" ", 1)[0] for line in lines] == ["feature.md: pass", "machine-draft.md: fail"]


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("80", 0), ("100.0", 0)])
def test_a_score_at_the_least_passes(least: str, code: int) -> None:
    score = json.loads(audit(GOOD, "--format", "json").stdout)["score"]
    assert audit(GOOD, "--min-score", str(min(float(least), score))).exit_code == code


def test_a_score_under_the_least_fails(workplace: Path) -> None:
    (workplace / "a.txt").write_text("Experts say that it will rain on the whole valley. Only time will tell.")
    report = json.loads(audit("a.txt", "--format", "json").stdout)
    assert audit("a.txt", "--min-score", str(report["score"] + 0.01)).exit_code == 1


def test_fail_on_counts_findings_that_are_as_severe_or_worse() -> None:
    report = json.loads(audit(POOR, "--format", "json").stdout)
    assert "critical" in {finding["severity"] for finding in report["findings"]}
    assert audit(POOR, "--fail-on", "note").exit_code == 1


@pytest.mark.parametrize(("severity", "code"), [("critical", 0), ("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on_does_not_count_milder_findings(workplace: Path, severity: str, code: int) -> None:
    run("rules", "new", "house/language/our-ban.yaml")
    (workplace / "a.txt").write_text(
        "The old bridge\n\nAnn Lee crossed it on Monday with words that must not stand here."
    )
    assert audit("a.txt", "--rules", "house", "--fail-on", severity).exit_code == code


def test_standard_input_is_audited() -> None:
    result = audit("-", "--format", "json", input=b"The council closed the old bridge on Monday, Ann Lee said.")
    report = json.loads(result.stdout)
    assert (report["document"]["path"], report["document"]["format"]) == ("-", "txt")


def test_standard_input_may_be_html() -> None:
    page = b"<!doctype html><html><body><article><h1>Bridge</h1><p>The council closed it.</p></article></body></html>"
    assert json.loads(audit("-", "--format", "json", input=page).stdout)["document"]["format"] == "html"


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01\x02" * 50])
def test_standard_input_with_nothing_in_it_exits_3(data: bytes) -> None:
    result = audit("-", input=data)
    assert result.exit_code == 3
    assert result.stderr.startswith("auditor: standard input: ")


def test_two_standard_inputs_are_one() -> None:
    assert audit("-", "-", "--quiet", input=b"The council closed the old bridge.").stdout.count("\n") == 1


def test_no_colour_where_nobody_looks() -> None:
    assert "\x1b" not in audit(POOR).stdout


@pytest.mark.parametrize(
    "command", [[], ["audit"], ["rules"], ["rules", "list"], ["rules", "show"], ["rules", "test"], ["rules", "new"]]
)
def test_every_command_has_help_with_an_example(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert command == ["rules"] or "\n  auditor " in result.stdout


def test_the_help_of_audit_tells_the_exit_codes() -> None:
    text = audit("--help").stdout
    assert all(f"{code}  " in text for code in range(4))


def test_the_version_is_told() -> None:
    assert __version__ in run("--version").stdout


def test_rules_list_names_every_rule() -> None:
    lines = run("rules", "list").stdout.splitlines()
    assert any(line.startswith("attribution/vague-source") and "warning" in line for line in lines)
    assert lines[-1] == f"{len(lines) - 1} rules"


def test_rules_list_shows_what_is_off(workplace: Path) -> None:
    (workplace / "house/attribution").mkdir(parents=True)
    (workplace / "house/attribution/vague-source.yaml").write_text("off: true")
    lines = run("rules", "list", "--rules", "house").stdout.splitlines()
    assert [line.split() for line in lines if line.startswith("attribution/vague-source")] == [
        ["attribution/vague-source", "off"]
    ]


def test_rules_show_tells_why_how_and_by_which_standard() -> None:
    text = run("rules", "show", "attribution/vague-source").stdout
    assert all(
        f"\n{part}" in text
        for part in ("Why:", "Fix:", "Band:", "Standard:", "File:", "Must be marked:", "Must be left alone:")
    )


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("attribution/vague-sources", "attribution/vague-source"), ("vague-source", "attribution/vague-source")],
)
def test_an_unknown_rule_is_answered_with_its_neighbours(wrong: str, near: str) -> None:
    assert near in run("rules", "show", wrong).stderr


def test_rules_coverage_tells_who_checks_a_clause_and_why_nobody_does() -> None:
    shown = run("rules", "coverage").stdout
    assert "reuters/sourcing#named" in shown and "sourcing/no-named-person" in shown and "not checkable: " in shown
    rows = {row["id"]: row for row in json.loads(run("rules", "coverage", "--format", "json").stdout)}
    assert "sourcing/no-named-person" in rows["reuters/sourcing#named"]["rules"]
    assert rows["spj/code#harm"]["cannot"] and not rows["spj/code#harm"]["rules"]


def test_rules_test_counts_what_it_ran() -> None:
    result = run("rules", "test", "headline/listicle-bait")
    assert result.exit_code == 0
    assert result.stdout.startswith("1 rules, ") and result.stdout.endswith(" 0 wrong\n")


def test_a_new_rule_is_right_from_the_start(workplace: Path) -> None:
    assert run("rules", "new", "house/language/our-ban.yaml").exit_code == 0
    assert run("rules", "test", "language/our-ban", "--rules", "house").exit_code == 0
    assert run("rules", "show", "language/our-ban", "--rules", "house").exit_code == 0


def test_a_new_rule_overwrites_nothing(workplace: Path) -> None:
    run("rules", "new", "house/language/our-ban.yaml")
    (workplace / "house/language/our-ban.yaml").write_text("mine")
    assert run("rules", "new", "house/language/our-ban.yaml").exit_code == 2
    assert (workplace / "house/language/our-ban.yaml").read_text() == "mine"


def test_rules_test_tells_wrong_examples_of_house_rules(workplace: Path) -> None:
    run("rules", "new", "house/language/our-ban.yaml")
    path = workplace / "house/language/our-ban.yaml"
    path.write_text(
        path.read_text().replace(
            "A sentence that an editor would leave alone.", "Again words that must not stand here."
        )
    )
    result = run("rules", "test", "--rules", "house")
    assert result.exit_code == 2
    assert "our-ban.yaml:" in result.stderr and "examples.passes.0: expected no finding" in result.stderr


def test_a_faulty_rule_is_one_line_on_standard_error(workplace: Path) -> None:
    (workplace / "house/language").mkdir(parents=True)
    (workplace / "house/language/ours.yaml").write_text("title: x\ncolour: red\n")
    result = audit(GOOD, "--rules", "house")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("auditor: house/language/ours.yaml:")


def process(*arguments: str, input: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "auditor", *arguments]
    return subprocess.run(
        command,
        input=input,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def test_as_a_process_it_does_the_same() -> None:
    result = process("audit", GOOD, "--format", "json")
    assert (result.returncode, result.stderr) == (0, b"")
    assert json.loads(result.stdout)["verdict"] == "pass"


def test_a_process_without_utf8_prints_all_the_same() -> None:
    result = process("audit", POOR, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f'"{sys.executable}" -m auditor audit "{POOR}" --format json | head -c 1'
    result = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert b"Traceback" not in result.stderr and b"Exception ignored" not in result.stderr


def test_no_color_is_heeded_by_a_terminal() -> None:
    pty = pytest.importorskip("pty")
    shown: list[bytes] = []

    def read(descriptor: int) -> bytes:
        data = os.read(descriptor, 65536)
        shown.append(data)
        return b""

    child = (
        f"import os, sys; os.environ.update(NO_COLOR='1', PYTHONPATH={str(ROOT)!r}); "
        f"os.execv(sys.executable, [sys.executable, '-m', 'auditor', 'audit', {POOR!r}])"
    )
    status = pty.spawn([sys.executable, "-c", child], read)
    assert status >= 0
    assert b"\x1b[3" not in b"".join(shown)
