"""Bytes become the text that was meant."""

from __future__ import annotations

import codecs

import pytest

from auditor.readers import read_bytes
from auditor.readers.encoding import decode

WESTERN = "The café’s owner said “no” to the £5 fee, and that was that for the whole of the street. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_text_survives(encoding: str) -> None:
    assert decode(WESTERN.encode(encoding)) == WESTERN


def test_utf_16_with_either_mark_is_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + WESTERN.encode("utf-16-be")) == WESTERN


def test_a_byte_order_mark_is_no_part_of_the_source() -> None:
    assert read_bytes(b"\xef\xbb\xbfMayor leaves office.", "txt", "x").source == "Mayor leaves office."


@pytest.mark.parametrize("declaration", ['<meta charset="shift_jis">', "<?xml version='1.0' encoding='Shift_JIS'?>",
                                         '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">'])  # fmt: skip
def test_a_declared_charset_counts(declaration: str) -> None:
    text = f"{declaration}<p>市長は月曜日に橋を閉鎖すると発表した。</p>"
    assert decode(text.encode("shift_jis"), declared=True) == text


def test_utf_8_goes_before_a_false_declaration() -> None:
    text = '<meta charset="iso-8859-1"><p>The café’s owner</p>'
    assert decode(text.encode(), declared=True) == text


def test_an_unknown_charset_is_no_harm() -> None:
    assert "owner" in decode(b'<meta charset="nonsense"><p>The caf\xe9 owner</p>', declared=True)


def test_one_broken_byte_does_not_turn_utf_8_into_something_else() -> None:
    assert decode(WESTERN.encode() + b"\xe2\x80").startswith(WESTERN)


def test_cyrillic_bytes_are_recognised() -> None:
    text = "Президент заявил в понедельник, что дорога будет закрыта до весны. " * 4
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize("data", [bytes(range(0x20, 0x100)) * 3, b"\xff" * 40, b"\x80abc " * 20])
def test_no_bytes_crash(data: bytes) -> None:
    assert isinstance(decode(data, declared=True), str)


@pytest.mark.parametrize(("data", "format"), [(b"<!DOCTYPE html><article><p>One two three.</p></article>", "html"),
                                              (b"Mayor <b>leaves</b> office.", "txt")])  # fmt: skip
def test_standard_input_is_sniffed(data: bytes, format: str) -> None:
    assert read_bytes(data, None, "-").format == format
