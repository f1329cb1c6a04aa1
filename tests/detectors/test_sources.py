"""Who is cited, once each, and how the statements are shared."""

import pytest

ARTICLE = """\
The Federal Aviation Administration (FAA) said on Monday that two runways would close. Ann Lee, the director of the \
Ellery Harbour Board, said ships could take the mail. “We have room for it,” Ms. Lee said. She said it would be cheap.

The FAA said it had asked nobody. Board spokesman Bo Ray said Lee was right. The agency said it would look.

Experts say it will rain.
"""


@pytest.fixture
def sources(marked):
    def of(text):
        return {attrs["name"]: attrs for _, attrs in marked(text, "sources")}

    return of


def test_each_source_is_told_once(sources):
    found = sources(ARTICLE)
    assert list(found) == ["Federal Aviation Administration", "Ann Lee", "Bo Ray", "experts"]
    assert [one["mentions"] for one in found.values()] == [3, 3, 1, 1]
    assert [one["named"] for one in found.values()] == [True, True, True, False]
    assert found["Ann Lee"]["quoted_words"] == 5


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("Ann Lee, the director of the Ellery Harbour Board, said so.", "Ann Lee", "director", "Ellery Harbour Board"),
        ("“It is so,” said Bo Ray, a Harrow professor who fishes.", "Bo Ray", "professor", "Harrow"),
        ("Harrow Energy spokeswoman Mary Poe said so.", "Mary Poe", "spokeswoman", "Harrow Energy"),
        ("The council's leader, Mary Poe, said so.", "Mary Poe", "leader", "council"),
        ("Mary Poe of Leeds University said so.", "Mary Poe", "", "Leeds University"),
        ("Dr Mary Poe said so.", "Mary Poe", "", ""),
        ("The council's survey found that it is late.", "council's survey", "", "council"),
        ("A Harrow poll of voters found that it is late.", "Harrow poll", "", "Harrow"),
    ],
)
def test_role_and_affiliation_are_those_of_the_text(sources, text, name, role, affiliation):
    told = sources(text)[name]
    assert (told["role"], told["affiliation"]) == (role, affiliation)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee and Bo Ray said they agreed.", ["Ann Lee", "Bo Ray"]),
        ("Two analysts, Ann Lee and Bo Ray, said it was late.", ["Ann Lee", "Bo Ray"]),
        ("The Post said it was late. The Washington Post said so again.", ["Washington Post"]),
        ("Ann Lee said so. Bo Lee said not. Ann Lee said it again.", ["Ann Lee", "Bo Lee"]),
        ("Mr. Ray said so. Bo Ray is seventy.", ["Bo Ray"]),
        ("Lily Ann Ray said so. Ann Ray said it again.", ["Lily Ann Ray"]),
        ("A Harrow poll of voters said so.", ["Harrow poll"]),
        ("Ohioans say it is late.", []),
        ("Forty percent of respondents said it was late.", []),
        ("In October, the council said so.", ["council"]),
        ("Ann Lee, president and keeper of Harrow Energy said so.", ["Ann Lee"]),
        ("A customs officer said so. The officer said it twice.", ["a customs officer"]),
    ],
)
def test_names_that_are_of_one_source(sources, text, names):
    assert list(sources(text)) == names


def census(marked, text):
    return marked(text, "census")[0][1]


def test_shares_are_of_all_statements(marked):
    told = census(marked, ARTICLE)
    assert (told["statements"], told["sources"], told["identified"]) == (8, 4, 3)
    assert (told["named_share"], told["direct_share"], told["largest_share"]) == (0.875, 0.125, 0.375)


def test_who_speaks_for_one_body_counts_once(marked):
    text = "Harrow Energy said so. Mary Poe, a spokeswoman for Harrow Energy, said it too. Bo Ray said not."
    assert census(marked, text)["independent"] == 2


def test_sides_are_the_parties_that_the_text_names(marked):
    text = (
        "Mary Poe accused Harrow Energy of fraud. Poe said the books were false. Harrow Energy said they were not."
        " Poe said she had seen them."
    )
    sides = {one["name"]: one["statements"] for one in census(marked, text)["sides"]}
    assert sides == {"Mary Poe": 3, "Harrow Energy": 1}


def test_an_article_without_statements_has_shares_of_nothing(marked):
    told = census(marked, "The bridge is closed.")
    assert (told["statements"], told["largest"], told["named_share"]) == (0, None, 0)
