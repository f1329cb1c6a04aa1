"""A score adds up by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import SEVERITIES, Band, Finding, Observation, Rule
from auditor.scoring import VERDICTS, Score, Settings, score, value_of

SETTINGS = Settings(
    weights={"sourcing": 3, "language": 1},
    points={"critical": 40, "error": 20, "warning": 10, "note": 3},
    verdicts={"pass": 75, "review": 50},
    caps={"critical": "fail", "error": "review"},
)
Seen = tuple[Rule, Observation]


def rule(id: str, severity: str = "warning", per: str = "document") -> Rule:
    return Rule(id, "", "", severity, "", (), "match", {}, Band(0, 4), per)


def seen(id: str, value: float, severity: str = "warning", **keys: object) -> Seen:
    """A rule that observed a number, with a finding unless it is 0."""
    findings = [Finding(0, 1)] if value else []
    return replace(rule(id, severity), **keys), Observation(value, findings)  # type: ignore[arg-type]


def scores(one: Score) -> dict[str, float | None]:
    return {category.id: category.score for category in one.categories}


def test_a_score_adds_up_by_hand() -> None:
    one = score([seen("sourcing/a", 2), seen("sourcing/b", 1, "note"), seen("language/c", 9)], 500, SETTINGS)
    assert scores(one) == {"sourcing": 100 - 10 * 2 / 4 - 3 / 4, "language": 90}
    assert one.overall == round((94.25 * 3 + 90 * 1) / 4, 2)


def test_the_deductions_of_a_category_add_up_to_its_score() -> None:
    one = score([seen(f"sourcing/{number}", number, "note") for number in range(1, 5)], 500, SETTINGS)
    (sourcing, _) = one.categories
    assert sourcing.score == pytest.approx(100 - sum(cut.points for cut in sourcing.deductions), abs=1e-9)


def test_a_deduction_tells_the_rule_its_points_and_the_value() -> None:
    (cut,) = score([seen("sourcing/a", 2)], 500, SETTINGS).categories[0].deductions
    assert (cut.rule, cut.points, cut.value) == ("sourcing/a", 5, 2)


def test_a_rule_without_fault_takes_nothing_and_is_no_deduction() -> None:
    assert score([seen("sourcing/a", 0)], 500, SETTINGS).categories[0].deductions == ()


def test_a_category_does_not_fall_below_nothing() -> None:
    one = score([seen(f"sourcing/{number}", 99, "critical") for number in range(5)], 500, SETTINGS)
    assert scores(one)["sourcing"] == 0
    assert sum(cut.points for cut in one.categories[0].deductions) == 100


def test_a_category_without_rules_has_no_score_and_weighs_nothing() -> None:
    one = score([seen("language/a", 4)], 500, SETTINGS)
    assert (scores(one), one.overall) == ({"sourcing": None, "language": 90}, 90)


def test_nothing_that_applied_gives_no_score() -> None:
    one = score([], 500, SETTINGS)
    assert (one.overall, scores(one)) == (None, {"sourcing": None, "language": None})


def test_a_category_of_no_weight_counts_for_nothing() -> None:
    settings = replace(SETTINGS, weights={"sourcing": 0, "language": 1})
    assert score([seen("sourcing/a", 4), seen("language/b", 0)], 500, settings).overall == 100


@pytest.mark.parametrize(
    ("band", "value", "share"),
    [
        (Band(0, 4), 0, 0),
        (Band(0, 4), 1, 0.25),
        (Band(0, 4), 4, 1),
        (Band(0, 4), 99, 1),
        (Band(1, 3), 0, 0),
        (Band(1, 3), 2, 0.5),
        (Band(0.8, 0.2), 0.9, 0),
        (Band(0.8, 0.2), 0.5, 0.5),
        (Band(0.8, 0.2), 0, 1),
        (Band(2, 2), 2, 0),
        (Band(2, 2), 3, 1),
    ],
)
def test_a_band_is_linear_from_good_to_poor(band: Band, value: float, share: float) -> None:
    assert band.share(value) == pytest.approx(share)


@pytest.mark.parametrize(("words", "value"), [(10, 4), (1000, 4), (2000, 2), (4000, 1)])
def test_a_count_per_1000_words_takes_a_shorter_text_for_1000(words: int, value: float) -> None:
    assert value_of(rule("sourcing/a", per="1000-words"), Observation(4), words) == value


def test_a_count_per_document_does_not_heed_the_length() -> None:
    assert value_of(rule("sourcing/a"), Observation(4), 9000) == 4


@pytest.mark.parametrize(
    ("points", "verdict"), [(100, "pass"), (75, "pass"), (74.99, "review"), (50, "review"), (49, "fail")]
)
def test_the_verdict_follows_the_score(points: float, verdict: str) -> None:
    settings = replace(SETTINGS, points={"note": 100 - points}, caps={})
    assert score([seen("sourcing/a", 4, "note"), seen("language/a", 4, "note")], 9, settings).verdict == verdict


@pytest.mark.parametrize(
    ("severity", "verdict", "capped_by"),
    [
        ("critical", "fail", ("sourcing/a",)),
        ("error", "review", ("sourcing/a",)),
        ("warning", "pass", ()),
        ("note", "pass", ()),
    ],
)
def test_a_grave_finding_caps_the_verdict(severity: str, verdict: str, capped_by: tuple[str, ...]) -> None:
    one = score([seen("sourcing/a", 0.001, severity)], 9, SETTINGS)
    assert (one.verdict, one.capped_by) == (verdict, capped_by)


def test_a_grave_rule_that_found_nothing_caps_nothing() -> None:
    assert score([seen("sourcing/a", 0, "critical")], 9, SETTINGS).verdict == "pass"


def test_only_the_gravest_are_named_as_what_caps() -> None:
    one = score(
        [seen("sourcing/b", 1, "critical"), seen("language/a", 1, "error"), seen("language/c", 1, "critical")],
        9,
        SETTINGS,
    )
    assert one.capped_by == ("language/c", "sourcing/b")


def test_a_cap_does_not_lift_a_verdict() -> None:
    settings = replace(SETTINGS, verdicts={"pass": 100, "review": 99})
    assert score([seen("sourcing/a", 4, "error")], 9, settings).verdict == "fail"


OBSERVED = st.lists(
    st.builds(
        seen,
        st.tuples(st.sampled_from(["sourcing", "language"]), st.integers(0, 99)).map(
            lambda parts: f"{parts[0]}/r{parts[1]}"
        ),
        st.floats(0, 50) | st.integers(0, 9),
        st.sampled_from(SEVERITIES),
        band=st.builds(Band, st.sampled_from([0, 1]), st.sampled_from([2, 6])),
        per=st.sampled_from(["document", "1000-words"]),
    ),
    max_size=12,
    unique_by=lambda pair: pair[0].id,
)


@given(OBSERVED, st.integers(1, 5000))
def test_every_score_lies_between_0_and_100(observed: list[Seen], words: int) -> None:
    one = score(observed, words, SETTINGS)
    assert all(number is None or 0 <= number <= 100 for number in (one.overall, *scores(one).values()))
    assert (one.overall is None) == (not observed)


@given(OBSERVED, st.integers(1, 5000))
def test_every_category_adds_up_to_the_cent(observed: list[Seen], words: int) -> None:
    for category in score(observed, words, SETTINGS).categories:
        taken = sum(cut.points for cut in category.deductions)
        assert category.score is None or round(100 - taken, 2) == category.score


@given(OBSERVED, st.integers(1, 5000), st.randoms())
def test_the_order_of_rules_does_not_matter(observed: list[Seen], words: int, dice: random.Random) -> None:
    shuffled = list(observed)
    dice.shuffle(shuffled)
    assert score(shuffled, words, SETTINGS) == score(observed, words, SETTINGS)


@given(OBSERVED.filter(bool), st.floats(0, 9), st.integers(1, 5000), st.data())
def test_a_graver_observation_never_raises_a_score(
    observed: list[Seen], more: float, words: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(observed) - 1))
    one, what = observed[at]
    worse = [
        *observed[:at],
        (one, Observation(what.value + more, [*what.findings, Finding(0, 1)])),
        *observed[at + 1 :],
    ]
    before, after = score(observed, words, SETTINGS), score(worse, words, SETTINGS)
    assert after.overall <= before.overall  # type: ignore[operator]
    assert VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict)
    assert all(
        after_one.score <= one.score
        for one, after_one in zip(before.categories, after.categories, strict=True)
        if one.score is not None
    )  # type: ignore[operator]
