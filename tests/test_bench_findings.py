"""The bench: findings against the faults that editors saw, sentence by sentence and rule by rule."""

from __future__ import annotations

import json
from pathlib import Path

import pages
import pytest

from auditor import Auditor
from bench.accuracy import editorial, flags, results
from bench.accuracy.figures import Figure, Fired, Firing, Score, by_rule


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


def sentence(text: str, para: int, **labels: str) -> dict[str, object]:
    return {
        "text": text,
        "para": para,
        "attributed": "no",
        "source": "none",
        **dict.fromkeys(flags.RULES, "no"),
        **labels,
    }


JUDGED = [
    sentence("Bakers wait for flour", 0),
    sentence("The mill might perhaps open again.", 1, hedging="yes"),
    sentence("It could possibly fail.", 1, hedging="split"),
    sentence("Experts say that bread is dear.", 2, vague_attribution="no", seo_filler="yes"),
    sentence("Leave a Reply", 3, boilerplate="yes"),
]


def test_findings_count_for_the_sentence_that_they_stand_in(tmp_path: Path, auditor: Auditor) -> None:
    (tmp_path / "editorial").mkdir()
    (tmp_path / "editorial" / "dev.jsonl").write_text(json.dumps({"id": "a", "sentences": JUDGED}))
    figures = {one.name.removeprefix("editorial/dev/"): one for one in editorial.measure(tmp_path, auditor, "dev")}
    assert figures["hedging"].score == Score(1, 1, 1, 1)
    assert figures["vague-attribution"].score.precision == 0
    assert figures["boilerplate"].score == Score(1, 1, 1, 1)
    rules = figures["any"].rules
    assert rules["attribution/vague-source"] == Fired(1, 0, 1)
    assert not any(one.mistakes for name, one in figures.items() if name in ("hedging", "boilerplate"))


def test_a_sentence_has_a_fault_where_somebody_is_sure_of_one() -> None:
    assert flags.has_fault(sentence("", 0, hedging="yes", sensational="split"))
    assert flags.has_fault(sentence("", 0, hedging="split")) is None
    assert flags.has_fault(sentence("", 0)) is False


def test_each_flag_names_rules_that_there_are(auditor: Auditor) -> None:
    found = {flags.flag_of(rule.id) for rule in auditor.rulebook.rules}
    assert found == {*flags.RULES, None}
    assert flags.flag_of("sourcing/unsourced-trend") == "unsourced_statistic"
    assert flags.flag_of("consistency/dropped-attribution") is None


def test_findings_on_the_whole_document_belong_to_no_sentence() -> None:
    found = {"rule": "hedging/x", "start": 0, "end": 9}
    report = {"findings": [{**found, "whole": True}], "article": []}
    assert flags.judge([sentence("It might.", 1)], [(0, 9)], report).counts["hedging"] == (0, 0, 0)
    report = {"findings": [{**found, "whole": False}], "article": []}
    assert flags.judge([sentence("It might.", 1)], [(0, 9)], report).counts["hedging"] == (0, 1, 0)


def test_the_headline_is_no_sentence_of_the_body() -> None:
    report = {"findings": [{"rule": "hedging/x", "start": 0, "end": 20, "whole": False}], "article": []}
    judged = flags.judge([sentence("It might.", 0), sentence("It may.", 1)], [(0, 9), (11, 18)], report)
    assert judged.counts["any"] == (0, 1)
    assert len(judged.firings) == 2


def test_rules_are_recorded_and_shown_by_part(tmp_path: Path) -> None:
    found = by_rule([Firing("any", "hedging/x", one, True) for one in (True, False, True)])
    assert found == {"hedging/x": Fired(3, 2, 3)}
    figures = [
        Figure(f"editorial/{part}/any", "what", 1, Score(1, None, None, 1), 1, 1, (), found) for part in ("tune", "dev")
    ]
    results.record(tmp_path / "results.json", figures, {})
    kept = results.recorded(tmp_path / "results.json")["rules"]
    assert kept["hedging/x"]["tune"] == {"fired": 3, "flagged": 2, "faulted": 3}
    assert "| hedging/x | hedging | 3 | .667 | 1.000 | 3 | .667 | 1.000 | – | – | – |" in results.markdown(
        figures, {"figures": {}}
    )
    assert "Rule by rule" not in results.markdown([], {"figures": {}})


def test_the_documentation_tells_of_the_training_part_what_was_recorded() -> None:
    parts = {name: {"fired": 10, "flagged": 4, "faulted": 6} for name in ("dev", "tune", "kept")}
    assert "in 20 labelled sentences; editors agreed in 8 (40%) and saw some fault in 12 (60%)" in "".join(
        pages.agreement(parts)
    )
    assert "editors saw some fault in 6 (60%)." in "".join(
        pages.agreement({"tune": {"fired": 10, "flagged": None, "faulted": 6}})
    )
    assert not list(pages.agreement({}))
    assert not list(pages.agreement({"dev": parts["dev"]}))
