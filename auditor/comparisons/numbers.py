"""numbers: a number is the same there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.detectors.statistics import SCALES, SMALL, value
from auditor.model import Document, Finding, Observation
from auditor.stems import FUNCTION, content_words, stem

_SCALE = "|".join(SCALES)
_WORD = "|".join(word for word in SMALL if word not in ("a", "an", "one"))
NUMBER = re.compile(
    rf"(?<![\w.,/-])[$£€]?(\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:[ -]?({_SCALE})\b)?"
    r"(?![\w:/-]|[.,]\d)"
    rf"|\b({_WORD})\b(?!-)(?: ({_SCALE})\b)?",
    re.IGNORECASE,
)
_THINGS = (
    "job jobs post staff employee worker position".split(),
    "dead death killed dies".split(),
    "injured wounded hurt".split(),
)
BARE = ("money", "percent")
PERCENT = re.compile(r"\s?(?:%|(?:percent|per cent|percentage points?|pct)\b)", re.IGNORECASE)
COUNTED_AS = {stem(word): words[0] for words in _THINGS for word in words}


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each number of the part for which the text has one other."""
    if not any(noun for block in part for _, noun, *_ in numbered(document.words_of(block))):
        return Observation(0)
    there = [(amount, noun, words) for words in map(document.words_of, against) for amount, noun, *_ in numbered(words)]
    return seen(_otherwise(document, part, there))


def _otherwise(document: Document, part: Blocks, there: list[tuple[float, str, str]]) -> Iterator[Finding]:
    everything = {amount for amount, *_ in there}
    for block in part:
        for amount, noun, start, end in numbered(document.words_of(block)):
            if not noun or any(_near(amount, other) for other in everything):
                continue
            others = {other for other, counted, _ in there if _same_things(noun, counted)}
            told = next((words for _, counted, words in there if _same_things(noun, counted)), "")
            fits = noun not in BARE or _about(document.words_of(block), told)
            if len(others) == 1 and fits and not _sum_of(amount, everything):
                yield Finding(block.start + start, block.start + end, f"The text says {others.pop():,.10g}.")


def _about(headline: str, words: str) -> bool:
    """Whether a paragraph tells what the headline tells: a percentage or a sum alone could be anything's."""
    wanted = {word for word in content_words(headline) if not word[0].isdigit()}
    return len(wanted.intersection(content_words(words))) >= max(3, 0.6 * len(wanted))


def _same_things(noun: str, other: str) -> bool:
    return COUNTED_AS.get(noun, noun) == COUNTED_AS.get(other, other)


def _near(one: float, other: float) -> bool:
    return (
        one == other
        or (abs(one - other) < 1 and not (one.is_integer() and other.is_integer()))
        or (min(one, other) >= 20 and abs(one - other) <= (0.15 if max(one, other) < 1e5 else 0.25) * max(one, other))
    )


def _sum_of(amount: float, parts: set[float]) -> bool:
    return any(one + other == amount or one - other == amount for one, other in combinations(sorted(parts), 2))


def numbered(text: str) -> Iterator[tuple[float, str, int, int]]:
    """Each number with the stem of the noun that it counts and its span; years count nothing."""
    for match in NUMBER.finditer(text):
        amount = value(match[1] or match[3], match[2] or match[4])
        if amount is None or (1900 <= amount < 2100 and "," not in match[0]):
            continue
        if match[0][0] in "$£€":
            yield amount, "money", *match.span()
            continue
        if PERCENT.match(text, match.end()):
            yield amount, "percent", *match.span()
            continue
        nouns = re.match(r"\s(?:(?:more|of|the) )?([A-Za-z]+)", text[match.end() : match.end() + 30])
        noun = stem(nouns[1].lower()) if nouns and nouns[1].lower() not in FUNCTION else ""
        yield amount, noun, *match.span()
