"""Contents: the words that a cue reports."""

from __future__ import annotations

from bisect import bisect_left

from auditor.attribution.cues import Cue
from auditor.attribution.grammar import AUXILIARY, CLOSED, CLOSING, DETERMINERS, OPENING, QUOTES, Sentence
from auditor.attribution.phrases import Phrase

CLAUSE = 5  # words

_FRONTED = CLOSED - (DETERMINERS - {"this", "that"}) - {"and", "or"}
_WHILE = frozenset("while although though as if because since when after before whereas".split())
_LISTENERS = frozenset("reporters journalists him her them us me".split())


def of_verb(sentence: Sentence, cue: Cue, source: Phrase | None, inverted: bool) -> list[tuple[int, int]]:
    """The spans that a verb reports: after it, before it, or both."""
    first = min(source.first, cue.first) if source else cue.first
    last = max(source.last, cue.last) if source else cue.last
    lead, tail = _lead(sentence, first), _tail(sentence, last if inverted else cue.last)
    if lead is None and tail is not None and not inverted and _subordinate(sentence, first):
        tail = _to_comma(sentence, cue.last, tail)
    if inverted:
        goes_on = sentence.low(last + 1) == "," and sentence.low(last + 2) in AUXILIARY
        return [span for span in (lead, tail if goes_on or _quoted_at(sentence, last) else None) if span]
    if lead is None:
        return [tail] if tail else []
    if tail is None:
        return [lead]
    if _quoted_before(sentence, first):
        return [lead, tail] if _quoted_at(sentence, cue.last) else [lead]
    if sentence.low(cue.last + 1) == "," and not inverted:
        return [lead] if sentence.low(cue.last + 2).endswith("ing") else [lead, tail]
    return [tail] if _clause(sentence, tail) else [lead]


def _subordinate(sentence: Sentence, first: int) -> bool:
    """`While the mayor denied that …, the council …`: whether a source stands in a clause that another follows."""
    opens = sentence.low(1) if sentence.low(0) in ("but", "and", "even") else sentence.low(0)
    return opens in _WHILE and all(sentence.low(at) != "," for at in range(first))


def _to_comma(sentence: Sentence, cue: int, tail: tuple[int, int]) -> tuple[int, int]:
    """A tail as far as the first comma outside quotation marks; all of it where it begins with one."""
    quoted = False
    for at in range(cue + 1, len(sentence.tokens)):
        token = sentence.tokens[at]
        if token.text in QUOTES:
            quoted = token.text in OPENING and not (quoted and token.text in CLOSING)
        elif token.low == "," and not quoted:
            return (tail[0], sentence.tokens[at - 1].end) if at > cue + 1 else tail
    return tail


def _clause(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a span is long enough to be what was said, rather than when or where."""
    first = bisect_left(sentence.starts, span[0])
    words = (token.word for token in sentence.tokens[first : first + 2 * CLAUSE] if token.start < span[1])
    return sum(words) >= CLAUSE


def _lead(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """What stands before `, he said`: from the start of the sentence to the comma or closing mark."""
    at = first - 1
    if at < 1 or (sentence.low(at) not in (",", "?", "!", "—", "–") and sentence.tokens[at].text not in QUOTES):
        return None
    while at > 0 and not sentence.tokens[at].word and sentence.tokens[at].text not in CLOSING:
        at -= 1
    fronted = at < 1 or (at < 2 and sentence.low(0) in _FRONTED)
    if fronted and sentence.tokens[at].text not in CLOSING:
        return None
    return sentence.start, sentence.tokens[at].end


def _quoted_before(sentence: Sentence, first: int) -> bool:
    return any(sentence.tokens[at].text in CLOSING for at in range(max(first - 2, 0), first))


def _quoted_at(sentence: Sentence, last: int) -> bool:
    """Whether quoted words follow later in the sentence."""
    return last < sentence.last_opening


def _tail(sentence: Sentence, last: int) -> tuple[int, int] | None:
    """What stands after the cue, without `that` and the people who were told."""
    at = last + 1
    while at < len(sentence.tokens) and sentence.low(at) in _LISTENERS:
        at += 1
    while at < len(sentence.tokens) and sentence.low(at) in (",", ":", "that"):
        at += 1
    end = len(sentence.tokens) - 1
    while end > at and not sentence.tokens[end].word and sentence.tokens[end].text not in CLOSING:
        end -= 1
    if at > end or (at == end and not sentence.tokens[at].word):
        return None
    return sentence.tokens[at].start, sentence.tokens[end].end


def after(sentence: Sentence, last: int) -> list[tuple[int, int]]:
    """Everything after a token."""
    tail = _tail(sentence, last)
    return [tail] if tail else []


def around(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """`According to X, …` and `…, according to X`: what stands beside."""
    if first <= 1:
        return after(sentence, last)
    at = first - 1
    while at > 0 and not sentence.tokens[at].word and sentence.tokens[at].text not in CLOSING:
        at -= 1
    before = (sentence.start, sentence.tokens[at].end)
    tail = _tail(sentence, last)
    return [before, tail] if tail and sentence.low(last + 1) == "," and _clause(sentence, tail) else [before]
