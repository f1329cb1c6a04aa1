"""Phrases: the noun phrase that a cue takes as its subject, by the words that bound it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from auditor.attribution.grammar import (
    AUXILIARY,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    Sentence,
    Token,
)

MAX_TOKENS = 14
POSSESSIVE_PRONOUNS = frozenset("his her their its our my your".split())
_OURSELVES = frozenset("article post guide story piece blog review book analysis report".split())

# Past forms that end a subject, as do those in -ed.
_PAST = frozenset(
    "began ran made took gave went came got left led met put set saw held kept brought sent spent won lost fell rose grew"
    " stood hit cut sat built bought sold drew flew knew threw wore broke chose fought taught caught".split()
)

Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: token indices, both inclusive."""

    first: int
    last: int


def before(sentence: Sentence, verb: int, lists: Lists) -> Phrase | None:
    """The subject that stands before a verb: skips auxiliaries, adverbs, and what is set off by commas."""
    at = verb - 1
    while at >= 0 and (sentence.low(at) in AUXILIARY or sentence.tokens[at].adverb or _tells_when(sentence, at)):
        at -= 1
    return ending_at(sentence, at, lists)


def _tells_when(sentence: Sentence, at: int) -> bool:
    """`The council on Tuesday said`, `the minister last week said`: a word of such a time."""
    low = sentence.low(at)
    return low in TIMES or (
        low in ("on", "in", "last", "this", "late", "early", "past")
        and sentence.low(at + 1) in (*TIMES, "last", "past")
    )


def ending_at(sentence: Sentence, last: int, lists: Lists) -> Phrase | None:
    """The noun phrase that ends at a token, or before an aside that ends there."""
    if last < 0:
        return None
    token = sentence.tokens[last]
    if token.low in (",", "—", "–", ")", "-"):
        return _before_aside(sentence, last, lists)
    if not token.word:
        return None
    if token.low in RELATIVES:
        return _antecedent(sentence, last, lists)
    if token.low in PRONOUNS:
        return Phrase(last, last)
    relative = _relative(sentence, last)
    if relative is not None:
        return _antecedent(sentence, relative, lists)
    return _stretch(sentence, last)


def _antecedent(sentence: Sentence, relative: int, lists: Lists) -> Phrase | None:
    """What `who` or `which` stands for: the phrase before it."""
    at = relative - 1
    if sentence.low(at) == ",":
        at -= 1
    if at < 0 or sentence.low(relative) in ("that", "what"):
        return None
    return _stretch(sentence, at) if sentence.tokens[at].word else None


def _relative(sentence: Sentence, last: int) -> int | None:
    """`Guests who sat in the hall described`: where the clause that ends here began."""
    for at in range(last, max(last - MAX_TOKENS, 0), -1):
        low = sentence.low(at)
        if low == "who" and sentence.tokens[at - 1].word and sentence.low(at - 1) not in SUBORDINATORS:
            return at
        if not sentence.tokens[at].word:
            return None
    return None


def _before_aside(sentence: Sentence, last: int, lists: Lists) -> Phrase | None:
    """`Maria Lopez, who studies the border, warns`: the phrase before the aside that ends at `last`."""
    mark = {")": "("}.get(sentence.low(last), sentence.low(last))
    fallback = None
    for at in range(last - 1, max(last - 30, 0), -1):
        token = sentence.tokens[at]
        if token.text in QUOTES and mark != "(":
            break
        if token.low != mark:
            continue
        phrase = _stretch(sentence, at - 1) if sentence.tokens[at - 1].word else None
        if phrase is None:
            continue
        if mark == "(" or named(sentence, phrase) or _role_in(sentence, phrase, lists):
            return Phrase(phrase.first, last - 1) if _is_name(sentence, at + 1, last - 1) else phrase
        fallback = fallback or phrase
    return None if fallback is None or sentence.low(fallback.first) in PREPOSITIONS else fallback


