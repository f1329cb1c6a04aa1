"""dropped: what was first somebody's claim and later stands as plain fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.stems import content_words, stem
from auditor.text import lower, plain

UP = "rise increase growth surge spike jump escalation uptick explosion doubling tripling".split()
DOWN = "fall decrease decline drop slump plunge reduction collapse halving".split()
DIRECTION = {**dict.fromkeys(UP, "up"), **dict.fromkeys(DOWN, "down")}
KINDS = ("claim", "think", "accuse", "perspective")

_ASSERTS = (
    r"(?:has|have|had|led|leads|cost|costs|caused|causes|sparked|left|leaves|shows|showed|means|meant|forced|forces"
    r"|prompted|fuelled|fueled|created|creates|pushed|pushes|put|puts|drove|drives|threatens|threatened|made|makes"
    r"|is|was|are|were)"
)
_SIZE = "(?: (?:recent|sharp|steady|dramatic|rapid|alarming|steep|current|ongoing))?"
RUN = 4
MOST = 40  # places of one word in claims; a text that claims one thing more often says nothing new by it
ALLEGES = re.compile("(?:claim|alleg|accus|suspect|insist|contend|maintain|assert)")
UNSURE = re.compile(
    r"\b(?:argu\w+|sa(?:y|ys|id)|believ\w+|think\w*|thought|deni\w+|disput\w+|reject\w*|evidence|proof|prov\w+|found|confirm\w*"
    r"|document\w*|records?|shows?|showed|report\w*|question\w*|dispute\w*|controvers\w+|apparent\w*|seem\w*|likely"
    r"|should|must|will|can|cannot|has to|want\w*|call\w*|repeat\w*|told|testif\w+)\b",
    re.IGNORECASE,
)
DEFINITE_TREND = re.compile(
    rf"\b(?:the|this|that){_SIZE} ({'|'.join(DIRECTION)}) (?:in|of) "
    rf"((?:[\w'-]+ ){{0,3}}?[\w'-]+)(?= {_ASSERTS}\b)",
    re.IGNORECASE,
)
DEFINITE = re.compile(r"(?:\b[Tt]he|\b[Tt]his|[A-Z][\w-]*'s) $")
ASSERTS = re.compile(rf"(?: [\w'-]+){{0,2}}? {_ASSERTS}\b")
OBJECT = re.compile(r" ([a-z][\w-]+)(?= [a-z]+)")
DOES = re.compile(
    r"(?:^|[.,;] |and )(?:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*|[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?: (?:has|have|had))? $"
)
SPOILT = frozenset("poisoned forged faked falsified rigged doctored contaminated".split())
# What happened to somebody is often plain; only who did it is in dispute.
FATE = frozenset("murder rape torture massacre assault abuse harassment".split())
NOT_SO = re.compile(
    r"\b(?:alleg\w+|accus\w+|claim\w*|charg\w+|suspect\w*|if|whether|could|may|might|would|according|court|trial"
    r"|police|prosecut\w+|jury|convict\w+|investigat\w+|not|never|no)\b|\?",
    re.IGNORECASE,
)


class Claim(NamedTuple):
    """What a source claims: its words' stems, the way its trends go, the deeds it tells."""

    start: int
    end: int
    owner: str
    words: frozenset[str]
    directions: frozenset[str]
    deeds: frozenset[str]


