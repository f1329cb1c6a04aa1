"""The bench: headlines, sentences alone and whole articles."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from auditor import Auditor
from bench.accuracy import agencies, articles, clickbait, loaded, outlets, puffery
from bench.accuracy.figures import Figure, Ranking, Score, compared, interval, macro
from bench.accuracy.gold import cut, lines, sample
from bench.accuracy.ranks import auc, ranks, spearman

CALM = "The council of Leeds met on Tuesday. It put off the vote on the bridge until May."
BAIT = "17 Reasons Why You Will Never Guess What This Baker Did Next"
PLAIN = "Council puts off vote on bridge"


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


def write(file: Path, rows: Iterable[object]) -> None:
    file.parent.mkdir(exist_ok=True)
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    file.write_bytes(gzip.compress(data) if file.suffix == ".gz" else data)


def by_name(figures: Iterable[Figure]) -> dict[str, Score]:
    return {one.name: one.score for one in figures}


def test_clickbait(tmp_path: Path, auditor: Auditor) -> None:
    told = [(BAIT, 1), (PLAIN, 1), (PLAIN + " again", 0)]
    write(tmp_path / "clickbait" / "headlines.jsonl", [{"headline": text, "clickbait": label} for text, label in told])
    figures = clickbait.measure(tmp_path, auditor)
    right = sum(one.score.value * one.score.n for one in figures if one.name.endswith("/spared"))
    assert right == 1
    assert sum((one.score.recall or 0) * one.score.n for one in figures if one.name.endswith("/warned")) == 1


def test_agencies_are_left_alone_or_not(auditor: Auditor) -> None:
    assert agencies.judge({"title": PLAIN}, auditor).counts == {"spared": (1, 1), "untouched": (1, 1)}
    loud = agencies.judge({"title": BAIT}, auditor)
    assert loud.counts["spared"] == (0, 1)
    assert loud.mistakes[0].text == BAIT


def test_sentences_alone(tmp_path: Path, auditor: Auditor) -> None:
    loud, calm = "The horrifying bombshell was a brutal betrayal of the nation.", "The vote was put off until May."
    write(tmp_path / "loaded" / "babe.jsonl", [{"text": loud, "biased": 1}, {"text": calm, "biased": 0}])
    found = [one.score for one in loaded.measure(tmp_path, auditor)]
    assert sum((one.recall or 0) * one.n for one in found) == 1
    assert all(one.precision in (0, 1) for one in found)
    grand = "The town boasts a rich tapestry of vibrant traditions."
    write(tmp_path / "filler" / "puffery.jsonl", [{"text": grand, "puffery": 1}, {"text": calm, "puffery": 0}])
    figures = by_name(puffery.measure(tmp_path, auditor))
    assert sum((one.recall or 0) for name, one in figures.items() if name.endswith("/filler")) == 1


def test_articles(tmp_path: Path, auditor: Auditor) -> None:
    poor = (
        f"{BAIT}. " * 3
        + "Experts say that everybody is horrified, and this shocking disaster may perhaps destroy us all. " * 5
    )
    folder = tmp_path / "articles"
    write(folder / "machine.jsonl", [{"human": CALM, "machine": poor}, {"human": CALM, "machine": CALM}])
    assert by_name(articles.measure(tmp_path, auditor)) == {"articles/machine": Score(2, None, None, 0.75)}
    made = [("real", CALM), ("fake", poor)]
    write(folder / "horne2017.jsonl", [{"label": name, "title": PLAIN, "text": text} for name, text in made])
    told = [("0", CALM), ("1", poor), ("1", "议会在周二开会。推迟到五月。" * 9)]
    write(folder / "hyperpartisan.jsonl", [{"hyperpartisan": label, "text": text} for label, text in told])
    figures = by_name(articles.measure(tmp_path, auditor))
    assert figures["articles/fake"] == Score(2, None, None, 1)
    assert figures["articles/hyperpartisan"] == Score(2, None, None, 1)


def test_outlets(tmp_path: Path, auditor: Auditor) -> None:
    (tmp_path / "sources").mkdir()
    with (tmp_path / "sources" / "domain_pc1.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("domain", "pc1"), ("vox.com", 0.2), ("reuters.com", 1), ("slate.com", 0.5)])
    poor = "Experts say that everybody is horrified, and this shocking disaster may perhaps destroy us all. " * 5
    told = {"Vox": poor, "Reuters": CALM, "Slate": CALM}
    many = {"Vox": 15, "Reuters": 30, "Slate": 14}
    rows = [
        {"id": f"{outlet}{number}", "outlet": outlet, "title": PLAIN, "text": text}
        for outlet, text in told.items()
        for number in range(many[outlet])
    ]
    write(tmp_path / "unlabelled" / "news.jsonl.gz", rows)
    assert by_name(outlets.measure(tmp_path, auditor)) == {"outlets/reliability": Score(2, None, None, 1)}
    assert len(outlets.by_domain(rows)["reuters.com"]) == outlets.MOST


def test_ranks() -> None:
    assert ranks([5, 1, 5, 9]) == [2.5, 1, 2.5, 4]
    assert auc([(1, 3), (1, 2), (0, 2), (0, 1)]) == 3.5 / 4
    assert auc([(1, 3)]) == 0.5
    assert spearman([(1, 10), (2, 20), (3, 900)]) == pytest.approx(1)
    assert spearman([(1, 10), (1, 20)]) == 0


def test_a_ranking_has_an_interval_too() -> None:
    rows = [(float(number % 2), float(number % 2 + number % 5)) for number in range(60)]
    low, high = interval(rows, Ranking("what", auc))
    assert 0 < low < auc(rows) < high < 1


def test_macro_is_the_mean_of_finding_and_leaving_alone() -> None:
    assert macro((1, 0, 1, 2)) == Score(2, 1, 0.5, pytest.approx((2 / 3 + 0.8) / 2))
    assert compared(True, False) == (0, 0, 1)


def test_samples_and_cuts_are_the_same_each_time(tmp_path: Path) -> None:
    rows = [{"id": str(number)} for number in range(400)]
    chosen = sample(rows, lambda one: one["id"], 200)
    assert chosen == sample(rows[::-1], lambda one: one["id"], 200)
    halves = cut(chosen, lambda one: one["id"])
    assert len(halves["tune"]) + len(halves["kept"]) == 200
    assert 20 < len(halves["kept"]) < 60
    assert cut(chosen, lambda one: one["id"], "dev") == {}
    write(tmp_path / "packed" / "rows.jsonl.gz", rows)
    assert lines(tmp_path / "packed" / "rows.jsonl.gz") == rows
