"""judgements: for every sentence how likely an editor would mark it, and for what.

The attributes named in `judging.table.FAULTS` are probabilities, 0..1; `details` has a reason for each that is worth one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from auditor.attribution.identity import IDENTIFIED
from auditor.detectors import Marks
from auditor.judging import reasons, table, words
from auditor.model import Document, Mark

MOSTLY = 0.5  # the share of a sentence from which it is somebody's words
EARLY = 3
WORTH = 0.2  # a fault that is less likely needs no reason
UNTOLD = ("given-names", "places", "organizations-named", "opening-adjectives")  # lists that only help to find sources

_FIRST = frozenset("i me my mine myself".split())
_SECOND = frozenset("you your yours yourself".split())
_PRONOUNS = frozenset("i we you they he she it".split())


class Told(NamedTuple):
    """A sentence with what it says about who says it."""

    sentence: Mark
    tokens: Sequence[str]
    attributions: Sequence[Mark]
    said: float
    block: int

    @property
    def owned(self) -> bool:
        return bool(self.attributions) or self.said > MOSTLY


def detect(document: Document, marks: Marks) -> list[Mark]:
    """A mark for each sentence."""
    told, facts = described(document, marks)
    weights = table.load()
    first = [weights.first(all_features(one, some)) for one, some in zip(told, facts, strict=True)]
    judged = weights.final(first)
    return [_mark(one, some, chances, weights) for one, some, chances in zip(told, facts, judged, strict=True)]


def _mark(one: Told, facts: Sequence[str], chances: Sequence[float], weights: table.Table) -> Mark:
    judged = dict(zip(table.FAULTS, chances, strict=True))
    details = {
        fault: reasons.told(weights, fault, facts, one.tokens, not one.owned)
        for fault, likely in judged.items()
        if likely >= WORTH
    }
    return Mark(
        one.sentence.start, one.sentence.end, {**judged, "details": details, "block": one.sentence.attrs["block"]}
    )


def described(document: Document, marks: Marks) -> tuple[list[Told], list[list[str]]]:
    """Every sentence and the facts about it."""
    told = [_told(sentence, document, marks) for sentence in marks["sentences"]]
    general = list(_article(told, document, marks))
    listed = _listed(marks)
    paragraphs: dict[int, list[bool]] = {}
    for one in told:
        paragraphs.setdefault(one.block, []).append(one.owned)
    facts = []
    seen: dict[int, int] = {}
    for at, one in enumerate(told):
        place = seen[one.block] = seen.get(one.block, -1) + 1
        own = [
            *_sentence(one, document, marks),
            *_neighbours(told, at),
            *_paragraph(paragraphs[one.block], place),
            *listed.get(one.sentence.start, ()),
            *_position(at, len(told)),
        ]
        free = [] if one.owned else [f"free {fact}" for fact in general]
        facts.append([*own, *general, *free])
    return told, facts


def all_features(one: Told, facts: Sequence[str]) -> set[str]:
    """The facts and the words, each once."""
    free = not one.owned
    return {*facts, *chain.from_iterable(words.features(token, free) for token in one.tokens)}


def _told(sentence: Mark, document: Document, marks: Marks) -> Told:
    start, end = sentence.start, sentence.end
    cues = [one for one in marks.within("attributions", start, end) if one.attrs["cue_span"][0] < end]
    inside = list(marks.within("speech", start, end))
    before = marks.around("speech", start)
    if before is not None and before.start < start:
        inside.append(before)
    said = sum(min(one.end, end) - max(one.start, start) for one in inside) / max(end - start, 1)
    block = document.block_at(start)
    tokens = words.tokens(document.text[start:end])
    return Told(sentence, tokens, cues, said, block.start if block else -1)


def _sentence(one: Told, document: Document, marks: Marks) -> Iterator[str]:
    sentence = one.sentence
    start, end = sentence.start, sentence.end
    yield f"block={sentence.attrs['block']}"
    yield f"place={sentence.attrs['place']}"
    yield from _owners(one)
    yield from _look(one, document.text[start:end])
    for name in ("statistics", "trends", "links", "quotations"):
        if marks.within(name, start, end):
            yield name
    for mark in marks.within("hedges", start, end):
        yield f"hedge={mark.attrs['kind']} {mark.attrs['strength']}"
    for mark in marks.within("times", start, end):
        yield f"time={mark.attrs['kind']}"
    for mark in marks.within("wording", start, end):
        yield f"wording={mark.attrs['family']}"


def _owners(one: Told) -> Iterator[str]:
    for mark in one.attributions:
        attrs = mark.attrs
        yield from (f"by={attrs['source']}", f"cue={attrs['cue_kind']}", f"by={attrs['source']} {attrs['cue_kind']}")
        if attrs["vague_kind"]:
            yield from (f"vague={attrs['vague_kind']}", f"vague={attrs['vague_kind']} backed={attrs['backed']}")
    yield "owned" if one.owned else "free"
    if one.attributions:
        yield "attributed"
    yield f"said={0 if one.said < 0.1 else 1 if one.said < MOSTLY else 2 if one.said < 0.9 else 3}"


def _look(one: Told, text: str) -> Iterator[str]:
    low = [token.lower() for token in one.tokens]
    yield f"length={min(len(low) // 8, 6)}"
    shouted = sum(len(token) > 3 and token.isupper() for token in one.tokens)
    yield f"capitals={min(shouted, 3)}"
    yield f"names={min(sum(token[0].isupper() for token in one.tokens[1:]), 9) // 2}"
    yield f"numbers={min(sum(token[0].isdigit() for token in low), 4)}"
    yield from (f"pronoun={word}" for word in _PRONOUNS.intersection(low))
    yield from (f"mark={mark}" for mark in "?!" if mark in text)
    if "…" in text or "..." in text:
        yield "mark=…"
    if "http" in text:
        yield "address"
    if not text.rstrip("\"'”’)").endswith((".", "!", "?", ":")):
        yield "no stop"


def _neighbours(told: Sequence[Told], at: int) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        if not 0 <= at + step < len(told):
            yield f"none at {step}"
            continue
        other = told[at + step]
        same = "here" if other.block == told[at].block else "elsewhere"
        if other.owned:
            yield f"owned at {step} {same}"


def _paragraph(owned: Sequence[bool], place: int) -> Iterator[str]:
    yield "first" if place == 0 else "later"
    if len(owned) == 1:
        yield "single"
    if any(owned):
        yield "owned in paragraph"
    if any(owned[:place]):
        yield "owned before"


def _position(at: int, count: int) -> Iterator[str]:
    yield f"part={5 * at // count}"
    if at < EARLY:
        yield f"sentence {at}"
    if at >= count - EARLY:
        yield f"sentence {at - count}"


def _article(told: Sequence[Told], document: Document, marks: Marks) -> Iterator[str]:
    low = [token.lower() for one in told for token in one.tokens]
    total = max(len(low), 1)
    cited = sum(mark.attrs["source"] in IDENTIFIED for mark in marks["attributions"])
    quoted = sum(mark.end - mark.start for mark in marks["quotations"]) / max(len(document.text), 1)
    yield f"cites={_step(1000 * cited / total, (0.5, 3, 8, 14, 20, 30))}"
    yield f"me={_step(1000 * sum(word in _FIRST for word in low) / total, (0.5, 4, 15))}"
    yield f"you={_step(1000 * sum(word in _SECOND for word in low) / total, (0.5, 4, 15))}"
    yield f"quotes={_step(quoted, (0.01, 0.1, 0.25))}"
    yield f"words={_step(total, (150, 300, 600, 1200))}"


def _step(value: float, steps: Sequence[float]) -> int:
    return sum(value >= step for step in steps)


def _listed(marks: Marks) -> Mapping[int, list[str]]:
    """By the start of its sentence, the word lists that a sentence has entries of, outside reported speech and inside."""
    found: dict[int, list[str]] = {}
    for name in marks.scan.lists:
        if name in UNTOLD:
            continue
        for hit in marks.hits(name):
            sentence = marks.around("sentences", hit.start)
            if sentence is not None:
                inside = marks.covers("speech", hit.start, hit.end)
                found.setdefault(sentence.start, []).append(f"{'reported ' if inside else ''}list={name}")
    return found