Taken = tuple[tuple[int, int], Claim]  # a span that takes a claim for granted, and the claim


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Definite phrases that take a claim for granted: `of` is where the claim starts, `owner` whose it is."""
    text = plain(document.text)
    trends = list(DEFINITE_TREND.finditer(text))
    deeds = [hit for hit in marks.hits("accuse-deeds") if hit.attrs["lemma"] not in FATE]
    claims = list(_claims(document, marks)) if trends or deeds else []
    found = [_mark(hit.span(), claim) for hit in trends if (claim := _trend_claim(hit, claims, marks))]
    found += list(_restated(document, marks))
    found += [_mark(*taken) for hit in deeds if (taken := _taken(text, hit, claims, marks))]
    return sorted(found, key=lambda mark: (mark.start, mark.end))


def _claims(document: Document, marks: Marks) -> Iterator[Claim]:
    cues = {(cue.start, cue.end) for cue in marks.hits("accuse-claims")}
    for mark in marks["attributions"]:
        said = any(mark.start <= start < mark.end for start, _ in cues)
        if mark.attrs.get("cue_kind") not in KINDS and not said:
            continue
        for start, end in mark.attrs.get("content", ()):
            if not marks.within("statistics", start, end):
                yield _claim(document, marks, mark, start, end)


def _claim(document: Document, marks: Marks, mark: Mark, start: int, end: int) -> Claim:
    content = document.text[start:end]
    words = lower(plain(content)).split()
    said = {word.strip(",.;:!?\"'") for word in words}
    directions = {trend.attrs["direction"] for trend in marks.within("trends", start, end)}
    directions |= {DIRECTION[word] for word in said if word in DIRECTION}
    deeds = {hit.attrs["lemma"] for hit in marks.listed("accuse-deeds", start, end)}
    deeds |= {"blame"} if "blame" in said else set()
    owner = str(mark.attrs.get("name") or "")
    return Claim(start, end, owner, frozenset(content_words(content)), frozenset(directions), frozenset(deeds))


class _Alleged:
    """The claims so far, to be found by the words that they hold, so that no sentence is held against each of them."""

    def __init__(self) -> None:
        self.count = 0
        self._runs: dict[tuple[str, ...], tuple[int, Claim]] = {}
        self._places: dict[str, list[tuple[int, Claim, list[str]]]] = defaultdict(list)

    def add(self, claim: Claim, words: list[str]) -> None:
        for at in range(len(words) - RUN + 1):
            self._runs.setdefault(tuple(words[at : at + RUN]), (self.count, claim))
        for at, word in enumerate(words):
            if len(self._places[word]) < MOST:
                self._places[word].append((self.count, claim, words[at : at + 2 * RUN - 1]))
        self.count += 1

    def said_in(self, said: list[str]) -> Claim | None:
        """The first claim of which four words on end stand on end in a sentence, or all that the sentence begins with."""
        if len(said) < RUN:
            return None
        runs = (tuple(said[at : at + RUN]) for at in range(len(said) - RUN + 1))
        found = [self._runs[run] for run in runs if run in self._runs]
        begun = self._places.get(said[0], ())
        found += [(number, claim) for number, claim, there in begun if _in_order(said[:RUN], there)]
        return min(found, key=lambda one: one[0])[1] if found else None


def _restated(document: Document, marks: Marks) -> Iterator[Mark]:
    """Sentences that say again, as the article's own, what somebody alleged: the same words in the same order."""
    alleged = sorted(_alleged(document, marks), key=lambda one: one[0].end)
    earlier = _Alleged()
    for sentence in marks["sentences"] if alleged else ():
        text = plain(document.text[sentence.start : sentence.end])
        while earlier.count < len(alleged) and alleged[earlier.count][0].end <= sentence.start:
            earlier.add(*alleged[earlier.count])
        if not earlier.count or text.endswith("?") or not _in_text(sentence.start, marks):
            continue
        if NOT_SO.search(text) or UNSURE.search(text) or _doubted(document.text, sentence, marks):
            continue
        claim = earlier.said_in(_plainly(text))
        if claim:
            yield _mark((sentence.start, sentence.end), claim)


def _alleged(document: Document, marks: Marks) -> Iterator[tuple[Claim, list[str]]]:
    """The claims that their teller does not vouch for, with the stems of what they say."""
    for mark in marks["attributions"]:
        if not ALLEGES.match(str(mark.attrs.get("cue", ""))):
            continue
        for start, end in mark.attrs.get("content", ()):
            if not mark.attrs["direct"]:
                yield _claim(document, marks, mark, start, end), _plainly(plain(document.text[start:end]))


def _plainly(text: str) -> list[str]:
    """The content words in order, names left out."""
    small = " ".join(word for word in text.split() if not word[:1].isupper())
    return [word for word in content_words(small) if not word[0].isdigit()]


