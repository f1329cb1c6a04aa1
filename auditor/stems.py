"""Stems: the words that carry the meaning of a text, without their endings, so that they can be compared."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.text import lower, plain

TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
ENDING = re.compile(r"(?:'s|ies|ing|edly|ed|es|s|ly|e)$")
FUNCTION = frozenset(
    (
        "a about above after again against all also am an and any are aren't as at be because been before"
        " being below between both but by can cannot could did do does doing don't down during each even"
        " every few for from further had has have having he he's her here hers herself him himself his how i"
        " i'm if in into is isn't it it's its itself just many may me might more most much must my no nor"
        " not now of off on once only or other our ours out over own per quite rather s same shall she"
        " should so some still such t than that that's the their theirs them then there there's these they"
        " they're this those through to too under until up upon us very was we we're were what when where"
        " whether which while who whom whose why will with within without would yet you your"
    ).split()
)


def content_words(text: str) -> list[str]:
    """The stems of the words that carry the meaning, in order."""
    return [stem(word) for word in _tokens(text) if word not in FUNCTION]


@lru_cache(maxsize=2_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(TOKEN.findall(text.lower() if text.isascii() else lower(plain(text))))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its usual endings, so that `attacks`, `attacked` and `attack` compare."""
    if len(word) <= 4:
        return word.removesuffix("'s").removesuffix("s") if len(word) == 4 else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    short = ENDING.sub("", word) if not word.endswith("ss") else word
    if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "lsz":
        short = short[:-1]
    return short if len(short) >= 3 else word
