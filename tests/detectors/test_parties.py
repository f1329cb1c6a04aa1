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


def test_the_company_is_the_party_named_before(marked):
    text = "Harland Steel owns the mill.\n\nTom Reed accuses the company of poisoning the water."
    ((words, attrs),) = marked(text, "parties")
    assert (words, attrs["accused"]) == ("accuses the company of poisoning", "Harland Steel")
    assert (attrs["weight"], attrs["answered"]) == ("heavy", False)


def test_the_author_accuses_too(marked):
    text = "# Harland Steel poisoned the river\n\nTom Reed says that Harland Steel hid the tests."
    marks = marked(text, "parties", "md")
    assert [(words, attrs["accuser"]) for words, attrs in marks] == [
        ("Harland Steel poisoned", ""),
        ("says that Harland Steel hid", "Tom Reed"),
    ]


@pytest.mark.parametrize(
    ("accused", "weight"),
    [("Harland Steel of bribery", "heavy"), ("Harland Steel of rudeness", "light"), ("Russia of lying", "state")],
)
def test_weight(marked, accused, weight):
    ((_, attrs),) = marked(f"The union accused {accused}.", "parties")
    assert attrs["weight"] == weight


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("A former clerk at Belmar Foods says the company falsified its books.", "Belmar Foods"),
        ("Tenants accuse their landlord, Bruno Castell, of cutting off the heating.", "Bruno Castell"),
    ],
)
def test_the_accused_behind_a_role_or_in_reported_speech(marked, text, accused):
    assert [attrs["accused"] for _, attrs in marked(f"{text}\n\nShe left.", "parties")] == [accused]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody ever accused Delgado of theft.",
        "The mayor accused Delgado of theft, though a court had cleared him.",
        "Rain.\n\nSun.\n\nSnow.\n\nThe mayor blamed Delgado for the delay.",
        "The accused gunman, Anton Merz, was charged with murder.",
    ],
)
def test_what_is_denied_or_in_passing(marked, text):
    assert marked(text, "parties") == []
