"""attributions: who is said to have said, thought, found or wanted what.

Cues come from word lists; the source is the noun phrase that a cue takes as its subject; the content is
what stands beside. After Newell et al., "An Attribution Relations Corpus for Political News" (LREC 2018),
an attribution is a source, a cue and a content. Here they are found by patterns over word lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from auditor.attribution import cues, evidence, likely, people
from auditor.attribution.forms import Known, in_sentence
from auditor.attribution.grammar import Sentence
from auditor.attribution.labels import Labels
from auditor.attribution.relations import Relation, Span
from auditor.attribution.running import with_answers, with_running_quotations
from auditor.attribution.sources import Classifier, Kind
from auditor.detectors import Marks
from auditor.learned import weights
from auditor.model import Block, Document, Mark
from auditor.text import lower, plain

WORDS = (
    "people-vague",
    "people-expert",
    "people-personified",
    "people-roles",
    "organizations",
    "organizations-named",
    "documents",
    "research-unnamed",
    "honorifics",
    "given-names",
    "places",
    "opening-adjectives",
    "nominal-cues",
    "perspectives",
)
IDENTIFIED = ("person", "organization", "document")
LABELLED = ("colon", "label", "post")
NEARBY_BLOCKS = 2
LETTERS = re.compile(r"\W")
# I and we, who speak in quoted words or for the author, stand for nobody else.
STANDS_FOR = {"he": "one", "she": "one", "his": "one", "her": "one", "it": "thing", "its": "thing", "they": "many"}
STANDS_FOR["their"] = "many"
ONE = ("a ", "an ", "the ", "one ", "another ")

# Adverbs that say that somebody says so; the hedging rules judge them.
DISTANCING = ("reportedly", "allegedly")


class Read(NamedTuple):
    """What the patterns make of a document: its sentences, each with its relations; and what is told in other ways.

    `hearsay`: wordings with nobody in them, by the start of their sentence.
    """

    sentences: list[tuple[Sentence, list[Relation]]]
    known: Known
    labelled: list[Relation]
    hearsay: dict[int, list[Relation]]


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Every attribution; see `Relation`. A vague source is `backed` where somebody named speaks close by."""
    told = read(document, marks)
    found = [*told.labelled, *(one for some in told.hearsay.values() for one in some)]
    for sentence, cases in candidates(told, marks, weights.load("cues").words):
        found += likely.in_sentence(sentence, cases, told.known)
    found.sort(key=lambda one: one.span)
    found = list(_resolved(_outermost(found, marks), document.text))
    found = with_running_quotations(found, document, marks["quotations"])
    return _marks(with_answers(found, document), document, marks)


def read(document: Document, marks: Marks) -> Read:
    """Run the patterns."""
    lists = word_sets(marks)
    low = lower(plain(document.text))
    sentences = [
        Sentence(document.text, low, one.start, one.end, one.attrs["block"])
        for one in marks["sentences"]
        if one.attrs["block"] != "block_quote"
    ]
    named = people.known(sentences, lists)
    known = Known(verb_hits(marks), lists, Classifier(lists, named))
    labelled = list(Labels(document, sentences, lists, known.classifier, named.surnames).relations())
    hearsay: dict[int, list[Relation]] = defaultdict(list)
    for start, one in agentless(document, marks):
        hearsay[start].append(one)
    return Read([(one, list(in_sentence(one, known))) for one in sentences], known, labelled, hearsay)


def candidates(told: Read, marks: Marks, words: Container[str]) -> Iterator[tuple[Sentence, list[likely.Case]]]:
    """Every sentence with what may be a cue in it."""
    rate = evidence.rate(sum(len(found) for _, found in told.sentences), marks.word_count)
    quoted = partial(marks.covers, "quotations")
    for sentence, found in told.sentences:
        others = [one.cue for one in told.hearsay.get(sentence.start, ())]
        yield sentence, list(likely.cases(sentence, found, others, told.known, quoted, rate, words))


def word_sets(marks: Marks) -> Mapping[str, frozenset[str]]:
    """The forms of each word list that attribution needs."""
    return {name: marks.scan.forms(name) for name in WORDS}


def verb_hits(marks: Marks) -> dict[int, cues.Hit]:
    """Where the verbs of the word lists start, each with its end, lemma and kind."""
    hits: dict[int, cues.Hit] = {}
    for name, kind in reversed(cues.VERBS.items()):
        for hit in marks.hits(name):
            known = hits.get(hit.start)
            if known is None or hit.end >= known[0]:
                hits[hit.start] = (hit.end, hit.attrs["lemma"], kind)
    return hits


