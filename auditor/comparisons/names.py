"""names: a name is mentioned there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.model import Block, Document, Finding, NotApplicable, Observation
from auditor.text import plain

CAPITAL = re.compile(r"(?<![.:;|/!?—–-] )(?!I['’])(?<![\w.:!?“\"‘'’])[A-Z][\w.&’'-]+(?: [A-Z][\w.&’'-]+)*")
DAY = re.compile("(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
MONTH = re.compile("(?:January|February|March|April|June|July|August|(?:Sept|Nov|Dec)ember|October)$")
DATE = re.compile(r"\b(?:in|by|from|until|since|before|after|on) $")
RUN = re.compile(r"[A-Z][\w.'’-]*,? $")
KIN = dict(
    pair.split("=")
    for pair in (
        "us=america usa=america american=u.s uk=brit british=u.k britain=uk french=france dutch=netherlands"
        " welsh=wales swiss=switzerland danish=denmark gop=republican dems=democrat eu=european fed=federal"
        " potus=president ceo=executive scotus=court isis=islamic dnc=democrat rnc=republican"
    ).split()
)


# What a text is about without naming it: the bodies that everybody knows.
KNOWN = frozenset(
    "cabinet congress house senate parliament court constitution internet bible god day republic union capitol middle".split()
)
LABEL = re.compile(r"(?:[^:]{1,40}: )+")
LIVE = re.compile(r"\blive\b", re.IGNORECASE)


def compare(
    params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks
) -> Observation | NotApplicable:
    """Report each name of the part that the text never mentions; not applicable to headlines in title case."""
    titles = ((block, document.words_of(block)) for block in part)
    part = [block for block, words in titles if not title_case(words) and not LIVE.search(words)]
    if not part:
        return NotApplicable("a headline in title case does not tell names from words")
    said = plain(" ".join(document.words_of(block) for block in against))
    return seen(_absent(document, part, said, marks.scan.forms("places")))


def title_case(headline: str) -> bool:
    """Whether most words of a headline begin with a capital, so that names cannot be told."""
    great = re.findall(r"[^\W\d_]{4,}", headline)[1:]
    return not great or sum(word[0].isupper() for word in great) > 0.6 * len(great)


def _absent(document: Document, part: Blocks, said: str, places: Collection[str]) -> Iterator[Finding]:
    low = said.lower()
    initials = "".join(token[0] for token in re.findall(r"[^\W_]+", low))
    for block in part:
        for match in CAPITAL.finditer(document.text, _after_label(document, block), block.end):
            name = re.sub(r"['’]s?$", "", plain(match[0])).rstrip(".")
            parts = [part.lower().replace(".", "") for part in re.split("[ -]", name) if part]
            short = name.isupper() and any(part in initials for part in parts)
            known = short or any(
                re.search(rf"\b{re.escape(part[:3])}", low) or KIN.get(part, part) in low for part in parts
            )
            common = KNOWN.intersection(parts) or any(place in places for place in (name.lower(), *parts))
            before = document.text[block.start : match.start()]
            if RUN.search(before) or (MONTH.match(name) and not DATE.search(before)):
                continue
            if not known and not common and len(name) > 2 and not DAY.match(name):
                yield Finding(match.start(), match.start() + len(name), "The text never mentions it.")


def _after_label(document: Document, block: Block) -> int:
    """Where names can be told: after a label or a column's author, and after the run of capitals that opens it."""
    words = document.words_of(block)
    label = LABEL.match(words)
    start = label.end() if label else 0
    opening = re.compile(r"[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*").match(words, start)
    return block.start + (opening.end() if opening else start)
