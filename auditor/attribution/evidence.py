"""Evidence: what speaks for and against a word being a cue, as named features that weights are learned for.

Only words that no pattern has taken are judged so.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.attribution.grammar import (
    BE,
    CLOSED,
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

_SELF = frozenset("that to for of by as on about with not n't".split())


def shape(sentence: Sentence, index: int) -> str:
    """The class of a token: a closed class of words, a mark, or what kind of open word it is."""
    if index < 0:
        return "<"
    if index >= len(sentence.tokens):
        return ">"
    token = sentence.tokens[index]
    low = token.low
    if not token.word:
        return "open" if token.text in OPENING else "close" if token.text in CLOSING else low
    if low in _SELF:
        return low
    for name, words in _CLASSES:
        if low in words:
            return name
    return _open_class(token.text, low)


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


def _open_class(text: str, low: str) -> str:
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


def _closed(sentence: Sentence, index: int) -> str:
    """A token's word where it is of a closed class, so that no name or topic is ever learned by heart."""
    low = sentence.low(index)
    return low if low in CLOSED or not low[:1].isalnum() else ""


def features(sentence: Sentence, index: int, quoted: bool, other: bool) -> Iterator[str]:
    """The features of a token.

    `quoted`: it stands inside quotation marks; `other`: a pattern has found a cue elsewhere in the sentence.
    """
    low = sentence.low(index)
    before, after = shape(sentence, index - 1), shape(sentence, index + 1)
    inside = "q" if quoted else "t" if sentence.block in ("title", "heading") else "b"
    yield f"w={low}"
    yield f"w={low}|{inside}"
    yield f"w={low}<{before}"
    yield f"w={low}>{after}"
    yield f"<{before}"
    yield f">{after}"
    yield f"<{shape(sentence, index - 2)},{before}"
    yield f">{after},{shape(sentence, index + 2)}"
    yield f"in={inside}"
    yield f"other={other}"
    for step in (-2, -1, 1, 2):
        near = _closed(sentence, index + step)
        yield f"{step}={near}"
        if near and abs(step) == 1:
            yield f"w={low}{step}={near}"
    yield f"<{before}>{after}"
    yield f"end={low[-3:]}"
    yield f"end={low[-3:]}<{before}>{after}"
    yield f"end={low[-2:]}<{shape(sentence, index - 2)},{before}"
    yield f"sq={sentence.last_opening >= 0}|{inside}"
    yield f"w={low}|sq={sentence.last_opening >= 0}"
    yield f"at={min(index, 3)}"
    yield f"w={low}<{before}>{after}"
    if any(sentence.tokens[at].text in QUOTES for at in range(index + 1, min(index + 6, len(sentence.tokens)))):
        yield "quote>"
        yield f"w={low}|quote>"
    if any(sentence.tokens[at].text in QUOTES for at in range(max(index - 5, 0), index)):
        yield "quote<"
        yield f"w={low}|quote<"
