"""Contradictions: statements that exclude each other."""

import pytest

DEAL = "The long-awaited trade agreement has collapsed, officials said."


def about(marks):
    return [attrs["about"] for _, attrs in marks]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (f"{DEAL}\n\nThe failure to reach a trade agreement has alarmed exporters.", "agreement"),
        (f"{DEAL}\n\nThe two sides never signed the trade agreement.", "agreement"),
        ("They cut off all contact in the dispute.\n\nOfficials report minimal contact.", "contact"),
        (
            "Fire at Marl mill in May killed 12 workers.\n\nFire at Marl mill in May killed 17 workers.",
            "workers",
        ),
    ],
)
def test_contradictions(marked, text, subject):
    assert about(marked(text, "contradictions")) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "Talks on a trade agreement have collapsed.\n\nThe failure to reach a trade agreement hurts.",
        f"{DEAL}\n\nThe ministers failed to reach a fisheries agreement.",
        f"{DEAL}\n\n“There was no trade agreement,” the minister said.",
        "They cut off all contact in May.\n\nContact was resumed, and there is regular contact until today.",
        "The fire in Marl killed 12 workers.\n\nThe fire in Lund hurt 17 workers.",
        "Fire at Marl mill in May killed over 12 workers.\n\nFire at Marl mill in May killed 17 workers.",
    ],
)
def test_what_is_no_contradiction(marked, text):
    assert marked(text, "contradictions") == []
