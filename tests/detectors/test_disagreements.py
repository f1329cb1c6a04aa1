"""Disagreements: two measures of one thing."""

import pytest


def about(marks):
    return [attrs["about"] for _, attrs in marks]


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        ("All drivers of the depot joined the strike.", "Some drivers of the depot did not join the strike.", "share"),
        ("None of the drivers of the depot joined the strike.", "Two drivers of the depot joined the strike.", "share"),
        ("The fire in the hostel injured 14 guests.", "The fire, which began at noon, injured 41 guests.", "guests"),
        ("The line to the airport will cost €80m.", "The line to the airport will cost €95m.", "money"),
        ("Dora Finch, 61, came home.", "Finch, 63, was tired.", "age"),
    ],
)
def test_two_measures_of_one_thing(marked, one, other, subject):
    marks = marked(f"{one}\n\nIt rained.\n\n{other}", "disagreements")
    assert about(marks) == [subject]
    assert marks[0][1]["of"] == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("All drivers of the depot joined the strike.", "Some drivers of the depot joined the march too."),
        ("All drivers of the depot joined the strike, she said.", "Some drivers of the depot did not, he said."),
        ("The fire in the hostel injured 14 guests.", "The fire in Lund injured 41 guests."),
        ("The fire in the hostel injured 14 guests.", "The fire injured at least 41 guests."),
        ("The line to the airport cost €80m.", "The line to the airport cost €95m in 1990."),
        ("The index fell 2 percent.", "The index fell 3 percent."),
        ("Dora Finch, 61, came home.", "Her brother, Ned Finch, 63, was tired."),
    ],
)
def test_what_is_no_disagreement(marked, one, other):
    assert marked(f"{one}\n\nIt rained.\n\n{other}", "disagreements") == []
