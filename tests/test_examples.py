"""Every rule's examples do what they say, and would notice if the rule were broken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from auditor import examples
from auditor.loading import load
from auditor.model import Band, Example, Rule
from auditor.rulebook import Rulebook
from auditor.rulebook.layers import builtin, read_layer
from auditor.scan import plan

IDS = sorted(read_layer(builtin()).ids())
NONSENSE = "xqzzyqx"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The built-in rules with their examples, which the cache does not keep."""
    return load(cached=False)


def rule_of(book: Rulebook, rule_id: str) -> Rule:
    rule = book.rule(rule_id)
    assert rule is not None
    return rule


@pytest.mark.parametrize("rule_id", IDS)
def test_the_examples_of_a_rule_do_what_they_say(rulebook: Rulebook, rule_id: str) -> None:
    assert list(examples.faults(rulebook, rule_of(rulebook, rule_id))) == []


@pytest.mark.parametrize("rule_id", IDS)
def test_a_rule_has_three_examples_on_either_side(rulebook: Rulebook, rule_id: str) -> None:
    rule = rule_of(rulebook, rule_id)
    assert len(set(rule.fails)) >= 3 and len(set(rule.passes)) >= 3


def test_there_are_rules_in_every_category(rulebook: Rulebook) -> None:
    assert {rule.category for rule in rulebook.rules} == set(rulebook.settings.weights)
    assert len(rulebook.rules) >= 70


def broken(rule: Rule) -> Rule:
    """The rule, so changed that it can find nothing."""
    params = dict(rule.params)
    if rule.kind == "match":
        params |= {key: [NONSENSE] for key in ("phrases", "patterns") if key in params}
    if rule.kind in ("flag", "support"):
        params["where"] = {NONSENSE: NONSENSE}
    if rule.kind == "require":
        params = {**{key: params[key] for key in ("when",) if key in params}, "mark": "sentences"}
    if rule.kind == "measure":
        return replace(rule, band=Band(1e9, 2e9))
    if rule.kind == "compare":
        absent = "heading" if params["part"] == "caption" else "caption"
        params |= {"part": absent, "against": absent}
    return replace(rule, params=params)


@pytest.mark.parametrize("rule_id", IDS)
def test_a_broken_rule_fails_all_its_failing_examples(rulebook: Rulebook, rule_id: str) -> None:
    rule = broken(rule_of(rulebook, rule_id))
    book = replace(rulebook, plan=plan(rulebook.lists, {rule_id: [NONSENSE]}, [NONSENSE]))
    wrong = [fault for fault in examples.faults(book, rule) if ".fails." in fault]
    assert len(wrong) == len(rule.fails)


def faults_of(book: Rulebook, *, fails: tuple[Example, ...] = (), passes: tuple[Example, ...] = ()) -> list[str]:
    rule = replace(book.rules[0], id="language/ours", kind="match", params={"patterns": ["wizard"]}, min_words=0)
    rule = replace(rule, fails=fails, passes=passes, formats=(), file="ours.yaml")
    return list(examples.faults(replace(book, plan=plan(book.lists, {}, ["wizard"])), rule))


def test_a_failing_example_must_be_marked(rulebook: Rulebook) -> None:
    faults = faults_of(rulebook, fails=(Example("The mayor came.", line=3), Example("The wizard came.", line=4)))
    assert faults == ["ours.yaml:3: examples.fails.0: expected a finding, found none"]


def test_a_passing_example_must_not_be_marked(rulebook: Rulebook) -> None:
    faults = faults_of(rulebook, passes=(Example("The wizard came.", line=3), Example("The mayor came.", line=4)))
    assert faults == ["ours.yaml:3: examples.passes.0: expected no finding, found 'wizard'"]


def test_a_finding_must_cover_the_words_it_is_said_to_find(rulebook: Rulebook) -> None:
    faults = faults_of(rulebook, fails=(Example("The wizard came.", finds=("WIZARD", "came"), line=3),))
    assert faults == ["ours.yaml:3: examples.fails.0: expected a finding over 'came', found 'wizard'"]
