"""attributions: who is said to have said, thought, found or wanted what.

Cues come from word lists; the source is the noun phrase that a cue takes as its subject; the content is
what stands beside. After Newell et al., "An Attribution Relations Corpus for Political News" (LREC 2018),
an attribution is a source, a cue and a content. Here they are found by patterns over word lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from auditor.attribution import contents, cues, sources
from auditor.attribution.grammar import QUOTES, Sentence
from auditor.attribution.sources import Classifier, Kind, Phrase
from auditor.detectors import Marks
from auditor.model import Document, Mark

WORDS = (
    "people-vague",
    "people-expert",
    "people-personified",
    "people-roles",
    "organizations",
    "documents",
    "honorifics",
    "given-names",
    "places",
    "opening-adjectives",
    "nominal-cues",
    "perspectives",
)
IDENTIFIED = ("person", "organization", "document")
NEARBY_BLOCKS = 2

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution before it becomes a mark; spans are offsets into the text."""

    cue: Span
    lemma: str
    cue_kind: str
    source: Span | None
    kind: Kind
    content: tuple[Span, ...]
    block: str

    @property
    def span(self) -> Span:
        return (min(self.cue[0], self.source[0]), max(self.cue[1], self.source[1])) if self.source else self.cue


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Every attribution; see `Relation`. A vague source is `backed` where somebody named speaks close by."""
    lists = word_sets(marks)
    hits = _verb_hits(marks)
    sentences = [
        Sentence(document.text, one.start, one.end, one.attrs["block"])
        for one in marks["sentences"]
        if one.attrs["block"] != "block_quote"
    ]
    classifier = Classifier(lists, _people(sentences, lists))
    found: list[Relation] = []
    for sentence in sentences:
        found += _in_sentence(sentence, hits, lists, classifier)
    found += _agentless(document, marks)
    found.sort(key=lambda one: one.span)
    return _marks(_running(_resolved(_outermost(found, marks)), document, marks), document, marks)


def word_sets(marks: Marks) -> Mapping[str, frozenset[str]]:
    """The forms of each word list that attribution needs."""
    return {name: frozenset(form for form, _ in marks.scan.lists.get(name, ())) for name in WORDS}


def _verb_hits(marks: Marks) -> dict[int, cues.Hit]:
    hits: dict[int, cues.Hit] = {}
    for name, kind in reversed(cues.VERBS.items()):
        for hit in marks.hits(name):
            known = hits.get(hit.start)
            if known is None or hit.end >= known[0]:
                hits[hit.start] = (hit.end, hit.attrs["lemma"], kind)
    return hits


def _people(sentences: Iterable[Sentence], lists: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Surnames of people who are named in full somewhere: surname → full name."""
    people: dict[str, str] = {}
    for sentence in sentences:
        for one, two in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            known = one.low in lists["given-names"] or one.low.rstrip(".") in lists["honorifics"]
            if one.capital and two.capital and known and two.bare not in lists["organizations"]:
                surname = two.text.removesuffix("'s").removesuffix("’s")
                people.setdefault(surname, f"{one.text} {surname}" if one.low in lists["given-names"] else surname)
    return people


def _in_sentence(
    sentence: Sentence,
    hits: Mapping[int, cues.Hit],
    lists: Mapping[str, frozenset[str]],
    classifier: Classifier,
) -> Iterator[Relation]:
    found = [*_according(sentence, classifier), *_perspective(sentence, lists, classifier)]
    for cue in cues.verbs(sentence, hits):
        relation = _of_verb(sentence, cue, lists, classifier)
        if relation is not None:
            found.append(relation)
    if not found:
        found += _nominal(sentence, lists, classifier)
        found += _colon(sentence, lists, classifier)
    yield from found


