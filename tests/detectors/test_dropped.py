"""Dropped: a claim that comes back as a fact."""

import pytest

CLAIM = "Northland claims that attacks from the hills have increased since the harvest."


def test_a_trend_taken_for_granted(marked):
    ((words, attrs),) = marked(f"{CLAIM}\n\nThe rise in attacks has made the army nervous.", "dropped")
    assert (words, attrs["owner"]) == ("The rise in attacks", "Northland")


def test_an_event_taken_for_granted(marked):
    text = "The candidate claimed that fraud had cost him the vote.\n\nThe fraud has shaken the voters."
    assert [words for words, _ in marked(text, "dropped")] == ["The fraud has"]


def test_the_other_direction_is_another_matter(marked):
    assert marked(f"{CLAIM}\n\nThe fall in attacks has made the army proud.", "dropped") == []


def test_a_claim_that_stays_with_its_source(marked):
    assert marked(f"{CLAIM}\n\nThe rise in attacks has made the army nervous, the minister said.", "dropped") == []


def test_a_fact_with_a_figure_is_no_mere_claim(marked):
    claim = "Northland claims that attacks from the hills have increased by 40 percent."
    assert marked(f"{claim}\n\nThe rise in attacks has made the army nervous.", "dropped") == []


BRIBED = "Lena Voss alleges that Delgado Foods bribed two inspectors and hid the results of a test."


@pytest.mark.parametrize(
    ("after", "found"),
    [
        ("The bribe shows how far it has gone.", ["The bribe shows"]),
        ("Delgado's cover-up has hurt the town.", ["Delgado's cover-up has"]),
        ("She hid the test results in a drawer.", ["hid the test results in a drawer."]),
        ("The alleged bribe has hurt the town.", []),
        ("“The bribe shows how far it has gone,” she said.", []),
        ("The court heard that the bribe was 200 euros.", []),
        ("She hid the keys in a drawer.", []),
    ],
)
def test_a_deed_taken_for_granted(marked, after, found):
    assert [words for words, _ in marked(f"{BRIBED}\n\n{after}", "dropped")] == found


def test_a_spoilt_thing_on_which_blame_was_laid(marked):
    text = "Tom Reed believes that the water is to blame.\n\nThe poisoned water has made many ill."
    assert [words for words, _ in marked(text, "dropped")] == ["The poisoned water"]


def test_what_befell_somebody_may_be_plain(marked):
    text = "Police believe that Jo Berg was murdered.\n\nThe murder has shocked the town."
    assert marked(text, "dropped") == []


def test_a_claim_said_again_in_its_own_words(marked):
    claim = "Anglers claim that waste from the mill has killed the trout in the river."
    (mark,) = marked(f"{claim}\n\nThe waste from the mill has killed the trout, and hotels lose guests.", "dropped")
    assert mark[1]["owner"] == "Anglers"
    assert marked(f"{claim}\n\nTests showed that waste from the mill killed the trout.", "dropped") == []
    assert marked(f"{claim}\n\nThe trout in the river feed on flies.", "dropped") == []
