"""Forms: the ways in which a sentence says that somebody said something.

Direct and indirect speech, either order, `according to`, perspectives, nouns of saying, and colons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.attribution import contents, cues, phrases, senses
from auditor.attribution.grammar import AUXILIARY, BE, PREPOSITIONS, PRONOUNS, QUOTES, Sentence, adverb
from auditor.attribution.phrases import Phrase
from auditor.attribution.relations import Relation, Span
from auditor.attribution.sources import Classifier, Kind

TAG = 6  # tokens

# Verbs that may stand before their subject: `…, said the minister`.
INVERTED = frozenset(
    "say add write note explain warn argue claim reply recall joke quip remark observe tweet insist ask read recount"
    " admit continue respond reason muse opine exclaim proclaim declare report believe think announce".split()
)
# Verbs whose subject speaks, whatever noun it is.
HUMAN = frozenset(
    "say tell argue claim insist admit recall reply testify quip joke explain complain warn exclaim ask state".split()
)
# Weak verbs that report only where quoted words or `that` stand beside them.
PROVEN = frozenset(
    "call cite quote post list issue continue repeat signal observe answer respond speak hint detail order label imply"
    " comment mention reveal disclose agree".split()
)


_ASKING = frozenset("what why how who when where which has have had did does do is are was were will would".split())
_ANYBODY = frozenset("one anyone anybody someone somebody others they people some many critics you".split())
_SUPPOSING = frozenset("could may might can should must would".split())
_DEFINITE = phrases.POSSESSIVE_PRONOUNS | {"the", "these", "those"}
# How many of those asked: `six in ten say`.
_SHARES = frozenset("percent half third thirds quarter quarters majority ten".split())
# Verbs that say what somebody takes another for.
_NAMING = frozenset("call quote cite label describe".split())


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document: where the verbs of the word lists stand, the lists, and who its people are."""

    hits: Mapping[int, cues.Hit]
    lists: Mapping[str, frozenset[str]]
    classifier: Classifier


def in_sentence(sentence: Sentence, known: Known) -> Iterator[Relation]:
    """The relations that patterns find in a sentence."""
    found = [*_according(sentence, known), *_perspective(sentence, known)]
    for cue in () if asks(sentence) else cues.verbs(sentence, known.hits):
        relation = _of_the_same(sentence, cue, found) or _of_verb(sentence, cue, known)
        if relation is not None:
            found.append(relation)
    if not found:
        found += _nominal(sentence, known)
        found += _colon(sentence, known)
    yield from found


def asks(sentence: Sentence) -> bool:
    """`What has the minister said?`: a question of the author's own reports nothing."""
    opens = sentence.low(0) in _ASKING and sentence.tokens[-1].low == "?"
    return opens and not any(token.text in QUOTES for token in sentence.tokens)


def by_shape(sentence: Sentence, index: int, known: Known) -> Relation | None:
    """What a cue without a pattern of its own takes: the phrase before it, its owner, or the subject of the sentence."""
    cue = cues.Cue(index, index, sentence.low(index), "learned", annexed=sentence.low(index).endswith("ing"))
    at = Phrase(index, index)
    if _nobody_does(sentence, index):
        return _relation(sentence, at, cue.lemma, cue.kind, None, Kind("none"), contents.after(sentence, index))
    source, inverted = _subject(sentence, cue, known)
    if source is not None and (kind := known.classifier.kind(sentence, source)) is not None:
        if _supposes(sentence, cue, source, kind):
            return None
        content = contents.of_verb(sentence, cue, source, inverted)
        return _relation(sentence, at, cue.lemma, cue.kind, source, kind, content)
    for source in _around(sentence, index, known):
        kind = known.classifier.kind(sentence, source)
        if kind is not None:
            return _relation(sentence, at, cue.lemma, cue.kind, source, kind, contents.after(sentence, index))
    return _relation(sentence, at, cue.lemma, cue.kind, None, Kind("none"), contents.after(sentence, index))


