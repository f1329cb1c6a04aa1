"""What each kind of check observes, on marks made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from auditor import kinds
from auditor.detectors import Marks
from auditor.model import Band, Block, Datum, Document, Mark, NotApplicable, Observation, Rule
from auditor.scan import Scanner, plan

TEXT = "Rain is near\n\nExperts say so. Rain fell. It is wet.\n\n“Rain again,” Ann said.\n\nLate rain came."
SENTENCES = [(14, 29), (30, 40), (41, 51), (53, 76), (78, 93)]


def document(**metadata: str) -> Document:
    blocks, at = [], 0
    for index, words in enumerate(TEXT.split("\n\n")):
        start = TEXT.index(words, at)
        at = start + len(words)
        blocks.append(Block("paragraph" if index else "title", start, at))
    facts = {name: Datum(value, "meta") for name, value in metadata.items()}
    return Document("x", "txt", TEXT, TEXT, tuple(blocks), facts)


def rule(kind: str, **params: Any) -> Rule:
    return Rule("language/ours", "", "", "warning", "", (), kind, params, params.pop("band", Band(0, 4)))


def check(one: Rule, article: Document | None = None, **marks: list[Mark]) -> Observation | NotApplicable:
    article = article or document()
    phrases = {"language/ours": one.params.get("phrases", ()), "language/ours#exclude": one.params.get("exclude", ())}
    found = Marks(article, Scanner({}, plan({}, phrases, one.params.get("patterns", ()))).scan(article))
    sentences = tuple(Mark(start, end, {"words": len(TEXT[start:end].split())}) for start, end in SENTENCES)
    quotations = tuple(Mark(start, end) for start, end in [(53, 66)])
    found._marks = {"sentences": sentences, "speech": quotations, "quotations": quotations}
    found._marks |= {sort: tuple(made) for sort, made in marks.items()}
    return kinds.check(one, article, found)


def seen(one: Rule, article: Document | None = None, **marks: list[Mark]) -> Observation:
    observation = check(one, article, **marks)
    assert isinstance(observation, Observation)
    return observation


def words(observation: Observation) -> list[str]:
    return [TEXT[one.start : one.end] for one in observation.findings]


def mark(text: str, **attrs: Any) -> Mark:
    start = TEXT.index(text)
    return Mark(start, start + len(text), attrs)


def test_match_finds_the_authors_words_in_the_body() -> None:
    assert [one.start for one in seen(rule("match", phrases=["rain"])).findings] == [30, 83]


def test_match_counts_what_it_finds() -> None:
    assert seen(rule("match", phrases=["rain"])).value == 2


def test_match_in_any_voice_looks_into_quotations() -> None:
    assert len(seen(rule("match", phrases=["rain"], voice="any")).findings) == 3


@pytest.mark.parametrize(
    ("scope", "starts"), [("headline", [0]), ("lede", [30]), (["headline", "body"], [0, 30, 83]), ("text", [0, 30, 83])]
)
def test_match_keeps_to_its_scope(scope: str | list[str], starts: list[int]) -> None:
    assert [one.start for one in seen(rule("match", phrases=["rain"], scope=scope)).findings] == starts


def test_match_does_not_apply_where_the_document_lacks_the_part() -> None:
    assert check(rule("match", phrases=["rain"], scope="headings")) == NotApplicable("the input has no headings")


def test_match_drops_what_an_exclusion_overlaps() -> None:
    assert words(seen(rule("match", phrases=["rain"], exclude=["rain fell"]))) == ["rain"]


def test_match_once_tells_how_many_more() -> None:
    (finding,) = seen(rule("match", phrases=["rain"], once=True)).findings
    assert (finding.start, finding.detail) == (30, "The same in 1 more place.")


def test_match_once_still_counts_all() -> None:
    assert seen(rule("match", phrases=["rain"], once=True)).value == 2


def test_match_joins_overlapping_phrases_and_patterns() -> None:
    assert words(seen(rule("match", phrases=["experts say"], patterns=["say so", r"fell\."]))) == [
        "Experts say",
        "fell.",
    ]


def test_a_pattern_begins_and_ends_with_its_block() -> None:
    assert words(seen(rule("match", patterns=[r"^late", r"wet\.$", r"^rain"]))) == ["wet.", "Late"]


def test_flag_finds_the_marks_with_these_attributes() -> None:
    marks = [mark("Experts", source="vague"), mark("Ann", source="person")]
    assert words(seen(rule("flag", mark="attributions", where={"source": "vague"}), attributions=marks)) == ["Experts"]


def test_flag_takes_any_of_several_values() -> None:
    marks = [mark("Experts", source="vague"), mark("Ann", source="person"), mark("Late", source="none")]
    where = {"source": ["vague", "none"]}
    assert words(seen(rule("flag", mark="attributions", where=where), attributions=marks)) == ["Experts", "Late"]


def test_flag_looks_into_attributes_that_are_lists() -> None:
    marks = [mark("Experts", types=["causal", "trend"]), mark("Ann", types=[])]
    assert words(seen(rule("flag", mark="claims", where={"types": "trend"}), claims=marks)) == ["Experts"]


def test_flag_explains_a_value() -> None:
    one = rule(
        "flag", mark="attributions", explain={"kind": {"expert": "Which ones?"}, "basis": {"False": "How come?"}}
    )
    (finding,) = seen(one, attributions=[mark("Experts", kind="expert", basis=False)]).findings
    assert finding.detail == "Which ones? How come?"


def test_flag_in_the_authors_voice_leaves_quotations_out() -> None:
    marks = [mark("Late rain"), mark("Rain again")]
    assert words(seen(rule("flag", mark="hedges", voice="author"), hedges=marks)) == ["Late rain"]


NUMBER = mark("fell", value=3)


@pytest.mark.parametrize(
    ("within", "owner", "supported"),
    [
        ("sentence", "Rain fell", True),
        ("sentence", "Experts", False),
        ("neighbours", "Experts", True),
        ("neighbours", "It is wet", False),
        ("paragraph", "It is wet", True),
        ("paragraph", "Ann", False),
        ("document", "Ann", True),
    ],
)
def test_support_looks_as_far_as_it_is_told(within: str, owner: str, supported: bool) -> None:
    one = rule("support", mark="statistics", needs=[{"mark": "attributions", "within": within}])
    assert words(seen(one, statistics=[NUMBER], attributions=[mark(owner)])) == ([] if supported else ["fell"])


def test_support_is_content_with_any_of_its_needs() -> None:
    needs = [{"mark": "attributions", "within": "sentence"}, {"mark": "links", "within": "paragraph"}]
    assert (
        words(
            seen(
                rule("support", mark="statistics", needs=needs),
                statistics=[NUMBER],
                attributions=[],
                links=[mark("wet")],
            )
        )
        == []
    )


def test_support_heeds_the_attributes_it_needs() -> None:
    needs = [{"mark": "attributions", "where": {"source": "person"}, "within": "paragraph"}]
    marks = {"statistics": [NUMBER], "attributions": [mark("Experts", source="vague")]}
    assert words(seen(rule("support", mark="statistics", needs=needs), **marks)) == ["fell"]


def test_support_finds_a_sentence_once() -> None:
    one = rule("support", mark="statistics", needs=[{"mark": "links", "within": "document"}])
    assert words(seen(one, statistics=[mark("Rain fell"), NUMBER, mark("wet")], links=[])) == ["Rain fell", "wet"]


def test_support_does_not_apply_where_nothing_needs_it() -> None:
    one = rule("support", mark="statistics", needs=[{"mark": "links", "within": "document"}])
    assert check(one, statistics=[]) == NotApplicable("no statistics to support")


def test_require_is_content_with_enough() -> None:
    assert seen(rule("require", mark="sources", at_least=2), sources=[mark("Ann"), mark("Experts")]) == Observation(0)


def test_require_counts_what_is_missing_and_points_to_the_title() -> None:
    observation = seen(rule("require", mark="sources", at_least=3), sources=[mark("Ann")])
    assert (observation.value, words(observation)) == (2, ["Rain is near"])


def test_require_may_count_different_values_only() -> None:
    marks = [mark("Ann", name="Ann"), mark("Experts", name="Ann")]
    assert seen(rule("require", mark="sources", at_least=2, distinct="name"), sources=marks).value == 1


def test_require_takes_any_of_some_facts() -> None:
    one = rule("require", metadata=["byline", "publisher"])
    assert [seen(one, document(publisher="The Post")).value, seen(one).value] == [0, 1]


def test_require_does_not_apply_where_nothing_calls_for_it() -> None:
    one = rule("require", mark="sources", when={"mark": "statistics"})
    assert isinstance(check(one, statistics=[], sources=[]), NotApplicable)


def test_measure_gives_a_share() -> None:
    one = rule(
        "measure", share={"mark": "claims", "where": {"owner": "none"}}, of={"mark": "claims"}, band=Band(0.2, 0.6)
    )
    observation = seen(one, claims=[mark("Rain fell", owner="none"), mark("wet", owner="link")])
    assert (observation.value, words(observation), observation.findings[0].detail) == (
        0.5,
        ["Rain is near"],
        "The number is 0.5.",
    )


def test_measure_finds_nothing_in_the_good_part_of_its_band() -> None:
    one = rule("measure", share={"mark": "claims"}, of={"mark": "claims"}, band=Band(1, 2))
    assert seen(one, claims=[mark("wet")]).findings == ()


def test_measure_does_not_judge_a_share_of_few() -> None:
    one = rule("measure", share={"mark": "claims"}, of={"mark": "claims"}, at_least=2)
    assert check(one, claims=[mark("wet")]) == NotApplicable("fewer than 2 claims")


def test_measure_takes_a_short_text_for_1000_words() -> None:
    assert seen(rule("measure", density={"mark": "hedges"}), hedges=[mark("wet"), mark("Late")]).value == 2


def test_measure_gives_the_covered_share_of_the_text() -> None:
    letters = len(TEXT) - 3 * len("\n\n")
    assert seen(rule("measure", coverage={"mark": "quotations"})).value == round(13 / letters, 3)


def test_measure_gives_a_mean_and_says_it_its_way() -> None:
    one = rule("measure", mean={"mark": "sentences", "attr": "words"}, say="{value} words each.", band=Band(1, 2))
    observation = seen(one)
    assert (observation.value, observation.findings[0].detail) == (3, "3 words each.")


def test_measure_does_not_grade_a_short_text() -> None:
    assert check(rule("measure", readability="coleman_liau_index")) == NotApplicable(
        "fewer than 100 words of running text"
    )


@pytest.mark.parametrize("name", kinds.names())
def test_every_kind_has_a_sound_schema_that_allows_no_other_keys(name: str) -> None:
    from jsonschema import Draft202012Validator

    schema = kinds.kind(name).SCHEMA
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
