"""names: a name is mentioned there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.model import Block, Document, Finding, NotApplicable, Observation
from auditor.text import plain

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


def compare(
    params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks
) -> Observation | NotApplicable:
    """Report each name of the part that the text never mentions; not applicable to headlines in title case."""
    part = [block for block in part if not _title_case(document.words_of(block))]
    if not part:
        return NotApplicable("a headline in title case does not tell names from words")
    said = plain(" ".join(document.words_of(block) for block in against))
    return seen(_absent(document, part, said))


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