def _relation(
    sentence: Sentence, cue: Phrase, lemma: str, cue_kind: str, source: Phrase | None, kind: Kind, content: list[Span]
) -> Relation:
    return Relation(
        (sentence.tokens[cue.first].start, sentence.tokens[cue.last].end),
        lemma,
        cue_kind,
        (sentence.tokens[source.first].start, sentence.tokens[source.last].end) if source else None,
        kind,
        tuple(content),
        sentence.block,
    )


def _of_verb(
    sentence: Sentence, cue: cues.Cue, lists: Mapping[str, frozenset[str]], classifier: Classifier
) -> Relation | None:
    if cue.annexed:
        return None
    source, inverted = _subject(sentence, cue, lists)
    if source is None:
        return None
    kind = classifier.kind(sentence, source)
    if kind is None or kind.type == "document":
        kind = _silent(sentence, cue, source, kind)
    if kind is None or (cue.kind == "show" and not _shows(sentence, cue, kind)):
        return None
    if cues.demanding(cue.kind) and not _reports(sentence, cue, source, kind):
        return None
    content = contents.of_verb(sentence, cue, source, inverted)
    if not content and cue.kind != "say":
        return None
    return _relation(sentence, Phrase(cue.first, cue.last), cue.lemma, cue.kind, source, kind, content)


def _subject(sentence: Sentence, cue: cues.Cue, lists: Mapping[str, frozenset[str]]) -> tuple[Phrase | None, bool]:
    """The source phrase, and whether it stands after the verb."""
    if cue.passive:
        return sources.after(sentence, cue.last, lists), False
    previous = sentence.low(cue.first - 1)
    quoted = previous[:1] in QUOTES or previous in (",", "?", "!", "—")
    if quoted and cue.first > 1 and cue.kind in ("say", "claim", "warn", "weak", "accuse", "ask", "think"):
        behind = sources.after(sentence, cue.last, lists)
        if behind is not None and sentence.low(behind.first) != "that":
            return behind, True
    return sources.before(sentence, cue.first, lists), False


_SPEAKING = frozenset({"say", "claim", "warn"})


def _silent(sentence: Sentence, cue: cues.Cue, source: Phrase, kind: Kind | None) -> Kind | None:
    """An unknown noun may say, but not show, want or add."""
    if kind is not None:
        return kind
    if cue.kind not in _SPEAKING or cue.lemma in ("suggest", "promise", "threaten", "project", "reject", "deny"):
        return None
    words = sentence.text(source.first, source.last)
    return Kind("role", role=words)


def _shows(sentence: Sentence, cue: cues.Cue, kind: Kind) -> bool:
    if kind.type in ("document", "vague") or (kind.type == "role" and "that" == sentence.low(cue.last + 1)):
        return True
    return sentence.low(cue.last + 1) == "that"


def _reports(sentence: Sentence, cue: cues.Cue, source: Phrase, kind: Kind) -> bool:
    """Whether a weak verb does report: quoted words or `that` beside it, or a document that shows."""
    if cue.kind == "show":
        return True
    beside = [sentence.low(index)[:1] for index in range(max(source.first - 2, 0), min(cue.last + 8, len(sentence.tokens)))]
    if any(mark in QUOTES for mark in beside if mark) or "that" in (sentence.low(cue.last + 1), sentence.low(cue.last + 2)):
        return True
    at_end = sentence.low(source.first - 1) == "," and cue.last >= len(sentence.tokens) - 3
    return at_end or cue.lemma in ("add", "note", "describe", "agree", "report")


def _according(sentence: Sentence, classifier: Classifier) -> Iterator[Relation]:
    for index, token in enumerate(sentence.tokens):
        if token.low != "according" or sentence.low(index + 1) != "to":
            continue
        source = sources.after(sentence, index + 1, {})
        if source is None:
            continue
        kind = classifier.kind(sentence, source) or Kind("document", sentence.text(source.first, source.last))
        content = contents.around(sentence, index, source.last)
        yield _relation(sentence, Phrase(index, index + 1), "according to", "according", source, kind, content)


