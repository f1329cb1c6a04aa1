"""attributions: who is said to have said, thought, found or wanted what.

Cues come from word lists; the source is the noun phrase that a cue takes as its subject; the content is
what stands beside. After Newell et al., "An Attribution Relations Corpus for Political News" (LREC 2018),
an attribution is a source, a cue and a content. Here they are found by patterns over word lists.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from auditor.attribution import contents, cues, sources
from auditor.attribution.grammar import AUXILIARY, QUOTES, Sentence
from auditor.attribution.sources import Classifier, Kind, Phrase
from auditor.detectors import Marks
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
NEARBY_BLOCKS = 2
MAX_CARRIED = 3
NEAR = 4  # attributions before and after a quotation that may be its own

# Verbs that may stand before their subject: `…, said the minister`.
INVERTED = frozenset(
    "say add write note explain warn argue claim reply recall joke quip remark observe tweet insist ask read recount"
    " admit continue respond reason muse opine exclaim proclaim declare report believe think announce".split()
)
# Verbs whose subject speaks, whatever noun it is.
HUMAN = frozenset(
    "say tell argue claim insist admit recall reply testify quip joke explain complain warn exclaim ask".split()
)
# Weak verbs that report only where quoted words or `that` stand beside them.
PROVEN = frozenset(
    "call cite quote post list issue continue repeat signal observe answer respond speak hint detail order label imply"
    " comment mention reveal disclose agree".split()
)
# Adverbs that say that somebody says so; the hedging rules judge them.
DISTANCING = ("reportedly", "allegedly")

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
    low = lower(plain(document.text))
    sentences = [
        Sentence(document.text, low, one.start, one.end, one.attrs["block"])
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
    full: dict[str, str] = {}
    likely: dict[str, str] = {}
    alone: set[str] = set()
    for sentence in sentences:
        if sentence.block in ("title", "heading"):
            continue
        for run, before in sources.capital_runs(sentence):
            surname = sources.bare_name(run[-1])
            if len(run) == 1 and before != "the":
                alone.add(surname)
            if len(run) < 2 or any(token.bare in lists["organizations"] for token in run):
                continue
            name = " ".join([*(token.text for token in run[:-1]), surname])
            if any(
                token.low in lists["given-names"] or token.low.rstrip(".") in lists["honorifics"] for token in run[:-1]
            ):
                full.setdefault(surname, name)
            elif before != "the" and not any(token.bare in lists["places"] for token in run):
                likely.setdefault(surname, name)
    return {**{surname: name for surname, name in likely.items() if surname in alone}, **full}


def _in_sentence(
    sentence: Sentence,
    hits: Mapping[int, cues.Hit],
    lists: Mapping[str, frozenset[str]],
    classifier: Classifier,
) -> Iterator[Relation]:
    found = [*_according(sentence, classifier), *_perspective(sentence, lists, classifier)]
    for cue in cues.verbs(sentence, hits):
        relation = _of_verb(sentence, cue, lists, classifier, hits)
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
    sentence: Sentence,
    cue: cues.Cue,
    lists: Mapping[str, frozenset[str]],
    classifier: Classifier,
    hits: Mapping[int, cues.Hit],
) -> Relation | None:
    source, inverted = _subject(sentence, cue, lists, hits)
    if source is None:
        return None
    kind = classifier.kind(sentence, source) or _unknown_speaker(sentence, cue, source)
    if kind is None or (kind.type == "pronoun" and not _pronoun_speaks(sentence, cue, source)):
        return None
    if cue.kind == "show" and kind.type not in ("document", "vague") and sentence.low(cue.last + 1) != "that":
        return None
    if cue.kind == "weak" and not _reports(sentence, cue, source):
        return None
    content = contents.of_verb(sentence, cue, source, inverted)
    if not content and cue.kind != "say":
        return None
    return _relation(sentence, Phrase(cue.first, cue.last), cue.lemma, cue.kind, source, kind, content)


def _subject(
    sentence: Sentence, cue: cues.Cue, lists: Mapping[str, frozenset[str]], hits: Mapping[int, cues.Hit]
) -> tuple[Phrase | None, bool]:
    """The source phrase, and whether it stands after the verb."""
    if cue.passive:
        return sources.after(sentence, cue.last, lists), False
    previous = sentence.low(cue.first - 1)
    if cue.annexed or previous in ("and", "but", "then"):
        return sources.opening(sentence, hits), False
    if cue.first > 1 and (previous[:1] in QUOTES or previous in (",", "?", "!", "—")) and cue.lemma in INVERTED:
        behind = sources.after(sentence, cue.last, lists)
        if behind is not None and _ends_clause(sentence, behind.last + 1, hits):
            return behind, True
    return sources.before(sentence, cue.first, lists), False


def _ends_clause(sentence: Sentence, index: int, hits: Mapping[int, cues.Hit]) -> bool:
    """Whether no verb of its own follows a phrase: `said Maria Lopez.`, not `said the bakery would`."""
    if index >= len(sentence.tokens):
        return True
    token = sentence.tokens[index]
    return token.low not in AUXILIARY - {"to"} and token.start not in hits and not token.low.endswith("ed")


def _unknown_speaker(sentence: Sentence, cue: cues.Cue, source: Phrase) -> Kind | None:
    """Whoever says, tells or argues speaks, whatever the noun; things may show, add or stress."""
    if cue.lemma not in HUMAN or sources.itself(sentence, source):
        return None
    return Kind("role", role=sentence.text(source.first, source.last).lower())


def _pronoun_speaks(sentence: Sentence, cue: cues.Cue, source: Phrase) -> bool:
    """`I`, `we` and `you` are the author and the reader; `it` says but does not hope."""
    word = sentence.low(source.first)
    return word not in ("i", "we", "you") and (word != "it" or cue.kind in ("say", "claim", "warn"))


def _reports(sentence: Sentence, cue: cues.Cue, source: Phrase) -> bool:
    """Whether a weak verb does report: quoted words or `that` beside it, unless it needs neither."""
    if cue.lemma not in PROVEN:
        return True
    reach = range(max(source.first - 2, 0), min(cue.last + 8, len(sentence.tokens)))
    if any(sentence.low(index)[:1] in QUOTES for index in reach):
        return True
    if "that" in (sentence.low(cue.last + 1), sentence.low(cue.last + 2)):
        return True
    return sentence.low(source.first - 1) == "," and cue.last >= len(sentence.tokens) - 3


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


def _perspective(sentence: Sentence, lists: Mapping[str, frozenset[str]], classifier: Classifier) -> Iterator[Relation]:
    """`From the minister's perspective`, `in her view`, `in the words of X`."""
    for index, token in enumerate(sentence.tokens[:8]):
        if token.low not in ("from", "in") or index > 1:
            continue
        for noun in range(index + 2, min(index + 9, len(sentence.tokens))):
            if sentence.low(noun) in lists["perspectives"] and _owned(sentence, noun - 1):
                source = Phrase(index + 1, noun - 1)
                kind = classifier.kind(sentence, source) or Kind("role", role=sentence.text(source.first, source.last))
                cue = Phrase(index, noun)
                yield _relation(
                    sentence, cue, sentence.low(noun), "perspective", source, kind, contents.after(sentence, noun)
                )
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
    yield _relation(
        sentence,
        cue,
        ":" if told is None else sentence.low(told),
        "colon",
        source,
        kind,
        contents.after(sentence, colon),
    )


def _opening_phrase(sentence: Sentence, end: int, lists: Mapping[str, frozenset[str]]) -> Phrase | None:
    """The owner of the noun at `end` (`the minister's reply`), else the last phrase before it that can speak."""
    for last in range(end - 1, -1, -1):
        if sentence.tokens[last].possessive:
            return sources.ending_at(sentence, last, lists)
    for last in range(end - 1, -1, -1):
        low = sentence.low(last)
        if (
            (sentence.tokens[last].capital and last > 0)
            or low in lists["people-roles"]
            or low in lists["organizations"]
        ):
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
            kind = Kind("none") if hit.attrs["lemma"] in DISTANCING else Kind("vague", vague=sort)
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
    """Quoted words without a cue of their own belong to the source that speaks beside them."""
    content = [list(one.content) for one in found]
    starts = [one.span[0] for one in found]
    speaker: int | None = None
    for quotation in marks["quotations"]:
        if quotation.attrs["nested"] or not quotation.attrs["speech"] or quotation.attrs["block"] == "block_quote":
            continue
        block = document.block_at(quotation.start)
        if block is None or block.kind in ("title", "heading"):
            continue
        speaker = _speaker(quotation, block, found, starts, speaker, document)
        if speaker is not None:
            content[speaker].append((quotation.start, quotation.end))
    return [replace(one, content=tuple(_merged(spans))) for one, spans in zip(found, content, strict=True)]


def _speaker(
    quotation: Mark,
    block: Block,
    found: list[Relation],
    starts: list[int],
    last: int | None,
    document: Document,
) -> int | None:
    """Which attribution a quotation belongs to: the one it overlaps, else the nearest in its paragraph, else
    the one of the paragraph before, where this paragraph begins with the quotation."""
    low, high = bisect_left(starts, block.start), bisect_left(starts, block.end)
    at = bisect_left(starts, quotation.start)
    near = range(max(at - NEAR, low), min(at + NEAR, high))
    here = [index for index in near if found[index].cue_kind != "hearsay"]
    for index in here:
        if any(start < quotation.end and quotation.start < end for start, end in found[index].content):
            return index
    if here:
        return next((index for index in reversed(here) if index < at), here[0])
    opens = not document.text[block.start : quotation.start].strip()
    return last if last is not None and opens and _follows(found[last], block, document) else None


def _follows(one: Relation, block: Block, document: Document) -> bool:
    """Whether only quoted paragraphs stand between a source and this block."""
    before = document.text[one.span[1] : block.start]
    return one.kind.type != "vague" and before.count("\n\n") <= MAX_CARRIED


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span[0] <= last[1]:
            last = (last[0], max(last[1], span[1]))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _marks(found: list[Relation], document: Document, marks: Marks) -> list[Mark]:
    blocks = {block: index for index, block in enumerate(document.blocks)}
    spoken: dict[int, set[str]] = defaultdict(set)
    for one in found:
        block = document.block_at(one.cue[0])
        if block is not None and block.kind not in ("title", "heading"):
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
            "vague_kind": one.kind.vague,
            "backed": backed,
            "direct": quoted,
            "content": [list(span) for span in one.content],
            "block": one.block,
        },
    )
