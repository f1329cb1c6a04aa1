"""Sources: what kind of source a noun phrase names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.attribution.grammar import CLOSED, DETERMINERS, PREPOSITIONS, PRONOUNS, Sentence, Token, adverb
from auditor.attribution.people import People, full_name, is_brand, is_title
from auditor.attribution.phrases import POSSESSIVE_PRONOUNS, Lists, Phrase, bare_name, itself, joined

QUANTIFIERS = frozenset("several many some various multiple numerous countless most few other".split())
NOBODY = frozenset("nobody none anyone anybody nothing".split())
_INDEFINITE = frozenset(
    "a an some many several most other recent new latest various numerous countless scientific medical academic of"
    " multiple previous past earlier early current existing growing emerging unconfirmed local media press news".split()
)
_SOME = frozenset("several multiple various".split())
_ONE = frozenset("a an one another".split())
_DEFINITE = POSSESSIVE_PRONOUNS | frozenset("the both two three four five six".split())
_SOVEREIGN = frozenset({"pope", "king", "queen", "prime minister"})
_CLOSES = frozenset(", ( of from".split())
_MEASURES = frozenset("one two three majority number dozens scores hundreds thousands handful couple plurality".split())
_PARTICLES = frozenset("de van von al bin der la del".split())
_BLIND = frozenset("source insider observer critic".split())
# Bodies that everybody has: which one speaks is left open.
_FACELESS = frozenset("police authorities prosecution defence defense jury".split())


@dataclass(frozen=True, slots=True)
class Kind:
    """What a source is: its `type`, its `name` where it has one (of a role, whom it is with), how a vague one is vague."""

    type: str
    name: str = ""
    vague: str = ""
    role: str = ""

    @property
    def known_as(self) -> str:
        """What tells the source from others: its name, but for a role the words for it."""
        return (self.type != "role" and self.name) or self.role or self.name


@dataclass(frozen=True, slots=True)
class _Nouns:
    """A phrase: its words, the tokens before a preposition, and the names among these and behind them."""

    words: list[str]
    core: Sequence[Token]
    names: list[list[Token]]
    behind: list[list[Token]]

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def name(self) -> str:
        """The first name in the phrase: of a role, whom it is with."""
        return joined((self.names or self.behind or [[]])[0])


class Classifier:
    """Says what kind of source a phrase names, remembering the people of the document."""

    def __init__(self, lists: Lists, people: People) -> None:
        self._lists = lists
        self._people = people

    def kind(self, sentence: Sentence, phrase: Phrase) -> Kind | None:
        """The kind of source; None where the phrase names nothing that can speak."""
        tokens = sentence.tokens[phrase.first : phrase.last + 1]
        if len(tokens) == 1 and tokens[0].low.split("'")[0] in PRONOUNS:
            return Kind("pronoun")
        nouns = self._nouns(tokens, phrase.first == 0)
        if nouns.words[0] in NOBODY or nouns.text == "no one" or itself(sentence, phrase):
            return None
        if nouns.text in self._lists["people-personified"]:
            return Kind("vague", vague="personified")
        head = self._head(nouns)
        if nouns.names and self._ends_in_name(nouns, head):
            return self._by_name(nouns, head)
        found = self._by_noun(nouns, head, informed=sentence.low(phrase.last + 1) == "who")
        beside = self._beside(sentence, phrase.last + 1) if found is not None and found.type == "role" else ""
        return Kind("person", beside, role=nouns.text) if beside else found

    def _beside(self, sentence: Sentence, comma: int) -> str:
        """`Her aide, Ann Lee of Leeds, said`: the name that a comma sets behind a role; empty without one."""
        run: list[Token] = []
        end = comma + 1
        while end < len(sentence.tokens) and (sentence.tokens[end].capital or (run and sentence.low(end) == ".")):
            run += [sentence.tokens[end]] if sentence.tokens[end].capital else []
            end += 1
        if sentence.low(comma) != "," or len(run) < 2 or sentence.low(end) not in _CLOSES:
            return ""
        name = full_name(run, self._lists)
        person = len(name) > 1 and (name[0].bare in self._lists["given-names"] or self._known(name[-1]))
        return joined(list(name)) if person else ""

    def _nouns(self, tokens: tuple[Token, ...], opens: bool) -> _Nouns:
        first = self._aside(tokens) or _measured(tokens)
        tokens, opens = tokens[first:], opens and not first
        end = next((at for at in range(1, len(tokens)) if self._ends(tokens, at)), len(tokens))
        names = [run for run in _capital_runs(tokens[:end]) if not self._noun(run, tokens)]
        alone = end == 1 < len(tokens) and not self._known(tokens[0])
        if opens and names and names[0][0] is tokens[0] and (alone or self._common(names[0])):
            names[0] = names[0][1:]
        names, behind = [run for run in names if run], [run for run in _capital_runs(tokens[end:]) if run]
        return _Nouns([token.bare for token in tokens], tokens[:end], names, behind)

    def _aside(self, tokens: tuple[Token, ...]) -> int:
        """Where the name starts that is set beside a role: `an aide to the mayor, Ann Lee`; else 0."""
        comma = next((at for at, token in enumerate(tokens[:-1]) if token.low == ","), len(tokens))
        aside = list(tokens[comma + 1 :])
        named = sum(token.capital for token in aside) > 1 and all(token.capital or token.low == "." for token in aside)
        return comma + 1 if named and not is_brand(aside[0]) and not self._noun(aside, tokens) else 0

    def _ends(self, tokens: tuple[Token, ...], at: int) -> bool:
        """Whether a preposition ends what the phrase is about; that of `Ministry of Defence` does not."""
        if tokens[at].low not in PREPOSITIONS:
            return False
        if tokens[at].low != "of" or at + 1 == len(tokens) or not (tokens[at - 1].capital and tokens[at + 1].capital):
            return True
        if is_title(tokens[at - 1], self._lists):
            return not any(token.bare in self._lists["given-names"] for token in tokens[at + 2 :])
        return tokens[at - 1].bare not in self._lists["organizations"]

    def _noun(self, run: list[Token], tokens: Sequence[Token]) -> bool:
        """Whether capitals only honour a role or a party: `the President`, `Senate Democrats`."""
        if not run or run[-1].bare not in self._lists["people-roles"]:
            return not run
        at = tokens.index(run[0])
        if at and tokens[at - 1].low in DETERMINERS:
            return True
        if len(run) == 1:
            return not self._known(run[0])
        return run[-1].bare.endswith("s") or all(self._told(token) for token in run)

    def _told(self, token: Token) -> bool:
        """Whether a word with a capital is a place, a body or a title, and so no name of a person."""
        return self._speaks(token.bare) or token.bare in self._lists["places"] or is_title(token, self._lists)

    def _by_name(self, nouns: _Nouns, head: str) -> Kind | None:
        last = nouns.names[-1]
        if head in self._lists["documents"]:
            return Kind("document", nouns.name)
        if len(last) == 1 and self._crowd(last[0]):
            return Kind("vague", vague="collective")
        speakers = [run for run in nouns.names if run is last or not run[-1].possessive]
        person = next((found for run in reversed(speakers) if (found := self._person(run, nouns.core))), None)
        if person is not None:
            return Kind("person", joined(list(person)), role=self._role(nouns.words, person))
        return Kind("organization", nouns.name)

    def _by_noun(self, nouns: _Nouns, head: str, informed: bool) -> Kind | None:
        words, text = nouns.words, nouns.text
        if self._is_vague(head) and (informed or self._affiliated(nouns, head)):
            return Kind("role", nouns.name, role=text)
        if self._is_vague(head) or text in self._lists["people-vague"]:
            definite = words[0] in ("the", "these", "those", *POSSESSIVE_PRONOUNS)
            if not definite or head.rstrip("s") in _BLIND:
                return Kind("vague", vague="experts" if head in self._lists["people-expert"] else "collective")
            if nouns.names:
                return Kind("role", nouns.name, role=text)
        if head in self._lists["documents"]:
            unnamed = head in self._lists["research-unnamed"] and all(
                word == head or word in _INDEFINITE for word in words
            )
            return Kind("vague", vague="research") if unnamed else Kind("document", nouns.name or text)
        if (
            words[0] in QUANTIFIERS
            and not (nouns.names and words[0] in _SOME)
            and head.endswith("s")
            and (head in self._lists["organizations"] or head in self._lists["people-roles"])
        ):
            return Kind("vague", vague="collective")
        if head in self._lists["organizations"]:
            return self._body(nouns, head)
        if any(word in self._lists["people-roles"] for word in words):
            name = self._so_called(nouns, head)
            return Kind("person", name, role=text) if name else Kind("role", nouns.name, role=text)
        if any(word in self._lists["organizations"] for word in words):
            return self._body(nouns, head)
        return Kind("organization", nouns.name) if nouns.name else None

    def _body(self, nouns: _Nouns, head: str) -> Kind:
        """A body: `the ministry` is one that the reader knows, `a court`, `police` and `companies` are not."""
        named = any(token.bare not in self._lists["places"] for run in nouns.names for token in run)
        if head in _FACELESS or (nouns.words[0] in _ONE and not named):
            return Kind("role", nouns.name, role=nouns.text)
        single = head.removesuffix("s"), head.removesuffix("ies") + "y"
        many = any(word != head and word in self._lists["organizations"] for word in single)
        if many and not named and nouns.words[0] not in _DEFINITE:
            return Kind("vague", vague="collective")
        return Kind("organization", nouns.name or nouns.text.removeprefix("the "))

    def _affiliated(self, nouns: _Nouns, head: str) -> bool:
        """`Researchers at Leeds University`: whom one could ask there."""
        return bool(nouns.behind) and head in self._lists["people-expert"]

    def _so_called(self, nouns: _Nouns, head: str) -> str:
        """`The mayor`: the name of the last person who was called so; some offices name their one holder themselves."""
        if nouns.words[0] != "the" or nouns.words[-1] != head or len(nouns.core) < len(nouns.words):
            return ""
        among = frozenset(token.low for token in nouns.core[1:-1] if token.capital or self._told(token))
        holder = nouns.text if " ".join(nouns.words[1:]) in _SOVEREIGN else ""
        return self._people.called(head, among, nouns.core[0].start) or holder

    def _head(self, nouns: _Nouns) -> str:
        """The noun that the phrase is about: the last one known before a preposition, else the last word there."""
        words = nouns.words[: len(nouns.core)]
        return next((word for word in reversed(words) if self._speaks(word)), words[-1])

    def _ends_in_name(self, nouns: _Nouns, head: str) -> bool:
        """Whether a name is what the phrase is about: `the chemist Ann Lee`, but not `a Lee aide`."""
        if not self._speaks(head):
            return True
        behind = next(at for at in range(len(nouns.core) - 1, -1, -1) if nouns.core[at].bare == head)
        return nouns.core[behind].start <= nouns.names[-1][-1].start

    def _speaks(self, word: str) -> bool:
        return any(word in self._lists[name] for name in ("people-vague", "people-roles", "organizations", "documents"))

    def _is_vague(self, word: str) -> bool:
        return word in self._lists["people-vague"]

    def _common(self, run: list[Token]) -> bool:
        """Whether the capital of the first word only opens the sentence."""
        word = run[0].bare
        if word in self._lists["organizations-named"]:
            return False
        if word in DETERMINERS or self._is_vague(word):
            return True
        if any(
            word in self._lists[name] for name in ("people-roles", "organizations", "documents", "opening-adjectives")
        ):
            return True
        if len(run) > 1 or word in self._lists["given-names"] or bare_name(run[0]) in self._people.surnames:
            return False
        return (
            adverb(word) or word in CLOSED or word in ("there", "here", "last", "next") or word in self._people.common
        )

    def _crowd(self, token: Token) -> bool:
        """`Americans`, `Italian-Americans`: a whole people."""
        word = token.bare.split("-")[-1]
        return word.endswith("s") and word[:-1] in self._lists["places"] and word not in self._lists["places"]

    def _person(self, run: list[Token], core: Sequence[Token]) -> Sequence[Token] | None:
        """The name of a person in a run of capitals; None where it names something else."""
        name, before = full_name(run, self._lists), self._before(run[0], core)
        words = [token.bare for token in name]
        if any(word in self._lists["organizations"] for word in (*words, " ".join(words), name[-1].low)):
            return None
        article = before is not None and before.low == "the"
        given = words[0] in self._lists["given-names"]
        if self._known(name[-1]) and (given or not article):
            return name
        if len(name) < len(run) or (before is not None and is_title(before, self._lists)):
            return name
        if any(word in self._lists["places"] for word in (words[:1] if given and len(name) > 1 else words)):
            return None
        if article or any(is_brand(token) for token in name if len(token.text) > 1 or len(name) == 1):
            return None
        if len(name) == 1:
            alone = before is None or before.bare in self._lists["people-roles"]
            return name if given or (alone and self._may_be_person(words[0])) else None
        return name if given or not _lowercase_after(run, core) else None

    def _may_be_person(self, word: str) -> bool:
        """Whether a name alone may be somebody's: in an article that speaks of a he or a she, and not of a place."""
        people = self._people
        return people.somebody and word in people.capitals and word not in people.bodies

    def _known(self, surname: Token) -> bool:
        name = bare_name(surname)
        return name in self._people.surnames or (name.isupper() and name.title() in self._people.surnames)

    def _before(self, token: Token, core: Sequence[Token]) -> Token | None:
        at = core.index(token)
        return core[at - 1] if at else None

    def _role(self, words: list[str], person: Sequence[Token]) -> str:
        names = {token.bare for token in person}
        return " ".join(word for word in words if word not in names)


def _measured(tokens: Sequence[Token]) -> int:
    """Where the noun starts of which a phrase names a part: `a majority of voters`; else 0."""
    of = next((at for at, token in enumerate(tokens[:3]) if token.low == "of"), 0)
    return of + 1 if of and tokens[of - 1].low in _MEASURES and of + 1 < len(tokens) else 0


def _lowercase_after(run: list[Token], core: Sequence[Token]) -> bool:
    """`Border Force officials`: a name that only tells more about the noun behind it."""
    at = core.index(run[-1])
    return at + 1 < len(core) and core[at + 1].word


def _capital_runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Words with capitals that stand together; a possessive ends a run, as what it owns is another."""
    run: list[Token] = []
    for token in tokens:
        if token.capital and (run or token.low not in DETERMINERS):
            run.append(token)
            if not token.possessive:
                continue
        elif run and (token.low in _PARTICLES or token.low == "of"):
            run.append(token)
            continue
        elif run and token.low == ".":
            continue
        yield _trimmed(run)
        run = []
    yield _trimmed(run)


def _trimmed(run: list[Token]) -> list[Token]:
    """A run without the small words that would have joined it to another."""
    while run and not run[-1].capital:
        run.pop()
    return run
