"""extraction: what trafilatura says is the article of a web page, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from auditor.readers.stream import BLANK
from auditor.text import words

_KINDS = {"p": "paragraph", "quote": "block_quote", "item": "list_item", "cell": "cell", "ab": "paragraph"}
_SILENT = {"graphic", "code"}


class Wanted(NamedTuple):
    """A block as trafilatura gives it: text without white space."""

    text: str
    kind: str
    level: int = 0
    pieces: tuple[str, ...] = ()


def extract(source: str) -> Any:
    """What trafilatura finds in a page: the article as a tree in `body`, and its metadata; None without an article."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL + 1)
    bare_extraction: Any = trafilatura.bare_extraction
    try:
        document = bare_extraction(
            _clean(source), include_comments=False, include_links=True, favor_precision=True, with_metadata=True
        )
    except Exception:
        return None
    return document if document is not None and document.body is not None else None


def _clean(source: str) -> str:
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", source)


def blocks_of(body: Any) -> Iterator[Wanted]:
    """The blocks in trafilatura's tree; of tables only the cells that hold prose."""
    for kind, level, lines in _flow(body, "paragraph", 0):
        pieces = tuple(filter(None, (BLANK.sub("", line) for line in lines)))
        text = "".join(pieces)
        if text and (kind != "cell" or len(words(" ".join(lines))) >= 8):
            yield Wanted(text, "paragraph" if kind == "cell" else kind, level, pieces)


def _flow(top: Any, kind: str, level: int) -> Iterator[tuple[str, int, list[str]]]:
    """Blocks of text in the order of the page, each with its lines; without recursion, since pages nest deep."""
    lines: list[str] = [""]
    here = (kind, level)
    work: list[tuple[str, Any]] = [("in", top)]
    nest: list[tuple[str, int]] = []

    def flush() -> Iterator[tuple[str, int, list[str]]]:
        nonlocal lines
        if any(lines):
            yield here[0], here[1], lines
        lines = [""]

    while work:
        step, item = work.pop()
        if step == "text":
            lines[-1] += item
        elif step == "out":
            yield from flush()
            here = nest.pop()
        else:
            tag = item.tag if isinstance(item.tag, str) else "graphic"
            block = tag in _KINDS or tag in ("head", "list", "table", "row", "div", "body")
            if block:
                yield from flush()
                nest.append(here)
                here = _here(tag, item, here)
                work.append(("out", None))
            if tag == "lb":
                lines.append("")
            for child in reversed(item if tag not in _SILENT else ()):
                if child.tail:
                    work.append(("text", child.tail))
                work.append(("in", child))
            if item.text and tag not in _SILENT:
                work.append(("text", item.text))
    yield from flush()


def _here(tag: str, item: Any, here: tuple[str, int]) -> tuple[str, int]:
    if tag == "head":
        return "heading", _digit(item.get("rend") or "")
    if here[0] in ("block_quote", "list_item") and tag == "p":
        return here
    return (_KINDS[tag], 1 if tag == "item" else 0) if tag in _KINDS else here


def _digit(rend: str) -> int:
    return int(rend[1]) if re.fullmatch(r"h[1-6]", rend) else 2