def _nobody_does(sentence: Sentence, index: int) -> bool:
    """`Is expected to`, `was asked about`: a passive that names nobody."""
    before = index - 1
    while before >= 0 and adverb(sentence.low(before)):
        before -= 1
    passive = sentence.low(before) in BE and sentence.low(index).endswith(("ed", "wn", "en", "ought", "aid"))
    return passive and "by" not in (sentence.low(index + 1), sentence.low(index + 2))


def _around(sentence: Sentence, index: int, known: Known) -> Iterator[Phrase]:
    """Who may be behind a cue that has no subject: its owner, who stands after `by` or `of`, who the sentence is about."""
    if index and _owned(sentence, index - 1):
        owner = phrases.ending_at(sentence, index - 1, known.lists)
        yield owner or Phrase(index - 1, index - 1)
    if sentence.low(index + 1) in ("by", "of", "from"):
        behind = phrases.after(sentence, index + 1, known.lists)
        if behind is not None:
            yield behind
    first = phrases.opening(sentence, known.hits)
    if first is not None and first.last < index:
        yield first


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
    known: Known,
) -> Relation | None:
    source, inverted = _subject(sentence, cue, known)
    if source is None:
        return None
    kind = known.classifier.kind(sentence, source) or _unknown_speaker(sentence, cue, source, known)
    if kind is None or (kind.type == "pronoun" and not _pronoun_speaks(sentence, cue, source)):
        return None
    if _supposes(sentence, cue, source, kind):
        return None
    if kind.type == "document" and _announced(sentence, cue):
        return None
    if cue.kind == "show" and kind.type not in ("document", "vague") and sentence.low(cue.last + 1) != "that":
        return None
    if cue.kind == "weak" and not _reports(sentence, cue, source):
        return None
    content = contents.of_verb(sentence, cue, source, inverted)
    if not content and cue.kind != "say" and not _is_all(sentence, cue):
        return None
    return _relation(sentence, Phrase(cue.first, cue.last), cue.lemma, cue.kind, source, kind, content)


def _of_the_same(sentence: Sentence, cue: cues.Cue, found: Sequence[Relation]) -> Relation | None:
    """`…, adding that`: whoever spoke before in the sentence."""
    if not cue.annexed or not found or found[-1].cue[0] > sentence.tokens[cue.first].start:
        return None
    content = contents.after(sentence, cue.last)
    if not content:
        return None
    kind, spoke = found[-1].kind, found[-1].source
    whole = _relation(sentence, Phrase(cue.first, cue.last), cue.lemma, cue.kind, None, kind, content)
    return replace(whole, source=spoke)


def _supposes(sentence: Sentence, cue: cues.Cue, source: Phrase, kind: Kind) -> bool:
    """`One could argue`, `others may say`: nobody has said it."""
    word = sentence.low(source.last)
    if kind.type not in ("vague", "role", "pronoun") or word not in _ANYBODY:
        return False
    return any(sentence.low(at) in _SUPPOSING for at in range(source.last + 1, cue.first))


def _announced(sentence: Sentence, cue: cues.Cue) -> bool:
    """`A ruling announced on Monday`: what was said, not who said it."""
    past = sentence.low(cue.first).endswith("ed") and sentence.low(cue.first - 1) not in AUXILIARY
    return past and sentence.low(cue.last + 1) in ("on", "in", "at", "last", "this")


def _is_all(sentence: Sentence, cue: cues.Cue) -> bool:
    """`The minister asked.`: nothing but a tag to the words of the sentence before."""
    return cue.kind in ("ask", "claim", "warn") and cue.last >= len(sentence.tokens) - 2 and len(sentence.tokens) <= TAG


