"""compare: one part of the article must agree with another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from auditor.detectors import Marks
from auditor.detectors.repeats import FUNCTION, TOKEN, content_words, credits, stem
from auditor.detectors.statistics import SCALES, SMALL, value
from auditor.model import Block, Document, Finding, Mark, NotApplicable, Observation, Rule
from auditor.places import scope
from auditor.text import lower, plain

_PART = {"enum": ["title", "heading", "caption", "lede", "conclusion", "body"]}
_PARTS = {"anyOf": [_PART, {"type": "array", "items": _PART, "minItems": 1}]}

SCHEMA = {
    "type": "object",
    "properties": {
        "part": {"description": "The part that must agree.", **_PARTS},
        "against": {"description": "The part that it must agree with.", **_PARTS},
        "by": {
            "description": (
                "quotations: what it quotes is said there; numbers: a number is the same there; names: a name"
                " is mentioned there; overlap: it does not merely say the same again; certainty: it is no"
                " surer than the sentence there that it tells; mutual: what it lays on both sides, more than"
                " one does there; denial: what it says will happen, the text does not deny; speakers: whom it"
                " lets speak, is mentioned there."
            ),
            "enum": [
                *("quotations", "numbers", "names", "overlap", "certainty", "mutual", "denial", "speakers"),
            ],
        },
        "min_words": {
            "description": "quotations: the shortest to look for.",
            "type": "integer",
            "minimum": 1,
        },
        "bare": {
            "description": "quotations: whether one that is the whole part counts too; true unless said.",
            "type": "boolean",
        },
        "threshold": {
            "description": "overlap: the share of content words that the closest two sentences may share.",
            "type": "number",
        },
    },
    "required": ["part", "against", "by"],
    "additionalProperties": False,
}

NEAR = 0.67  # a quotation with this share of its content words in one place may be a paraphrase
ALIKE = 0.3
LONG = 7
HEADING_WORDS = 14
SCOPE = {"title": "headline", "heading": "headings"}
CUT = re.compile(r"\.\.\.|…|\[[^\]]*\]")
HEDGE = re.compile(
    r"\b(?:(?-i:may|MAY)|might|could"
    r"|(?:is|are|was|were) (?:considering|weighing|planning|likely|expected|thinking)"
    r"|considers|weigh(?:s|ed)|plan(?:s|ned)|proposes?|threaten(?:s|ed)"
    r"|hop(?:es?|ed) to|wants? to)\b"
    r"|\b(?:if|unless)\b",
    re.IGNORECASE,
)
SOFTENED = re.compile(
    r"\b(?:to|can|will|says?|said|warns?|claims?|urges?|calls?|fears?|over|why|how|what)\b"
    r"|[?:\"“‘…]|'\w+ \w+'",
    re.IGNORECASE,
)
_SCALE = "|".join(SCALES)
_WORD = "|".join(word for word in SMALL if word not in ("a", "an", "one"))
NUMBER = re.compile(
    rf"(?<![\w.,/-])[$£€]?(\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:[ -]?({_SCALE})\b)?"
    r"(?![\w:/-]|[.,]\d)"
    rf"|\b({_WORD})\b(?!-)(?: ({_SCALE})\b)?",
    re.IGNORECASE,
)
CAPITAL = re.compile(r"(?<![.:!?—–-] )(?<![\w.:!?“\"‘'’])[A-Z][\w.&’'-]+(?: [A-Z][\w.&’'-]+)*")
DAY = re.compile("(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
KIN = dict(
    pair.split("=")
    for pair in (
        "us=america usa=america american=u.s uk=brit british=u.k britain=uk french=france dutch=netherlands"
        " welsh=wales swiss=switzerland danish=denmark gop=republican dems=democrat eu=european fed=federal"
        " potus=president ceo=executive"
    ).split()
)
WILL = re.compile(r"\bwill (?:be |now |soon )?(\w+)", re.IGNORECASE)
SAID_SO = re.compile(
    r"\b(?:say|says|said|warns?|claims?|fears?|vows?|pledges?|promises?|not)\b|[?:\"“‘…]|'\w+ \w+'", re.IGNORECASE
)
NOT_SO = re.compile(
    r"\b(?:does|do|did|has|have|is|are|was|were|had)(?: not|n[o']t) (?:yet )?"
    r"(?:propos|plan|intend|decid|agree|consider)\w*"
    r"|\bno (?:plans?|intention|decision|proposals?) (?:to|for|on|about|had|has|have|was|is)\b",
    re.IGNORECASE,
)
SPEAKER = re.compile(
    r"(?<![\w'’-])([A-Z][a-z]+) ([A-Z][\w'’-]+) "
    r"(?:says?|said|confirms?|confirmed|warns?|warned|admits?|announces?|insists?|reveals?|claims?|tells|vows)\b"
)
_THINGS = (
    "job jobs post staff employee worker position".split(),
    "dead death killed dies".split(),
    "injured wounded hurt".split(),
)
COUNTED_AS = {stem(word): words[0] for words in _THINGS for word in words}
_BOTH = (
    r"(?:both (?:sides|countries|governments|parties|nations|leaders)|each side|mutual|exchang(?:e|ed|ing)"
    r"|the two (?:sides|countries|governments|nations))"
)
MUTUAL = re.compile(rf"\b{_BOTH}\b(?:\W+\w+){{0,3}}?\W+(warnings?|accusations?|threats?|insults?)\b", re.IGNORECASE)
_BODY = "(?:officials|leaders|representatives|government|also|has|have)"
ACTS = {
    "warning": r"\b(?:warn(?:s|ed|ing)?)\b",
    "accusation": r"\b(?:accus(?:es?|ed|ing)|blam(?:es?|ed|ing)|alleg(?:es?|ed|ing))\b",
    "threat": r"\b(?:threaten(?:s|ed|ing)?)\b",
    "insult": r"\b(?:insult(?:s|ed|ing)?|mock(?:s|ed|ing)?)\b",
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """Report where the part disagrees; not applicable where one of the two is missing."""
    part, against = _blocks(document, rule.params["part"]), _blocks(document, rule.params["against"])
    for name, blocks in ((rule.params["part"], part), (rule.params["against"], against)):
        if not blocks:
            return NotApplicable(f"no {name if isinstance(name, str) else ' or '.join(name)}")
    return _WAYS[rule.params["by"]](rule.params, document, marks, part, against)


def _blocks(document: Document, parts: str | Sequence[str]) -> list[Block]:
    wanted = {parts} if isinstance(parts, str) else set(parts)
    blocks = {block for name in wanted for block in _part(document, name)}
    return [block for block in document.blocks if block in blocks]


def _part(document: Document, name: str) -> Sequence[Block]:
    if name == "caption":
        return document.blocks_of("caption")
    if name == "body":
        return document.blocks_of("dek", "paragraph", "list_item", "caption", "block_quote")
    blocks = scope(document, SCOPE.get(name, name)).blocks
    titles = {document.words_of(block) for block in document.blocks_of("title")} if name == "heading" else ()
    return [block for block in blocks if document.words_of(block) not in titles]


def _seen(findings: Iterator[Finding]) -> Observation:
    found = list(findings)
    return Observation(len(found), found)


Params = Mapping[str, Any]
Blocks = Sequence[Block]


def _quotations(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    return _seen(_misquoted(_quoted(params, part, marks), document, against))


def _quoted(params: Params, part: Blocks, marks: Marks) -> Iterator[Mark]:
    """The quotations of the part that are long enough, and not bare where the rule leaves those out."""
    for block in part:
        for mark in marks.within("quotations", block.start, block.end):
            if mark.attrs["words"] < params.get("min_words", 2) or not mark.attrs["closed"]:
                continue
            if params.get("bare", True) or not _bare(marks.document, block, mark):
                yield mark


def _bare(document: Document, block: Block, mark: Mark) -> bool:
    """Whether a heading is nothing but the quotation, which is often its label, or is a line of the text.

    Such a line, which a reader of bare text may take for a heading, has a stop, is long, credits a picture
    or tells in the past tense who said it.
    """
    before, within = (
        document.text[block.start : mark.start].rstrip(),
        document.text[mark.start : mark.end - 1],
    )
    line = document.words_of(block)
    long = len(line.split()) > HEADING_WORDS
    return before[-1:] in ("", *".!?") or within[-1:] in (*".,?!",) or long or " said " in line or credits(line)


def _misquoted(quotations: Iterator[Mark], document: Document, against: Blocks) -> Iterator[Finding]:
    quoted = list(quotations)
    heard = _tokens(" ".join(document.words_of(block) for block in against)) if quoted else []
    said = [stem(word) for word in heard]
    joined = f" {' '.join(said)} "
    for mark in quoted:
        words = document.text[mark.start : mark.end]
        pieces = [" ".join(stem(word) for word in _tokens(piece)) for piece in CUT.split(words)]
        if any(f" {piece} " not in joined for piece in pieces if piece):
            share, at = _nearest(words, said)
            nearest = " ".join(heard[at : at + len(_tokens(words)) + 2])
            if share < (NEAR if len(content_words(words)) < 4 else 0.5):
                yield Finding(mark.start, mark.end, _told(nearest, share))


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(lower(plain(text)))


def _nearest(words: str, said: list[str]) -> tuple[float, int]:
    """The share of the quotation's content words that one stretch of the text has, and where it starts."""
    wanted = set(content_words(words)) or {stem(word) for word in _tokens(words)}
    width = 2 * len(_tokens(words)) + 4
    places = (at for at, word in enumerate(said) if word in wanted)
    shares = ((len(wanted.intersection(said[at : at + width])) / len(wanted), -at) for at in places)
    share, at = max(shares, default=(0.0, 0))
    return share, -at


