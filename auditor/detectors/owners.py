"""owners: the claims that somebody or something identified answers for, each with who that is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from auditor.attribution.identity import IDENTIFIED
from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.model import Document, Mark

NOBODY = frozenset("anyone anybody everyone everybody one some many those whose who which".split())
SOON = 3  # sentences after the lede in which its source may follow


class Who(NamedTuple):
    """An identified source: what sort it is, and its name or the words for it."""

    type: str
    name: str


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each claim with a good owner: `owner` as the claim has it, `type` and `name` of the source."""
    census = _Census(document, marks)
    found = ((claim, census.owner(claim)) for claim in marks["claims"])
    return [
        Mark(claim.start, claim.end, {"owner": claim.attrs["owner"], "type": who.type, "name": who.name})
        for claim, who in found
        if who
    ]


def _shows(link: Mark) -> bool:
    """Whether a link can stand for a source: it leads to a page, sells nothing and is not known to be unreliable."""
    return bool(link.attrs["domain"]) and not link.attrs["affiliate"] and link.attrs.get("rating") != "low"


def _shared(mark: Mark, sentence: Mark) -> int:
    """How much of a sentence an attribution gives to its source."""
    spans = (min(end, sentence.end) - max(start, sentence.start) for start, end in mark.attrs["content"])
    return sum(max(shared, 0) for shared in spans)


class _Census:
    """Who answers for what, by place."""

    def __init__(self, document: Document, marks: Marks) -> None:
        self._document, self._marks = document, marks
        self._attributions = [mark for mark in marks["attributions"] if owns(mark)]
        self._starts = [mark.start for mark in self._attributions]
        said = sorted(
            (start, end, at) for at, one in enumerate(self._attributions) for start, end in one.attrs["content"]
        )
        self._said, self._said_from = said, [start for start, _, _ in said]
        people = (source.attrs["name"] for source in marks["sources"] if source.attrs["type"] == "person")
        self._full = {name.split()[-1]: name for name in people if name.split()}
        named = (mark for mark in self._attributions if mark.attrs["source"] != "pronoun")
        self._types = {self._words(mark): mark.attrs["source"] for mark in named}

    def owner(self, claim: Mark) -> Who | None:
        """Who answers for a claim; None where it is nobody that is identified."""
        sentence = self._marks.around("sentences", claim.start) or claim
        if claim.attrs["owner"] == "link":
            links = self._marks.within("links", sentence.start, sentence.end)
            return next((Who("link", link.attrs["domain"]) for link in links if _shows(link)), None)
        if claim.attrs["owner"] == "none":
            return None
        near = self._beside(sentence) if claim.attrs["owner"] == "attribution" else self._around(sentence)
        return next((who for mark in near if (who := self._who(mark))), None)

    def _beside(self, sentence: Mark) -> list[Mark]:
        """Who speaks in the sentence or into it, first the one with most of its words."""
        speakers = self._between(sentence.start, sentence.end)
        at = bisect_right(self._said_from, sentence.start + 1) - 1
        if at >= 0 and self._said[at][1] > sentence.start + 1:
            speakers.append(self._attributions[self._said[at][2]])
        return sorted(speakers, key=lambda mark: -_shared(mark, sentence))

    def _around(self, sentence: Mark) -> Iterator[Mark]:
        """The source that carries over inside the paragraph; after a lede, the first that follows."""
        block = self._document.block_at(sentence.start)
        yield from reversed(self._between(block.start if block else sentence.start, sentence.start))
        if sentence.attrs.get("place") == "lede":
            index = sentence.attrs["index"]
            following = self._marks["sentences"][index + 1 : index + 1 + SOON]
            yield from self._between(sentence.end, following[-1].end if following else sentence.end)

    def _between(self, start: int, end: int) -> list[Mark]:
        return self._attributions[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]

    def _who(self, mark: Mark) -> Who | None:
        words = self._words(mark)
        type = mark.attrs["source"]
        if type == "pronoun":
            words = mark.attrs["name"]
            type = self._types.get(words, "")
        if type not in IDENTIFIED or not words or words.split()[0].lower() in NOBODY:
            return None
        return Who(type, self._full.get(words.split()[-1], words) if type == "person" else words)

    def _words(self, mark: Mark) -> str:
        span = mark.attrs["source_span"]
        words = mark.attrs["known_as"] or (self._document.text[slice(*span)] if span else "")
        return " ".join(words.split())