def _subject(sentence: Sentence, cue: cues.Cue, known: Known) -> tuple[Phrase | None, bool]:
    """The source phrase, and whether it stands after the verb."""
    if cue.passive:
        return phrases.after(sentence, cue.last, known.lists), False
    previous = sentence.low(cue.first - 1)
    if cue.annexed or previous in ("and", "but", "then"):
        return phrases.opening(sentence, known.hits), False
    opener = phrases.introduced(sentence, cue.first)
    if opener is not None and not _full_name(sentence, cue.last + 1):
        return opener, False
    if cue.first > 1 and (previous[:1] in QUOTES or previous in (",", "?", "!", "—")) and cue.lemma in INVERTED:
        behind = phrases.after(sentence, cue.last, known.lists)
        told = previous == "," and sentence.low(cue.last + 1) in PRONOUNS
        if behind is not None and not told and _ends_clause(sentence, behind.last + 1, known):
            return behind, True
    return phrases.before(sentence, cue.first, known.lists), False


def _full_name(sentence: Sentence, index: int) -> bool:
    """Whether a name of two words stands here, and then no verb: `said Maria Lopez of Leeds`."""
    names = next((at for at in range(index, len(sentence.tokens)) if not sentence.tokens[at].capital), index) - index
    return names > 1 and sentence.low(index + names) in (",", ".", "of", "from", "at", "in", "")


def _ends_clause(sentence: Sentence, index: int, known: Known) -> bool:
    """Whether no verb of its own follows a phrase: `said Maria Lopez.`, not `said the bakery would`."""
    if index >= len(sentence.tokens):
        return True
    token = sentence.tokens[index]
    return token.low not in AUXILIARY - {"to"} and token.start not in known.hits and not token.low.endswith("ed")


def _unknown_speaker(sentence: Sentence, cue: cues.Cue, source: Phrase, known: Known) -> Kind | None:
    """Whoever says, tells or argues speaks, whatever the noun; things may show, add or stress."""
    if sentence.tokens[source.last].bare in known.lists["people-vague"] and sentence.low(source.first) in _DEFINITE:
        return Kind("role", role=sentence.text(source.first, source.last).lower())
    if cue.lemma not in HUMAN or phrases.itself(sentence, source):
        return None
    if sentence.low(source.last) in _SHARES or sentence.low(source.last)[0].isdigit():
        return Kind("vague", vague="share")
    return Kind("role", role=sentence.text(source.first, source.last).lower())


def _pronoun_speaks(sentence: Sentence, cue: cues.Cue, source: Phrase) -> bool:
    """`I`, `we` and `you` are the author and the reader; `it` says but does not hope."""
    word = sentence.low(source.first)
    if word == "it":
        return cue.kind in ("say", "claim", "warn") or (cue.kind == "weak" and senses.clausal(sentence, cue.last))
    return word not in ("i", "we", "you")


def _reports(sentence: Sentence, cue: cues.Cue, source: Phrase) -> bool:
    """Whether a weak verb does report: quoted words or `that` beside it, unless it needs neither."""
    if cue.lemma not in PROVEN:
        return True
    reach = range(max(source.first - 2, 0), min(cue.last + 8, len(sentence.tokens)))
    if any(sentence.low(index)[:1] in QUOTES for index in reach):
        return True
    if "that" in (sentence.low(cue.last + 1), sentence.low(cue.last + 2)):
        return True
    if cue.lemma in _NAMING and (sentence.last_opening > cue.last or _names(sentence, cue.last)):
        return True
    return sentence.low(source.first - 1) == "," and cue.last >= len(sentence.tokens) - 3


def _names(sentence: Sentence, last: int) -> bool:
    """`Called the plan a gift`, `quoted her as saying`: what is said of an object stands behind it."""
    for at in range(last + 2, min(last + 10, len(sentence.tokens))):
        if sentence.low(at) in ("a", "an", "as") and sentence.low(at - 1) not in PREPOSITIONS:
            return True
        if not sentence.tokens[at].word:
            return False
    return False


