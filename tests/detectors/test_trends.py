"""Trends: rising and falling over time, not rising from a chair."""

import pytest


@pytest.mark.parametrize(
    ("text", "found", "direction", "number"),
    [
        ("Rents in the town have risen since May.", "have risen", "up", False),
        ("Rents in the town have risen by 12 percent.", "have risen", "up", True),
        ("Crime is surging in the valley towns.", "is surging", "up", False),
        ("Sales of the paper fell sharply in May.", "fell sharply", "down", False),
        ("Burglary is on the rise in the valley.", "on the rise", "up", False),
        ("Trust in the council is at a record low.", "at a record low", "down", False),
        ("Prices have steadily declined over the years.", "have steadily declined", "down", False),
        ("The rate has risen since 2019 in all towns.", "has risen", "up", False),
    ],
)
def test_trends(marked, text, found, direction, number):
    marks = [(words, attrs["direction"], attrs["number"]) for words, attrs in marked(text, "trends")]
    assert marks == [(found, direction, number)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister has declined to comment on the case.",
        "The bank has increased its stake in the mine.",
        "He has fallen in love with the town.",
        "The boy has grown up in the valley.",
        "They honoured the fallen soldiers of the town.",
        "The rising star of the party spoke first.",
        "He had risen from his seat when she came.",
    ],
)
def test_what_is_no_trend(marked, text):
    assert marked(text, "trends") == []
