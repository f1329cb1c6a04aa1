"""Praising sentences: at which word, and whose praise."""

import pytest


def test_the_loudest_word_is_marked(marked):
    [(word, attrs)] = marked("He is one of the greatest and most gifted singers in the world.", "puffery")
    assert word in attrs["detail"]
    assert attrs["likely"] > 0.55


@pytest.mark.parametrize(
    "text",
    [
        "The hotel has 40 rooms and opened in 1921.",
        "The critic said that he was one of the greatest and most gifted singers in the world.",
        "The market offers breathtaking views and a vibrant culture.",
    ],
)
def test_plain_reported_and_listed_praise_is_not_marked(marked, text):
    assert not marked(text, "puffery")


def test_a_ranking_counts_for_more_than_its_words(marked):
    ranked, plain = "He was one of the most gifted singers in town.", "He was a gifted singer in town, among others."
    assert marked(ranked, "puffery")[0][1]["likely"] > max([0, *(one["likely"] for _, one in marked(plain, "puffery"))])
