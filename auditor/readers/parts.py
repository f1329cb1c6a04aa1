"""parts: the small parts at the top of an article, known by their wording: title, dek, byline, date, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from auditor.model import Block, Datum
from auditor.text import words

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"

DATE = re.compile(
    rf"""\b(?:
        (?P<iso>\d{{4}}-\d{{2}}-\d{{2}}(?:T\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{1,9}})?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?)
      | (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{MONTH})\.?,?\s+(?P<y1>\d{{4}})
      | (?P<m2>{MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})
      | (?P<a>\d{{1,2}})[./](?P<b>\d{{1,2}})[./](?P<y3>\d{{4}})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

_UPDATED = re.compile(r"\b(?:updated|modified|revised|edited|changed)\b", re.IGNORECASE)

# What may stand beside the dates of a date line.
_BESIDE_DATE = re.compile(
    rf"""\b(?:first|last|originally|published|posted|updated|modified|revised|filed|date|on|at|and|by
        |{_DAY}|\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?|\d{{1,2}}|[ap]\.?m\b\.?|noon|midnight|[a-z]{{1,3}}t|utc|local|time
        |eastern|pacific|\d+\s*-?\s*min(?:ute)?s?(?:\s+read)?|read(?:ing)?|ago)\b""",
    re.IGNORECASE | re.VERBOSE,
)

_NAME = r"(?:[A-Z][\w’'.-]*|de|da|di|du|del|della|der|den|van|von|al|bin|la|le|el|of|the|for|y)"
_NAMES = rf"{_NAME}(?:\s+(?:{_NAME}|&)){{0,5}}"
_STAFF = r"(?:a |our |the )?(?:staff|special|own)(?: \w+){0,3}"

_WHO = re.compile(
    rf"{_NAMES}(?:(?:,? and|,| &|,? with)\s+{_NAMES}){{0,5}}|{_STAFF}"
    rf"|[Oo]ur [\w ]{{1,30}}[Cc]orrespondent|[Aa]gencies"
)
_BY = re.compile(r"(?:by|words by|written by|story by|report by|reporting by|text by|author)\b\s*:?\s*", re.IGNORECASE)
_NO_NAME = re.compile(rf"(?:{_DAY}|{MONTH}|the|of|for|la|le)\b", re.IGNORECASE)
_NOBODY = re.compile(r"(?:by\s+)?(?:admin|administrator|guest|webmaster)\b", re.IGNORECASE)
_AFTER_WHO = re.compile(r"\s*(?:$|[,|•·/–—(<-])")

_AGENCY = r"\((?:[A-Z][\w&. -]{1,30})\)"
_WHEN = rf"(?i:{MONTH}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}\.?(?:,?\s+\d{{4}})?)"
_CAPS = r"[A-ZÀ-ÖØ-Þ]{3,}(?:[ '’.-][A-ZÀ-ÖØ-Þ]{2,}){0,3}"
_CITY = r"[A-ZÀ-ÖØ-Þ][\w’'.-]+(?:[ -][A-ZÀ-ÖØ-Þ][\w’'.-]*){0,3}"
_REGION = r"(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?"
_DASH = r"(?:—|–|--|-)"

DATELINE = re.compile(
    rf"""(?P<line>
        (?:{_CITY}|{_CAPS})(?:/{_CITY}|/{_CAPS})?{_REGION}(?:,?\s+{_WHEN})?\s*{_AGENCY}
      | (?:{_CITY}|{_CAPS}){_REGION},?\s+{_WHEN}
      | (?P<bare>{_CAPS}(?:/{_CAPS})?{_REGION})
    )\s*(?P<dash>{_DASH})\s*(?=["“‘'$£€(]*[A-Z0-9])""",
    re.VERBOSE,
)

_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|WATCH|READ|EXCLUSIVE|OPINION|ANALYSIS|EDITORIAL|NOTE|CORRECTION|PHOTOS?|VIDEO|LIVE|FACT|NEWS"
    r"|ADVERTISEMENT|IMPORTANT|WARNING|SUMMARY|DEVELOPING|COMMENT|FEATURE|REPORT|INTERVIEW|PODCAST|BACKGROUND|MORE|ALSO)\b"
)

_TOP = 8
_TERMINAL = re.compile(r"[.!?…][\"”’')\]]*$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Co|Corp|Ltd|St|No|vs)\.|\.\.\.)$")


def settle(
    text: str, blocks: Iterable[Block], known: Mapping[str, Datum] | None = None
) -> tuple[tuple[Block, ...], dict[str, Datum]]:
    """Name dek, byline, date line and dateline among the first blocks; and what they tell, added to what is `known`."""
    blocks = list(blocks)
    told: dict[str, Datum] = {}
    for at, block in enumerate(blocks[:_TOP]):
        if block.kind in ("paragraph", "heading", "dek", "byline", "dateline"):
            blocks[at] = _named(text, block, told)
    blocks = _with_dek(text, blocks)
    blocks = list(chain.from_iterable(_cut(text, block, at, told) for at, block in enumerate(blocks)))
    for block in blocks:
        if block.kind == "title":
            told.setdefault("title", Datum(" ".join(text[block.start : block.end].split()), "text"))
            break
    return tuple(blocks), {**told, **(known or {})}


