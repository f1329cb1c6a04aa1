"""What cannot be audited is refused in words, and nothing crashes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from auditor.model import InputError
from auditor.readers import Cues, check, read, read_bytes, read_text, separate


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t", "only white space"),
        (b"Word", "holds 1 word: nothing to audit"),
        (b"... !", "holds no words"),
        (b"%PDF-1.7 and more", "is a PDF file"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"\x89PNG\r\n", "PNG image"),
        (b"a\0\0b\0c\0\0" * 9, "is a binary file"),
        (b"\x01\x02\x03 abc \x04", "is a binary file"),
    ],
)
def test_what_holds_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_bytes(data, "txt", "x")


def test_three_words_are_a_text() -> None:
    assert read_text("Mayor leaves office.", "txt", "x").blocks


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<script>let a</script>",
        "<nav></nav>",
        "<" * 999,
        "<!--",
        "<p",
        "<a " * 99,
        "&" * 99,
    ],
)
def test_a_page_without_article_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="holds no"):
        read_text(source, "html", "x")


def test_deeply_nested_html_is_read() -> None:
    source = "<div>" * 5000 + "<p>The council closed the bridge.</p>" + "</div>" * 5000
    assert read_text(source, "html", "x").text == "The council closed the bridge."


@pytest.mark.parametrize("source", ["<p>The council <b>closed the bridge", "</div><p>The council closed <a href='x>the bridge", "<p>The council closed the bridge</q></p></p>"])  # fmt: skip
def test_broken_html_is_read(source: str) -> None:
    assert "The council" in read_text(source, "html", "x").text


@pytest.mark.parametrize(
    "matter", ["title: [", "- a\n- b", "{", "a: !!python/object:x y", "title: 'x", "2025-99-99: a"]
)
def test_malformed_front_matter_is_passed_over(matter: str) -> None:
    document = read_text(f"---\n{matter}\n---\n\nThe council closed the bridge.", "md", "x")
    assert document.text == "The council closed the bridge."


@pytest.mark.parametrize("format", ["txt", "md"])
def test_one_very_long_line_is_read(format: str) -> None:
    assert len(read_text("word " * 200_000, format, "x").text) >= 999_999


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("one two three")
    with pytest.raises(InputError, match=r"unknown suffix '\.docx'"):
        read(tmp_path / "a.docx")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read(tmp_path / "gone.txt")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one two three")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(InputError, match="permission denied"):
        read(tmp_path / "a.txt")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="unknown format 'rtf'"):
        read_text("one two three", "rtf", "x")


def test_a_document_of_furniture_alone_is_refused() -> None:
    document = read_text("Your email address will not be published", "txt", "x")
    with pytest.raises(InputError, match="only page furniture"):
        check(separate(document, Cues.of({"comment-form": ["your email address will not be published"]})))


def test_a_page_with_a_title_and_no_more_is_refused() -> None:
    with pytest.raises(InputError, match="holds no article text"):
        read_text("<article><h1>Council closes the old bridge</h1></article>", "html", "x")
