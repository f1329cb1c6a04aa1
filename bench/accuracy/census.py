"""census: who is cited by name, once for each article, against the labelled sources of political news.

The labelled spans are resolved without the product: `names` takes the name that a span is about, where it is about one (its
head word has a capital, or a comma sets a name behind the head); two names are one source where the words of one end or
begin the other (`Lee`, `Ann Lee`), or are its initials (`FAA`). Pronouns and roles (`the senator`) add no source. `speaking` asks for those
only that have a cue of speech, as the labels also cover who plans, wants or does something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.figures import Counts, Figure, Judged, Mistake, Reading, f1
from bench.accuracy.spans import head

FOLDER = "polnear"
TYPES = ("person", "organization", "document")
COUNT = 20  # articles of dev

READINGS = {
    "speaking": Reading("source named that says something, once for each article", f1),
    "named": Reading("source named, once for each article, with those that only act, plan or want", f1),
}

_RUN = re.compile(r"[A-Z0-9][\w&’'.-]*(?: (?:(?:of|the|for|and|de|la|van|von|bin|al) ){0,2}[A-Z0-9][\w&’'.-]*)*")
# What makes a cue one of speech, in writing too.
_SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|sp(?:eak|oke)\w*|talk\w*|ask(?:s|ed|ing)?|answer\w*|repl(?:y|i)\w*"
    r"|respon\w+|wr(?:ite|itten|iting|ote)s?|tweet\w*|post(?:s|ed|ing)?|report(?:s|ed|ing)?|announc\w+|declar\w+|stat(?:e|ed|es"
    r"|ing|ements?)|claim\w*|argu(?:e|ing)\w*|suggest\w*|not(?:e|es|ed|ing)|add(?:s|ed|ing)?|expla\w+|describ\w+|call(?:s|ed|ing)?"
    r"|urg(?:e|es|ed|ing)|warn\w*|accus\w+|criti\w+|den(?:y|ies|ied|ying)|insist\w*|admit\w*|acknowledg\w+|promis\w+|vow\w*"
    r"|propos\w+|quot(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|accord\w+|comment\w*|remark\w*|mention\w*|predict\w*|joke\w*|testif\w+)\b",
    re.IGNORECASE,
)
# A whole people or party, which is nobody in particular.
_CROWD = re.compile(r"(?:crats|[ceiox]ans|lims|ials|ives)$")
_OWNED = re.compile(r"['’]s?$")
_MADE = frozenset(
    "poll polls survey report reports release statement analysis study data figures filing filings records letter memo "
    "campaign administration government newspaper magazine network site website group team office".split()
)
_PLAIN = frozenset("i we you he she it they my our your his her its their this that these those who which t ve".split())
_TITLES = frozenset(
    "sens reps govs mr mrs ms dr sir president senator sen rep gov governor secretary representative congressman congresswoman judge "
    "justice former vice republican democratic gop prime minister king queen pope general gen professor prof chairman "
    "the a an us u.s mayor director attorney speaker house senate majority minority leader nominee candidate rival".split()
)

Name = tuple[str, ...]


class Mention(NamedTuple):
    """The words of a name, where it stands, and whether its cue is one of speech."""

    name: Name
    at: int
    speaks: bool


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of every part; of that for development on some articles only."""
    parts = data.parts(gold / FOLDER, part)
    if "dev" in parts:
        parts["dev"] = data.sample(parts["dev"], lambda one: str(one["id"]), COUNT)
    return product.by_parts("census", READINGS, parts, judge, auditor)


def judge(article: data.Article, auditor: Auditor) -> Judged:
    """Sources cited by name that both have, those that the product alone has, and those that it misses."""
    text = article["text"]
    cited = [one for one in article["attributions"] if one["source"]]
    spans = [one["source"][0] for one in cited]
    left = resolved(
        mention
        for one, (start, end) in zip(cited, spans, strict=True)
        for mention in mentions(text, start, end, _speaks(text, one))
    )
    free = [name for start, end in spans for name in allowed(text, start, end)]
    right, wrong = [], []
    for one in product.report(auditor, text)["sources"]:
        name = split(one["name"] or "") if one["type"] in TYPES else ()
        match = next((those for those in left if any(same(name, other.name) for other in those)), None)
        if match is not None:
            left.remove(match)
            right.append(match)
        elif name and not any(same(name, other) for other in free):
            wrong.append(Mention(name, one["first"]["start"], True))
    counts: dict[str, Counts] = {"named": (len(right), len(wrong), len(left))}
    loud, missed = ([those for those in some if any(one.speaks for one in those)] for some in (right, left))
    counts["speaking"] = len(loud), len(wrong), len(missed)
    mistakes = [Mistake(key, 1, f"wrong: {_shown(text, one)}") for key in READINGS for one in wrong]
    for key, some in (("speaking", missed), ("named", left)):
        mistakes += [Mistake(key, 1, f"missed: {_shown(text, those[0])}") for those in some]
    return Judged(counts, mistakes)


def _speaks(text: str, one: dict[str, Any]) -> bool:
    return any(_SPEECH.search(text, start, end) for start, end in one["cue"])


def _shown(text: str, one: Mention) -> str:
    return f"{' '.join(one.name)}: …{text[max(one.at - 60, 0) : one.at + 140]}…".replace("\n", " ")


def mentions(text: str, start: int, end: int, speaks: bool = False) -> Iterator[Mention]:
    """The names that a span is about: two where `and` joins two; none where it is about a role or a crowd."""
    core = head(text, start, end)
    if core is None:
        return
    if text[core[0]].isupper():
        runs = [run for run in _RUN.finditer(text, start, end) if run.start() <= core[0] < run.end()]
    else:
        runs = [run for run in _RUN.finditer(text, core[1], end) if text[run.start() - 2] == "," and " " in run[0]]
    for run in runs[:1]:
        parts = run[0].split(" and ")
        for part in parts if len({" " in part for part in parts}) == 1 else [run[0]]:
            name = split(part)
            if name and not _CROWD.search(name[-1]) and (len(name) > 1 or _inside(part, text)):
                yield Mention(name, run.start(), speaks)


def allowed(text: str, start: int, end: int) -> Iterator[Name]:
    """The names in a span about what a body makes or is: `a Harrow poll`, `the Lee campaign`. They may be told."""
    core = head(text, start, end)
    if core is not None and text[core[0] : core[1]].lower() in _MADE:
        yield from (split(run[0]) for run in _RUN.finditer(text, start, end))


def _inside(part: str, text: str) -> bool:
    """Whether a word has its capital inside a sentence too, or a title before it, and does not only open one."""
    word = re.escape(_OWNED.sub("", part.split()[-1]))
    return (
        " " in part
        or re.search(rf"(?:[\w,;]['’”\"]*|Mr\.|Ms\.|Mrs\.|Dr\.|Sen\.|Gov\.|Rep\.) {word}\b", text) is not None
    )


def split(name: str) -> Name:
    """The words of a name without title and possessive ending; none where it has no capital."""
    words = [_OWNED.sub("", word).rstrip(".").replace("’", "'") for word in name.split()]
    while words and (words[0].lower() in _TITLES or (not words[0][:1].isupper() and len(words) > 1)):
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