def _perspective(
    sentence: Sentence, lists: Mapping[str, frozenset[str]], classifier: Classifier
) -> Iterator[Relation]:
    """`From the minister's perspective`, `in her view`, `in the words of X`."""
    for index, token in enumerate(sentence.tokens[:8]):
        if token.low not in ("from", "in") or index > 1:
            continue
        for noun in range(index + 2, min(index + 9, len(sentence.tokens))):
            if sentence.low(noun) in lists["perspectives"] and _owned(sentence, noun - 1):
                source = Phrase(index + 1, noun - 1)
                kind = classifier.kind(sentence, source) or Kind("role", role=sentence.text(source.first, source.last))
                cue = Phrase(index, noun)
                yield _relation(sentence, cue, sentence.low(noun), "perspective", source, kind, contents.after(sentence, noun))
                return


def _owned(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.possessive or token.low in sources.POSSESSIVE_PRONOUNS - {"our", "my", "your"}


def _nominal(sentence: Sentence, lists: Mapping[str, frozenset[str]], classifier: Classifier) -> Iterator[Relation]:
    """`The Taliban's claim is that`, `a statement by X that`."""
    for index, token in enumerate(sentence.tokens):
        if token.low not in lists["nominal-cues"] or index == 0 or not _owned(sentence, index - 1):
            continue
        if sentence.low(index + 1) not in ("that", "is", "was", ":") or "that" not in (
            sentence.low(index + 1),
            sentence.low(index + 2),
        ):
            continue
        source = sources.ending_at(sentence, index - 1, lists) or Phrase(index - 1, index - 1)
        kind = classifier.kind(sentence, source) or Kind("role", role=sentence.text(source.first, source.last))
        if sentence.low(index - 1) in sources.POSSESSIVE_PRONOUNS:
            kind = Kind("pronoun")
        content = contents.after(sentence, index if sentence.low(index + 1) == "that" else index + 1)
        yield _relation(sentence, Phrase(index, index), token.low, "nominal", source, kind, content)


def _colon(sentence: Sentence, lists: Mapping[str, frozenset[str]], classifier: Classifier) -> Iterator[Relation]:
    """`Officials sent a strong message: …`, `Maria Lopez: “…”`."""
    colon = next((index for index, token in enumerate(sentence.tokens) if token.low == ":"), None)
    if not colon or colon > 20 or colon + 2 >= len(sentence.tokens):
        return
    told = next((index for index in range(colon) if sentence.low(index) in lists["nominal-cues"]), None)
    quoted = sentence.tokens[colon + 1].text in QUOTES
    if told is None and not (quoted and colon <= 6):
        return
    source = _opening_phrase(sentence, colon if told is None else told, lists)
    if source is None:
        return
    kind = classifier.kind(sentence, source)
    if kind is None:
        return
    cue = Phrase(colon, colon) if told is None else Phrase(told, told)
    yield _relation(sentence, cue, ":" if told is None else sentence.low(told), "colon", source, kind, contents.after(sentence, colon))


def _opening_phrase(sentence: Sentence, end: int, lists: Mapping[str, frozenset[str]]) -> Phrase | None:
    """The subject of the clause that ends before `end`: the first phrase that can speak."""
    for last in range(end - 1, -1, -1):
        low = sentence.low(last)
        if (sentence.tokens[last].capital and last > 0) or low in lists["people-roles"] or low in lists["organizations"]:
            return sources.ending_at(sentence, last, lists)
    return None


def _agentless(document: Document, marks: Marks) -> Iterator[Relation]:
    for name, sort in (("agentless", "agentless"), ("agentless-nouns", "agentless-noun")):
        for hit in marks.hits(name):
            sentence = marks.around("sentences", hit.start)
            if sentence is None or marks.covers("quotations", hit.start, hit.end):
                continue
            rest = (hit.end, sentence.end) if hit.end < sentence.end - 2 else (sentence.start, hit.start)
            content = (rest,) if sort == "agentless" and rest[0] < rest[1] else ()
            kind = Kind("vague", vague=sort)
            yield Relation(
                (hit.start, hit.end), hit.attrs["lemma"], "hearsay", None, kind, content, sentence.attrs["block"]
            )


def _outermost(found: list[Relation], marks: Marks) -> list[Relation]:
    """Attributions that somebody quoted makes are the speaker's, not the article's; cues do not overlap."""
    kept: list[Relation] = []
    for one in found:
        if marks.covers("quotations", *one.cue) and one.cue_kind != "colon":
            continue
        if kept and one.cue[0] < kept[-1].cue[1] and kept[-1].cue[0] < one.cue[1]:
            continue
        if one.cue_kind == "hearsay" and any(_holds(other, one.cue) for other in kept[-3:]):
            continue
        kept.append(one)
    return kept


def _holds(relation: Relation, span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in relation.content) and relation.kind.type != "vague"


def _resolved(found: list[Relation]) -> list[Relation]:
    """Pronouns get the name of the last source that they can stand for."""
    last: Relation | None = None
    done = []
    for one in found:
        if one.kind.type == "pronoun" and last is not None:
            one = replace(one, kind=replace(one.kind, name=last.kind.name or last.kind.role))
        elif one.kind.type in ("person", "organization", "role"):
            last = one
        done.append(one)
    return done


def _running(found: list[Relation], document: Document, marks: Marks) -> list[Relation]:
    """A quotation that goes on after the sentence of its cue belongs to the same source."""
    done: list[Relation] = []
    for index, one in enumerate(found):
        sentence = marks.around("sentences", one.cue[0])
        reach = found[index + 1].span[0] if index + 1 < len(found) else len(document.text)
        if sentence is None or one.cue_kind == "hearsay":
            done.append(one)
            continue
        more = tuple(_following(sentence, document, marks, reach))
        done.append(replace(one, content=one.content + more))
    return done


def _following(sentence: Mark, document: Document, marks: Marks, reach: int) -> Iterator[Span]:
    """Quoted sentences right after this one: in its paragraph, or in the next where the marks stay open."""
    block = document.block_at(sentence.start)
    ends = block.end if block else sentence.end
    at, open_block = sentence.end, False
    for quotation in marks.within("quotations", sentence.start, len(document.text)):
        if quotation.start >= reach or quotation.attrs["nested"] or quotation.attrs["block"] == "block_quote":
            return
        gap = document.text[at : quotation.start].strip()
        if quotation.start > ends:
            if not open_block or gap:
                return
            inside = document.block_at(quotation.start)
            ends = inside.end if inside else quotation.end
        elif quotation.start >= sentence.end and gap:
            return
        if quotation.end > sentence.end:
            yield max(quotation.start, sentence.end), quotation.end
            at = quotation.end
        open_block = not quotation.attrs["closed"]


def _marks(found: list[Relation], document: Document, marks: Marks) -> list[Mark]:
    blocks = {block: index for index, block in enumerate(document.blocks)}
    spoken: dict[int, bool] = {}
    for one in found:
        block = document.block_at(one.cue[0])
        if block is not None and one.kind.type in IDENTIFIED:
            spoken[blocks[block]] = True
    return [_mark(one, document, marks, blocks, spoken) for one in found]


def _mark(
    one: Relation, document: Document, marks: Marks, blocks: Mapping[object, int], spoken: Mapping[int, bool]
) -> Mark:
    start, end = one.span
    block = document.block_at(start)
    index = blocks[block] if block else -1
    nearby = range(index, index + NEARBY_BLOCKS + 1) if one.kind.vague == "experts" else range(index, index + 1)
    linked = bool(block and marks.within("links", block.start, block.end))
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
            "vague_kind": one.kind.vague,
            "backed": linked or any(spoken.get(at, False) for at in nearby),
            "direct": quoted,
            "content": [list(span) for span in one.content],
            "block": one.block,
        },
    )