def introduced(sentence: Sentence, verb: int) -> Phrase | None:
    """`Maria Lopez, head of the clinic, a small one, said`: the name that opens the sentence, told more about up to the
    verb."""
    first, end = _after_fronted(sentence), verb - 1
    if first >= verb:
        return None
    if sentence.tokens[first].adverb and sentence.low(first + 1) == ",":
        first += 2
    while end > first and (sentence.low(end) in AUXILIARY or sentence.tokens[end].adverb):
        end -= 1
    last = first
    while last < end and (sentence.tokens[last].capital or sentence.low(last) == "."):
        last += 1
    names = [token for token in sentence.tokens[first:last] if token.capital]
    between = sentence.tokens[last + 1 : end]
    if len(names) < 2 or sentence.low(last) not in (",", "(") or sentence.low(end) not in (",", ")") or not between:
        return None
    plain = between[0].word and (sentence.low(last) == "(" or not between[0].capital)
    return Phrase(first, last - 1) if plain and not any(token.text in QUOTES for token in between) else None


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an aside is nothing but a name: `his spokesman, Jason Reed, said`."""
    return 1 <= last - first <= 3 and all(
        sentence.tokens[at].capital or sentence.low(at) == "." for at in range(first, last + 1)
    )


def opening(sentence: Sentence, verbs: Container[int]) -> Phrase | None:
    """The subject that opens the sentence, after a phrase set off by a comma: a pronoun, or what stands before
    the first verb. `verbs` are the offsets of words known as verbs."""
    first = _after_fronted(sentence)
    if sentence.low(first) in ("he", "she", "they"):
        return Phrase(first, first)
    last = first
    while last < min(first + MAX_TOKENS, len(sentence.tokens)) and _goes_on(sentence.tokens[last], verbs):
        last += 1
    return Phrase(first, last - 1) if first < last < len(sentence.tokens) else None


def _goes_on(token: Token, verbs: Container[int]) -> bool:
    """Whether a word may belong to the subject that opens a sentence."""
    if token.low in ("of", "for", "at", "and", "."):
        return True
    if _stops(token) or token.start in verbs:
        return False
    return token.capital or not (token.low.endswith("ed") or token.low in _PAST)


def _after_fronted(sentence: Sentence) -> int:
    if sentence.low(0) not in PREPOSITIONS | SUBORDINATORS:
        return 0
    comma = next((at for at in range(1, min(14, len(sentence.tokens))) if sentence.low(at) == ","), None)
    return 0 if comma is None else comma + 1


def _role_in(sentence: Sentence, phrase: Phrase, lists: Lists) -> bool:
    return any(
        token.low in lists["people-roles"] or token.low in lists["organizations"]
        for token in sentence.tokens[phrase.first : phrase.last + 1]
    )


def _stretch(sentence: Sentence, last: int) -> Phrase | None:
    """The noun phrase that ends at `last`, taken to the left as far as it goes."""
    if _stops(sentence.tokens[last]):
        return None
    first = last
    while first > 0 and last - first < MAX_TOKENS:
        step = _step(sentence, first)
        if step == first:
            break
        first = step
    return Phrase(first, last) if sentence.low(first) not in PREPOSITIONS else None


def _step(sentence: Sentence, first: int) -> int:
    """How far left the phrase goes on from here; `first` itself where it ends."""
    token = sentence.tokens[first - 1]
    here = sentence.tokens[first]
    if here.low in POSSESSIVE_PRONOUNS and token.low == "and" and first > 1 and sentence.tokens[first - 2].capital:
        return first - 2
    if here.low in DETERMINERS and token.low not in PREPOSITIONS and token.low not in DETERMINERS:
        return first
    if here.capital and token.low == "and" and first > 1 and sentence.tokens[first - 2].capital:
        return first - 2
    if token.low in PREPOSITIONS and first > 1 and _carries(sentence.tokens[first - 2]):
        return first - 2 if first > 2 or sentence.tokens[0].word else first
    if token.low == "." and first > 1 and len(sentence.low(first - 2)) <= 4 and sentence.tokens[first - 2].capital:
        return first - 2
    return first if _stops(token) or token.low in PREPOSITIONS else first - 1


def _carries(token: Token) -> bool:
    """Whether a word may be the noun before a preposition inside a phrase."""
    return token.word and not _stops(token) and token.low not in TIMES and not token.low.endswith(("ed", "ing"))


def _stops(token: Token) -> bool:
    low = token.low
    if not token.word:
        return True
    return (
        low in AUXILIARY
        or low in SUBORDINATORS
        or low in TIMES
        or low in PRONOUNS
        or (token.adverb and low not in ("all", "both", "each"))
    )


def after(sentence: Sentence, verb: int, lists: Lists) -> Phrase | None:
    """The subject that stands after a verb: `…, said Maria Lopez of Leeds University.`"""
    first = verb + 1
    if first >= len(sentence.tokens) or not sentence.tokens[first].word:
        return None
    last = first
    if sentence.low(first) in PRONOUNS - {"who", "you", "it"}:
        return Phrase(first, first)
    if _stops(sentence.tokens[first]) or sentence.low(first) in PREPOSITIONS:
        return None
    while last + 1 < len(sentence.tokens) and last - first < MAX_TOKENS:
        token = sentence.tokens[last + 1]
        if (
            token.low == "."
            and last + 2 < len(sentence.tokens)
            and len(sentence.low(last)) <= 4
            and sentence.tokens[last].capital
        ):
            last += 2
            continue
        joins = token.low in ("of", "for", "at", "and", "from", "with") and last + 2 < len(sentence.tokens)
        if _stops(token) and not joins:
            break
        if token.low in PREPOSITIONS and not joins:
            break
        last += 1
    return Phrase(first, last)


def itself(sentence: Sentence, phrase: Phrase) -> bool:
    """`This article`, `an earlier version of the story`: the text speaks of itself."""
    if sentence.low(phrase.first + 1) in ("previous", "earlier") and sentence.low(phrase.first + 2) == "version":
        return True
    return sentence.low(phrase.first) in ("this", "our", "my") and sentence.low(phrase.last) in _OURSELVES


def named(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase holds a name: a capital that does not only open the sentence."""
    for index in range(phrase.first, phrase.last + 1):
        token = sentence.tokens[index]
        if token.capital and token.low not in DETERMINERS and (index > 0 or phrase.last > phrase.first):
            return True
    return False


def capital_runs(sentence: Sentence) -> Iterator[tuple[list[Token], str]]:
    """Runs of capitalised words in a sentence, each with the word before it in lower case."""
    run: list[Token] = []
    before = ""
    for index, token in enumerate(sentence.tokens):
        if token.capital and not (index == 0 and token.low in DETERMINERS | PRONOUNS | SUBORDINATORS | PREPOSITIONS):
            if not run:
                before = sentence.low(index - 1)
            run.append(token)
            if not token.possessive:
                continue
        elif run and token.low == "." and len(run[-1].text) <= 2:
            continue
        if run:
            yield run, before
        run = []
    if run:
        yield run, before


def bare_name(token: Token) -> str:
    """The token's words without a possessive ending."""
    return joined([token])


def joined(run: list[Token]) -> str:
    """The words of a run without a possessive ending."""
    words = " ".join(token.text for token in run)
    return words.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
