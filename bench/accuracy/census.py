"""census: who is cited by name, once for each article, against the labelled sources of political news.

The labelled spans are resolved without the product: `names` takes the name that a span is about, where it is about one (its
head word has a capital, or a comma sets a name behind the head); two names are one source where the words of one end or
begin the other (`Lee`, `Ann Lee`), or are its initials (`FAA`). Pronouns and roles (`the senator`) add no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.figures import Figure, Judged, Mistake, Reading, f1
from bench.accuracy.spans import head

FOLDER = "polnear"
TYPES = ("person", "organization", "document")
COUNT = 20  # articles of dev

READINGS = {"named": Reading("source cited by name, once for each article", f1)}

_RUN = re.compile(r"[A-Z0-9][\w&’'.-]*(?: (?:(?:of|the|for|and|de|la|van|von|bin|al) ){0,2}[A-Z0-9][\w&’'.-]*)*")
# A whole people or party, which is nobody in particular.
_CROWD = re.compile(r"(?:crats|[ceiox]ans|lims|ials|ives)$")
_OWNED = re.compile(r"['’]s?$")
_MADE = frozenset(
    "poll polls survey report reports release statement analysis study data figures filing filings records letter memo "
    "campaign administration government newspaper magazine network site website group team office".split()
)
_PLAIN = frozenset("i we you he she it they my our your his her its their this that these those who which t ve".split())
_TITLES = frozenset(
    "mr mrs ms dr sir president senator sen rep gov governor secretary representative congressman congresswoman judge "
    "justice former vice republican democratic gop prime minister king queen pope general gen professor prof chairman "
    "the a an us u.s mayor director attorney speaker house senate majority minority leader nominee candidate rival".split()
)

Name = tuple[str, ...]


class Mention(NamedTuple):
    """The words of a name, and where it stands."""

    name: Name
    at: int


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of every part; of that for development on some articles only."""
    parts = data.parts(gold / FOLDER, part)
    if "dev" in parts:
        parts["dev"] = data.sample(parts["dev"], lambda one: str(one["id"]), COUNT)
    return product.by_parts("census", READINGS, parts, judge, auditor)


def judge(article: data.Article, auditor: Auditor) -> Judged:
    """Sources cited by name that both have, those that the product alone has, and those that it misses."""
    text = article["text"]
    spans = [one["source"][0] for one in article["attributions"] if one["source"]]
    left = resolved(mention for start, end in spans for mention in mentions(text, start, end))
    free = [name for start, end in spans for name in allowed(text, start, end)]
    count, wrong = len(left), []
    for one in product.report(auditor, text)["sources"]:
        name = split(one["name"] or "") if one["type"] in TYPES else ()
        match = next((those for those in left if any(same(name, other.name) for other in those)), None)
        if match is not None:
            left.remove(match)
        elif name and not any(same(name, other) for other in free):
            wrong.append(Mention(name, one["first"]["start"]))
    mistakes = [Mistake("named", 1, f"wrong: {_shown(text, one)}") for one in wrong]
    mistakes += [Mistake("named", 1, f"missed: {_shown(text, those[0])}") for those in left]
    return Judged({"named": (count - len(left), len(wrong), len(left))}, mistakes)


def _shown(text: str, one: Mention) -> str:
    return f"{' '.join(one.name)}: …{text[max(one.at - 60, 0) : one.at + 140]}…".replace("\n", " ")


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """The names that a span is about: two where `and` joins two; none where it is about a role or a crowd."""
    core = head(text, start, end)
    if core is None:
        return
    if text[core[0]].isupper():
        runs = [run for run in _RUN.finditer(text, start, end) if run.start() <= core[0] < run.end()]
    else:
        runs = [run for run in [_RUN.match(text, core[1] + 2, end)] if run and text[core[1]] == "," and " " in run[0]]
    for run in runs[:1]:
        parts = run[0].split(" and ")
        for part in parts if len({" " in part for part in parts}) == 1 else [run[0]]:
            name = split(part)
            if name and not _CROWD.search(name[-1]) and (len(name) > 1 or _inside(part, text)):
                yield Mention(name, run.start())


def allowed(text: str, start: int, end: int) -> Iterator[Name]:
    """The names in a span about what a body makes or is: `a Harrow poll`, `the Lee campaign`. They may be told."""
    core = head(text, start, end)
    if core is not None and text[core[0] : core[1]].lower() in _MADE:
        yield from (split(run[0]) for run in _RUN.finditer(text, start, end))


def _inside(part: str, text: str) -> bool:
    """Whether a word has its capital inside a sentence too, or a title before it, and does not only open one."""
    word = re.escape(_OWNED.sub("", part.split()[-1]))
    return " " in part or re.search(rf"(?:[\w,;]['’”\"]*|Mr\.|Ms\.|Mrs\.|Dr\.|Sen\.|Gov\.|Rep\.) {word}\b", text) is not None


def split(name: str) -> Name:
    """The words of a name without title and possessive ending; none where it has no capital."""
    words = [_OWNED.sub("", word).rstrip(".").replace("’", "'") for word in name.split()]
    while words and (words[0].lower() in _TITLES or not words[0][:1].isupper() and len(words) > 1):
        words = words[1:]
    if not words or not words[-1][:1].isupper() or words[0].lower() in _PLAIN:
        return ()
    return tuple(word.lower() for word in words)


def same(one: Name, other: Name) -> bool:
    """Whether two names are of one source."""
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if short == long[: len(short)] or short == long[-len(short) :]:
        return True
    initials = "".join(word[0] for word in long if word not in ("of", "the", "for", "and"))
    return len(short) == 1 < len(long) and short[0].replace(".", "") == initials


def resolved(found: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions put together that are of one source, the longest name first."""
    sources: list[list[Mention]] = []
    for one in sorted(found, key=lambda one: -len(one.name)):
        known = next((those for those in sources if same(one.name, those[0].name)), None)
        if known is None:
            sources.append([one])
        else:
            known.append(one)
    return sources
