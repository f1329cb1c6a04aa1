"""Labels: words whose speaker is named beside them, not told in a sentence.

A post with its author's handle behind it, an interview's answers behind their speaker's name, a headline's
`Lopez: the bridge must close`, a quotation with a dash and a name below it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from auditor.attribution.grammar import AUXILIARY, CLOSING, OPENING, PREPOSITIONS, Sentence
from auditor.attribution.phrases import Lists, Phrase
from auditor.attribution.relations import Relation, Span
from auditor.attribution.sources import Classifier, Kind
from auditor.model import Block, Document
from auditor.text import lower, plain

POST = 320  # characters that a post has, and no more
HEADLINE = 120  # characters of a first paragraph that is a headline
LABEL = 60  # characters of a label
SIGNED = 100  # characters of a name with what its bearer is
SPOKEN = 16  # characters that somebody at least says behind a label
SPEAKERS = 3  # labels that make a transcript

_POSTED = re.compile(
    r"(?P<dash>[—–]|(?<!\w)--?\s)\s*(?P<name>[^\s()—–][^()\n—–]{0,50}?)\s*\(@\w+\)(?:\s+[A-Z]\w+ \d\d?, \d{4})?"
)
_LABEL = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al)){0,4}):\s+(?=\S)")
_HEADLINE = re.compile(rf"(?P<name>[^:“”‘\"]{{3,{LABEL}}}):\s+(?=\S)")
_WORD = re.compile(r"\w+(?:'\w+)*|[^\w\s]")
_SIGNED = re.compile(rf"(?:\A|(?<=\n)|[”\"’])\s*(?P<dash>[—–])\s*(?P<name>[A-Z][^\n”\"]{{2,{SIGNED}}})$")
_FIRST_PERSON = frozenset("i i'm i've i'll i'd we we're we've we'll my our me".split())
_FINITE = (AUXILIARY - {"been", "being", "be", "having"}) | frozenset("needs wants isn't aren't don't".split())


class Labels:
    """Finds the labels of one document."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        lists: Lists,
        classifier: Classifier,
        people: Iterable[str],
    ) -> None:
        self._document = document
        self._starts = [one.start for one in sentences]
        self._sentences = sentences
        self._lists = lists
        self._classifier = classifier
        self._people = {name.lower() for name in people}

    def relations(self) -> Iterator[Relation]:
        """Every labelled stretch of words as an attribution."""
        blocks = [block for block in self._document.blocks if block.kind not in ("furniture", "block_quote")]
        text = self._document.text
        for before, block in zip([None, *blocks], blocks, strict=False):
            if block.kind in ("title", "heading") or (before is None and block.end - block.start <= HEADLINE):
                yield from self._headline(block)
                continue
            yield from self._posts(before, block)
            signed = _SIGNED.search(text, max(block.end - SIGNED - 8, block.start), block.end)
            if signed:
                yield from self._signature(before, block, signed)
        yield from self._transcript(blocks)

    def _posts(self, before: Block | None, block: Block) -> Iterator[Relation]:
        """`Country first. — Ann Lee (@annlee) May 4, 2018`, in one paragraph or under the post's own."""
        text, done = self._document.text, block.start
        for hit in _POSTED.finditer(text, block.start, block.end):
            dash = hit.start("dash")
            first = self._post_start(max(done, dash - POST), dash, block)
            content = (first, dash) if text[first:dash].strip() else _whole(before)
            done = hit.end()
            if content is not None:
                yield _labelled(
                    hit.span("dash"), "—", "post", hit.span("name"), Kind("person", hit["name"]), content, block
                )

    def _post_start(self, low: int, dash: int, block: Block) -> int:
        """Where the first whole sentence from `low` on begins."""
        at = bisect_left(self._starts, low)
        return self._starts[at] if at < len(self._starts) and self._starts[at] < dash else max(low, block.start)

    def _signature(self, before: Block | None, block: Block, hit: re.Match[str]) -> Iterator[Relation]:
        """`“It is not safe.” — Ann Lee, engineer`, in one paragraph or under the quotation's own."""
        dash, own = hit.start("dash"), not self._document.text[block.start : hit.start("dash")].strip()
        if own and (before is None or self._document.text[before.start : before.end].rstrip()[-1:] not in CLOSING):
            return
        kind = self._kind(hit.span("name"))
        content = _whole(before) if own else (block.start, dash)
        if kind is not None and content is not None and hit["name"].split()[0].lower() not in PREPOSITIONS:
            yield _labelled((dash, dash + 1), "—", "post", hit.span("name"), kind, content, block)

    def _headline(self, block: Block) -> Iterator[Relation]:
        """`Ann Lee: The bridge must close`, `Report: Bridge is unsafe`; not a topic before a colon."""
        hit = _HEADLINE.match(self._document.text, block.start, block.end)
        if hit is None:
            return
        name, end = hit["name"], hit.start("name") + len(hit["name"].split(" to ")[0])
        kind = self._kind((hit.start("name"), end))
        if kind is not None and self._heads(kind, name.split(" to ")[0]) and self._says(hit.end(), block.end, kind):
            colon = hit.end("name")
            yield _labelled(
                (colon, colon + 1), ":", "colon", (hit.start("name"), end), kind, (hit.end(), block.end), block
            )

    def _heads(self, kind: Kind, name: str) -> bool:
        """Whether a label of this kind speaks: a person or body known as such, a role, a paper named shortly."""
        words = name.lower().split()
        if kind.type == "person":
            return len(words) <= 4 and (self._known(words) or self._recurs(name))
        if kind.type == "organization":
            return any(word in self._lists[sort] for sort in ("organizations", "organizations-named") for word in words)
        return len(words) <= 3 or (kind.type != "document" and all(_set_high(word) for word in name.split()))

    def _recurs(self, name: str) -> bool:
        """Whether the name in the first headline stands in the article as well."""
        text = self._document.text
        return text.startswith(name) and text.find(name, len(name)) > 0

    def _says(self, start: int, end: int, kind: Kind) -> bool:
        """Whether words are a clause or quoted, as what a speaker says is; not what happened to him."""
        words = _WORD.findall(lower(plain(self._document.text[start:end])))
        if kind.type in ("role", "vague", "document"):
            return len(words) > 2
        return words[0] in OPENING or any(word in _FINITE or word in _FIRST_PERSON for word in words)

    def _transcript(self, blocks: Sequence[Block]) -> Iterator[Relation]:
        """`Ann Lee: We closed it.`: what people say under their names, with the paragraphs that go on."""
        hits = {
            index: hit
            for index, block in enumerate(blocks)
            if block.kind in ("paragraph", "heading")
            and (hit := _LABEL.match(self._document.text, block.start, block.end))
        }
        for index, hit in hits.items():
            kind = self._speaker(hit)
            if kind is None or blocks[index].end - hit.end() < SPOKEN:
                continue
            end = index + 1
            while len(hits) >= SPEAKERS and end < len(blocks) and blocks[end].kind == "paragraph" and end not in hits:
                end += 1
            colon, last = hit.end("name"), blocks[end - 1].end
            yield _labelled((colon, colon + 1), ":", "label", hit.span("name"), kind, (hit.end(), last), blocks[index])

    def _speaker(self, hit: re.Match[str]) -> Kind | None:
        """A person's name, whole or the surname alone, as transcripts have it in capitals."""
        if not self._known(hit["name"].lower().split()):
            return None
        return Kind("person", hit["name"].title() if hit["name"].isupper() else hit["name"])

    def _known(self, words: list[str]) -> bool:
        """Whether words are a person's name: a surname of the document's, or a first name or title before another."""
        first = words[0].rstrip(".")
        titled = first in self._lists["given-names"] or first in self._lists["honorifics"]
        return words[-1] in self._people or (titled and len(words) > 1)

    def _kind(self, span: Span) -> Kind | None:
        """What kind of source a label names."""
        sentence = self._sentences[max(bisect_right(self._starts, span[0]) - 1, 0)] if self._sentences else None
        if sentence is None:
            return None
        first, last = bisect_left(sentence.starts, span[0]), bisect_left(sentence.starts, span[1]) - 1
        return self._classifier.kind(sentence, Phrase(first, last)) if 0 <= first <= last else None


def _set_high(word: str) -> bool:
    return word[0].isupper() or word in PREPOSITIONS


def _whole(block: Block | None) -> Span | None:
    return (block.start, block.end) if block is not None and block.kind == "paragraph" else None


def _labelled(cue: Span, lemma: str, cue_kind: str, source: Span, kind: Kind, content: Span, block: Block) -> Relation:
    return Relation(cue, lemma, cue_kind, source, kind, (content,), block.kind)
