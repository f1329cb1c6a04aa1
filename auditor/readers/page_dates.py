"""page_dates: when an article was published and changed, as a web page tells its readers and machines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from auditor.readers import parts
from auditor.readers.stream import Element, Stream

_BETWEEN = r"[-/. ]{1,2}"
_MACHINES = [
    re.compile(rf"(?P<y>\d{{4}}){_BETWEEN}(?P<m>\d{{1,2}}){_BETWEEN}(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(r"\b(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?:\d{4}|\d{6})?(?!\d)"),
    re.compile(rf"\b(?P<d>\d{{1,2}})[- ](?P<m>{parts.MONTH})[- ](?P<y>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b(?P<m>{parts.MONTH})\.?[- ](?P<d>\d{{1,2}})\b[^\d]{{1,3}}[\w:+ ]{{0,20}}?\b(?P<y>(?:19|20)\d{{2}})(?!\d)", re.IGNORECASE),
]  # fmt: skip
_DASHED = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
_SINCE_1970 = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_ISO = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_NO_DAYS = ("0001-01-01", "1900-01-01", "1969-12-31", "1970-01-01")
_IN_UTC = re.compile(r"\d\d:\d\d\S*(?:Z|[+-]00:?00)$")

_MONTH_FIRST = {"us", "ph"}
_UNSURE = {"ca", ""}
_DAY_FIRST_SITE = re.compile(
    r"https?://[^/]+\.(?:uk|ie|au|nz|za|in|pk|bd|lk|ng|ke|gh|sg|my|hk|eu|de|fr|it|es|nl|be|pt|br|mx|ar|pl|ru)(?:[:/]|$)"
)

_CALLED = re.compile(
    r"(?<![a-z])(?:(?:article|story|post|entry|news|page|content|byline|blog|meta|single)[-_]{0,2})?"
    r"(?:date(?:[-_]?(?:time|published|posted|created|line))?|time[-_]?stamp|pub(?:lish(?:ed)?|lication)?[-_]?(?:date|time)"
    r"|published(?:[-_]?(?:on|at))?|posted(?:[-_]?(?:on|at))?|updated|modified)(?![a-z])"
)
_PUBLISHED = re.compile(r"publi|pubdate|posted|(?:entry|post)-date|datecreated")
_CHANGED = re.compile(r"updat|modif|revis")
_SAYS_CHANGED = re.compile(r"(?:updat|modifi|revis|edit)ed(?:on|at)?[:|–—-]?$", re.IGNORECASE)
_FOR_MACHINES = re.compile(r"(?:datetime|content|title|data-.*(?:date|time|publish).*)$")
_SAYS_PUBLISHED = re.compile(
    r"\b(?:first |originally )?(?:published|posted)\b(?: online)?(?: on| at)?[ :–—-]{0,3}(?:[A-Z][a-z]{2,8},? )?",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(
    rf"/(?P<y>(?:19|20)\d{{2}})(?:(?P<by>[-/])(?P<m>\d{{1,2}}|{parts.MONTH})(?P=by)(?P<d>\d{{1,2}})|(?P<mm>\d\d)(?P<dd>\d\d))"
    r"(?=[/_.-]|$)",
    re.IGNORECASE,
)
_LONGEST = 80
_BESIDE = 60
_NEAR = 1500
_ABOVE = 300


class Place(NamedTuple):
    """Where on the page an article has its title and where its text begins."""

    title: int
    below: int
    text: int


class Shown(NamedTuple):
    """A date that the page shows: `published` or `modified`, as machines are told it and as readers see it."""

    key: str
    value: str
    seen: str


def month_first(stream: Stream, metas: dict[str, str], address: str) -> bool | None:
    """Whether the page's country writes the month before the day; None where that cannot be told."""
    if _DAY_FIRST_SITE.match(address):
        return False
    language, _, region = (stream.language or metas.get("og:locale", "")).lower().replace("_", "-").partition("-")
    if region in _MONTH_FIRST:
        return True
    return None if region in _UNSURE and language in ("en", "") else False


def day(value: str, month_first: bool | None = None) -> str:
    """A date for machines or readers as ISO 8601, with its time where that stands beside it; as it stands where it could
    be read in two ways; empty where it is none."""
    match = parts.DATE.search(value)
    if match and match["y3"]:
        return _numeric(int(match["a"]), int(match["b"]), int(match["y3"]), match.group(), month_first)
    found = parts.iso(match) if match else _compact(value, month_first)
    return "" if found.startswith(_NO_DAYS) or (match and not _ISO.match(found)) else found


def _numeric(first: int, second: int, year: int, written: str, month_first: bool | None) -> str:
    if first > 12 or second > 12 or first == second or "." in written:
        month_first = second > 12
    if month_first is None:
        return written
    return _iso(year, *((first, second) if month_first else (second, first)))


