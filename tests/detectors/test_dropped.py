"""Dropped: a claim that comes back as a fact."""

CLAIM = "Northland claims that attacks from the hills have increased over the past year."


def test_a_trend_taken_for_granted(marked):
    ((words, attrs),) = marked(f"{CLAIM}\n\nThe rise in attacks has led to criticism of the army.", "dropped")
    assert (words, attrs["owner"]) == ("The rise in attacks", "Northland")


def test_an_event_taken_for_granted(marked):
    text = "The candidate claimed that fraud had cost him the vote.\n\nThe fraud has shaken the voters."
    assert [words for words, _ in marked(text, "dropped")] == ["The fraud has"]


def test_the_other_direction_is_another_matter(marked):
    assert marked(f"{CLAIM}\n\nThe fall in attacks has led to praise of the army.", "dropped") == []


def test_a_claim_that_stays_with_its_source(marked):
    assert marked(f"{CLAIM}\n\nThe rise in attacks has led to criticism, the minister said.", "dropped") == []


def test_a_fact_with_a_figure_is_no_mere_claim(marked):
    claim = "Northland claims that attacks from the hills have increased by 40 percent."
    assert marked(f"{claim}\n\nThe rise in attacks has led to criticism of the army.", "dropped") == []
