"""readers: a file becomes a document. One module a format, found by its suffix in the table below."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from importlib import import_module

from auditor.model import Document, InputError
from auditor.readers import files
from auditor.readers.encoding import decode
from auditor.readers.files import Found, Problem
from auditor.readers.furniture import Cues, separate
from auditor.text import words

__all__ = [
    "FORMATS",
    "Cues",
    "Found",
    "Problem",
    "check",
    "find",
    "parse",
    "read",
    "read_bytes",
    "read_text",
    "separate",
]

# Each format, its suffixes and the module that reads it, imported on first use.
FORMATS = {
    "txt": ("plain", (".txt", ".text")),
    "md": ("markdown", (".md", ".markdown")),
    "html": ("html", (".html", ".htm", ".xhtml")),
}

_BY_SUFFIX = {suffix: format for format, (_, suffixes) in FORMATS.items() for suffix in suffixes}

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)

_FEWEST = 3


def find(paths: Iterable[str | os.PathLike[str]]) -> Found:
    """The files behind some paths, folders and globs; and the paths that led nowhere."""
    return files.find(paths, _BY_SUFFIX)


def read(path: str | os.PathLike[str]) -> Document:
    """The document in a file; its format is told by the suffix."""
    name = os.fspath(path)
    format = _format(name)
    return read_bytes(_bytes(name), format, name)


def read_bytes(data: bytes, format: str | None, name: str) -> Document:
    """The document in `data`; without a format it is HTML where it begins like it, else plain text."""
    text = decode(data, declared=format in ("html", None))
    return read_text(text, format or _sniff(text), name)


def read_text(text: str, format: str, name: str) -> Document:
    """The document in a text that is decoded already."""
    if format not in FORMATS:
        raise InputError(f"has the unknown format {format!r}: expected {', '.join(FORMATS)}")
    text = text.removeprefix("\ufeff")
    if not text:
        raise InputError("is empty")
    if text.isspace():
        raise InputError("holds only white space")
    return check(parse(text, format, name))


def parse(text: str, format: str, name: str) -> Document:
    """The document in a text, however little it holds."""
    reader = import_module(f"{__name__}.{FORMATS[format][0]}")
    document: Document = reader.read(text, name)
    return document


def check(document: Document) -> Document:
    """`document`, where it has enough words outside page furniture to be audited."""
    body = [document.words_of(block) for block in document.blocks if block.kind != "furniture"]
    count = 0
    for text in body:
        count += len(words(text))
        if count >= _FEWEST:
            return document
    if document.blocks and not body:
        raise InputError("holds only page furniture: nothing to audit")
    if document.format == "html" and not count:
        raise InputError("holds no article text")
    raise InputError(f"holds {count or 'no'} word{'s' * (count != 1)}: nothing to audit")


def _format(name: str) -> str:
    suffix = os.path.splitext(name)[1].lower()
    if os.path.isdir(name):
        raise InputError("is a folder, not a file")
    if suffix not in _BY_SUFFIX:
        raise InputError(f"has the unknown suffix {suffix or 'none'!r}: expected {', '.join(sorted(_BY_SUFFIX))}")
    return _BY_SUFFIX[suffix]


def _bytes(name: str) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise InputError("does not exist") from None
    except PermissionError:
        raise InputError("cannot be read: permission denied") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _sniff(text: str) -> str:
    return "html" if _HTML.match(text[:2000]) else "txt"
