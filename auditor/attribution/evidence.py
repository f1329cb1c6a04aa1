"""Evidence: what speaks for and against a word being a cue, as named features that weights are learned for.

A word is told by itself, by its class (`learned/classes.py`) and by the classes of its neighbours, so that no name or
topic is learned by heart; by what the patterns make of it; and by how much the article reports at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from auditor.attribution.grammar import (
    BE,
    CLOSING,
    DETERMINERS,
    HAVE,
    MODAL,
    OPENING,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    SUBORDINATORS,
    TIMES,
    Sentence,
    adverb,
)
from auditor.learned import classes

NEAR = 5  # tokens to either side in which a quotation mark counts
STEP, STEPS = 6, 5  # attributions per 1,000 words are counted in steps, the last one open

_SELF = frozenset("that to for of by as on about with not n't".split())
_CLASSES = (
    ("be", BE),
    ("have", HAVE),
    ("modal", MODAL),
    ("det", DETERMINERS),
    ("pron", PRONOUNS),
    ("prep", PREPOSITIONS),
    ("sub", SUBORDINATORS),
    ("time", TIMES),
)


class About(NamedTuple):
    """What is known of a word beside its neighbours.

    `pattern`: kind of cue and type of source where a pattern takes it for a cue; `quoted`: it stands inside quotation
    marks; `other`: a pattern has found a cue elsewhere in the sentence; `rate`: how much the article reports.
    """

    pattern: str
    quoted: bool
    other: bool
    rate: int


def rate(attributions: int, words: int) -> int:
    """How much an article reports, in steps: attributions that patterns find against words."""
    return min(1000 * attributions // (STEP * max(words, 1)), STEPS)


def features(sentence: Sentence, index: int, about: About) -> Iterator[str]:
    """The features of a token."""
    word, kind = sentence.low(index), _seen(sentence, index).fine
    far_before, before, after, far_after = (shape(sentence, index + step) for step in (-2, -1, 1, 2))
    marks = f"{_quotes(sentence, index - NEAR, index)}{_quotes(sentence, index + 1, index + 1 + NEAR)}"
    inside = "q" if about.quoted else "t" if sentence.block in ("title", "heading") else "b"
    yield from (f"w={word}", f"w={word}<{before}", f"w={word}>{after}", f"w={word}<{before}>{after}")
    yield from (f"k={kind}", f"k={kind}q{marks}", f"k={kind}r{about.rate}")
    yield from _neighbours(sentence, index, kind)
    yield from (f"<{far_before},{before}", f">{after},{far_after}", f"<{before}>{after}")
    yield from (f"in={inside}", f"other={about.other}", f"q{marks}", f"at={min(index, 3)}", f"rate={about.rate}")
    yield f"open={sentence.last_opening >= 0}{inside}"
    if about.pattern:
        yield from (f"p={about.pattern}", f"p={about.pattern}w{word}", f"p={about.pattern}r{about.rate}")


def _neighbours(sentence: Sentence, index: int, kind: str) -> Iterator[str]:
    near = {step: _seen(sentence, index + step).coarse for step in (-3, -2, -1, 0, 1, 2, 3)}
    yield from (f"c{step}={name}" for step, name in near.items())
    yield from (f"k={kind}<{near[-1]}", f"k={kind}>{near[1]}")
    yield f"c-101={near[-1]},{near[0]},{near[1]}"
    yield f"c-210={near[-2]},{near[-1]},{near[0]}"
    yield f"c012={near[0]},{near[1]},{near[2]}"


def shape(sentence: Sentence, index: int) -> str:
    """The class of a token: a closed class of words, a mark, or what kind of open word it is."""
    return _seen(sentence, index).shape


class _Seen(NamedTuple):
    """What a token looks like from afar: its shape, and its classes or else its shape again."""

    shape: str
    fine: str
    coarse: str


_BEFORE, _BEHIND = _Seen("<", "<", "<"), _Seen(">", ">", ">")


def _seen(sentence: Sentence, index: int) -> _Seen:
    if index < 0:
        return _BEFORE
    if index >= len(sentence.tokens):
        return _BEHIND
    token = sentence.tokens[index]
    return _look(token.text, token.low)


@lru_cache(maxsize=1 << 16)
def _look(text: str, low: str) -> _Seen:
    looks = _shape(text, low)
    known = classes.load().get(low)
    return _Seen(looks, str(known.fine), str(known.coarse)) if known else _Seen(looks, looks, looks)


def _shape(text: str, low: str) -> str:
    if not text[0].isalnum():
        return "open" if text in OPENING else "close" if text in CLOSING else low
    return low if low in _SELF else _closed(low) or _open(text, low)


def _closed(low: str) -> str:
    return next((name for name, words in _CLASSES if low in words), "")


def _open(text: str, low: str) -> str:
    if low.endswith(("'s", "s'")):
        return "poss"
    if text[0].isupper():
        return "Cap"
    if text[0].isdigit():
        return "num"
    if adverb(low):
        return "adv"
    if low.endswith("ing"):
        return "ing"
    if low.endswith("ed"):
        return "ed"
    return "plural" if low.endswith("s") and not low.endswith("ss") else "word"


def _quotes(sentence: Sentence, first: int, last: int) -> int:
    """1 where a quotation mark stands among these tokens, else 0."""
    return int(any(token.text in QUOTES for token in sentence.tokens[max(first, 0) : max(last, 0)]))
