"""Hedges: only the author's own, and only where the words really weaken a claim."""

import pytest

from auditor.detectors import Marks
from auditor.detectors.hedges import detect
from auditor.loading import load
from auditor.model import Block, Document, Mark


def hedges(text, block="paragraph", speech=()):
    """The marks of a one-block document, as (words, kind, strength); `speech` is not the author's."""
    document = Document("test", "txt", text, text, (Block(block, 0, len(text)),))
    marks = Marks(document, load().scanner.scan(document))
    spans = [Mark(text.index(said), text.index(said) + len(said)) for said in speech]
    marks._marks["speech"] = tuple(spans)
    return [
        (text[mark.start : mark.end], mark.attrs["kind"], mark.attrs["strength"]) for mark in detect(document, marks)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Their positions seem fixed.", ("seem", "epistemic-verb", "strong")),
        ("The minister appears to be tired.", ("appears", "epistemic-verb", "strong")),
        ("It looks like the plant will close.", ("looks like", "epistemic-verb", "strong")),
        ("The move could also hurt carmakers.", ("could", "modal-prediction", "strong")),
        ("The tower could stand for years.", ("could", "modal-prediction", "weak")),
        ("Turkey may attempt to mediate.", ("may", "modal-prediction", "strong")),
        ("The chairman reportedly left.", ("reportedly", "distancing", "strong")),
        ("The clerk allegedly forged it.", ("allegedly", "distancing", "weak")),
        ("It is arguably the best.", ("arguably", "self-cancelling", "strong")),
        ("It was perhaps the most costly strike.", ("perhaps", "self-cancelling", "strong")),
        ("This may be the biggest error.", ("may be", "self-cancelling", "strong")),
        ("Their success is uncertain.", ("is uncertain", "no-information", "strong")),
        ("Prices will likely rise.", ("likely", "adverb", "strong")),
        ("A number of clinics closed.", ("A number of", "vague-quantifier", "weak")),
    ],
)
def test_marks_a_hedge_with_its_kind_and_strength(text, found):
    assert hedges(text) == [found]


@pytest.mark.parametrize(
    ("text", "stack"),
    [
        ("A potential strike could close the ferry.", "potential strike could"),
        ("It may possibly close.", "may possibly"),
        ("The figures seem to perhaps hide a loss.", "seem to perhaps"),
        ("If nobody yields, the path could involve clashes.", "could involve"),
        ("If the row drags on, it could become a crisis.", "could become"),
    ],
)
def test_two_hedges_in_one_clause_are_one_stack(text, stack):
    assert hedges(text) == [(stack, "stacked", "strong")]


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers could not reach the cabin.",
        "Shots could be heard from the square.",
        "The goalkeeper could have saved it.",
        "The vote is on May 5.",
        "Theresa May left at noon.",
        "You may want to book early.",
        "Visitors may apply until June.",
        "She will appear in court.",
        "The study appears in a journal.",
        "The paint makes the room seem larger.",
        "The tower looks like a ship.",
        "Women are less likely to vote.",
        "The poll asked 405 likely voters.",
        "How can they possibly know?",
        "The result is uncertain because ballots are missing.",
        "The potential of the site is great.",
    ],
)
def test_passes_over_other_senses(text):
    assert hedges(text) == []


def test_hedges_in_reported_speech_are_not_the_authors():
    assert hedges("It may rain, the warden said.", speech=["It may rain"]) == []


def test_a_may_in_a_title_is_a_verb_unless_a_date_or_a_name_follows_from_it():
    assert hedges("Bank May Have Hidden Losses", "title") == [("May", "modal-prediction", "strong")]
    assert hedges("Council Meets On May 5", "title") == []
    assert hedges("Theresa May Resigns", "title") == []


def test_a_stop_parts_two_hedges():
    kinds = [kind for _, kind, _ in hedges("Perhaps it was rain; the stands may stay empty.")]
    assert kinds == ["adverb", "modal-prediction"]
