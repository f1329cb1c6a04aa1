"""Parties: the accused, and whether they are heard."""

import pytest

ACCUSED = "The union accused Harland Steel of hiding the results of the tests."


@pytest.mark.parametrize(
    ("after", "answered"),
    [
        ("Its chairman wants an inquiry.", False),
        ("Harland Steel said that all results were public.", True),
        ("The company did not respond to questions.", True),
        ("A spokesman for Harland Steel rejected this.", True),
        ("It called the charge absurd.", True),
    ],
)
def test_answered(marked, after, answered):
    ((words, attrs),) = marked(f"{ACCUSED}\n\n{after}", "parties")
    assert (words, attrs["accused"], attrs["answered"]) == (
        "accused Harland Steel of hiding",
        "Harland Steel",
        answered,
    )


def test_a_government_answers_by_its_seat(marked):
    marks = marked("The minister blamed Russia for the attack.\n\nMoscow says it knows nothing.", "parties")
    assert [attrs["answered"] for _, attrs in marks] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor blamed the weather for the delay.",
        "Officials blamed Hurricane Nora for the power cut.",
        "“They accused Harland Steel of lying,” she said.",
        "A witness who had accused Delgado of theft left the town.",
        "The mayor accused Republicans of stalling.",
    ],
)
def test_what_is_no_accusation_of_a_party(marked, text):
    assert marked(text, "parties") == []
