"""Senses: whether a verb of saying has that sense here, by the words behind it: `claimed that`, not `claimed a medal`."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.attribution.grammar import AUXILIARY, DETERMINERS, PREPOSITIONS, PRONOUNS, QUOTES, Sentence

REACH = 5  # tokens from a verb to the noun of its object
CLAUSE = 9  # tokens from a verb to the verb of the clause that it reports

_CONJUNCTIONS = frozenset("that how why whether what if".split())
_REFLEXIVES = frozenset("himself herself itself themselves myself ourselves".split())

# Nouns that, as the object of a verb, show that it does not report speech.
_THINGS: Mapping[str, frozenset[str]] = {
    "claim": frozenset(
        "title titles crown championship medal medals gold silver bronze trophy prize win wins lives life place spot"
        " seat pole wicket wickets point points pension benefit benefits asylum expenses refund compensation scalp"
        " another first second third record".split()
    ),
    "call": frozenset(
        "police ambulance meeting election elections vote witness witnesses halt strike conference press timeout"
        " summit truce".split()
    ),
    "dismiss": frozenset("case charge charges lawsuit suit appeal juror employees staff workers".split()),
    "find": frozenset("guilty dead time place way ways home himself herself itself themselves".split()),
    "issue": frozenset("guidance shares bonds visas permits licences licenses tickets".split()),
    "reveal": frozenset("himself herself itself".split()),
}
# The words that, straight behind a verb, show another sense.
_NEXT: Mapping[str, frozenset[str]] = {
    "plead": frozenset("guilty not no".split()),
    "hail": frozenset({"from"}),
    "report": frozenset({"to", "for", "directly"}),
    "answer": frozenset("questions question calls phone the".split()),
    "describe": _REFLEXIVES,
    "admit": frozenset({"patients", "students"}),
    "project": frozenset("onto power".split()),
    "want": frozenset("to out in".split()),
}
# What is turned down where turning down is a thing said; `the voters rejected the party` says nothing.
_SAID = frozenset(
    "claim claims allegation allegations accusation accusations suggestion suggestions idea notion calls criticism"
    " charge charges assertion assertions argument arguments report reports request requests proposal proposals offer"
    " offers demand demands plan plans comparison comparisons characterization conclusion findings".split()
)
# Verbs that report only where a clause, quoted words or one of these words stand behind them.
_PROVEN: Mapping[str, frozenset[str]] = {
    "add": frozenset(),
    "boast": frozenset({"about", "of", "to", "on"}),
    "maintain": frozenset({"his", "her", "their"}),
    "threaten": frozenset({"to", "with"}),
    "rule": frozenset({"against", "in"}),
}
# Verbs that say what somebody takes another for: `portrays it as a gift`.
_AS = frozenset("portray characterize depict rate treat paint cast".split())


def speaks(sentence: Sentence, first: int, last: int, lemma: str) -> bool:
    """Whether the verb from `first` to `last` reports speech, as far as the words behind it tell."""
    after = sentence.low(last + 1)
    if after in _NEXT.get(lemma, ()):
        return False
    if lemma in _THINGS and _object(sentence, last) & _THINGS[lemma]:
        return clausal(sentence, last)
    if sentence.low(first) == "states":
        return sentence.low(first - 1) not in ("and", "or") and clausal(sentence, last)
    if lemma == "reject":
        return bool(_object(sentence, last) & _SAID) or near_quotes(sentence, first, last)
    if lemma == "reason":
        return after == "that" or near_quotes(sentence, first, last) or _ends(sentence, last)
    if lemma == "invite":
        return any(sentence.low(at) == "to" for at in range(last + 1, last + CLAUSE))
    if lemma in _AS:
        return any(sentence.low(at) == "as" for at in range(last + 1, last + CLAUSE)) or near_quotes(
            sentence, first, last
        )
    if lemma in _PROVEN:
        proven = after in _PROVEN[lemma] or clausal(sentence, last) or near_quotes(sentence, first, last)
        return proven or _ends(sentence, last)
    return True


def _object(sentence: Sentence, last: int) -> frozenset[str]:
    """The words of a verb's object, as far as the first preposition or mark."""
    found = []
    for at in range(last + 1, min(last + 1 + REACH, len(sentence.tokens))):
        token = sentence.tokens[at]
        if token.low in PREPOSITIONS or not token.word:
            break
        found.append(token.bare)
    return frozenset(found)


def clausal(sentence: Sentence, last: int, reach: int = CLAUSE) -> bool:
    """Whether a clause stands behind a verb: `added that`, `added the deal was done`; its verb within `reach`."""
    after = sentence.low(last + 1)
    if after in _CONJUNCTIONS or after in PRONOUNS - {"it", "who"} or after in ("there", ":"):
        return True
    for at in range(last + 1, min(last + 1 + reach, len(sentence.tokens))):
        token = sentence.tokens[at]
        if token.low in AUXILIARY - {"to"}:
            return at > last + 1
        if not token.word or token.low in ("who", "which", "to"):
            return sentence.low(at + 1) in ("that", *PRONOUNS) if token.low == "," else False
        if token.low == "that":
            return True
    return False


def near_quotes(sentence: Sentence, first: int, last: int) -> bool:
    """Whether quotation marks stand close to a verb."""
    reach = range(max(first - 4, 0), min(last + 8, len(sentence.tokens)))
    return any(sentence.tokens[at].text in QUOTES for at in reach)


def _ends(sentence: Sentence, last: int) -> bool:
    """`…, she added.`, `…, added the mayor.`: nothing but a mark or a speaker stands behind a verb after a comma."""
    after = sentence.low(last + 1)
    before = any(sentence.low(at) == "," for at in range(max(last - 6, 1), last))
    return before and (not after or not after[0].isalnum() or after in DETERMINERS or sentence.tokens[last + 1].capital)
