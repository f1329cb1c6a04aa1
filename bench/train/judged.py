"""judged: sentences of the shared articles that were judged for this project by the codebook of the editorial set.

`bench/train/judged.tsv` has a line for each article: where it is from, its id there, a check of its text, a letter for each
sentence and the flags of some. The letters and flags are ours; the articles stay in the folder that AUDITOR_GOLD names.

Letters: n nobody's, p a named person's, o a named body's, r a role's, v a vague source's, x somebody's, - not judged.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from zlib import crc32

from auditor import Auditor, InputError
from auditor.detectors import Marks
from auditor.detectors.sentences import spans
from auditor.model import Document
from auditor.pipeline import prepare, separated
from auditor.readers import parse
from bench.accuracy.gold import lines

LABELS = Path(__file__).with_name("judged.tsv")

FLAGS = {
    "uc": "unattributed_claim",
    "us": "unsourced_statistic",
    "va": "vague_attribution",
    "hd": "hedging",
    "sf": "seo_filler",
    "se": "sensational",
    "bp": "boilerplate",
}
SOURCES = {"p": "named_person", "o": "named_org", "r": "role", "v": "vague"}
UNJUDGED = "-"

_TRAILING = re.compile(r"[ \t]+\n")
_BOOK = Auditor().rulebook


def articles(gold: Path) -> list[dict[str, Any]]:
    """The judged articles in the shape of the editorial set; a sentence that nobody judged has `split` throughout."""
    judged = {tuple(row[:2]): row[2:] for row in rows()}
    found, changed = [], 0
    for origin, id, text in texts(gold, {origin for origin, _ in judged}):
        told = judged.get((origin, id))
        if told is None:
            continue
        parts = split(text)
        if fingerprint(text, parts) != told[0]:
            changed += 1
            continue
        found.append({"id": f"{origin}/{id}", "sentences": list(_sentences(text, parts, *told[1:]))})
    if changed:
        print(f"judged: {changed} articles read otherwise than when they were judged, and left out")
    return found


def rows() -> Iterator[list[str]]:
    """The lines of the file: origin, id, check, letters, flags."""
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def texts(gold: Path, origins: set[str]) -> Iterator[tuple[str, str, str]]:
    """Origin, id and text of the articles of these origins."""
    for origin in sorted(origins):
        for id, text in _READERS[origin](gold):
            yield origin, id, _TRAILING.sub("\n", text).strip()


def split(text: str) -> list[tuple[int, int, int]]:
    """The sentences of a text: the number of the block, start and end."""
    document = read(text)
    blocks = document.blocks if document else ()
    return [
        (number, block.start + start, block.start + end)
        for number, block in enumerate(blocks)
        for start, end in spans(text[block.start : block.end])
    ]


def read(text: str) -> Document | None:
    """A text as the product reads it; None where it holds nothing to audit."""
    try:
        return separated(parse(text, "txt", "text"), _BOOK)
    except InputError:
        return None


def marked(text: str) -> Marks | None:
    """The marks of a text; None where it holds nothing to audit."""
    document = read(text)
    return Marks(document, _BOOK.scanner.scan(document)) if document else None


def fingerprint(text: str, parts: list[tuple[int, int, int]]) -> str:
    """A check that text and sentences are as they were."""
    return f"{crc32((text + repr(parts)).encode()):08x}"


def _sentences(text: str, parts: list[tuple[int, int, int]], letters: str, flags: str = "") -> Iterator[dict[str, Any]]:
    marked = {int(at): set(names.split(",")) for at, names in (one.split(":") for one in flags.split())}
    for at, (paragraph, start, end) in enumerate(parts):
        letter = letters[at] if at < len(letters) else UNJUDGED
        yield {"i": at, "para": paragraph, "text": text[start:end], **_labels(letter, marked.get(at, set()))}


def _labels(letter: str, flags: set[str]) -> Mapping[str, str]:
    if letter == UNJUDGED:
        return {"attributed": "split", "source": "split", **dict.fromkeys(FLAGS.values(), "split")}
    told = {name: "yes" if flag in flags else "no" for flag, name in FLAGS.items()}
    return {"attributed": "no" if letter == "n" else "yes", "source": SOURCES.get(letter, "none"), **told}


def _unlabelled(gold: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(gold / "unlabelled" / "news.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            yield article["id"], f"{article['title'] or ''}\n\n{article['text']}"


def _machine(gold: Path) -> Iterator[tuple[str, str]]:
    yield from ((one["id"], one["machine"]) for one in lines(gold / "articles" / "machine.jsonl"))


def _political(gold: Path) -> Iterator[tuple[str, str]]:
    for one in lines(gold / "articles" / "horne2017.jsonl"):
        yield one["id"], f"{one['title']}\n\n{one['text']}".replace("\r\n", "\n")


def _hyperpartisan(gold: Path) -> Iterator[tuple[str, str]]:
    yield from ((one["id"], one["text"]) for one in lines(gold / "articles" / "hyperpartisan.jsonl"))


def _pages(folder: str, gold: Path) -> Iterator[tuple[str, str]]:
    for file in sorted((gold / folder / "html").iterdir()):
        page = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        yield file.name, prepare(page, "html", file.name, _BOOK).text


_READERS: Mapping[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "unlabelled": _unlabelled,
    "machine": _machine,
    "horne2017": _political,
    "hyperpartisan": _hyperpartisan,
    "metadata": partial(_pages, "metadata"),
    "extraction": partial(_pages, "extraction"),
}
