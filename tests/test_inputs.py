"""Whatever is given as input: it is audited, or refused in one line that names it, and the rest goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor import Auditor, InputError, reporters
from auditor.cli import main
from auditor.text import words

ARTICLE = "The old bridge\n\nThe council closed the old bridge on Monday, Ann Lee, its leader, said."

pytestmark = pytest.mark.usefixtures("workplace")


def audit(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["audit", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "is empty"),
    "only a mark of order": ("a.txt", b"\xef\xbb\xbf", "is empty"),
    "white space": ("a.md", b" \n\t\r\n ", "holds only white space"),
    "no words": ("a.txt", b"... -- !!!", "holds no words"),
    "one word": ("a.txt", b"Bridge", "holds 1 word"),
    "two words": ("a.txt", b"Bridge closed", "holds 2 words"),
    "only furniture": (
        "a.txt",
        b"Your email address will not be published. Required fields are marked *",
        "only page furniture",
    ),
    "binary": ("a.txt", bytes(range(256)) * 8, "is a binary file"),
    "a picture": ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a PNG image"),
    "zeros": ("a.txt", b"\0" * 999, "is a binary file"),
    "unknown suffix": ("a.docx", b"The council closed the bridge", "has the unknown suffix '.docx'"),
    "no suffix": ("a", b"The council closed the bridge", "has the unknown suffix 'none'"),
    "a page without article": (
        "a.html",
        b"<html><head><title>x</title></head><body><nav><a href='/'>x</a></nav></body></html>",
        "nothing to audit",
    ),
    "a page of scripts": ("a.html", b"<script>let the = 'council closed the bridge'</script>", "holds no"),
    "an empty page": ("a.html", b"<html></html>", "holds no"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_audited_is_told_and_the_rest_is_audited(workplace: Path, case: str) -> None:
    name, data, message = BAD[case]
    (workplace / name).write_bytes(data)
    (workplace / "z.txt").write_text(ARTICLE)
    result = audit(name, "z.txt", "--quiet")
    assert result.exit_code == 3
    assert result.stderr.startswith(f"auditor: {name}: ") and message in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout.startswith("z.txt: ") and result.stdout.count("\n") == 1


def test_a_missing_file_is_told_and_the_rest_is_audited(workplace: Path) -> None:
    (workplace / "z.txt").write_text(ARTICLE)
    result = audit("gone.txt", "z.txt", "--quiet")
    assert (result.exit_code, result.stderr) == (3, "auditor: gone.txt: does not exist\n")
    assert result.stdout.startswith("z.txt: ")


def test_a_file_that_vanishes_meanwhile_is_told(workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "z.txt"):
        (workplace / name).write_text(ARTICLE)
    whole = Auditor.audit

    def vanishing(self: Auditor, path: str) -> object:
        Path("a.txt").unlink(missing_ok=True)
        return whole(self, path)

    monkeypatch.setattr(Auditor, "audit", vanishing)
    result = audit("a.txt", "z.txt", "--quiet")
    assert (result.exit_code, result.stderr) == (3, "auditor: a.txt: does not exist\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_must_not_be_read_is_told(workplace: Path) -> None:
    (workplace / "a.txt").write_text(ARTICLE)
    (workplace / "a.txt").chmod(0)
    assert audit("a.txt").stderr == "auditor: a.txt: cannot be read: permission denied\n"


@pytest.mark.parametrize("path", ["empty", "empty/*.txt", "**/*.md"])
def test_a_folder_or_glob_with_nothing_in_it_is_told(workplace: Path, path: str) -> None:
    (workplace / "empty").mkdir()
    result = audit(path)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"auditor: {path}: ")


def test_a_loop_of_links_ends(workplace: Path) -> None:
    (workplace / "news/inner").mkdir(parents=True)
    (workplace / "news/a.txt").write_text(ARTICLE)
    (workplace / "news/inner/loop").symlink_to(workplace / "news")
    assert audit("news", "--quiet").stdout.count("\n") == 1


def test_a_link_to_itself_is_told(workplace: Path) -> None:
    (workplace / "a.txt").symlink_to("a.txt")
    result = audit("a.txt")
    assert result.exit_code == 3
    assert result.stderr.startswith("auditor: a.txt: ")


def test_a_name_that_is_not_utf8_is_told_and_written(workplace: Path) -> None:
    name = os.fsdecode(b"br\xfccke.txt")
    try:
        (workplace / name).write_text(ARTICLE)
    except OSError:
        pytest.skip("this file system wants UTF-8")
    result = audit(name)
    assert result.exit_code == 0
    assert len(list((workplace / "reports").iterdir())) == 2


@pytest.mark.parametrize("name", ["a b.txt", "-.txt", "[a].txt", "*.txt", "ü’“.txt", "a\nb.txt", "a\x1b[31m.txt"])
def test_an_odd_name_is_read(workplace: Path, name: str) -> None:
    (workplace / name).write_text(ARTICLE)
    result = audit("--quiet", "--", name)
    assert result.exit_code == 0
    assert result.stdout.count("\n") == 1 and "\x1b" not in result.stdout


def test_an_odd_name_that_is_bad_is_told_on_one_plain_line(workplace: Path) -> None:
    (workplace / "a\n\x1b[31mb.txt").write_text("")
    result = audit("a\n\x1b[31mb.txt")
    assert result.stderr.count("\n") == 1 and "\x1b" not in result.stderr


ODD = {
    "NUL bytes": "The council\0 closed the old bridge\0 on Monday.",
    "a lone surrogate": "The council \ud800closed the old bridge \udfff on Monday.",
    "terminal escapes": "Experts say \x1b[31mthe bridge\x1b]0;title\x07 is closed \x9b31m for ever and ever.",
    "markup": "Experts say <script>alert(1)</script> that the bridge </script><!-- is closed.",
    "template syntax": "Experts say {{ 7 * 7 }} that {% raw %} the bridge {# is #} closed.",
    "console markup": "Experts say [bold red]that[/bold] the bridge [/] is [link=http://x.example]closed[/link].",
    "other directions": "Experts say \u202ethat the bridge\u202c is \u2066closed\u2069 on Monday.",
    "nothing one sees": "Experts\u200b say\ufeff that\u00ad the \u2060bridge is closed.",
    "letters that grow": "İİİ ŉŉŉ ǰǰǰ ΐΐΐ experts say that İstanbul's bridge is closed.",
    "marks on marks": "Experts sa" + "\u0301" * 5000 + "y that the bridge is closed.",
    "faces": "Experts say 👩‍👩‍👧‍👦 that the bridge 🌉🏳️‍🌈 is closed 😱.",
    "quotation marks": "“" * 3000 + " experts say that the bridge is closed " + "”" * 2000,
    "brackets": "(" * 3000 + " experts say that the bridge is closed " + "[" * 3000,
    "full stops": "Experts say. " + ". " * 5000 + "The bridge is closed.",
    "one long word": "Experts say " + "a" * 50_000 + " is closed.",
    "capitals": "EXPERTS SAY THE BRIDGE IS CLOSED " * 300,
    "separators": "Experts say\u2028the bridge\u2029is closed\x0c on\x0b Monday\x85.",
    "figures": "Experts say 1,2,3,4 " + "1.2.3.4% " * 2000,
}


@pytest.mark.parametrize("format", ["txt", "md", "html"])
@pytest.mark.parametrize("case", ODD)
def test_an_odd_text_is_audited_and_told_in_every_format(auditor: Auditor, case: str, format: str) -> None:
    text = f"<article><p>{ODD[case]}</p></article>" if format == "html" else ODD[case]
    try:
        report = auditor.audit_text(text, format=format).as_dict()
    except InputError as error:
        assert format == "html" and "holds no" in str(error)
        return
    for one in reporters.FORMATS:
        reporters.render(one, report).encode("utf-8")
    assert json.loads(reporters.render("json", report)) == report


def test_no_escape_of_the_text_reaches_the_terminal(workplace: Path) -> None:
    (workplace / "a.txt").write_text(ODD["terminal escapes"] + "\n\nExperts say [bold]that[/bold] it is so.")
    shown = audit("a.txt", "--format", "terminal").stdout
    assert not {"\x1b", "\x9b", "\x07"} & set(shown)


def test_no_markup_of_the_text_reaches_the_page(auditor: Auditor) -> None:
    page = reporters.render("html", auditor.audit_text(ODD["markup"]).as_dict())
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_no_template_of_the_text_is_run(auditor: Auditor) -> None:
    report = auditor.audit_text(ODD["template syntax"]).as_dict()
    assert all("{{ 7 * 7 }}" in reporters.render(format, report) for format in ("html", "json"))


@pytest.mark.parametrize(
    "line",
    [
        "word ",
        "Experts say that the bridge is closed, said Ann Lee. ",
        "Experts say that “the bridge is closed”, said Ann Lee, ",
        "5 percent of 1,200 people ",
        "not just a shed but ",
    ],
)
def test_a_long_line_is_audited(auditor: Auditor, line: str) -> None:
    text = line * (100_000 // len(line))
    assert auditor.audit_text(text).as_dict()["document"]["words"] == len(words(text))


ALPHABET = st.sampled_from(
  [
      "experts", "say", "that", "The", "mayor", "Ann", "Lee", "said", "“", "”", "\"", "’", ".", ",", "—", ":", "\n",
      "\n\n", "# ", "> ", "- ", "5", "percent", "£2", "2019", "may", "could", "<b>", "</p>", "&amp;", "[x](y)",
      "https://x.example", "İ", "\u00a0", "...", "not", "just", "but", "according to", "in", "By", "LONDON", "(",
      ")", "!", "?", "*", "**", "|", "\t", "é", "中", "\r\n", "because", "critics", "BREAKING",
  ]
)  # fmt: skip


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ALPHABET, max_size=60).map(" ".join), st.sampled_from(["txt", "md", "html"]))
def test_no_text_breaks_an_audit(auditor: Auditor, text: str, format: str) -> None:
    try:
        report = auditor.audit_text(text, format=format).as_dict()
    except InputError:
        return
    for one in report["findings"]:
        assert 0 <= one["start"] <= one["end"] <= len(text)
    assert report["score"] is None or 0 <= report["score"] <= 100


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from([None, "txt", "md", "html"]))
def test_no_bytes_break_an_audit(auditor: Auditor, data: bytes, format: str | None) -> None:
    try:
        auditor.audit_bytes(data, format)
    except InputError as error:
        assert str(error)


FAULTS = [
    "Experts say that the valley will flood.",
    "Only time will tell.",
    "It is widely believed that the mayor lied.",
    "This shocking betrayal has sent shockwaves through the whole region.",
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_sentence_more_never_raises_a_category(
    auditor: Auditor, fault: str, report_on: Callable[..., object]
) -> None:
    text = (Path(__file__).parents[1] / "seeds/good/agency-report.txt").read_text(encoding="utf-8").rstrip()
    first, second = (auditor.audit_text(one).as_dict() for one in (text, f"{text}\n\n{fault}\n"))
    pairs = zip(first["categories"], second["categories"], strict=True)
    assert [one["id"] for one, other in pairs if other["score"] > one["score"]] == []
    assert second["score"] < first["score"]
