"""Identity: which names, titles and words for a body are of one source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from auditor.text import squeeze

BODIES = ("organization", "document")
IDENTIFIED = ("person", *BODIES, "role")
_RECENT = 30  # sources among which a word for one is looked up
_SMALL = frozenset("of the for and in on at to".split())
_GENERIC = frozenset("company firm group organization organisation newspaper paper network agency outlet site".split())
_SHORT = re.compile(r"\b((?:[A-Z][\w’'&-]*(?: (?:of|the|for|and|in|on))* ){2,8})\(([A-Z][A-Za-z.&]{1,7})\)")
_OWNED = re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:the|an?|another|one|this|that) ")


@dataclass(slots=True)
class Source:
    """One source: where it first stands, what it is, and what it says."""

    start: int
    end: int
    type: str
    name: str
    role: str = ""
    affiliation: str = ""
    mentions: int = 0
    quoted_words: int = 0
    direct: int = 0

    @property
    def named(self) -> bool:
        """Whether it has a name, which a reader could look for."""
        return self.type in ("person", *BODIES) and self.name[-1:] != "" and self.name.split()[-1][:1].isupper()


class Register:
    """The sources of an article so far, and which of them other words mean."""

    def __init__(self, text: str, people: Iterable[tuple[int, str]], likely: Iterable[tuple[int, str]]) -> None:
        """`people` are named in full for certain; `likely` names are theirs whose surname stands for nobody else."""
        self.sources: list[Source] = []
        self._likely: dict[str, str] = {_last(name): name for _, name in reversed(list(likely))}
        self._people: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._given: dict[str, str] = {}
        self._full: set[str] = set()
        for at, name in people:
            self._people[_last(name)].append((at, name))
            self._full.add(name)
            self._given.setdefault(squeeze(name.split()[0]), name)
        self._short = {squeeze(short): _bare(long) for long, short in _SHORT.findall(text)}
        self._by_last: dict[str, list[Source]] = defaultdict(list)

    def entry(self, found: Source) -> Source | None:
        """The source that this is, known already or new; None where nobody known is meant."""
        known = self._known(found)
        if known is None and found.type == "pronoun":
            return None
        entry = known or self._new(found)
        entry.role = entry.role or found.role
        entry.affiliation = entry.affiliation or found.affiliation
        self._moved(entry)
        return entry

    def body(self, name: str) -> str:
        """A body by the name that it has as a source; as it is where it is none."""
        known = self._body(name) if name and squeeze(name) not in _GENERIC else None
        return known.name if known and (known.named or known.type == "organization") else self._short_for(name)

    def _known(self, found: Source) -> Source | None:
        if found.type == "pronoun":
            return self._person(found) or self._body(found.name) if found.name else None
        if found.type == "person":
            found.name = self._in_full(found)
            return self._person(found)
        if found.type == "role":
            return self._role(found)
        if found.type in BODIES:
            if found.name in self._full:
                return self._person(found)
            return self._body(found.name)
        return next((one for one in self._recent(found.name) if one.type == found.type), None)

    def _new(self, found: Source) -> Source:
        if found.type in BODIES:
            found.name = self._short_for(found.name)
        self.sources.append(found)
        self._by_last[_last(found.name)].append(found)
        first = squeeze(found.name).split()[:1]
        if first and first[0] != _last(found.name):
            self._by_last[first[0]].append(found)
        initials = _initials(found.name)
        if found.type in BODIES and len(initials) > 1:
            self._by_last[initials].append(found)
        return found

    def _short_for(self, name: str) -> str:
        return self._short.get(squeeze(name), name)

    def _in_full(self, found: Source) -> str:
        """A surname or a given name alone becomes the full name that the article gives before, else behind."""
        words = found.name.split()
        if len(words) != 1:
            return found.name
        surname = _last(found.name)
        active = [one for one in self._recent(found.name) if one.type == "person" and _last(one.name) == surname]
        if active:
            return active[0].name
        full = self._people.get(surname, ())
        before = [name for at, name in full if at < found.start]
        return (
            before or [name for _, name in full] or [self._given.get(surname) or self._likely.get(surname, found.name)]
        )[-1 if before else 0]

    def _recent(self, name: str) -> list[Source]:
        return list(reversed(self._by_last.get(_last(name), [])[-_RECENT:]))

    def _person(self, found: Source) -> Source | None:
        words = squeeze(found.name).split()
        for one in self._recent(found.name):
            theirs = squeeze(one.name).split()
            if one.type not in ("person", *BODIES) or theirs[-1] != words[-1]:
                continue
            if one.type == "person" and (_ends(words, theirs) or _fits(words[0], theirs[0])):
                one.name = max(one.name, found.name, key=lambda name: len(name.split()))
                return one
            if one.name == found.name:
                return one
        return None

    def _body(self, name: str) -> Source | None:
        """A body by its name, by a part of it, by its initials, or by the word for what it is."""
        full = squeeze(self._short_for(name))
        bodies = [one for one in self._recent(full) if one.type in BODIES]
        for one in bodies:
            theirs = squeeze(one.name)
            if theirs == full or full == _initials(one.name) or f" {full}" in f" {theirs}"[-len(full) - 1 :]:
                return one
            if theirs == _initials(name) or full.endswith(f" {theirs}") or full.startswith(f"{theirs} "):
                one.name = name
                return one
            if " " not in full and theirs.startswith(f"{full} "):
                return one
        initials = [one for one in self._by_last.get(_initials(name), ()) if squeeze(one.name) == _initials(name)]
        if initials and " " in name:
            return initials[-1]
        if full in _GENERIC:
            return next((one for one in reversed(self.sources[-_RECENT:]) if one.type in BODIES and one.named), None)
        return None

    def _role(self, found: Source) -> Source | None:
        """`The officer`: whoever was called so; other words for a role are somebody else."""
        words = _ARTICLE.sub("", found.name)
        for one in self._recent(found.name):
            if one.type == "role" and _ARTICLE.sub("", one.name) == words:
                return one
        if not found.name.startswith(("the ", "that ")):
            return None
        titled = (one for one in reversed(self.sources[-_RECENT:]) if f" {one.role or one.name}".endswith(f" {words}"))
        return next((one for one in titled if one.type in ("person", "role")), None)

    def _moved(self, entry: Source) -> None:
        """Who spoke last is who is meant next."""
        same = self._by_last[_last(entry.name)]
        del same[:-_RECENT]
        if entry in same:
            same.remove(entry)
        same.append(entry)


def _last(name: str) -> str:
    words = squeeze(name).split()
    return _OWNED.sub("", words[-1]) if words else ""


def _bare(name: str) -> str:
    return re.sub(r"^The ", "", name.strip())


def _initials(name: str) -> str:
    words = [word for word in re.split(r"[\s-]+", name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words).lower() if len(words) > 1 and all(w[0].isupper() for w in words) else ""


def _ends(one: list[str], other: list[str]) -> bool:
    """Whether the words of one name end the other."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short


def _fits(one: str, other: str) -> bool:
    """Whether two given names can be of one person: `Ann`, `A.`."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return long.startswith(short)
