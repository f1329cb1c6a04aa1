"""quotations: what it quotes is said there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.detectors.repeats import credits
from auditor.model import Block, Document, Finding, Mark, Observation
from auditor.stems import TOKEN, content_words, stem
from auditor.text import lower, plain

OFTEN = 50  # a word that stands more often says little about where a quotation comes from
NEAR = 0.66  # a quotation with this share of its content words in one place may be a paraphrase
HEADING_WORDS = 14
SHOWN = 0.5  # where fewer of its content words stand together, there are no words like these
SCALE = re.compile(r"(\d)\s?(?:bn\b|(m|k)(?:n|illion)?\b)", re.IGNORECASE)
SCALES = {"m": "million", "k": "thousand", "": "billion"}
SPEAKS = re.compile(
    r"(?:[:,—–-]|\b(?:sa(?:ys?|id)|tells?|told|calls?|called|warns?|vows?|claims?|asks?|adds?|as|is|are|was|were|will"
    r"|to be|that)(?: [\w’'.]+){0,3})$",
    re.IGNORECASE,
)
TEASER = re.compile(
    r"\b(?:read more|watch|video|photos|gallery)\b|(?-i:\b[A-Z]{2,}\W+[A-Z]{2,}\W+[A-Z]{2,}\b)", re.IGNORECASE
)
# A caption may quote what the picture shows, or name a work.
SHOWN_THERE = re.compile(
    r"\b(?:signs?|banners?|placards?|posters?|reads?|reading|slogans?|called|titled|entitled|film|song|album|book|novel|play"
    r"|series|show|shirts?|mural|painting|hats?|tweet\w*|post\w*|words)\b",
    re.IGNORECASE,
)
SPEAKER = re.compile(r"\b[A-Z]\w{3,}")
SPOKEN = re.compile(r"\W*(?:[:,—–-]|(?:sa(?:ys?|id)|tells?|told|warns?|vows?|claims?)\b)", re.IGNORECASE)
CUT = re.compile(r"\.\.\.|…|\[[^\]]*\]")


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each quotation of the part whose words the text does not have."""
    return seen(_misquoted(_quoted(params, part, marks), document, against))


def _quoted(params: Params, part: Blocks, marks: Marks) -> Iterator[Mark]:
    """The quotations of the part that are long enough, and not bare where the rule leaves those out."""
    for block in part:
        words = marks.document.words_of(block)
        for mark in marks.within("quotations", block.start, block.end):
            if block.kind == "caption" and (SHOWN_THERE.search(words) or not mark.attrs["speech"]):
                continue
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
    if (
        len(line.split()) > HEADING_WORDS
        or line.startswith("(")
        or line.isupper()
        or TEASER.search(line)
        or " said " in line
        or credits(line)
    ):
        return True
    after = document.text[mark.end : block.end].strip(" .")
    who = SPEAKER.search(f"{before} {after}")
    if who and document.text.lower().count(who[0].lower()) < 2:  # the headline of another article
        return True
    spoken = (SPEAKS.search(before) and not after) or (not before and SPOKEN.match(after))
    return not spoken or within[-1:] in (*".,?!",)


def _misquoted(quotations: Iterator[Mark], document: Document, against: Blocks) -> Iterator[Finding]:
    quoted = list(quotations)
    own = {document.block_at(mark.start) for mark in quoted}
    there = [block for block in against if block not in own]
    heard = _tokens(" ".join(document.words_of(block) for block in there)) if quoted else []
    said = [stem(word) for word in heard]
    joined = f" {' '.join(said)} "
    places = _places(said)
    for mark in quoted:
        words = document.text[mark.start : mark.end]
        pieces = [" ".join(stem(word) for word in _tokens(piece)) for piece in CUT.split(words)]
        if any(f" {piece} " not in joined for piece in pieces if piece):
            length = len(_tokens(words))
            share, _ = _nearest(words, said, places, 2 * length + 4)
            if share < (NEAR if len(content_words(words)) < 4 else 0.5):
                close, at = _nearest(words, said, places, length + 2)
                yield Finding(mark.start, mark.end, told(" ".join(heard[at : at + length + 2]), close))


def _places(said: list[str]) -> Mapping[str, list[int]]:
    """Where each word stands, as far as that is worth knowing."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(said):
        if len(places[word]) < OFTEN:
            places[word].append(at)
    return places


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(SCALE.sub(lambda match: f"{match[1]} {SCALES[(match[2] or '').lower()]}", lower(plain(text))))


def _nearest(words: str, said: list[str], places_of: Mapping[str, list[int]], width: int) -> tuple[float, int]:
    """The share of the quotation's content words that one stretch of the text has, and where it starts."""
    wanted = set(content_words(words)) or {stem(word) for word in _tokens(words)}
    places = sorted(at for word in wanted for at in places_of.get(word, ()))
    shares = ((len(wanted.intersection(said[at : at + width])) / len(wanted), -at) for at in places)
    share, at = max(shares, default=(0.0, 0))
    return share, -at


def told(nearest: str, share: float) -> str:
    """What a finding says of the nearest words, which are shown where they are near."""
    return (
        f"The nearest words in the text are like “{nearest}”."
        if share >= SHOWN
        else "The text has no words like these."
    )
