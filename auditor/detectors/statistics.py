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

PERCENTAGE = re.compile(rf"(?:{_DIGITS}(?:\s?[-–]\s?|\sto\s))?({_DIGITS}|\b{_WORD})(?:\s?%|[\s-](?:per\s?cent|percent|percentage points?)\b)", re.I)
MONEY = re.compile(
    rf"(?:\b(?:US|C|A|AU|NZ|HK))?[$£€¥₹]\s?({_DIGITS})(?:[\s-]?({_SCALE}))?"
    rf"|\b(?:({_DIGITS})|(?:{_WORD}))(?:[\s-]({_SCALE}))?\s{_COINS}\b",
    re.IGNORECASE,
)
RATIO = re.compile(
    rf"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?{_ORDER}\b(?!\s(?:years|months|weeks|days|hours|minutes|games|matches|races|seasons)\b)"
    rf"|\b(?:a|an|one|two|three|four|nearly|almost|about|(?:more|less|fewer)\sthan)[\s-]{_PARTS}\sof\s(?:all\s|the\s|its\s|their\s|those\s)?\w+"
    rf"|\bhalf\s(?:of\s(?:all|the|its|their|those)|the)\s(?:\w+\s){{0,2}}?\w+s\b"
    rf"|\b(?:twice|\w+\stimes|{_DIGITS}\stimes)\s(?:as\s(?:many|much|likely|high|fast)|more\slikely|higher|larger|more\s\w+)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    rf"(?<![\w.,:/$£€¥₹#-])({_DIGITS})(?:[\s-]({_SCALE}))?(?![\w%:/-]|[.,]\d)"
    rf"|\b({_WORD})(?:[\s-](?:{_WORD}))?[\s-](hundred|thousand|million|billion|trillion)\b",
    re.IGNORECASE,
)
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


def _percentages(text: str) -> Iterator[Hit]:
    for match in PERCENTAGE.finditer(text):
        yield Hit(*match.span(), "percentage", value(match[1]))


def _money(text: str) -> Iterator[Hit]:
    for match in MONEY.finditer(text):
        yield Hit(*match.span(), "money", value(match[1] or match[3], match[2] or match[4]))


def _ratios(text: str) -> Iterator[Hit]:
    for match in RATIO.finditer(text):
        yield Hit(*match.span(), "ratio", None)


def _counts(text: str, base: int, units: list[tuple[int, int]]) -> Iterator[Hit]:
    for match in NUMBER.finditer(text):
        number, scale = value(match[1] or match[3], match[2] or match[4]), match[2] or match[4]
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
    return bool(digits) and not scale and len(digits or "") == 4 and (digits or "")[:2] in ("19", "20") and digits != "2000"


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
