"""The small closed classes of English that bound a noun phrase, and the tokens of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\w+(?:[-&'’]\w+)*(?:(?<=s)['’](?=\s+[a-z]))?|[^\w\s]")

BE = frozenset("is are was were be been being 's 're".split())
HAVE = frozenset("has have had having".split())
MODAL = frozenset("will would can could may might must should shall do does did to".split())
AUXILIARY = BE | HAVE | MODAL
ADVERBS = frozenset(
    "also later then once again still now already never ever even just only often always soon further"
    " not first long yesterday today thereafter twice sometimes both n't all each".split()
)
DETERMINERS = frozenset(
    "the a an this these those his her their its our my your some many several two three four five six most few"
    " all both another other no one any each every half more".split()
)
SUBORDINATORS = frozenset(
    "that because as when while if but after before since although though whether until unless so than where why"
    " how which what and or nor yet once amid despite during following like into over under through".split()
)
PREPOSITIONS = frozenset("of at for from in with on to by about against near outside inside within across".split())
RELATIVES = frozenset("who whom whose which that".split())
PRONOUNS = frozenset("he she they it i we you who".split())
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december today yesterday tomorrow year week month ago earlier later night morning"
    " afternoon evening recently".split()
)
_NO_ADVERBS = frozenset(
    "early family daily weekly monthly yearly elderly supply reply ally assembly friendly july likely deadly costly"
    " anomaly bully rally tally folly belly orderly".split()
)
CLOSED = AUXILIARY | ADVERBS | DETERMINERS | SUBORDINATORS | PREPOSITIONS | PRONOUNS | TIMES
QUOTES = frozenset("\"“”„«»‘’'")
OPENING = frozenset('"“„«‘')
CLOSING = frozenset('"”»’')


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of punctuation; offsets are into the document's text."""

    start: int
    end: int
    text: str
    low: str

    @property
    def word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def adverb(self) -> bool:
        """`Quickly`, but not the name `Kelly`."""
        return adverb(self.low) and not self.capital

    @property
    def possessive(self) -> bool:
        return self.low.endswith(("'s", "s'"))

    @property
    def bare(self) -> str:
        """The word in lower case without a possessive ending."""
        return self.low.removesuffix("'s").removesuffix("'")


class Sentence:
    """The tokens of one sentence; `low` is the whole text with straight marks in lower case."""

    def __init__(self, text: str, low: str, start: int, end: int, block: str) -> None:
        self.start = start
        self.end = end
        self.block = block
        self.tokens = tuple(
            Token(hit.start(), hit.end(), hit[0], low[hit.start() : hit.end()])
            for hit in TOKEN.finditer(text, start, end)
        )

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts."""
        return [token.start for token in self.tokens]

    @cached_property
    def last_opening(self) -> int:
        """The index of the last mark that opens a quotation; -1 where there is none."""
        opening = (index for index in range(len(self.tokens) - 1, -1, -1) if self.tokens[index].text in OPENING)
        return next(opening, -1)

    @cached_property
    def titled(self) -> bool:
        """Whether the sentence is set like a headline: hardly a longer word in it begins small."""
        longer = [token for token in self.tokens if token.word and len(token.text) > 3]
        return 4 * sum(token.capital for token in longer) >= 3 * len(longer)

    def low(self, index: int) -> str:
        """The token's lower-case words; empty outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def text(self, first: int, last: int) -> str:
        return " ".join(token.text for token in self.tokens[first : last + 1])


def adverb(word: str) -> bool:
    """Whether a word may stand between subject and verb without being either."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NO_ADVERBS)
