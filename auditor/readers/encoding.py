"""encoding: bytes to text, whatever they were written in."""

from __future__ import annotations

import codecs
import re

from auditor.model import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)

# What the web means by these names.
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
}

_SAMPLE = 65_536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, declared: bool = False) -> str:
    """The text that `data` holds, without a byte order mark; `declared`: a charset named inside (HTML) counts."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"is {what}, not text")
    text = _decode(data, declared).removeprefix("\ufeff")
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) / 20:
        raise InputError("is a binary file, not text")
    return text


def _decode(data: bytes, declared: bool) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    if (text := _try(data, "utf-8")) is not None and not (declared and b"\x1b" in data):
        return text
    if declared and (name := declared_charset(data)) and (text := _try(data, name)) is not None:
        return text
    return _legacy(data)


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML page says it is written in."""
    match = _DECLARED.search(data[:4096])
    name = match and (match[1] or match[2]).decode("ascii", "ignore").lower()
    return _ALIASES.get(name, name) if name else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows in zero bytes that keep to one side of the pairs."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) or min(even, odd) * 20 > max(even, odd):
        raise InputError("is a binary file, not text")
    return data.decode("utf-16-le" if odd > even else "utf-16-be", "replace")


def _legacy(data: bytes) -> str:
    nearly = data.decode("utf-8", "replace")
    broken, sound = nearly.count("\ufffd"), sum(letter > "\x7f" for letter in nearly[:_SAMPLE])
    if broken * 4 <= sound - broken:
        return nearly
    # Mostly ASCII is a Western text with a few quotation marks and accents; a guess from so little is a lottery.
    high = sum(byte > 0x7F for byte in data[:_SAMPLE])
    if high * 12 < len(data[:_SAMPLE]) and (text := _try(data, "cp1252")) is not None:
        return text
    return data.decode(_guess(data), "replace")


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"
