"""Reasons: what weighed most in a judgement, in an editor's words."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.judging import words
from auditor.judging.table import FAULTS, Table

TELLING = 0.15  # a fact that weighs less is not worth a word
HEAVY = 0.45  # a word that weighs less is not named
MOST = 2
# Words that tell an editor nothing, whatever they weigh.
PLAIN = frozenset(
    "the and but for nor yet not has have had are was were been being that this these those with from into onto than then they"
    " them their there his her hers its our your you she who whom whose which what when where why how will would could should"
    " can may might must shall does did done about after before over under also just only even some most more much many other"
    " such each every any all both few one two three very too own same out off up down again once here".split()
)

PHRASES = {
    "free": "names no source",
    "list=claim-causal": "states a cause",
    "list=claim-interpretation": "says what something means",
    "list=claim-mental-state": "says what others think or want",
    "list=claim-superlative": "ranks something above all the rest",
    "list=claim-prediction": "tells the future as certain",
    "list=claim-generalisation": "speaks for many at once",
    "list=claim-insider": "tells what only insiders know",
    "list=claim-news-fact": "tells of an event that somebody must have reported",
    "statistics": "gives a figure",
    "trends": "says that something rises or falls",
    "vague=experts backed=False": "names no expert",
    "vague=collective backed=False": "speaks of people without names",
    "vague=research backed=False": "names no study",
    "vague=agentless": "does not say who thinks so",
    "vague=personified": "gives a crowd or a place a voice",
    "by=vague": "leans on a source without a name",
    "by=none": "leans on nobody",
    "hedge=modal-prediction strong": "leaves open what will happen",
    "hedge=epistemic-verb strong": "says what seems, not what is",
    "hedge=stacked strong": "weakens one thing twice",
    "hedge=no-information strong": "says that nothing is known",
    "hedge=distancing strong": "passes on hearsay without a source",
    "wording=loaded": "uses loaded words",
    "wording=padding": "uses words of advertising",
    "mark=!": "exclaims",
    "mark=?": "asks the reader",
    "address": "holds a web address",
    "pronoun=you": "speaks to the reader",
    "no stop": "is no whole sentence",
}


def told(table: Table, fault: str, facts: Sequence[str], tokens: Sequence[str], free: bool) -> str:
    """One or two sentences on why a sentence was judged so; empty where nothing stands out."""
    column = FAULTS.index(fault)
    heavy = sorted(
        ((_weight(table, fact, column), fact) for fact in dict.fromkeys(facts) if fact in PHRASES), reverse=True
    )
    phrases = [PHRASES[fact] for weight, fact in heavy[:MOST] if weight >= TELLING]
    named = _words(table, column, tokens, free)
    parts = [f"It {' and '.join(phrases)}."] if phrases else []
    if named:
        parts.append(f"Words that weigh: {', '.join(f'“{word}”' for word in named)}.")
    return " ".join(parts)


def _weight(table: Table, feature: str, column: int) -> float:
    row = table.weights.get(feature)
    return row[column] / 100 if row else 0.0


def _words(table: Table, column: int, tokens: Sequence[str], free: bool) -> list[str]:
    """The words that weigh most, in their order in the sentence."""
    weights = {
        token: sum(_weight(table, feature, column) for feature in words.features(token, free))
        for token in tokens
        if len(token) > 2 and token.isalpha() and token.lower() not in PLAIN
    }
    heavy = sorted((token for token in weights if weights[token] >= HEAVY), key=lambda token: -weights[token])[:MOST]
    return [token for token in weights if token in heavy]
