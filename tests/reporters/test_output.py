"""Reports on disk: whole or not at all, and never outside their folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import output

NAMES = [
    "a.txt",
    "seeds/good/a.txt",
    "seeds-good-a.txt",
    "seeds--good--a.txt",
    "seeds-/good/a.txt",
    "seeds/-good/a.txt",
    "../a.txt",
    "../../etc/passwd",
    "/etc/passwd",
    "a/../b.txt",
    "..",
    "...",
    "",
    "-",
    "-rf",
    ".hidden",
    "C:\\Users\\x\\a.txt",
    "C:a.txt",
    "\\\\server\\share\\a.txt",
    "con",
    "CON.txt",
    "nul.md",
    "com1.html",
    "lpt9",
    "a\x00b",
    "a\nb",
    "a\x1b[31mb",
    "a\u202etxt.exe",
    "a:b",
    "a?b",
    "a*b",
    "a~b",
    "trailing.",
    "trailing ",
    "x" * 400,
    "x" * 401,
    "é" * 200,
    "\udc80.txt",
    "статья.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_report_stays_in_its_folder(name: str) -> None:
    path = output.report_path("reports", name, ".html")
    assert path.parent == Path("reports")
    assert path.suffix == ".html"
    assert len(path.name.encode()) < 200
    assert path.name.isprintable() and not set(path.name) & set('<>:"/\\|?*')
    assert path.name[0] not in ".- "
    assert not path.name.lower().startswith(("con.", "nul.", "com1.", "lpt9.", "con~", "lpt9~"))


def test_different_names_never_meet() -> None:
    paths = {output.report_path("reports", name, ".json") for name in NAMES}
    assert len(paths) == len(NAMES)


def test_a_plain_name_stays_readable() -> None:
    assert output.report_path("reports", "seeds/good/a.txt", ".html").name == "seeds--good--a.txt.html"
    assert output.report_path("reports", "./my-article.md", ".json").name == "my-article.md.json"
    assert output.report_path("reports", "статья.txt", ".json").name == "статья.txt.json"


def test_an_absolute_path_is_not_told() -> None:
    assert "home" not in output.report_path("reports", "/home/somebody/a.txt", ".html").name


def test_write_makes_the_folder_and_keeps_the_text(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "a.html"
    output.write(target, "“one”\ntwo\n")
    assert target.read_bytes() == "“one”\ntwo\n".encode()
    assert [path.name for path in target.parent.iterdir()] == ["a.html"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.html"
    output.write(target, "old")
    with pytest.raises(UnicodeEncodeError):
        output.write(target, "new \ud800")
    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_write_that_cannot_be_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    with pytest.raises(OSError):
        output.write(tmp_path / "folder.html", "text")
    assert len(list(tmp_path.iterdir())) == 1
