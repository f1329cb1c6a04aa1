"""quotations: what it quotes is said there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.detectors.repeats import credits
from auditor.model import Block, Document, Finding, Mark, Observation
from auditor.stems import TOKEN, content_words, stem
from auditor.text import lower, plain

NEAR = 0.67  # a quotation with this share of its content words in one place may be a paraphrase
HEADING_WORDS = 14
CUT = re.compile(r"\.\.\.|…|\[[^\]]*\]")


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each quotation of the part whose words the text does not have."""
    return seen(_misquoted(_quoted(params, part, marks), document, against))


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