def is_title(line: str) -> bool:
    """Whether a line reads like a title: short, and no sentence."""
    return 0 < len(words(line)) <= 25 and len(line) <= 200 and not ends_sentence(line)


def is_heading(line: str) -> bool:
    """Whether a line that stands alone reads like a heading between paragraphs."""
    count = len(words(line))
    if not 0 < count <= 14 or len(line) > 110 or not (line[0].isupper() or line[0].isdigit() or line[0] in "“\"‘'¿("):
        return False
    if line.endswith((",", ";", "-", "–", "—", "…", "!")) or (ends_sentence(line) and not line.endswith("?")):
        return False
    if line[0] in '“"' and line[-1] in '”"':
        return False
    return not line.endswith(":") or (count <= 4 and not re.search(r"(?:sa(?:id|ys)|added|wrote|told|asked)\W*$", line))


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does; a question or an exclamation may be a title as well."""
    if line.endswith((",", ";")):
        return True
    end = _TERMINAL.search(line)
    return bool(end) and end.group()[0] not in "?!" and not _ABBREVIATION.search(line)  # type: ignore[union-attr]


def byline(line: str) -> str | None:
    """Who wrote it, where `line` is a byline."""
    start = _BY.match(line)
    if not start or len(line) > 160 or len(words(line)) > 20 or _NO_NAME.match(line, start.end()):
        return None
    who = _WHO.match(line, start.end())
    if not who or not _AFTER_WHO.match(line, who.end()) or ends_sentence(line):
        return None
    return " ".join(who.group().split())


def people(text: str) -> str:
    """The names that `text` begins with."""
    who = _WHO.match(text)
    return " ".join(who.group().split()) if who else ""


def dates(line: str) -> dict[str, str]:
    """`published` and `modified`, as far as a line of dates tells them."""
    found: dict[str, str] = {}
    last = 0
    for match in DATE.finditer(line):
        key = "modified" if _UPDATED.search(line, last, match.start()) else "published"
        found.setdefault(key, iso(match))
        last = match.end()
    return found


def is_date_line(line: str) -> bool:
    """Whether a line holds dates and nothing else of weight."""
    if len(line) > 160 or not DATE.search(line):
        return False
    rest = _BESIDE_DATE.sub(" ", DATE.sub(" ", line))
    return not re.search(r"\w", rest)


def iso(match: re.Match[str]) -> str:
    """A date as ISO 8601, or as it stands where it could be read in two ways or is none."""
    part = match.groupdict()
    try:
        if part["iso"]:
            date.fromisoformat(part["iso"][:10])
            return part["iso"]
        if part["y3"]:
            return _numeric(int(part["a"]), int(part["b"]), int(part["y3"])) or match.group()
        number = month_number(part["m1"] or part["m2"])
        return date(int(part["y1"] or part["y2"]), number, int(part["d1"] or part["d2"])).isoformat()
    except ValueError:
        return match.group()


def month_number(name: str) -> int:
    """1 for January, Jan or jan., and so on."""
    return next(at for at, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _numeric(first: int, second: int, year: int) -> str | None:
    if first > 12 or first == second:
        return date(year, second, first).isoformat()
    return date(year, first, second).isoformat() if second > 12 else None


def _named(text: str, block: Block, told: dict[str, Datum]) -> Block:
    line = text[block.start : block.end]
    if len(line) > 160:
        return block
    who = byline(" ".join(line.split()))
    if who or is_date_line(line):
        for key, value in ({"byline": who} if who else {}).items():
            told.setdefault(key, Datum(value, "text"))
        for key, value in dates(line).items():
            told.setdefault(key, Datum(value, "text"))
        return Block("byline" if who else "dateline", block.start, block.end)
    if block.kind == "byline" and not _NOBODY.match(line):
        told.setdefault("byline", Datum(" ".join(line.split()), "text"))
    return block


def _with_dek(text: str, blocks: list[Block]) -> list[Block]:
    """One short paragraph between title and byline stands over the article, not in it."""
    kinds = [block.kind for block in blocks[:4]]
    if kinds[:2] in (["title", "paragraph"], ["title", "heading"]) and kinds[2:3] in (
        ["byline"],
        ["dateline"],
    ):
        block = blocks[1]
        if len(words(text[block.start : block.end])) <= 60:
            blocks[1] = Block("dek", block.start, block.end)
    return blocks


def _cut(text: str, block: Block, at: int, told: dict[str, Datum]) -> list[Block]:
    """Part the place, the day and the agency from the first paragraph that begins with them."""
    if block.kind != "paragraph" or at >= _TOP or "dateline" in told:
        return [block]
    match = DATELINE.match(text, block.start, min(block.end, block.start + 160))
    if not match or _NO_PLACE.match(match.group()) or (match["bare"] and match["dash"] == "-"):
        return [block]
    told["dateline"] = Datum(" ".join(match["line"].split()), "text")
    if day := DATE.search(match["line"]):
        told.setdefault("published", Datum(iso(day), "text"))
    return [
        Block("dateline", block.start, match.end("dash")),
        Block("paragraph", match.end(), block.end),
    ]