def _according(sentence: Sentence, known: Known) -> Iterator[Relation]:
    for index, token in enumerate(sentence.tokens):
        per = token.low == "per" and (index == 0 or sentence.low(index - 1) == ",")
        if not per and (token.low != "according" or sentence.low(index + 1) != "to"):
            continue
        last = index if per else index + 1
        source = phrases.after(sentence, last, {})
        if source is None:
            continue
        kind = known.classifier.kind(sentence, source)
        if kind is None:
            if per:
                continue
            kind = Kind("document", sentence.text(source.first, source.last))
        content = contents.around(sentence, index, source.last)
        yield _relation(
            sentence, Phrase(index, last), sentence.text(index, last).lower(), "according", source, kind, content
        )


def _perspective(sentence: Sentence, known: Known) -> Iterator[Relation]:
    """`From the minister's perspective`, `in her view`, `in the words of X`."""
    for index, token in enumerate(sentence.tokens[:8]):
        if token.low not in ("from", "in") or index > 1:
            continue
        for noun in range(index + 2, min(index + 9, len(sentence.tokens))):
            if sentence.low(noun) in known.lists["perspectives"] and _owned(sentence, noun - 1):
                source = Phrase(index + 1, noun - 1)
                kind = known.classifier.kind(sentence, source) or Kind(
                    "role", role=sentence.text(source.first, source.last)
                )
                cue = Phrase(index, noun)
                yield _relation(
                    sentence, cue, sentence.low(noun), "perspective", source, kind, contents.after(sentence, noun)
                )
                return


def _owned(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return token.possessive or token.low in phrases.POSSESSIVE_PRONOUNS - {"our", "my", "your"}


def _nominal(sentence: Sentence, known: Known) -> Iterator[Relation]:
    """`The union's claim is that`, `a statement by X that`."""
    for index, token in enumerate(sentence.tokens):
        if token.low not in known.lists["nominal-cues"] or index == 0 or not _owned(sentence, index - 1):
            continue
        if sentence.low(index + 1) not in ("that", "is", "was", ":") or "that" not in (
            sentence.low(index + 1),
            sentence.low(index + 2),
        ):
            continue
        source = phrases.ending_at(sentence, index - 1, known.lists) or Phrase(index - 1, index - 1)
        kind = known.classifier.kind(sentence, source) or Kind("role", role=sentence.text(source.first, source.last))
        if sentence.low(index - 1) in phrases.POSSESSIVE_PRONOUNS:
            kind = Kind("pronoun")
        content = contents.after(sentence, index if sentence.low(index + 1) == "that" else index + 1)
        yield _relation(sentence, Phrase(index, index), token.low, "nominal", source, kind, content)


def _colon(sentence: Sentence, known: Known) -> Iterator[Relation]:
    """`Officials sent a message: …`, `Maria Lopez: “…”`."""
    colon = next((index for index, token in enumerate(sentence.tokens) if token.low == ":"), None)
    if not colon or colon > 20 or colon + 2 >= len(sentence.tokens):
        return
    told = next((index for index in range(colon) if sentence.low(index) in known.lists["nominal-cues"]), None)
    quoted = sentence.tokens[colon + 1].text in QUOTES
    if told is None and not quoted:
        return
    source = _opening_phrase(sentence, colon if told is None else told, known)
    if told is None and colon > 6:
        source = phrases.opening(sentence, known.hits) or source
    if source is None:
        return
    kind = known.classifier.kind(sentence, source)
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


def _opening_phrase(sentence: Sentence, end: int, known: Known) -> Phrase | None:
    """The owner of the noun at `end` (`the minister's reply`), else the last phrase before it that can speak."""
    for last in range(end - 1, -1, -1):
        if sentence.tokens[last].possessive:
            return phrases.ending_at(sentence, last, known.lists)
    for last in range(end - 1, -1, -1):
        low = sentence.low(last)
        if (
            (sentence.tokens[last].capital and last > 0)
            or low in known.lists["people-roles"]
            or low in known.lists["organizations"]
        ):
            return phrases.ending_at(sentence, last, known.lists)
    return None
