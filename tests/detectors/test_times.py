"""Times: dates, years, weekdays, and times without an anchor."""

import pytest


@pytest.mark.parametrize(
    ("text", "found", "kind"),
    [
        ("The bridge opened on 12 March 2018 at last.", "12 March 2018", "date"),
        ("The bridge opened on March 12, 2018 at last.", "March 12, 2018", "date"),
        ("The file says 2018-03-12 on its cover page.", "2018-03-12", "date"),
        ("The bridge opened in 2018 after long delays.", "2018", "year"),
        ("The bridge opens on Monday after long delays.", "Monday", "weekday"),
        ("The bridge opened last year after long delays.", "last year", "relative"),
        ("The bridge opened three years ago after delays.", "three years ago", "relative"),
        ("The bridge is closed at the moment for repair.", "at the moment", "relative"),
    ],
)
def test_times(marked, text, found, kind):
    marks = [(words, attrs["kind"], attrs["relative"]) for words, attrs in marked(text, "times")]
    assert marks == [(found, kind, kind in ("relative", "weekday"))]


@pytest.mark.parametrize(
    "text", ["It cost $2000 in all.", "It may rain and the sun may set.", "Some 2,018 people came."]
)
def test_what_is_no_time(marked, text):
    assert marked(text, "times") == []
