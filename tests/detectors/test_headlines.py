"""Headlines: how much they are bait, whatever their letters, and what is said of it."""

import pytest


def bait(marked, title):
    ((_, attrs),) = marked(f"# {title}\n\nText.\n", "headlines", format="md")
    return attrs


@pytest.mark.parametrize(
    "title",
    [
        "The weirdest things ever found in a taxi",
        "What your coffee order reveals about your love life",
        "Just a bunch of hedgehogs having the best day",
    ],
)
def test_a_teaser_in_any_letters(marked, title):
    told = {bait(marked, written)["bait"] for written in (title, title.upper(), title.title(), title.lower())}
    assert len(told) == 1
    assert min(told) > 0.5


@pytest.mark.parametrize(
    "title",
    [
        "How to renew a passport by post",
        "Actress gives birth to twins",
        "Chocolate sponge with orange icing",
        "14 firms fined over late accounts",
        "Let the towns decide",
    ],
)
def test_a_plain_title_of_any_kind(marked, title):
    assert bait(marked, title)["bait"] < 0.5


def test_it_says_what_speaks_for_bait(marked):
    assert bait(marked, "21 faces every teacher makes in June")["detail"] == (
        "It counts what is to come (“21”). It speaks of all or none (“every”)."
    )


def test_speech_in_a_headline_is_not_the_headlines_own(marked):
    own, quoted = "You will never believe this is your life", "“You will never believe this is your life,” diver says"
    assert bait(marked, quoted)["bait"] < 0.3 < bait(marked, own)["bait"]


def test_this_year_points_at_nothing_unnamed(marked):
    assert bait(marked, "Port closes early this year")["bait"] == bait(marked, "Port closes early year")["bait"]


def test_a_headline_to_the_reader(marked):
    assert bait(marked, "What the new rent cap means for you")["reader"]
    assert not bait(marked, "What the new rent cap means for tenants")["reader"]


def test_a_heading_may_tease(marked):
    told = marked("# Port closes\n\nText.\n\n## Why you will love it\n\nText.\n", "headlines", format="md")
    assert [words for words, _ in told] == ["Port closes"]


def test_a_whole_sentence_is_no_headline(marked):
    sentence = "You will never believe how many of these boats had only been out at sea once before this."
    assert marked(f"# {sentence}\n\nText.\n", "headlines", format="md") == []