def _compact(value: str, month_first: bool | None) -> str:
    """A date that only machines read: 20240301, 2024 03 01, 1-Mar-2024, 1709251200 (seconds or thousandths since 1970)."""
    for form in _MACHINES:
        if match := form.search(value):
            return _iso(int(match["y"]), _month(match["m"]), int(match["d"]))
    if match := _DASHED.search(value):
        return _numeric(int(match[1]), int(match[2]), int(match[3]), match.group(), month_first)
    if _SINCE_1970.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
    return ""


def _month(month: str) -> int:
    return int(month) if month.isdigit() else parts.month_number(month)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def marked_up(stream: Stream, place: Place, month_first: bool | None) -> list[Shown]:
    """The dates in elements that are called so, those beside title and text first."""
    near = [one for one in stream.elements if place.title - _ABOVE <= one.start <= place.text + _NEAR]
    dated = [element for element in near if _is_date(element, place)]
    dated.sort(key=lambda element: (not _is_property(element), _distance(element, place)))
    return [shown for element in dated for shown in _in_element(stream, element, month_first)]


def _is_property(element: Element) -> bool:
    return element.attrs.get("itemprop", "").lower() in ("datepublished", "datemodified")


def _is_date(element: Element, place: Place) -> bool:
    if element.tag == "time" or _is_property(element) or "datetime" in element.attrs:
        return True
    small = element.end - element.start <= _LONGEST and element.start <= place.text + _ABOVE
    return small and bool(_CALLED.search(element.hint) or "data-timestamp" in element.attrs)


def _distance(element: Element, place: Place) -> int:
    """How far an element is from the stretch between title and text; far above it stands what heads every page."""
    if element.end <= place.title:
        away = place.title - element.end
        return away if away <= _BESIDE else away + _ABOVE
    return max(element.start - place.text + _BESIDE, 0) if element.start >= place.text else 0


def _in_element(stream: Stream, element: Element, month_first: bool | None) -> Iterator[Shown]:
    text = stream.words(element.start, min(element.end, element.start + _LONGEST))
    seen = {key: day(value, month_first) for key, value in parts.dates(text).items()}
    machine = [day(element.attrs[name], month_first) for name in element.attrs if _FOR_MACHINES.match(name)]
    told = next(filter(None, machine), "")
    if told or not seen:
        key = _kind(stream, element, text)
        seen = {key: seen.get(key, "")}
    for key, value in seen.items():
        key = _kind(stream, element, text) if key == "published" else key
        yield Shown(key, told or value or day(text, month_first), value)


def _kind(stream: Stream, element: Element, text: str) -> str:
    before = stream.letters[max(0, element.start - 16) : element.start]
    if _CHANGED.match(text.lower().removeprefix("last ")) or _SAYS_CHANGED.search(before):
        return "modified"
    if _PUBLISHED.search(element.hint) or "pubdate" in element.attrs:
        return "published"
    return "modified" if _CHANGED.search(element.hint) else "published"


def in_lines(stream: Stream, place: Place, month_first: bool | None) -> Iterator[tuple[str, str]]:
    """The dates in the short lines between title and text."""
    for line in stream.lines(place.below, place.text).split("\n"):
        if len(parts.DATE.sub("", line)) <= _BESIDE and not parts.ends_sentence(line):
            yield from ((key, day(value, month_first)) for key, value in parts.dates(line).items())


def in_words(stream: Stream, place: Place, month_first: bool | None) -> Iterator[tuple[str, str]]:
    """The dates somewhere above the text, and one anywhere that is said to be that of publication."""
    above = stream.words(max(0, place.text - _ABOVE), place.text)
    yield from ((key, day(value, month_first)) for key, value in parts.dates(above).items())
    below = stream.words(place.text, len(stream.letters))
    for says in _SAYS_PUBLISHED.finditer(below):
        if match := parts.DATE.match(below, says.end()):
            yield "published", day(match.group(), month_first)
            return


def in_address(address: str) -> str:
    """The day in the address of an article."""
    match = _IN_ADDRESS.search(address)
    return _iso(int(match["y"]), _month(match["m"] or match["mm"]), int(match["d"] or match["dd"])) if match else ""


def differs_in_utc(told: str, seen: str, modified: str) -> bool:
    """Whether readers see a day, not that of a change, which is the one before or after the day `told` in UTC."""
    if not seen or seen[:10] == modified[:10] or not _IN_UTC.search(told):
        return False
    try:
        return abs(date.fromisoformat(seen[:10]) - date.fromisoformat(told[:10])) == timedelta(days=1)
    except ValueError:
        return False
