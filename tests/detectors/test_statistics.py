"""Statistics: what is one, and what only looks like one."""

import pytest

from auditor.detectors.statistics import value


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("The bank said 43% of loans were late.", "43%", "percentage"),
        ("About twenty-four percent of them voted.", "twenty-four percent", "percentage"),
        ("Between 10 and 20 per cent left the town.", "20 per cent", "percentage"),
        ("The bridge cost $1.2 million in the end.", "$1.2 million", "money"),
        ("The bridge cost three million euros in the end.", "three million euros", "money"),
        ("Some 12,000 people live on the island.", "12,000 people", "count"),
        ("The mine lost 300 jobs within a year.", "300 jobs", "count"),
        ("It sold 4.5 million copies of the game.", "4.5 million", "count"),
        ("Two thirds of voters want a new law.", "Two thirds of voters", "ratio"),
        ("One in five homes has no heating.", "One in five", "ratio"),
        ("Women earn less in more than half of the firms.", "more than half of the firms", "ratio"),
        ("It has three times as many beds as before.", "three times as many", "ratio"),
    ],
)
def test_statistics(marked, text, found, kind):
    assert [(words, attrs["kind"]) for words, attrs in marked(text, "statistics")] == [(found, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The law of 2016 was changed on 12 March 2018.",
        "Maria, 34, has lived here since she was aged 20.",
        "The 14-year-old boy was found at 10:30 on Monday.",
        "Two men were arrested after the fight.",
        "United won 3-1 in front of its own crowd.",
        "Section 230 people is what lawyers call them.",
        "She lives at 120 Harbour Road in Marl.",
        "Version 3.11 of the program came 3rd in the test.",
        "It won one in three games on the road.",
        "Officers searched the house on May 30 officers said.",
    ],
)
def test_what_is_no_statistic(marked, text):
    assert marked(text, "statistics") == []


@pytest.mark.parametrize(
    ("number", "scale", "amount"),
    [("1,200", None, 1200), ("1.5", "bn", 1.5e9), ("twenty-four", None, 24), (None, None, None)],
)
def test_value(number, scale, amount):
    assert value(number, scale) == amount