def _told(nearest: str, share: float) -> str:
    return (
        f"The nearest words in the text are like “{nearest}”." if share > 0.33 else "The text has no words like these."
    )


def _numbers(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    if not any(noun for block in part for _, noun, *_ in numbered(document.words_of(block))):
        return Observation(0)
    there = [pair for block in against for pair in numbered(document.words_of(block))]
    return _seen(_otherwise(document, part, [(amount, noun) for amount, noun, *_ in there]))


def _otherwise(document: Document, part: Blocks, there: list[tuple[float, str]]) -> Iterator[Finding]:
    everything = {amount for amount, _ in there}
    for block in part:
        for amount, noun, start, end in numbered(document.words_of(block)):
            if not noun or any(_near(amount, other) for other in everything):
                continue
            others = {other for other, counted in there if _same_things(noun, counted)}
            if len(others) == 1 and not _sum_of(amount, everything):
                yield Finding(block.start + start, block.start + end, f"The text says {others.pop():,g}.")


def _same_things(noun: str, other: str) -> bool:
    return COUNTED_AS.get(noun, noun) == COUNTED_AS.get(other, other)


def _near(one: float, other: float) -> bool:
    return one == other or (min(one, other) >= 20 and abs(one - other) <= 0.15 * max(one, other))


def _sum_of(amount: float, parts: set[float]) -> bool:
    return any(one + other == amount or one - other == amount for one, other in combinations(sorted(parts), 2))


def numbered(text: str) -> Iterator[tuple[float, str, int, int]]:
    """Each number with the stem of the noun that it counts and its span; years count nothing."""
    for match in NUMBER.finditer(text):
        amount = value(match[1] or match[3], match[2] or match[4])
        if amount is None or (1900 <= amount < 2100 and "," not in match[0]):
            continue
        nouns = re.match(r"\s(?:(?:more|of|the) )?([A-Za-z]+)", text[match.end() : match.end() + 30])
        noun = stem(nouns[1].lower()) if nouns and nouns[1].lower() not in FUNCTION else ""
        yield amount, noun, *match.span()


def _names(
    params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks
) -> Observation | NotApplicable:
    part = [block for block in part if not _title_case(document.words_of(block))]
    if not part:
        return NotApplicable("a headline in title case does not tell names from words")
    said = plain(" ".join(document.words_of(block) for block in against))
    return _seen(_absent(document, part, said))


def _title_case(headline: str) -> bool:
    great = re.findall(r"[^\W\d_]{4,}", headline)[1:]
    return not great or sum(word[0].isupper() for word in great) > 0.6 * len(great)


def _absent(document: Document, part: Blocks, said: str) -> Iterator[Finding]:
    low = said.lower()
    initials = "".join(token[0] for token in re.findall(r"[^\W_]+", low))
    for block in part:
        for match in CAPITAL.finditer(document.text, _after_author(document, block), block.end):
            name = re.sub(r"['’]s?$", "", plain(match[0])).rstrip(".")
            parts = [part.lower().replace(".", "") for part in re.split("[ -]", name) if part]
            short = name.isupper() and any(part in initials for part in parts)
            known = short or any(
                re.search(rf"\b{re.escape(part[:3])}", low) or KIN.get(part, part) in low for part in parts
            )
            if not known and len(name) > 2 and not DAY.match(name):
                yield Finding(match.start(), match.start() + len(name), "The text never mentions it.")


def _after_author(document: Document, block: Block) -> int:
    """Where the headline proper starts: a column's author may stand before it."""
    author = re.match(r"[A-Z]\w+ [A-Z]\w+:", document.words_of(block))
    return block.start + (author.end() if author else 1)


def _overlap(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    said = _said(document, part)
    if set(part) & set(against) or len(said) < 2 * LONG or overlap(said, _said(document, against)) < ALIKE:
        return Observation(0)
    pairs = [(one, other) for one in _long(document, marks, part) for other in _long(document, marks, against)]
    share, start, end = max(((overlap(one[0], other[0]), *one[1]) for one, other in pairs), default=(0.0, 0, 0))
    if share < params.get("threshold", 0.55):
        return Observation(0)
    return Observation(1, [Finding(start, end, f"{share:.0%} of its content words stand in one sentence there.")])


def _long(document: Document, marks: Marks, blocks: Blocks) -> list[tuple[set[str], tuple[int, int]]]:
    """The content words and span of each sentence that has enough of them to compare."""
    said = [(set(content_words(document.text[m.start : m.end])), (m.start, m.end)) for m in _inside(marks, blocks)]
    return [pair for pair in said if len(pair[0]) >= LONG]


def _said(document: Document, blocks: Blocks) -> set[str]:
    return {word for block in blocks for word in content_words(document.words_of(block))}


def overlap(one: set[str], other: set[str]) -> float:
    """The share of the smaller set that the two have in common."""
    return len(one & other) / (min(len(one), len(other)) or 1)


def _certainty(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    return _seen(_surer(document, marks, part, against))


def _surer(document: Document, marks: Marks, part: Blocks, against: Blocks) -> Iterator[Finding]:
    sentences = _inside(marks, against)
    for block in part:
        headline = document.words_of(block)
        wanted = set(content_words(headline))
        if HEDGE.search(headline):
            continue
        if denied := _denied(document, marks, headline, sentences):
            yield Finding(block.start, block.end, f"The text says “{denied[0]}”.")
        if len(wanted) < 4 or SOFTENED.search(headline):
            continue
        said = [(mark, set(content_words(document.text[mark.start : mark.end]))) for mark in sentences]
        same = [mark for mark, content in said if len(wanted & content) >= max(4, 0.75 * len(wanted))]
        hedges = [_hedge(_unquoted(document, marks, mark), wanted) for mark in same]
        if hedges and all(hedges):
            yield Finding(block.start, block.end, f"The text says “{hedges[0]}”.")


def _unquoted(document: Document, marks: Marks, sentence: Mark) -> str:
    """A sentence without its quotations: their doubts are not the text's."""
    said = document.text[sentence.start : sentence.end]
    for mark in marks.within("quotations", sentence.start, sentence.end):
        said = said.replace(document.text[mark.start : mark.end], "")
    return said


def _hedge(sentence: str, wanted: set[str]) -> str:
    """The word that makes the headline's event less than sure in this sentence, if any.

    A condition comes after the event or opens the sentence; any other hedge stands right before the event.
    """
    for match in HEDGE.finditer(sentence):
        if match[0].lower() in ("if", "unless"):
            before = wanted.intersection(content_words(sentence[: match.start()]))
            if match.start() == 0 or len(before) >= 0.75 * len(wanted):
                return match[0]
        elif any(word[:1].islower() and stem(word) in wanted for word in sentence[match.end() :].split()[:2]):
            return match[0]
    return ""


def _denial(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    told = ((block, _denied(document, marks, document.words_of(block), _inside(marks, against))) for block in part)
    return _seen(Finding(block.start, block.end, f"The text says “{said[0]}”.") for block, said in told if said)


def _inside(marks: Marks, blocks: Blocks) -> list[Mark]:
    return [mark for block in blocks for mark in marks.within("sentences", block.start, block.end)]


def _denied(document: Document, marks: Marks, headline: str, sentences: Sequence[Mark]) -> list[str]:
    """The denials, where all that the text says of the event that the headline says will come denies it."""
    event = WILL.search(headline)
    if event is None or SAID_SO.search(headline) or HEDGE.search(headline):
        return []
    act, things = stem(event[1].lower()), set(content_words(headline[: event.start()]))
    denials = []
    for mark in sentences:
        said = _unquoted(document, marks, mark)
        words = content_words(said)
        if act in words and things.intersection(words):
            denial = NOT_SO.search(said)
            if denial is None and not HEDGE.search(said):
                return []
            if denial is None:
                continue
            denials.append(" ".join(said[denial.start() :].split()[:8]).rstrip("."))
    return denials


def _speakers(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    return _seen(_unheard(document, marks, part, against))


def _unheard(document: Document, marks: Marks, part: Blocks, against: Blocks) -> Iterator[Finding]:
    """The people whom the headline lets speak by their full names and the text does not know at all."""
    given = {form for form, _ in marks.scan.lists.get("given-names", ())}
    for block in part:
        for match in SPEAKER.finditer(document.text, block.start, block.end):
            low = plain(" ".join(document.words_of(one) for one in against)).lower()
            surname = re.sub("'s$", "", plain(match[2]).lower())
            if match[1].lower() in given and surname not in low and match[1].lower() not in low:
                yield Finding(match.start(1), match.end(2), "The text never mentions this person.")


def _mutual(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    return _seen(_onesided(document, part, against))


def _onesided(document: Document, part: Blocks, against: Blocks) -> Iterator[Finding]:
    elsewhere = [document.words_of(block) for block in against if block not in part]
    for block in part:
        for match in MUTUAL.finditer(document.text, block.start, block.end):
            act = match[1].lower().rstrip("s")
            parties = {party for words in elsewhere for party in _actors(words, ACTS[act])}
            if len(parties) == 1:
                yield Finding(*match.span(), f"In the text only {parties.pop()} does so.")


def _actors(text: str, act: str) -> Iterator[str]:
    """Who does this act in the text, by name; a pronoun is somebody too."""
    for match in re.finditer(rf"((?:[A-Z][\w’'-]+ )+)(?:{_BODY} ){{0,2}}{act}", text):
        yield match[1].removeprefix("The ").split()[0]


_Way = Callable[[Params, Document, Marks, Blocks, Blocks], Observation | NotApplicable]
_WAYS: Mapping[str, _Way] = {
    "quotations": _quotations,
    "numbers": _numbers,
    "names": _names,
    "overlap": _overlap,
    "certainty": _certainty,
    "mutual": _mutual,
    "denial": _denial,
    "speakers": _speakers,
}
