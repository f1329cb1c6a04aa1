"""Cues: the words that say that somebody said something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from auditor.attribution import senses
from auditor.attribution.grammar import (
    BE,
    CLOSED,
    DETERMINERS,
    HAVE,
    MODAL,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    Sentence,
    adverb,
)

# The word lists of cue verbs, and the kind of cue that each makes. Where a verb is in two, the first counts.
VERBS = {
    "verbs-say": "say",
    "verbs-claim": "claim",
    "verbs-warn": "warn",
    "verbs-accuse": "accuse",
    "verbs-ask": "ask",
    "verbs-think": "think",
    "verbs-say-weak": "weak",
    "verbs-stand": "stand",
    "verbs-show": "show",
}

# Verbs whose plain form and -s form are nouns as well.
NOUNS = frozenset(
    "claim report comment demand order call plan hope fear doubt request promise estimate forecast note state"
    " post tweet answer reply question quote charge threat project protest boast pledge vow blame praise dispute"
    " remark mention list detail issue study show find ruling rule record account read want joke thank slam blast"
    " worry invite caution counter signal stress address email brand label attack volunteer support favor yell"
    " outline voice disclose mean reason pray savage advocate mock".split()
)
# What an annexed `-ing` form stands behind: `, adding that`, `after saying`, `in a letter urging`.
_BEFORE_ANNEXED = frozenset(', and or while by after before when in without — – " ” ( ; then thus'.split())
# Such forms that name things as well: `finding a way`, `expecting a child`.
_NOT_ANNEXED = frozenset("find want answer project list order invite thank speak respond".split())
# Kinds whose `-ing` form may follow a noun that says so: `officials warning that`, `a letter urging`.
_SAID_OF = frozenset("say claim warn accuse ask".split())
_CONTROL = frozenset("declined declines refused refuses went continued continues seemed appeared wants wanted".split())


# Plain forms that are verbs and nothing else, whatever stands before them.
_NEVER_NOUNS = frozenset("say believe think argue insist agree acknowledge contend admit deny suggest tell".split())
_INTENTIONS = frozenset("hopes vows pledges promises".split())
# Past forms that stand before nouns as well: `alleged bullying`, `proposed cuts`.
_ADJECTIVES = frozenset("alleged proposed claimed reported suspected expected estimated projected promised".split())
_COUNTS = frozenset("both some many most few all two three four five six here".split())
_PAPERS = frozenset(
    "poll polls polling survey surveys study studies report reports research data figures analysis records results"
    " documents document numbers census footage video evidence filings tests test statistics".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Token indices of a cue, both inclusive, its lemma and its kind; `annexed` cues share the main cue's source."""

    first: int
    last: int
    lemma: str
    kind: str
    annexed: bool = False
    passive: bool = False


Hit = tuple[int, str, str]  # end, lemma, kind


def verbs(sentence: Sentence, hits: Mapping[int, Hit]) -> Iterator[Cue]:
    """The verbs in a sentence that may report what somebody said, thought, found or wanted."""
    for index, token in enumerate(sentence.tokens):
        hit = hits.get(token.start)
        if hit is None:
            continue
        _, lemma, kind = hit
        if not fits(sentence, index, hit):
            continue
        last = _last(sentence, index, hit)
        cue = _verb(sentence, index, last, lemma, kind)
        if cue is not None:
            yield cue


def fits(sentence: Sentence, index: int, hit: Hit) -> bool:
    """Whether a word of the lists can be a verb of saying here: no part of a name, and in that sense."""
    return not _named(sentence, index) and senses.speaks(
        sentence, index, _last(sentence, index, hit), hit[1].split()[0]
    )


def _last(sentence: Sentence, index: int, hit: Hit) -> int:
    """The index of the last token of a hit that starts at `index`."""
    while index + 1 < len(sentence.tokens) and sentence.tokens[index].end < hit[0]:
        index += 1
    return index


def _named(sentence: Sentence, index: int) -> bool:
    """`The United States`, `the states’ votes`: part of a name, or an owner. A headline's capitals tell nothing."""
    token = sentence.tokens[index]
    if token.possessive:
        return True
    if not token.capital or index == 0 or sentence.block in ("title", "heading"):
        return token.low == "states" and sentence.low(index - 1) == "united"
    return not sentence.titled


