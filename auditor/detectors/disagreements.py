"""disagreements: two sentences that give one thing two measures: all and some, one number and another, two ages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.detectors.statistics import SCALES, value
from auditor.model import Document, Mark
from auditor.stems import FUNCTION, content_words, stem
from auditor.text import plain, shorten

ROUGH = re.compile(
    r"\b(?:at least|more than|fewer than|less than|over|up to|nearly|almost|about|around|roughly|some|as many as"
    r"|another|others?|also|initially|first|second|third|earlier|later|revised|so far|total|since|last|next|previous\w*"
    r"|at most|between|each|per|every|old|poll|survey|if|could|(?-i:may)|might|would|once|now|then|already|additional|extra"
    r"|average|estimat\w+|expect\w+|forecast|project\w*|or|rather|instead|not|half|from|to \$?\d)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:\d{4}s?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)|(?:night|morning|noon|year|month|week|day|quarter|season|hour|decade)s?"
    r"|annual\w*|daily|today|yesterday|tomorrow|tonight|ago)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(r", [^,;.]{1,80},")
MOVES = frozenset(
    stem(word)
    for word in (
        "rose rise rises fell fall falls grew grow grows dropped drop drops gained lost increased decreased declined"
        " climbed jumped slid slipped cut cuts added raised gave paid spent received sold bought raised donated won"
    ).split()
)
DEFINITE = re.compile(r"(?:The|Its|His|Her|Their|This|That|[A-Z]\w+(?:['’]s)?) ")
ALL = re.compile(r"(?:All|Every|Each|None)\b(?: of)?(?: (?:the|its|his|her|their|these))?\s")
SOME = re.compile(
    r"(?:Some|Several|A few|Many|Most|Half|Two|Three|Four|Five)\b(?: of)?(?: (?:the|its|his|her|their|these))?\s"
)
DENIES = re.compile(r"\b(?:not|never|no longer|no|without|fail(?:ed|s)?|refus(?:ed|es?)|lack(?:ed|s)?)\b|n't\b")
PASSING = frozenset("still yet again stay remain been have".split())
NAME = re.compile(r"\b[A-Z][\w-]+")
FIGURE = re.compile(
    r"(?<![\w.,/-])(?P<coin>[$£€] ?)?(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    rf"(?: ?(?P<scale>{'|'.join(SCALES)})\b)?(?!\w|[.,:/-]\d)(?: ?(?P<unit>%|[a-z]+))?",
    re.IGNORECASE,
)
PARTED = re.compile("[,;:]")
AGE = re.compile(r"((?:[A-Z][\w.'-]+ ){0,3})([A-Z][\w'-]+), ([1-9]\d),")


class Measure(NamedTuple):
    """A sentence that measures something: the words that say what, and the measure."""

    start: int
    end: int
    said: str
    words: frozenset[str]
    measure: object
    owned: bool = False


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each statement that gives another measure than an earlier one: `of` is that one's start."""
    plain_ones = list(_plain(document, marks))
    ways = (_shares(plain_ones, marks), _numbers(plain_ones), _ages(document, marks))
    found = {mark.start: mark for way in ways for mark in way}
    return [found[start] for start in sorted(found)]


def _plain(document: Document, marks: Marks) -> Iterator[tuple[Mark, str]]:
    """The sentences of the running text that quote nobody and ask nothing."""
    for sentence in marks["sentences"]:
        if sentence.attrs["block"] not in ("paragraph", "list_item", "dek"):
            continue
        said = plain(document.text[sentence.start : sentence.end])
        if '"' not in said and said.endswith((".", "!")):
            yield sentence, said


def _mark(one: Measure, other: Measure, about: str) -> Mark:
    return Mark(
        other.start, other.end, {"of": one.start, "about": about, "detail": f"Before: “{shorten(one.said, 90)}”."}
    )


