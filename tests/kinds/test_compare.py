"""Compare: a part of the article against another."""

import pytest

from auditor import loading
from auditor.comparisons.numbers import numbered
from auditor.comparisons.overlap import overlap
from auditor.comparisons.quotations import told
from auditor.detectors import Marks
from auditor.kinds import compare
from auditor.model import Band, NotApplicable, Rule
from auditor.pipeline import prepare


def check(text, **params):
    book = loading.load()
    rule = Rule("consistency/test", "", "", "warning", "", (), "compare", params, Band(0, 1))
    document = prepare(text, "md", "test", book)
    seen = compare.check(rule, document, Marks(document, book.scanner.scan(document)))
    if isinstance(seen, NotApplicable):
        return seen.reason
    return [document.text[one.start : one.end] for one in seen.findings]


@pytest.mark.parametrize(
    ("heading", "body", "found"),
    [
        ("Mayor: “we will never leave”", "The mayor said that she might resign.", ["“we will never leave”"]),
        ("Mayor: “We will never leave”", "“We will never leave,” she said.", []),
        ("Mayor: 'we will … leave'", "“We will one day leave,” she said.", []),
        ("Mayor: “we [the voters] will leave”", "“We will leave,” she said. We saw it.", []),
        ("Mayor “attacks critics daily”", "“I am attacking my critics daily,” she said.", []),
    ],
)
def test_quotations(heading, body, found):
    text = f"# Town news\n\nThe town met.\n\n## {heading}\n\n{body}\n"
    assert check(text, part="heading", against="body", by="quotations") == found


def test_a_heading_that_is_only_a_quotation_can_be_left_out():
    text = "# Town news\n\nThe town met.\n\n## “Watch and wait now”\n\nThe mayor spoke.\n"
    assert check(text, part="heading", against="body", by="quotations", bare=False) == []
    assert check(text, part="heading", against="body", by="quotations") == ["“Watch and wait now”"]


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Storm damages 40 houses", "A storm damaged 14 houses on Sunday.", ["40"]),
        ("Storm damages 40 houses", "A storm damaged 40 houses on Sunday.", []),
        ("Storm damages 40 houses", "A storm damaged 38 houses on Sunday.", []),
        ("Storm damages five houses", "A storm damaged two houses here and three houses there.", []),
        ("Five reasons to vote", "There are three candidates.", []),
        ("Hospital closes, 900 jobs gone", "The hospital has 640 staff.", ["900"]),
    ],
)
def test_numbers(headline, body, found):
    assert check(f"# {headline}\n\n{body}\n", part="title", against="body", by="numbers") == found


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Bank fined over loans to Delgado", "A court fined the bank on Monday.", ["Delgado"]),
        ("Bank fined over loans to Pakistan", "A court fined the Pakistani bank.", []),
        ("Bank fined over loans to the UN", "The United Nations borrowed money.", []),
    ],
)
def test_names(headline, body, found):
    assert check(f"# {headline}\n\n{body}\n", part="title", against="body", by="names") == found


def test_names_in_title_case_cannot_betold():
    text = "# Bank Fined Over Loans To Delgado\n\nA court fined the bank on Monday.\n"
    assert "title case" in check(text, part="title", against="body", by="names")


def test_certainty():
    sure = "# Council bans diesel cars from centre\n\nThe council {} diesel cars from the centre, it said.\n"
    headline = ["Council bans diesel cars from centre"]
    assert check(sure.format("may ban"), part="title", against="body", by="certainty") == headline
    assert check(sure.format("has banned"), part="title", against="body", by="certainty") == []


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Library will close", "The plan does not propose closing the library.", True),
        ("Library will close", "The library will close in May. It does not plan to close the library in Lund.", False),
        ("Library will close, staff say", "The plan does not propose closing the library.", False),
        ("Library may close", "The plan does not propose closing the library.", False),
    ],
)
def test_denial(headline, body, found):
    text = f"# {headline}\n\n{body}\n"
    assert bool(check(text, part="title", against="body", by="denial")) == found


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Beds will go, Helen Frost confirms", "The board met on Tuesday.", ["Helen Frost"]),
        ("Beds will go, Helen Frost confirms", "The board met Ms Frost on Tuesday.", []),
        ("New York says no", "The council met on Tuesday.", []),
    ],
)
def test_speakers(headline, body, found):
    assert check(f"# {headline}\n\n{body}\n", part="title", against="body", by="speakers") == found


def test_mutual():
    text = "It ended with both sides exchanging warnings.\n\nThey met.\n\nNorthland warned Southland.\n\n{}\n"
    one = check(text.format("Southland slept."), part="lede", against="body", by="mutual")
    both = check(text.format("Southland warned Northland."), part="lede", against="body", by="mutual")
    assert (one, both) == (["both sides exchanging warnings"], [])


def test_a_missing_part_is_not_applicable():
    assert check("Only a paragraph stands here.\n", part="heading", against="body", by="quotations") == "no heading"


def test_helpers():
    assert [(amount, noun) for amount, noun, *_ in numbered("Some 1.5 million cars in 2019")] == [(1.5e6, "car")]
    assert overlap({"a", "b"}, {"b", "c", "d"}) == 0.5
    assert overlap(set(), {"a"}) == 0


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Minister slams nurses", "The minister hopes for talks with the nurses.", ["slams"]),
        ("Minister slams nurses", "The minister accused the nurses of greed.", []),
        ("Study proves tea helps", "Tea may help, a study suggests.", ["proves"]),
        ("Study proves tea helps", "Tea helps, the study showed.", []),
    ],
)
def test_strength(headline, body, found):
    assert check(f"# {headline}\n\n{body}\n", part="title", against="body", by="strength") == found


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Fares in Trebin to rise by 12%", "Fares in Trebin will rise by 2 percent.", ["12"]),
        ("Fares in Trebin to rise by 12%", "The company in Lund made 2 percent more.", []),
        ("Court fines builder £2m for scaffolding", "A court fined a builder £200,000 for a scaffolding.", ["£2m"]),
    ],
)
def test_sums_and_percentages(headline, body, found):
    assert check(f"# {headline}\n\n{body}\n", part="title", against="body", by="numbers") == found


def test_nearest_words_are_shown_only_where_they_are_near():
    assert "nearest" in told("leave this town", 0.5)
    assert "no words" in told("leave", 0.4)