def _verb(sentence: Sentence, first: int, last: int, lemma: str, kind: str) -> Cue | None:
    form = sentence.low(first)
    if kind == "stand" and (form == lemma.split()[0] or form.endswith("ing")):
        return None
    before = _auxiliary(sentence, first)
    if sentence.low(first - 1) == "-" or sentence.low(last + 1) == "-":
        return None
    if form.endswith("ing"):
        return _ing(sentence, first, last, lemma, kind, before)
    base, third = lemma.split()[0], form.endswith("s") and form != lemma.split()[0]
    if sentence.low(first - 1) in DETERMINERS - {"all", "both", "each", "many", "some", "most", "this", "that"}:
        return None
    if sentence.tokens[first - 1].possessive if first else False:
        return None
    if form == base:
        return Cue(first, last, lemma, kind) if _plain_verb(sentence, first, base) else None
    if third:
        return Cue(first, last, lemma, kind) if base not in NOUNS or _third(sentence, first, last) else None
    if before in BE:
        return _passive(sentence, first, last, lemma, kind)
    if form in _ADJECTIVES and sentence.low(first - 1) in ("and", "or", ",") and not senses.clausal(sentence, last, 2):
        return None
    if sentence.block in ("title", "heading") and kind in ("weak", "think") and sentence.low(last + 1) in PREPOSITIONS:
        return None
    if before == "to" or (sentence.low(first - 1) in PREPOSITIONS):
        return None
    if kind == "accuse" and sentence.low(last + 1) in ("of", "by", "for"):
        return None
    if sentence.low(last + 1) == "by":
        return None
    return Cue(first, last, lemma, kind)


def _auxiliary(sentence: Sentence, first: int) -> str:
    """The nearest word to the left that is no adverb."""
    at = first - 1
    while at >= 0 and adverb(sentence.low(at)):
        at -= 1
    word = sentence.low(at)
    if word in HAVE and adverb(sentence.low(at - 1)):
        return word
    return word


def _ing(sentence: Sentence, first: int, last: int, lemma: str, kind: str, before: str) -> Cue | None:
    if before in BE:
        return Cue(first, last, lemma, kind)
    if lemma.split()[0] in _NOT_ANNEXED:
        return None
    previous = sentence.low(first - 1)
    if first == 0 or previous in _BEFORE_ANNEXED or (adverb(previous) and sentence.low(first - 2) in _BEFORE_ANNEXED):
        return Cue(first, last, lemma, kind, annexed=True)
    if kind in _SAID_OF and first and sentence.tokens[first - 1].word and previous not in DETERMINERS | PREPOSITIONS:
        if sentence.low(last + 1) in PREPOSITIONS or not _goes_on(sentence, last):
            return None
        return Cue(first, last, lemma, kind)
    return None


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Whether a word or a quotation stands behind a verb."""
    after = sentence.low(last + 1)
    return bool(after) and (after[0].isalnum() or after[0] in QUOTES)


def _plain_verb(sentence: Sentence, first: int, base: str) -> bool:
    """`Officials say`, `they claim`, `would not say`; not `the report`, not `to say`."""
    previous = _auxiliary(sentence, first)
    if previous == "to":
        at = next((at for at in range(first - 1, -1, -1) if sentence.low(at) == "to"), 0)
        return sentence.low(at - 1) in _CONTROL
    if previous in MODAL or previous in ("n't", "not"):
        return previous not in ("to",)
    if previous in ("they", "we", "i", "who", "you", "that"):
        return True
    known = base in _NEVER_NOUNS and previous not in CLOSED - _COUNTS and previous[:1].isalnum()
    if known and _goes_on(sentence, first) and sentence.low(first + 1) not in PREPOSITIONS:
        return True
    plural = previous.endswith("s") and not previous.endswith(("ss", "'s", "us", "is"))
    plural = plural or previous in ("people", "women", "men", "many", "some", "police", "taliban", "others", "most")
    if base not in NOUNS:
        return plural or previous in (",", ")") or (bool(previous) and sentence.tokens[first - 1].capital)
    after = sentence.low(first + 1)
    if base in ("show", "find") and previous in _PAPERS:
        return True
    return plural and (after in DETERMINERS or after in ("that", "to", *PRONOUNS) or after[:1] in QUOTES)


def _third(sentence: Sentence, first: int, last: int) -> bool:
    """`Pakistan claims that`; not `the claims of`."""
    after = sentence.low(last + 1)
    if after == "to" and sentence.low(first) in _INTENTIONS:
        return bool(first) and (sentence.tokens[first - 1].capital or sentence.low(first - 1) in PRONOUNS)
    if after in (
        "of",
        "by",
        "about",
        "against",
        "from",
        "and",
        "or",
        ",",
        ".",
        "are",
        "were",
        "have",
        "to",
        "in",
        "on",
    ):
        return False
    if sentence.low(first - 1) in _PAPERS and sentence.low(first) in ("shows", "finds"):
        return True
    token = sentence.tokens[first - 1] if first else None
    if token is not None and token.low in (",", '"', "”") and last + 1 < len(sentence.tokens):
        return after == "the" or sentence.tokens[last + 1].capital
    if token is None or not token.word or (token.low.endswith("s") and not token.capital and not adverb(token.low)):
        return False
    return (
        token.capital
        or token.low in ("he", "she", "it", "who")
        or after in ("that", ":", *DETERMINERS)
        or adverb(token.low)
    )


def _passive(sentence: Sentence, first: int, last: int, lemma: str, kind: str) -> Cue | None:
    """`was described by X as`: only where somebody is named who did."""
    for at in range(last + 1, min(last + 6, len(sentence.tokens))):
        if sentence.low(at) == "by":
            return Cue(first, at, lemma, kind, passive=True)
        if not sentence.tokens[at].word:
            return None
    return None
