"""Small operations on text that keep their offsets."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")

_MARKS = (
    ("‘", "'"),
    ("’", "'"),
    ("‛", "'"),
    ("“", '"'),
    ("”", '"'),
    ("„", '"'),
    ("«", '"'),
    ("»", '"'),
    ("\u00a0", " "),
)


def plain(text: str) -> str:
    """`text` with straight quotation marks and plain spaces, of the same length."""
    # Replacing mark by mark is forty times as fast as str.translate.
    for mark, straight in _MARKS:
        text = text.replace(mark, straight)
    return text


def lower(text: str) -> str:
    """`text` in lower case, of the same length: a letter whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def squeeze(text: str) -> str:
    """`text` as it compares: plain marks, lower case, single spaces, none at the ends."""
    return " ".join(lower(plain(text)).split())


def words(text: str) -> list[str]:
    """The words of `text`, as they stand."""
    return WORD.findall(text)


def shorten(text: str, limit: int) -> str:
    """`text` on one line, cut at a word to at most `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
