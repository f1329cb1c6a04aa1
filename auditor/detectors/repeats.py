"""repeats: sentences and paragraphs that say again what an earlier one said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import lower, plain, squeeze

ALIKE = 0.8
SHORT = 6
TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
ENDING = re.compile(r"(?:'s|ies|ing|edly|ed|es|s|ly|e)$")
FUNCTION = frozenset(
    (
        "a about above after again against all also am an and any are aren't as at be because been before"
        " being below between both but by can cannot could did do does doing don't down during each even"
        " every few for from further had has have having he he's her here hers herself him himself his how i"
        " i'm if in into is isn't it it's its itself just many may me might more most much must my no nor"
        " not now of off on once only or other our ours out over own per quite rather s same shall she"
        " should so some still such t than that that's the their theirs them then there there's these they"
        " they're this those through to too under until up upon us very was we we're were what when where"
        " whether which while who whom whose why will with within without would yet you your"
    ).split()
)

CREDIT = re.compile(
    r"\bvia (?:AP|REUTERS|Getty)\b|\bfile photo\b|AP Photo|REUTERS/|Getty Images|toggle caption|media caption"
    r"|image copyright|photo by",
    re.IGNORECASE,
)

Item = tuple[int, int, frozenset[str]]


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each near-copy with the start of what it copies (`of`) and how much the two share."""
    found = [
        Mark(start, end, {"of": of, "share": share, "whole": "paragraph"})
        for start, end, of, share in copies(_paragraphs(document))
        if not _may_repeat(document, start, end)
    ]
    inside = [(mark.start, mark.end) for mark in found]
    for start, end, of, share in copies(_sentences(document, marks)):
        if not any(first <= start < last for first, last in inside) and not _may_repeat(document, start, end):
            found.append(Mark(start, end, {"of": of, "share": share, "whole": "sentence"}))
    found += _identical(document, marks)
    return sorted(found, key=lambda mark: mark.start)


def _paragraphs(document: Document) -> list[Item]:
    blocks = document.blocks_of("paragraph", "list_item")
    return [item for block in blocks if len((item := _item(document, block.start, block.end))[2]) >= SHORT]


def _sentences(document: Document, marks: Marks) -> list[Item]:
    running = [mark for mark in marks["sentences"] if mark.attrs["block"] in ("paragraph", "list_item")]
    wanted = [mark for mark in running if mark.attrs["words"] >= SHORT]
    return [_item(document, mark.start, mark.end) for mark in wanted]


def _item(document: Document, start: int, end: int) -> Item:
    return start, end, frozenset(content_words(document.text[start:end]))


def _may_repeat(document: Document, start: int, end: int) -> bool:
    """A picture's caption and a pulled quotation stand twice by right."""
    return document.text[start] in "\"“‘'" or bool(CREDIT.search(document.text, start, end))


def _identical(document: Document, marks: Marks) -> Iterator[Mark]:
    """Short sentences that stand twice, word for word, outside quotations."""
    seen: dict[str, int] = {}
    for mark in marks["sentences"]:
        if mark.attrs["block"] not in ("paragraph", "list_item") or not 3 <= mark.attrs["words"] < SHORT:
            continue
        if marks.covers("quotations", mark.start, mark.end):
            continue
        said = squeeze(document.text[mark.start : mark.end])
        if said in seen:
            yield Mark(mark.start, mark.end, {"of": seen[said], "share": 1.0, "whole": "sentence"})
        seen.setdefault(said, mark.start)


def copies(items: Sequence[Item]) -> Iterator[tuple[int, int, int, float]]:
    """Start, end, start of the earlier one, share: for each item whose words an earlier one nearly has.

    Two sets that share ALIKE of their words share one of their rarest, so only those are looked up.
    """
    frequency = Counter(word for item in items for word in item[2])
    index: dict[str, list[int]] = defaultdict(list)
    for at, (start, end, content) in enumerate(items):
        rarest = sorted(content, key=lambda word: (frequency[word], word))
        keys = rarest[: len(content) - ceil(ALIKE * len(content)) + 1] if len(content) >= 3 else []
        likely = {other for word in keys for other in index[word]}
        share, first = max(
            ((jaccard(content, items[other][2]), -other) for other in likely), default=(0.0, 0)
        )
        if share >= ALIKE:
            yield start, end, items[-first][0], round(share, 3)
        for word in keys:
            index[word].append(at)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both that each has."""
    return len(one & other) / (len(one | other) or 1)


def content_words(text: str) -> list[str]:
    """The stems of the words that carry the meaning, in order."""
    return [stem(word) for word in _tokens(text) if word not in FUNCTION]


@lru_cache(maxsize=2_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(text.lower() if text.isascii() else lower(plain(text))))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its usual endings, so that `attacks`, `attacked` and `attack` compare."""
    if len(word) <= 4:
        return word.removesuffix("'s").removesuffix("s") if len(word) == 4 else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    short = ENDING.sub("", word) if not word.endswith("ss") else word
    if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "lsz":
        short = short[:-1]
    return short if len(short) >= 3 else word
