"""statistics: percentages, sums of money, counts and ratios."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import plain

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORD = "(?:(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:" + "|".join(SMALL) + "))"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|bn|mn|tn|[mk])\b"
_PARTS = "(?:half|third|quarter|fifth|sixth|tenth)s?"
_ORDER = "(?:two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred|100|1,000|[2-9]|10|20|50)"
_COINS = "(?:US |Canadian |Australian )?(?:dollars|euros|pounds|rupees|yen|yuan|francs|pesos|roubles|rubles|cents)"

_RANGE = rf"(?:{_DIGITS}(?:\s?[-–]\s?|\sto\s))?"
_PERCENT = r"(?:\s?%|[\s-](?:per\s?cent|percent|percentage points?)\b)"
_SPELL = r"\s(?:years|months|weeks|days|hours|minutes|games|matches|races|seasons)\b"
_MANY = r"(?:as\s(?:many|much|likely|high|fast)|more\slikely|higher|larger|more\s\w+)"

PERCENTAGE = re.compile(rf"{_RANGE}({_DIGITS}|\b{_WORD}){_PERCENT}", re.IGNORECASE)
MONEY = re.compile(
    rf"(?:\b(?:US|C|A|AU|NZ|HK))?[$£€¥₹]\s?({_DIGITS})(?:[\s-]?({_SCALE}))?"
    rf"|\b(?:({_DIGITS})|(?:{_WORD}))(?:[\s-]({_SCALE}))?\s{_COINS}\b",
    re.IGNORECASE,
)
RATIO = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s(?:in|out\sof)\s(?:every\s)?"
    rf"{_ORDER}\b(?!{_SPELL})"
    rf"|\b(?:a|an|one|two|three|four|nearly|almost|about|(?:more|less|fewer)\sthan)[\s-]{_PARTS}\sof\s"
    r"(?:all\s|the\s|its\s|their\s|those\s)?\w+"
    r"|\bhalf\s(?:of\s(?:all|the|its|their|those)|the)\s(?:\w+\s){0,2}?\w+s\b"
    rf"|\b(?:twice|\w+\stimes|{_DIGITS}\stimes)\s{_MANY}\b",
    re.IGNORECASE,
)
FIGURE = re.compile(rf"(?<![\w.,:/$£€¥₹#-])({_DIGITS})(?:[\s-]({_SCALE}))?(?![\w%:/-]|[.,]\d)", re.IGNORECASE)
SPELLED = re.compile(
    rf"\b({_WORD})(?:[\s-](?:{_WORD}))?[\s-](hundred|thousand|million|billion|trillion)\b", re.IGNORECASE
)
# What a block must hold before the slower expressions are worth a look.
HAS_PERCENTAGE = ("%", "cent")
HAS_MONEY = (
    *"$£€¥₹",
    "dollar",
    "euro",
    "pound",
    "rupee",
    "yen",
    "yuan",
    "franc",
    "peso",
    "rouble",
    "ruble",
    "cents",
)
HAS_RATIO = (
    *("half", "third", "quarter", "fifth", "sixth", "tenth", "twice", "times", "out of"),
    *(f" in {order}" for order in ("every", "twenty", "fifty", "a hund", *list(SMALL)[3:12], *"123456789")),
)
HAS_SCALE = ("hundred", "thousand", "illion")
DIGIT = re.compile(r"\d")
LABEL = re.compile(
    r"\b(?:section|article|highway|route|rule|title|chapter|flight|channel|room|act|page|proposition|prop|resolution"
    r"|number|no\.|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.|feb\.|aug\.|sept\.|oct\.|nov\.|dec\.)\s$",
    re.IGNORECASE,
)
GAP = re.compile(r"\s(?:(?:of\sthe|of|more|[a-z]+(?:-[a-z]+)?)\s){0,2}", re.IGNORECASE)


class Hit(NamedTuple):
    """A statistic and the number it gives."""

    start: int
    end: int
    kind: str
    value: float | None


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each statistic in the text; dates, ages, times, ranks and labels are none."""
    units = [(hit.start, hit.end) for hit in marks.hits("statistic-units")]
    found: list[Hit] = []
    for block in document.blocks:
        if block.kind != "furniture":
            found += _in_block(plain(document.words_of(block)), block.start, units)
    return [Mark(hit.start, hit.end, {"kind": hit.kind, "value": hit.value}) for hit in found]


def _in_block(text: str, base: int, units: list[tuple[int, int]]) -> Iterator[Hit]:
    """The hits of one block in order; of two that overlap, the one whose kind is asked first."""
    taken: list[Hit] = []
    for hits in (_percentages(text), _money(text), _ratios(text), _counts(text, base, units)):
        taken += [hit for hit in list(hits) if not any(hit.start < old.end and old.start < hit.end for old in taken)]
    return (hit._replace(start=hit.start + base, end=hit.end + base) for hit in sorted(taken))


def _has(text: str, words: tuple[str, ...]) -> bool:
    low = text.lower()
    return any(word in low for word in words)


def _percentages(text: str) -> Iterator[Hit]:
    for match in PERCENTAGE.finditer(text) if _has(text, HAS_PERCENTAGE) else ():
        yield Hit(*match.span(), "percentage", value(match[1]))


def _money(text: str) -> Iterator[Hit]:
    for match in MONEY.finditer(text) if _has(text, HAS_MONEY) else ():
        yield Hit(*match.span(), "money", value(match[1] or match[3], match[2] or match[4]))


def _ratios(text: str) -> Iterator[Hit]:
    for match in RATIO.finditer(text) if _has(text, HAS_RATIO) else ():
        yield Hit(*match.span(), "ratio", None)


def _counts(text: str, base: int, units: list[tuple[int, int]]) -> Iterator[Hit]:
    matches = list(FIGURE.finditer(text)) if DIGIT.search(text) else []
    matches += SPELLED.finditer(text) if _has(text, HAS_SCALE) else ()
    for match in matches:
        number, scale = value(match[1], match[2]), match[2]
        if _is_label(text, match.start()) or _is_year(match[1], scale) or number is None:
            continue
        end = _unit_after(text, match.end(), base, units)
        if scale and number >= 1e3 and not end:
            end = match.end()
        if end and number >= 10:
            yield Hit(match.start(), end, "count", number)


def _is_label(text: str, at: int) -> bool:
    return bool(LABEL.search(text, max(at - 14, 0), at))


def _is_year(digits: str | None, scale: str | None) -> bool:
    """`2016 voters` rather than `2,016 voters`; 2000 can be both and counts as a number."""
    four = digits if digits and len(digits) == 4 and not scale else ""
    return four[:2] in ("19", "20") and four != "2000"


def _unit_after(text: str, at: int, base: int, units: list[tuple[int, int]]) -> int:
    """Where the unit that belongs to a number ends; 0 where none follows within two words."""
    index = bisect_left(units, (base + at, 0))
    if index == len(units):
        return 0
    start, end = units[index]
    gap = GAP.fullmatch(text, at, start - base) if start - base - at < 40 else None
    return end - base if gap else 0


def value(number: str | None, scale: str | None = None) -> float | None:
    """What a number says: `1,200`, `three`; times its scale (`million`, `bn`)."""
    if not number:
        return None
    said = number.lower().replace(",", "")
    amount = sum(SMALL[part] for part in said.split("-")) if said[0].isalpha() else float(said)
    return amount * SCALES.get((scale or "").lower(), 1)
