"""Loaded sentences: how likely, at which word, and how much it takes in plain company."""

import pytest

from auditor.detectors import loaded

LOADED = "The petty plan takes the school away from the families of the valley."
PLAIN = "The council closed the school in May because only 41 children had enrolled."


def test_the_most_loaded_word_is_marked_and_named(marked):
    [(word, attrs)] = marked("This cowardly, dishonest smear shows nothing but contempt for the truth.", "loaded")
    assert word == "smear"
    assert attrs["strength"] == "strong"
    assert "“smear”" in attrs["detail"]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "A petty smear!",
        '"It is a shameful farce, cooked up by greedy cynics," she said.',
        "The inspectors were blinded by their arrogance, the union said.",
    ],
)
def test_plain_short_and_reported_sentences_are_not_marked(marked, text):
    assert not marked(text, "loaded")


def test_in_a_plain_article_it_takes_more(marked):
    assert marked(LOADED, "loaded")
    assert not marked("\n\n".join([*[PLAIN] * 9, LOADED]), "loaded")


def test_a_loaded_article_does_not_hide_its_sentences(marked):
    assert len(marked("\n\n".join(["This shameful farce was cooked up by greedy, lying cynics."] * 9), "loaded")) == 9


def test_what_a_listed_word_says_is_not_said_twice(marked):
    assert not marked("The spineless council voted for it on Monday.", "loaded")


def test_a_sentence_alone_is_taken_as_it_is():
    assert loaded.shift([2.0]) == 0
