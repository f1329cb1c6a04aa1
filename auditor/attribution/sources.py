"""Sources: what kind of source a noun phrase names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditor.attribution.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, Sentence, Token
from auditor.attribution.phrases import POSSESSIVE_PRONOUNS, Lists, Phrase, bare_name, itself, joined

QUANTIFIERS = frozenset("several many some various numerous countless most few other".split())
NOBODY = frozenset("nobody none anyone anybody nothing".split())
_INDEFINITE = frozenset(
    "a an some many several most other recent new latest various numerous countless scientific medical academic of".split()
)

_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,6}")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a source is: its `type`, its `name` where it has one, and how a vague one is vague."""

    type: str
    name: str = ""
    vague: str = ""
    role: str = ""


class Classifier:
    """Says what kind of source a phrase names, remembering the people of the document."""

    def __init__(self, lists: Lists, people: Mapping[str, str]) -> None:
        self._lists = lists
        self._people = people

    def kind(self, sentence: Sentence, phrase: Phrase) -> Kind | None:
        """The kind of source; None where the phrase names nothing that can speak."""
        tokens = sentence.tokens[phrase.first : phrase.last + 1]
        if len(tokens) == 1 and tokens[0].low in PRONOUNS:
            return Kind("pronoun")
        words = [token.bare for token in tokens]
        joined = " ".join(words)
        if words[0] in NOBODY or joined == "no one" or itself(sentence, phrase):
            return None
        if joined in self._lists["people-personified"]:
            return Kind("vague", vague="personified")
        basis = sentence.low(phrase.last + 1) == "who"
        return self._by_name(tokens, words, phrase.first == 0) or self._by_noun(tokens, words, joined, basis)

    def _by_name(self, tokens: tuple[Token, ...], words: list[str], opens: bool) -> Kind | None:
        names = [run for run in _capital_runs(tokens) if run]
        if opens and names and names[0][0] is tokens[0] and self._common(tokens[0].bare):
            names[0] = names[0][1:]
        names = [part for run in names if (part := self._after_title(run))]
        if not names:
            return None
        head = tokens[-1]
        person = next((run for run in names if self._person(run, tokens)), None)
        if person is not None and not self._document(words):
            return Kind("person", joined(person), role=self._role(words, person))
        if self._document(words):
            return Kind("document", joined(names[0]))
        if not head.capital and self._is_vague(head.bare) and head.bare not in self._lists["people-roles"]:
            return Kind("vague", vague="experts")
        if any(word in self._lists["people-roles"] for word in words if word not in _lowers(names)):
            return Kind("role", joined(names[0]), role=" ".join(token.text for token in tokens))
        return Kind("organization", joined(names[0]))

    def _by_noun(self, tokens: tuple[Token, ...], words: list[str], joined: str, basis: bool) -> Kind | None:
        head = self._head(words)
        if self._is_vague(head) and basis:
            return Kind("role", role=joined)
        if self._is_vague(head) or joined in self._lists["people-vague"]:
            definite = words[0] in ("the", "these", "those", *POSSESSIVE_PRONOUNS)
            if not definite or head.rstrip("s") in ("source", "insider", "observer", "critic"):
                return Kind("vague", vague="experts" if head in self._lists["people-expert"] else "collective")
        if self._document(words):
            unnamed = head in self._lists["research-unnamed"] and all(
                word == head or word in _INDEFINITE for word in words
            )
            return Kind("vague", vague="research") if unnamed else Kind("document", joined)
        if (
            words[0] in QUANTIFIERS
            and head.endswith("s")
            and (head in self._lists["organizations"] or head in self._lists["people-roles"])
        ):
            return Kind("vague", vague="collective")
        if any(word in self._lists["people-roles"] for word in words):
            return Kind("role", "", role=joined)
        if any(word in self._lists["organizations"] for word in words):
            return Kind("organization", joined.removeprefix("the "))
        return None

    def _head(self, words: list[str]) -> str:
        """The noun that the phrase is about: the last one known before a preposition, else the last word there."""
        stop = next((index for index, word in enumerate(words) if word in PREPOSITIONS and index), len(words))
        known = (word for word in reversed(words[:stop]) if self._speaks(word))
        return next(known, words[stop - 1])

    def _speaks(self, word: str) -> bool:
        return any(word in self._lists[name] for name in ("people-vague", "people-roles", "organizations", "documents"))

    def _is_vague(self, word: str) -> bool:
        return word in self._lists["people-vague"]

    def _common(self, word: str) -> bool:
        if word in self._lists["organizations-named"]:
            return False
        return (
            word in DETERMINERS
            or self._is_vague(word)
            or any(
                word in self._lists[name]
                for name in ("people-roles", "organizations", "documents", "opening-adjectives")
            )
        )

    def _title(self, token: Token) -> bool:
        return token.low.rstrip(".") in self._lists["honorifics"]

    def _document(self, words: list[str]) -> bool:
        return self._head(words) in self._lists["documents"]

    def _after_title(self, run: list[Token]) -> list[Token]:
        """`Boeing chief executive Ann Lee`: what a title stands before; without a title at its end, all of it."""
        titles = [at for at, token in enumerate(run) if self._title(token)]
        if titles and titles[-1] < len(run) - 1:
            return run[titles[-1] + 1 :]
        return [token for token in run if not self._title(token)]

    def _person(self, run: list[Token], tokens: tuple[Token, ...]) -> bool:
        if run[-1].possessive and tokens[-1] is not run[-1]:
            return False
        words = [token.bare for token in run]
        if any(word in self._lists["organizations"] or word in self._lists["places"] for word in words):
            return False
        if any(_ACRONYM.fullmatch(token.text) for token in run):
            return False
        if bare_name(run[-1]) in self._people and not (len(run) == 1 and tokens[0].low == "the"):
            return True
        at = tokens.index(run[0])
        if at and self._title(tokens[at - 1]):
            return True
        if at and tokens[at - 1].low == "the":
            return False
        return words[0] in self._lists["given-names"] or (len(run) >= 2 and not self._lowercase_after(run, tokens))

    def _lowercase_after(self, run: list[Token], tokens: tuple[Token, ...]) -> bool:
        """`Border Force officials`: a name that only tells more about the noun behind it."""
        at = tokens.index(run[-1])
        return at + 1 < len(tokens) and tokens[at + 1].word and tokens[at + 1].low not in PREPOSITIONS

    def _role(self, words: list[str], person: list[Token]) -> str:
        names = {token.bare for token in person}
        return " ".join(word for word in words if word not in names)


def _capital_runs(tokens: tuple[Token, ...]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if token.capital or (run and token.low in (".", "de", "van", "von", "al", "bin", "der", "la", "del")):
            if token.low != ".":
                run.append(token)
        else:
            yield run
            run = []
    yield run


def _lowers(names: list[list[Token]]) -> set[str]:
    return {token.bare for run in names for token in run}
