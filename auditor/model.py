"""The nouns of the pipe: a document, its blocks, marks on its text, rules, and what a rule observed.

Offsets named `start` and `end` are code points into `Document.text` unless a docstring says that they
point into the source file; `end` is exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

# What the sentences of the summary can name, of a rule's findings and of the whole; `auditor/summary.py` fills it in.
TELLS = ("title", "words", "value", "count", "times", "place", "where", "text", "detail")
NUMBERS = (
    *("words", "speakers", "quoted_words", "sources", "claims"),
    *("owned", "unowned", "owned_percent", "unowned_percent", "findings", "grave"),
)

SEVERITIES = ("critical", "error", "warning", "note")

# Where a rule looks; a scope names the block kinds it covers.
SCOPES: Mapping[str, tuple[str, ...]] = {
    "headline": ("title",),
    "headings": ("heading",),
    "titles": ("title", "dek", "heading"),
    "body": ("dek", "paragraph", "list_item", "caption"),
    "text": ("title", "dek", "heading", "paragraph", "list_item", "block_quote", "caption"),
    "furniture": ("furniture",),
}


class AuditorError(Exception):
    """Something the user can mend; its text is one line for a person."""

    exit_code = 2


class InputError(AuditorError):
    """A document that cannot be audited; the message says why, without the document's name."""

    exit_code = 3


class RuleError(AuditorError):
    """A rule, word list or setting that is not as it should be: `file:line: key: what was expected`."""


class Piece(NamedTuple):
    """A stretch of text and where it stands in the source.

    Where text and source stretch have one length they agree character by character; otherwise
    (an entity, a run of white space) the piece is one unit.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class SourceMap:
    """The way from text offsets back to source offsets. No pieces means that text and source are one."""

    pieces: tuple[Piece, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.text_start for piece in self.pieces]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a text span to the source span that holds the same words."""
        if not self.pieces:
            return start, end
        first = self._at(start)
        if end <= start:
            return first[0], first[0]
        return first[0], max(self._at(end - 1)[1], first[0])

    def _at(self, offset: int) -> tuple[int, int]:
        piece = self.pieces[max(bisect_right(self._starts, offset) - 1, 0)]
        text_start, text_end, source_start, source_end = piece
        if text_end - text_start == source_end - source_start:
            at = source_start + min(max(offset - text_start, 0), text_end - text_start)
            return at, min(at + 1, source_end)
        return source_start, source_end


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text with one function: `kind` is title, dek, byline, dateline, heading, paragraph, list_item,
    block_quote, caption or furniture.

    `level` is the heading level or list depth, else 0; `sort` says what kind of page furniture it is.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link over the text from `start` to `end`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Datum:
    """A fact about the document and where it was found, such as `json-ld`, `og`, `meta`, `front-matter`, `text`."""

    value: str
    origin: str


@dataclass(frozen=True)
class Document:
    """One article: its text in blocks, its metadata and links, and the way back to the source file.

    `metadata` may hold `title`, `byline`, `dateline`, `published`, `modified`, `publisher`, `url`,
    `description`; dates are ISO 8601 as far as they are known.
    """

    name: str
    format: str
    source: str
    text: str
    blocks: tuple[Block, ...]
    metadata: Mapping[str, Datum] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    source_map: SourceMap = SourceMap()

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, offset: int) -> Block | None:
        """The last block that starts at or before `offset`; None where there is none."""
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 else None

    def blocks_of(self, *kinds: str) -> list[Block]:
        """The blocks of these kinds, in order."""
        return [block for block in self.blocks if block.kind in kinds]

    def words_of(self, block: Block) -> str:
        return self.text[block.start : block.end]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a detector found, with its attributes."""

    start: int
    end: int
    attrs: Mapping[str, Any] = field(default_factory=dict)

    def fits(self, where: Mapping[str, Any]) -> bool:
        """Whether every attribute in `where` has the wanted value, or one of the wanted values.

        An attribute that is itself a list fits where it shares a value.
        """
        for key, wanted in where.items():
            have = self.attrs.get(key)
            options = wanted if isinstance(wanted, list | tuple) else (wanted,)
            values = have if isinstance(have, list | tuple) else (have,)
            if not any(value in options for value in values):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Band:
    """From `good` (no points taken) to `poor` (all of them), linear between; `poor` may be the lower one."""

    good: float
    poor: float

    def share(self, value: float) -> float:
        """How far `value` lies from good to poor: 0..1."""
        if self.good == self.poor:
            return float(value > self.good)
        return min(max((value - self.good) / (self.poor - self.good), 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Example:
    """A small article that shows a rule at work; `finds` are the words that findings must cover."""

    text: str
    format: str = "txt"
    finds: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Rule:
    """One rule, as its YAML file says it. `id` is the file's path: category/name."""

    id: str
    title: str
    why: str
    severity: str
    message: str
    standards: tuple[str, ...]
    kind: str
    params: Mapping[str, Any]
    band: Band
    per: str = "document"
    languages: tuple[str, ...] = ("en",)
    formats: tuple[str, ...] = ()
    min_words: int = 0
    tell: str = ""
    doubt: Mapping[str, float] = field(default_factory=dict)
    fails: tuple[Example, ...] = field(default=(), compare=False)
    passes: tuple[Example, ...] = field(default=(), compare=False)
    file: str = ""

    @property
    def category(self) -> str:
        return self.id.split("/", 1)[0]


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a rule found its fault; `detail` adds to the rule's message what is special to this place.

    `whole` says that the fault is the whole document's and that the span is only where to point.
    """

    start: int
    end: int
    detail: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """What a rule saw: a number, and the findings behind it; `doubted` is how many were left out on second thoughts."""

    value: float
    findings: Sequence[Finding] = ()
    doubted: int = 0


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """Why a rule had nothing to judge in a document."""

    reason: str