def _shares(sentences: list[tuple[Mark, str]], marks: Marks) -> Iterator[Mark]:
    """`All drivers joined the strike. Some drivers did not join the strike.`"""
    alls = [one for sentence, said in sentences if (one := _share(sentence, said, ALL, marks))]
    somes = [one for sentence, said in sentences if (one := _share(sentence, said, SOME, marks))] if alls else []
    for some in somes:
        for one in alls:
            if one.measure != some.measure and not (one.owned and some.owned) and _same_group(one, some):
                first, last = sorted((one, some))
                yield _mark(first, last, "share")
                break


def _share(sentence: Mark, said: str, quantifier: re.Pattern[str], marks: Marks) -> Measure | None:
    """What a clause says of all or of some; its measure is whether it affirms it."""
    opens = quantifier.match(said)
    clause = (
        re.split(r"[,;:—–]| (?:but|and|while|because|after|when) ", said[opens.end() :], maxsplit=1)[0] if opens else ""
    )
    if not opens or len(clause.split()) < 4:
        return None
    words = [word for word in content_words(clause) if word not in PASSING]
    affirms = (not DENIES.search(clause)) != opens[0].startswith("None")
    owned = any(owns(mark) for mark in marks.within("attributions", sentence.start, sentence.end))
    return Measure(sentence.start, sentence.end, said, frozenset(words), affirms, owned)


def _same_group(one: Measure, other: Measure) -> bool:
    shared = len(one.words & other.words)
    return shared >= 3 and shared >= 0.75 * max(len(one.words), len(other.words))


def _numbers(sentences: list[tuple[Mark, str]]) -> Iterator[Mark]:
    """`The fire injured 14 guests. The fire injured 41 guests.`"""
    seen: dict[tuple[str, str], Measure] = {}
    for sentence, said in sentences:
        figure = FIGURE.search(said)
        unit = _unit(figure) if figure else ""
        if not figure or not unit or not DEFINITE.match(said) or ROUGH.search(said, 0, figure.end()):
            continue
        clause = ASIDE.sub("", said[: figure.start()])
        words = content_words(clause)
        if len(words) < 2 or words[-1] in MOVES or PARTED.search(clause):
            continue
        amount = value(figure["number"], figure["scale"])
        measure = Measure(sentence.start, sentence.end, said, frozenset(words), amount)
        earlier = seen.setdefault((unit, words[-1]), measure)
        if earlier.measure != amount and _same_quantity(earlier, measure):
            yield _mark(earlier, measure, (figure["unit"] or "money").lower())


def _unit(figure: re.Match[str]) -> str:
    """What a number counts: the noun behind it, or money."""
    if figure["coin"]:
        return "money"
    noun = (figure["unit"] or "").lower()
    return "" if noun in FUNCTION or TIME.fullmatch(noun) else stem(noun)


def _same_quantity(one: Measure, other: Measure) -> bool:
    """Whether the second speaks of nothing that the first does not: no other place, day, person or thing."""
    fewer = min(len(one.words), len(other.words))
    said, before = ASIDE.sub("", other.said), one.said
    names = set(NAME.findall(said)[1:]) <= set(NAME.findall(before)) or len(one.words & other.words) == fewer > 4
    times = {time.lower() for time in TIME.findall(said)} <= {time.lower() for time in TIME.findall(before)}
    enough = len(other.words) > 2 or other.said.startswith(("The ", "This ", "That "))
    return names and times and enough and other.words <= one.words


def _ages(document: Document, marks: Marks) -> Iterator[Mark]:
    """`Dora Finch, 61, ... Finch, 63,`: of a surname that one person has."""
    seen: dict[str, tuple[str, Measure]] = {}
    hits = list(AGE.finditer(document.text))
    for hit in hits:
        given = hit[1].split()[:1]
        first, one = seen.setdefault(
            hit[2], (given[0] if given else "", Measure(*hit.span(), hit[0], frozenset(), hit[3]))
        )
        again = Measure(*hit.span(), hit[0], frozenset(), hit[3])
        if one.measure != hit[3] and (not given or given[0] == first) and _alone(document, hit[2]):
            yield _mark(one, again, "age")


def _alone(document: Document, surname: str) -> bool:
    """Whether the text gives one first name at most with this surname."""
    return len(set(re.findall(rf"\b([A-Z][\w'-]+) {re.escape(surname)}\b", document.text))) <= 1
