"""People: who is named in full somewhere, so that a surname or a title alone is known as theirs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.attribution import phrases
from auditor.attribution.grammar import DETERMINERS, PREPOSITIONS, RELATIVES, Sentence, Token

Lists = Mapping[str, frozenset[str]]

# `NATO`, `B&Q`, `MotorTrend`, but not `McGee` or `DeVito`.
_BRAND = re.compile(r"(?:[A-Z]\.){2,}$|[A-Z]{2,6}$|.$|.*[\d&]|(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])\w*[a-z][A-Z]")
SHORT = {"gov": "governor", "sen": "senator", "rep": "representative", "prof": "professor", "gen": "general"}
_BODIES = frozenset("agency airline brand company firm magazine network news newspaper website".split())
_WITHIN = frozenset("in into inside within across throughout".split())
_SOMEBODY = frozenset("he she his her him".split())
_LONGEST = 4  # words of a name from the given name on
_ASIDE = 8  # words of an aside that tells who somebody is


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody called by a title: where, in which words, and their name."""

    at: int
    words: frozenset[str]
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """Who a document is about: full names by surname, who is called by which title, words that begin the names of
    bodies, words with a capital inside a sentence, words without one, and whether there is a he or a she."""

    surnames: Mapping[str, str]
    titles: Mapping[str, Sequence[Called]]
    bodies: frozenset[str]
    capitals: frozenset[str]
    common: frozenset[str]
    somebody: bool

    def called(self, title: str, among: frozenset[str], before: int) -> str:
        """The last person so called before an offset, with these words beside the title; empty without one."""
        known = self.titles.get(title, ())
        last = bisect_left(known, before, key=lambda one: one.at)
        return next((one.name for one in reversed(known[:last][-3:]) if among <= one.words), "")


def known(sentences: Sequence[Sentence], lists: Lists) -> People:
    """The people of a document."""
    body = [one for one in sentences if one.block not in ("title", "heading")]
    common = frozenset(token.low for one in body for token in one.tokens if token.text == token.low)
    capitals = frozenset(token.bare for one in body for token in one.tokens[1:] if token.capital)
    somebody = any(token.low in _SOMEBODY for one in body for token in one.tokens)
    surnames = _surnames(body, lists)
    return People(surnames, _titles(body, surnames, lists), _bodies(body, lists), capitals, common, somebody)


def is_title(token: Token, lists: Lists) -> bool:
    """Whether a word stands before names: `Mr`, `President`."""
    return token.low.rstrip(".") in lists["honorifics"]


def is_brand(token: Token) -> bool:
    """Whether a word has the looks of a body's name."""
    return _BRAND.match(token.text) is not None


def full_name(run: Sequence[Token], lists: Lists) -> Sequence[Token]:
    """`Senate Majority Leader Ann Lee`: the name behind a title, or from a given name on; else the whole run."""
    titles = [at for at, token in enumerate(run[:-1]) if is_title(token, lists) or token.bare in lists["people-roles"]]
    start = titles[-1] + 1 if titles else 0
    given = (at for at in range(start, len(run) - 1) if run[at].bare in lists["given-names"])
    name = run[next(given, start) :]
    whole = len(name) > _LONGEST or any(token.bare in lists["organizations"] for token in name)
    return run if whole else name


def _surnames(sentences: Iterable[Sentence], lists: Lists) -> dict[str, str]:
    """Surnames of people who are named in full somewhere: surname → full name."""
    full: dict[str, str] = {}
    likely: dict[str, str] = {}
    alone: set[str] = set()
    for sentence in sentences:
        for run, before in phrases.capital_runs(sentence):
            surname = phrases.bare_name(run[-1])
            if len(run) == 1 and before != "the":
                alone.add(surname)
            body = any(token.bare in lists["organizations"] for token in full_name(run, lists))
            if len(run) < 2 or body or is_brand(run[-1]):
                continue
            name = " ".join([*(token.text for token in run[:-1]), surname])
            if any(token.low in lists["given-names"] or is_title(token, lists) for token in run[:-1]):
                full.setdefault(surname, _named(run, lists))
            elif (
                before != "the"
                and not any(token.bare in lists["places"] for token in run)
                and run[-1].bare not in lists["people-roles"]
            ):
                likely.setdefault(surname, name)
    return {**{surname: name for surname, name in likely.items() if surname in alone}, **full}


def _named(run: Sequence[Token], lists: Lists) -> str:
    return phrases.joined(list(full_name(run, lists)))


def _bodies(sentences: Iterable[Sentence], lists: Lists) -> frozenset[str]:
    """The first words of what is no person: `Harrow Energy`, `the Harrow news agency`, `in Harrow`."""
    return frozenset(
        run[0].bare
        for sentence in sentences
        for run, before in phrases.capital_runs(sentence)
        if (len(run) > 1 and run[-1].bare in lists["organizations"])
        or (len(run) == 1 and before in _WITHIN)
        or sentence.low(bisect_left(sentence.starts, run[-1].start) + 1) in _BODIES
    )


def _titles(sentences: Iterable[Sentence], surnames: Mapping[str, str], lists: Lists) -> dict[str, list[Called]]:
    found: dict[str, list[Called]] = defaultdict(list)
    for sentence in sentences:
        for title, called in _titled(sentence, surnames, lists):
            found[title].append(called)
    return found


def _titled(sentence: Sentence, surnames: Mapping[str, str], lists: Lists) -> Iterator[tuple[str, Called]]:
    """The titles beside each name: `Treasury Secretary Ann Lee`, `the mayor of Leeds, Ann Lee`, `Ann Lee, a trainer`."""
    for run, _ in phrases.capital_runs(sentence):
        name = surnames.get(phrases.bare_name(run[-1]))
        if name is None:
            continue
        person = full_name(run, lists)
        first, last = (bisect_left(sentence.starts, token.start) for token in (person[0], person[-1]))
        for words in (_ahead(sentence, first), _apposed(sentence, last + 1)):
            if words and (words[-1] in lists["people-roles"] or words[-1] in lists["honorifics"]):
                yield SHORT.get(words[-1], words[-1]), Called(run[-1].end, frozenset(words), name)


def _ahead(sentence: Sentence, first: int) -> list[str]:
    """The words of the title before a name."""
    at = first - 1
    if sentence.low(at) == ",":
        start = next(
            (back for back in range(at - 1, max(at - _ASIDE, -1), -1) if sentence.low(back) in DETERMINERS), at
        )
        return _noun(sentence, start + 1)
    if sentence.low(at) == ".":
        at -= 1
    return [sentence.low(back) for back in (at - 2, at - 1, at) if back >= 0]


def _apposed(sentence: Sentence, comma: int) -> list[str]:
    """The words of the title that a comma sets behind a name."""
    return _noun(sentence, comma + 1) if sentence.low(comma) == "," else []


def _noun(sentence: Sentence, first: int) -> list[str]:
    """The words from here up to the noun that they end with."""
    words: list[str] = []
    for at in range(first, first + _ASIDE):
        low = sentence.low(at)
        if low in PREPOSITIONS or not low[:1].isalpha() or low in RELATIVES:
            return words
        words.append(low)
    return []
