"""repeats: sentences and paragraphs that say again what an earlier one said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil

from auditor.detectors import Marks
from auditor.model import Block, Document, Mark
from auditor.stems import content_words

ALIKE = 0.8
SHORT = 6

CREDITS = (
    *("(ap photo", "reuters/", "getty images", "via ap)", "via reuters", "via getty", "file photo"),
    *("photo by ", "photo courtesy", "photo credit", "photo caption", "image caption", "media caption"),
    *("toggle caption", "image copyright", "/afp)", "/epa)", "(pa media)", "/pool", "pool photo", "pool via"),
)
FILED = ("file -", "file –", "file —")
POSTS = ("pic.twitter.com", "twitter post", "(@")
CLOCK = re.compile(r"\W?\d{1,2}(?:[:.]\d{2}(?: ?[ap]\.?m)?| ?[ap]\.?m)\b", re.IGNORECASE)
VERB = re.compile(
    r"\b(?:[a-z]{3,}(?:ed|es|ing)|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|should|s[ae]id|says?|told|took|made|went|came|got|gave|goes|put|cut|set|let|left|lost|won|ran|fell|rose|grew|held"
    r"|kept|led|sent|built|met|paid|saw|began|became|broke|brought|bought|found|knew|thought|spoke|wrote|stood|wants?"
    r"|needs?|gets?|makes?|takes?|runs?|tells?|shows?|costs?|works?|helps?|means?|knows?|plans?|calls?|needs?)\b"
)
ARTICLE = re.compile(r"\b(?:the|an?)\b", re.IGNORECASE)
CERTAIN = 15  # words
MOST = 30  # earlier ones with one word that are compared; a text that says all again and again is slow else
SUMMARY = 1  # paragraph after the first
UPDATES = 3

Item = tuple[int, int, frozenset[str]]


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each near-copy with what it copies (`of`), the `share` they have, and its `copy`: verbatim or near."""
    if _live(document):
        return []
    blocks = [block for block in document.blocks_of("paragraph", "list_item") if _running(document, block)]
    inside = [_sentences(document, marks, block) for block in blocks]
    found = _verbatim(document, blocks)
    wholes = [_whole(document, block, items) for block, items in zip(blocks, inside, strict=True)]
    taken = {mark.start for mark in found}
    found += [mark for mark in _near(document, wholes, "paragraph") if mark.start not in taken]
    found.sort(key=lambda mark: mark.start)
    starts = [mark.start for mark in found]
    ends = [mark.end for mark in found]
    for mark in _near(document, [item for items in inside for item in items], "sentence"):
        at = bisect_right(starts, mark.start) - 1
        if _full(document, mark) and (at < 0 or ends[at] <= mark.start):
            found.append(mark)
    return sorted(found, key=lambda mark: mark.start)


def _near(document: Document, items: Sequence[Item], whole: str) -> list[Mark]:
    return [
        Mark(start, end, {"of": of, "share": share, "whole": whole, "copy": "near"})
        for start, end, of, share in copies(items)
        if not _quoted(document, start)
    ]


def _full(document: Document, mark: Mark) -> bool:
    """Whether a sentence is long enough for its copy to be no chance, and has a verb."""
    words = document.text.count(" ", mark.start, mark.end) + 1
    return words > SHORT and bool(VERB.search(document.text, mark.start, mark.end))


def credits(words: str) -> bool:
    """Whether a line names the maker of a picture."""
    low = words.lower()
    return any(cue in low for cue in CREDITS)


def _running(document: Document, block: Block) -> bool:
    """Whether the block is running text: a picture's caption and an embedded post stand twice by right."""
    low = document.words_of(block).lower()
    return not any(cue in low for cue in (*CREDITS, *POSTS)) and not low.startswith(FILED)


def _live(document: Document) -> bool:
    """Whether the article is a list of updates under their times, which say again what was said before."""
    return sum(bool(CLOCK.match(document.text, block.start, block.end)) for block in document.blocks) >= UPDATES


def _sentences(document: Document, marks: Marks, block: Block) -> list[Item]:
    return [
        (mark.start, mark.end, frozenset(content_words(document.text[mark.start : mark.end])))
        for mark in marks.within("sentences", block.start, block.end)
    ]


def _whole(document: Document, block: Block, items: Sequence[Item]) -> Item:
    words = frozenset[str]().union(*[words for *_, words in items])
    return block.start, block.end, words if len(words) >= SHORT and _told(document, block) else frozenset()


def _told(document: Document, block: Block) -> bool:
    """Whether a paragraph says something: it ends as a sentence does and has a verb or an article, unlike a list's."""
    words = document.words_of(block).rstrip("\"'”’)]*_ ")
    return words.endswith((".", "!", "?", "…")) and bool(VERB.search(words) or ARTICLE.search(words))


def _quoted(document: Document, start: int) -> bool:
    """A pulled quotation stands twice by right."""
    return document.text[start] in "\"“‘'"


def _verbatim(document: Document, blocks: Sequence[Block]) -> list[Mark]:
    """Long paragraphs that stand twice word for word; a summary before the text is no such copy."""
    seen: dict[str, int] = {}
    found = []
    for at, block in enumerate(blocks):
        words = document.words_of(block)
        first = seen.setdefault(words, at)
        summary = first == 0 and at <= SUMMARY
        if (
            first == at
            or summary
            or _quoted(document, block.start)
            or words.count(" ") + 1 < CERTAIN
            or not _told(document, block)
        ):
            continue
        attrs = {"of": blocks[first].start, "share": 1.0, "whole": "paragraph", "copy": "verbatim"}
        found.append(Mark(block.start, block.end, attrs))
    return found


def copies(items: Sequence[Item]) -> Iterator[tuple[int, int, int, float]]:
    """Start, end, start of the earlier one, share: for each item whose words an earlier one nearly has.

    A copy's words are mostly words that other items have too, which sorts out nearly all. Two sets that
    share ALIKE of their words share one of their rarest, so only those are looked up.
    """
    frequency = Counter(chain.from_iterable(item[2] for item in items))
    common = {word for word, count in frequency.items() if count > 1}
    index: dict[str, list[int]] = defaultdict(list)
    for at, (start, end, content) in enumerate(items):
        if len(content) < 3 or len(content & common) < ALIKE * len(content):
            continue
        rarest = sorted(content, key=lambda word: (frequency[word], word))
        keys = rarest[: len(content) - ceil(ALIKE * len(content)) + 1]
        likely = {other for word in keys for other in index[word][:MOST]}
        share, first = max(((jaccard(content, items[other][2]), -other) for other in likely), default=(0.0, 0))
        if share >= ALIKE:
            yield start, end, items[-first][0], round(share, 3)
        for word in keys:
            index[word].append(at)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both that each has."""
    return len(one & other) / (len(one | other) or 1)
