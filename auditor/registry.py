"""registry: what others think of outlets, by domain and by name, each opinion apart, and one verdict.

It is read from CSV files, of which the built-in ones stand in `rules/sources/`. Nothing is parsed before somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from auditor.model import RuleError

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

HIGH, MIXED, LOW, UNKNOWN = "high", "mixed", "low", "unknown"
RATINGS = (HIGH, MIXED, LOW, UNKNOWN)
POINTS = {HIGH: 2, MIXED: 1, LOW: 0}

# What the head of a file says, and the columns of its two sorts.
HEAD = ("origin", "title", "licence", "date")
DOMAINS = "domain,rating,figure"
NAMES = "name,domain"
LONGEST_HEAD = 4000

_HEAD = re.compile(r"#\s*(\w+):\s*(.*\S)")
_DOMAIN = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]")
_AROUND = re.compile(r"^the | (?:newspaper|website|magazine|tabloid|site)$|['’]s$")


class Rating(NamedTuple):
    """What one origin says: our word for it, and the origin's own figure."""

    origin: str
    rating: str
    figure: str


class File(NamedTuple):
    """One file of the registry, as it was read."""

    shown: str
    content: bytes


@dataclass(frozen=True)
class Registry:
    """Layers of files; what a later layer says of an outlet takes the place of what the earlier ones say."""

    layers: Sequence[Sequence[File]] = ()

    def ratings(self, host: str) -> tuple[Rating, ...]:
        """What each origin says of a host: of itself, else of the nearest domain above it.

        No entry is a public suffix (`check` sees to that), so the way up needs no list of them.
        """
        names = _upwards(host.lower().rstrip("."))
        for tables in self._domains:
            found = [(origin, next((table[name] for name in names if name in table), "")) for origin, table in tables]
            if any(told for _, told in found):
                return tuple(Rating(origin, *told.split(",")) for origin, told in found if told)
        return ()

    def domain(self, name: str) -> str:
        """The domain of the outlet that has this name; empty where no outlet is known by it."""
        return self._names.get(plain_name(name), "")

    @cached_property
    def _domains(self) -> list[list[tuple[str, Mapping[str, str]]]]:
        """For each layer, the last first, its origins with their tables."""
        return [[_table(file) for file in files if _columns(file) == DOMAINS] for files in reversed(self.layers)]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        rows = (row for files in self.layers for file in files if _columns(file) == NAMES for _, row in _rows(file))
        return {plain_name(name): domain for name, domain in rows}


def verdict(ratings: Sequence[Rating]) -> str:
    """One word for what all origins say: the middle of high, mixed and low; mixed where it lies between two.

    So low means that the origins agree on it, or that most say so and none says high.
    """
    points = [POINTS[one.rating] for one in ratings if one.rating in POINTS]
    if not points:
        return UNKNOWN
    mean = sum(points) / len(points)
    return LOW if mean < 0.5 else HIGH if mean > 1.5 else MIXED


def plain_name(name: str) -> str:
    """A name as it is looked up: without the article, what kind of outlet it is, a genitive, and capitals."""
    return _AROUND.sub("", _AROUND.sub("", " ".join(name.lower().split())))


def check(layers: Sequence[Sequence[File]]) -> None:
    """Raise RuleError for the first line that is not as it should be."""
    for files in layers:
        for file in files:
            _check_file(file)


def _upwards(host: str) -> list[str]:
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(len(parts) - 1)]


def _table(file: File) -> tuple[str, Mapping[str, str]]:
    """The origin, and for each domain the rest of its line, which is taken apart when somebody asks."""
    lines = (line.partition(",") for line in _lines(file.content) if line and line[0] != "#")
    return _head(file)["origin"], {domain: rest for domain, _, rest in lines}


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig", "replace").splitlines()


def _head(file: File) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in _lines(file.content[:LONGEST_HEAD]):
        if not line.startswith("#"):
            break
        if match := _HEAD.fullmatch(line.rstrip()):
            found[match[1]] = match[2]
    return found


def _columns(file: File) -> str:
    top = _lines(file.content[:LONGEST_HEAD])
    return next((line.strip() for line in top if line and line[0] != "#"), "")


def _rows(file: File) -> Iterator[tuple[int, list[str]]]:
    """The rows below the columns, each with the number of its line."""
    begun = False
    for number, line in enumerate(_lines(file.content), 1):
        if line and line[0] != "#":
            if begun:
                yield number, line.split(",")
            begun = True


def _check_file(file: File) -> None:
    head, columns = _head(file), _columns(file)
    missing = [key for key in HEAD if key not in head]
    if missing:
        raise RuleError(
            f"{file.shown}:1: {missing[0]}: is missing; expected a line '# {missing[0]}: …' above the table"
        )
    if columns not in (DOMAINS, NAMES):
        line = next((at for at, line in enumerate(_lines(file.content), 1) if line[:1] not in ("", "#")), 1)
        raise RuleError(f"{file.shown}:{line}: columns: expected {DOMAINS} or {NAMES}")
    keys = columns.split(",")
    seen: set[str] = set()
    for number, row in _rows(file):
        fault = _fault(keys, row, seen)
        if fault:
            raise RuleError(f"{file.shown}:{number}: {fault}")
        seen.add(row[0])


def _fault(keys: Sequence[str], row: Sequence[str], seen: set[str]) -> str:
    """What is wrong with a row: its key and what was expected."""
    if len(row) != len(keys):
        return f"{keys[0]}: expected {len(keys)} values, {','.join(keys)}"
    if row[0] in seen:
        return f"{keys[0]}: {row[0]!r} is given twice"
    values = dict(zip(keys, row, strict=True))
    if not is_domain(values["domain"]):
        return f"domain: {values['domain']!r} is not a domain in lower case, such as news.example.org"
    if public(values["domain"]):
        return f"domain: {values['domain']!r} is a public suffix, under which anybody can have a site"
    if "rating" in values and values["rating"] not in RATINGS:
        return f"rating: {values['rating']!r} is not one of {', '.join(RATINGS)}"
    return "" if plain_name(row[0]) else "name: is empty"


def is_domain(domain: str) -> bool:
    """Whether this is a host and nothing more, in lower case."""
    return _DOMAIN.fullmatch(domain) is not None


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(only_icann=True)


def public(domain: str) -> bool:
    """Whether a registrar and no owner stands behind a domain, as with co.uk; by the list that the library brings."""
    return _suffixes().privatesuffix(domain) is None