def _in_order(words: list[str], there: list[str]) -> bool:
    rest = iter(there)
    return all(word in rest for word in words)


def _trend_claim(hit: re.Match[str], claims: list[Claim], marks: Marks) -> Claim | None:
    """The earlier claim that the phrase takes for granted; None where the phrase is reported itself."""
    if marks.covers("speech", hit.start(), hit.end()) or not _in_text(hit.start(), marks):
        return None
    return next((claim for claim in claims if claim.end <= hit.start() and _takes_trend(hit, claim)), None)


def _in_text(offset: int, marks: Marks) -> bool:
    sentence = marks.around("sentences", offset)
    return sentence is not None and sentence.attrs["block"] in ("paragraph", "list_item", "dek")


def _takes_trend(hit: re.Match[str], claim: Claim) -> bool:
    nouns = set(content_words(hit[2]))
    return bool(nouns) and DIRECTION[hit[1].lower()] in claim.directions and nouns <= claim.words


def _taken(text: str, deed: Mark, claims: list[Claim], marks: Marks) -> Taken | None:
    """The span that takes a claimed deed for granted, and the claim: `the bribe shows`, `she hid the results`."""
    sentence = marks.around("sentences", deed.start)
    if sentence is None or not _in_text(deed.start, marks) or _doubted(text, sentence, marks):
        return None
    earlier = [claim for claim in claims if claim.end <= deed.start]
    ways = (_definite(text, deed, earlier), _spoilt(text, deed, earlier), _done(text, deed, sentence, earlier))
    return next((way for way in ways if way), None)


def _doubted(text: str, sentence: Mark, marks: Marks) -> bool:
    cited = any(owns(mark) for mark in marks.within("attributions", sentence.start, sentence.end))
    inside = cited or bool(marks.within("quotations", sentence.start, sentence.end))
    return inside or bool(NOT_SO.search(text, sentence.start, sentence.end))


def _definite(text: str, deed: Mark, claims: list[Claim]) -> Taken | None:
    """`The bribe shows`, `Ms Lund's cover-up has`."""
    before, after = DEFINITE.search(text[max(deed.start - 30, 0) : deed.start]), ASSERTS.match(text, deed.end)
    claim = next((claim for claim in claims if deed.attrs["lemma"] in claim.deeds), None)
    if not before or not after or not claim or text[deed.start : deed.end].endswith("ed"):
        return None
    return (deed.start - len(before[0]), after.end()), claim


def _spoilt(text: str, deed: Mark, claims: list[Claim]) -> Taken | None:
    """`The poisoned water has`: the thing was named where somebody laid blame."""
    noun = OBJECT.match(text, deed.end) if text[deed.start : deed.end] in SPOILT else None
    before = DEFINITE.search(text[max(deed.start - 30, 0) : deed.start])
    if not noun or not before or not ASSERTS.match(text, noun.end()):
        return None
    laid = {"blame", str(deed.attrs["lemma"])}
    claim = next((c for c in claims if stem(noun[1]) in c.words and laid & c.deeds), None)
    return ((deed.start - len(before[0]), noun.end()), claim) if claim else None


def _done(text: str, deed: Mark, sentence: Mark, claims: list[Claim]) -> Taken | None:
    """`She binned the test results`: the same deed done to the same things."""
    before = text[max(sentence.start, deed.start - 60) : deed.start]
    if text[deed.start : deed.end].endswith("ing") or not DOES.search(before):
        return None
    things = set(content_words(text[deed.end : sentence.end].split(",")[0]))
    claim = next((c for c in claims if deed.attrs["lemma"] in c.deeds and len(things & c.words) >= 2), None)
    return ((deed.start, sentence.end), claim) if claim else None


def _mark(span: tuple[int, int], claim: Claim) -> Mark:
    detail = f"Before, this was a claim of {claim.owner}." if claim.owner else "Before, this was somebody's claim."
    return Mark(*span, {"of": claim.start, "owner": claim.owner, "detail": detail})
