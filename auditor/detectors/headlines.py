"""headlines: the title, with how much its form and words are those of a teaser.

The probability is learned (`bench/train/headlines.py`) and looks at no capitals, no names, no articles and no forms of
“be” and “have”: those tell the house in which a headline was written, not whether it is bait.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.detectors import Marks
from auditor.learned import classes, weights
from auditor.model import Document, Mark
from auditor.text import lower, plain

TABLE = "headlines"
LISTS = {"item": "headline-listicle-nouns", "gush": "headline-gush"}
SENTENCE = 14  # words: what is longer and ends in a full stop is a sentence of the text, not a headline
TELLING = 0.5  # log-odds from which a reason is named
REASONS = 2
OTHER = "other"  # a reason that is named where there is no better one

_DETAILS = {
    "it": "It points at something that it does not name (“{}”).",
    "you": "It speaks to the reader (“{}”).",
    "i": "The writer steps into it (“{}”).",
    "why": "It opens a question and leaves the answer to the text (“{}”).",
    "all": "It speaks of all or none (“{}”).",
    "so": "It presses its point (“{}”).",
    "gush": "It tells the reader what to feel (“{}”).",
    "count": "It counts what is to come (“{}”).",
    OTHER: "Its words are a teaser’s more often than the news’s (“{}”).",
}
_GROUPS = {
    "it": "this that these those here there it its here's that's it's there's",
    "you": "you your yours yourself you're you've you'll you'd",
    "i": "i me my mine myself we us our ours ourselves i'm i've i'd i'll we're we've we'll let's",
    "why": "who whom whose what which when where why how what's who's how's where's",
    "all": (
        "someone somebody everyone everybody anyone anybody nobody no none nothing everything something anything"
        " every each all any ever never always"
    ),
    "so": (
        "just only even actually really very too so such still already finally almost maybe perhaps probably literally"
        " totally absolutely definitely basically honestly"
    ),
    "gush": "best worst better good bad most least",
}
# Other words of closed classes, which mean little and say much about the form.
_CLOSED = (
    "one ones some both either neither if"
    " whether because since while until unless though although as than then and or but nor not yet in on at by for from"
    " with without about into onto over under after before during between among against through out off up down to near"
    " upon across behind toward towards along around beyond within amid am is are was were be been being have has had"
    " do does did done having can could will would shall should may might must cannot also again once now soon more less"
    " much many few several own same other another else enough get gets got make makes made let lets go goes going want"
    " wants need needs know knows see look looks like new first last next time isn't aren't wasn't weren't don't doesn't"
    " didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't vs say says said"
)
_GROUP = {word: group for group, words in _GROUPS.items() for word in words.split()}
_PERSONS = frozenset(
    (
        "he him himself his she her hers herself they them themselves their theirs"
        " he's he'll he'd she's she'll she'd they're they've they'll they'd"
    ).split()
)
_KNOWN = frozenset(_CLOSED.split()) | frozenset(_GROUP) | _PERSONS
_ARTICLES = frozenset("the a an of".split())
_BEING = frozenset("is are was were be been being am have has had".split())

_TIME = re.compile(
    r"\b(this|these) (?=(?:late |early |past )?(?:days?|weeks?|weekend|months?|quarter|years?|decade|century|time|term|season"
    r"|morning|afternoon|evening|night|spring|summer|autumn|fall|winter|christmas|easter|thanksgiving|halloween|ramadan"
    r"|election|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))+'(?!\w)")
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[a-z]+(?:['-][a-z]+)*|\.\.\.|[…?!:]|\x00")
_ENDINGS = ("ly", "est", "ing", "ed", "er", "s")
_SHORT = 4  # words: what stands in quotation marks and is no longer is a title or a term, not speech

Lists = Mapping[str, Collection[str]]
Feature = tuple[str, int]


class Word(NamedTuple):
    """A word of a headline: itself, its form, and where it stands."""

    text: str
    form: str
    start: int


def detect(document: Document, marks: Marks) -> list[Mark]:
    """The title with `bait` (a probability), whether it speaks to the `reader`, and `detail`, what speaks for bait."""
    lists = {name: marks.scan.forms(of) for name, of in LISTS.items()}
    found = []
    for block in document.blocks_of("title"):
        title = document.words_of(block)
        if _sentence(title):
            continue
        words = parted(title, lists)
        told = list(features(words))
        bait = weights.load(TABLE).probability({name for name, _ in told})
        attrs = {"bait": round(bait, 3), "reader": _reader(words), "detail": _detail(words, told, title)}
        found.append(Mark(block.start, block.end, attrs))
    return found


def _sentence(title: str) -> bool:
    return title.endswith(".") and title.count(" ") >= SENTENCE


def parted(title: str, lists: Lists) -> list[Word]:
    """The words of a headline that count; speech in quotation marks is one word."""
    text = _TIME.sub(_blank, _QUOTED.sub(_unquoted, lower(plain(title))))
    words = [Word(token[0], _form(token[0], lists), token.start()) for token in _TOKEN.finditer(text)]
    return [word for at, word in enumerate(words) if word.text not in _ARTICLES and (not at or word.text not in _BEING)]


def _unquoted(quoted: re.Match[str]) -> str:
    """The same length: a term without its marks, or one sign for speech."""
    inside = quoted[0][1:-1]
    term = inside.count(" ") < _SHORT and not inside.endswith((".", ",", "?", "!"))
    return f" {inside} " if term else "\x00".ljust(len(quoted[0]))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _form(word: str, lists: Lists) -> str:
    if word[0].isdigit():
        return _number(word)
    for name, forms in lists.items():
        if word in forms:
            return f"<{name}>"
    if word in _PERSONS:
        return "<person>"
    if word in _KNOWN or not word[0].isalpha():
        return word
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "")
    return f"<{'word' if word in classes.load() else 'rare'} {ending}>"


def _number(word: str) -> str:
    if not word.isdigit() or len(word) > 4:
        return "<number>"
    number = int(word)
    if 1900 <= number < 2100:
        return "<year>"
    return "<count>" if 3 <= number <= 60 else "<number>"


def features(words: Sequence[Word]) -> Iterator[Feature]:
    """What can speak for or against bait, each with the place of the word that it is told of."""
    forms = ["^", *(word.form for word in words), "$"]
    for size in (1, 2, 3):
        for at in range(len(forms) - size + 1):
            those = forms[at : at + size]
            if those not in (["^"], ["$"]) and ("<count>" in those) == ("<item>" in those):
                yield " ".join(those), min(max(at - 1, 0) + (at > 0 and size == 3), len(words) - 1)
    yield from _counted(words)
    yield f"rare {min(sum(word.form.startswith('<rare') for word in words), 5)}", -1
    yield from _classed(words)


def _counted(words: Sequence[Word]) -> Iterator[Feature]:
    """A number that opens a headline counts reasons or victims: what follows tells which."""
    at = next((at for at, word in enumerate(words[:2]) if word.form == "<count>"), None)
    if at is None:
        return
    rest = words[at:]
    yield f"count told {any(word.form.endswith('ed>') for word in rest)}", at
    for word in rest:
        if word.text in _KNOWN or word.form in ("<item>", "<gush>"):
            yield f"count {word.form}", at


def _classed(words: Sequence[Word]) -> Iterator[Feature]:
    """The words of open classes, their classes, and pairs of a class and its neighbour."""
    known = classes.load()
    before = "^"
    for at, word in enumerate(words):
        of = known.get(word.text) if word.text not in _KNOWN else None
        here = f"c{of.coarse}" if of else word.form
        yield f"{before} {here}", at
        before = here
        if of:
            yield f"w {word.text}", at
            yield f"f{of.fine}", at
            yield f"m{of.middle}", at
            yield here, at
    yield f"{before} $", len(words) - 1


def _reader(words: Sequence[Word]) -> bool:
    return any(_GROUP.get(word.text) == "you" for word in words)


def _detail(words: Sequence[Word], told: Sequence[Feature], title: str) -> str:
    """The strongest reasons in a sentence each."""
    of = weights.load(TABLE).of
    sums: dict[int, float] = defaultdict(float)
    for name, at in dict(told).items():
        if at >= 0:
            sums[at] += of.get(name, 0.0)
    groups: dict[str, list[int]] = defaultdict(list)
    for at in sorted(sums):
        if sums[at] >= TELLING:
            groups[_group(words[at])].append(at)
    forms = [group for group in groups if group != OTHER] or list(groups)
    strongest = sorted(forms, key=lambda group: -sum(sums[at] for at in groups[group]))[:REASONS]
    return " ".join(_DETAILS[group].format(_shown(words, groups[group], title)) for group in strongest)


def _group(word: Word) -> str:
    if word.form in ("<count>", "<gush>"):
        return word.form[1:-1]
    return _GROUP.get(word.text, OTHER)


def _shown(words: Sequence[Word], places: Sequence[int], title: str) -> str:
    """The words as they stand in the title, each once."""
    those = [title[words[at].start : words[at].start + len(words[at].text)] for at in places]
    return "”, “".join(dict.fromkeys(those))