def agentless(document: Document, marks: Marks) -> Iterator[tuple[int, Relation]]:
    """Wordings with nobody in them, each with the start of its sentence."""
    for name, sort in (("agentless", "agentless"), ("agentless-nouns", "agentless-noun")):
        for hit in marks.hits(name):
            sentence = marks.around("sentences", hit.start)
            if sentence is None or marks.covers("quotations", hit.start, hit.end):
                continue
            rest = (hit.end, sentence.end) if hit.end < sentence.end - 2 else (sentence.start, hit.start)
            content = (rest,) if sort == "agentless" and rest[0] < rest[1] else ()
            kind = Kind("none") if hit.attrs["lemma"] in DISTANCING else Kind("vague", vague=sort)
            cue, block = (hit.start, hit.end), sentence.attrs["block"]
            yield sentence.start, Relation(cue, hit.attrs["lemma"], "hearsay", None, kind, content, block)


def _outermost(found: list[Relation], marks: Marks) -> list[Relation]:
    """Attributions that somebody quoted makes are the speaker's, not the article's; cues do not overlap."""
    kept: list[Relation] = []
    for one in found:
        if marks.covers("quotations", *one.cue) and one.cue_kind not in LABELLED:
            continue
        if kept and one.cue[0] < kept[-1].cue[1] and kept[-1].cue[0] < one.cue[1]:
            continue
        if one.cue_kind == "hearsay" and any(_holds(other, one.cue) for other in kept[-3:]):
            continue
        kept.append(one)
    return kept


def _holds(relation: Relation, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in relation.content) and relation.kind.type != "vague"


def _resolved(found: list[Relation], text: str) -> Iterator[Relation]:
    """Pronouns get the name of the last source that they can stand for."""
    last: dict[str, str] = {}
    for one in found:
        start, end = one.source or (0, 0)
        words = lower(text[start:end])
        if one.kind.type == "pronoun":
            name = last.get(STANDS_FOR.get(LETTERS.split(words)[0], ""), "")
            yield replace(one, kind=replace(one.kind, name=name))
            continue
        if one.source:
            last.update(dict.fromkeys(_stands_for(one.kind, words), one.kind.known_as or text[start:end]))
        yield one


def _stands_for(kind: Kind, words: str) -> Iterator[str]:
    """Which sorts of pronouns can stand for a source."""
    if kind.type == "person" or (kind.type == "role" and words.startswith(ONE) and not words.endswith("s")):
        yield "one"
    if kind.type in ("organization", "document"):
        yield "thing"
    if kind.type not in ("person", "document"):
        yield "many"


def _marks(found: list[Relation], document: Document, marks: Marks) -> list[Mark]:
    blocks = {block: index for index, block in enumerate(document.blocks)}
    spoken: dict[int, set[str]] = defaultdict(set)
    for one in found:
        block = document.block_at(one.cue[0])
        if block is not None and block.kind not in ("title", "heading") and one.cue_kind != "learned":
            spoken[blocks[block]].add(one.kind.type)
    return [_mark(one, document, marks, blocks, spoken) for one in found]


def _mark(
    one: Relation, document: Document, marks: Marks, blocks: Mapping[Block, int], spoken: Mapping[int, set[str]]
) -> Mark:
    start, end = one.span
    block = document.block_at(start)
    index = blocks[block] if block else -1
    linked = bool(block and marks.within("links", block.start, block.end))
    backed = linked or bool(spoken.get(index, set()) & set(IDENTIFIED))
    if one.kind.vague == "experts":
        backed = backed or any("person" in spoken.get(index + more, ()) for more in range(1, NEARBY_BLOCKS + 1))
    quoted = any(marks.within("quotations", *span) for span in one.content)
    return Mark(
        start,
        end,
        {
            "cue": one.lemma,
            "cue_kind": one.cue_kind,
            "cue_span": one.cue,
            "source": one.kind.type,
            "source_span": one.source,
            "name": one.kind.name,
            "role": one.kind.role,
            "known_as": one.kind.known_as,
            "vague_kind": one.kind.vague,
            "backed": backed,
            "direct": quoted,
            "content": [list(span) for span in one.content],
            "block": one.block,
        },
    )
