"""The registry of sources: looking up, one verdict for many, layers, and lines that are not as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import Auditor, loading
from auditor.model import RuleError
from auditor.registry import File, Rating, Registry, check, verdict
from auditor.rulebook.layers import builtin, read_layer

HEAD = "# origin: {origin}\n# title: A list\n# licence: free\n# date: 2025\n"
COLUMNS = "domain,rating,figure\n"


def file(rows: str, origin: str = "Marl", columns: str = COLUMNS) -> File:
    return File("sources/marl.csv", f"{HEAD.format(origin=origin)}{columns}{rows}".encode())


def ratings(*words: str) -> list[Rating]:
    return [Rating(str(at), word, "") for at, word in enumerate(words)]


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ([], "unknown"),
        (["unknown"], "unknown"),
        (["low", "unknown"], "low"),
        (["low", "mixed"], "mixed"),
        (["high", "mixed"], "mixed"),
        (["low", "high"], "mixed"),
        (["low", "low", "mixed"], "low"),
        (["low", "low", "high"], "mixed"),
        (["high", "high", "mixed"], "high"),
    ],
)
def test_one_verdict_for_what_all_say(words: list[str], one: str) -> None:
    assert verdict(ratings(*words)) == one


@pytest.mark.parametrize(
    ("host", "figure"),
    [
        ("marl.example", "1"),
        ("www.Marl.example", "1"),
        ("blog.marl.example", "2"),
        ("deep.blog.marl.example", "2"),
        ("othermarl.example", None),
        ("example", None),
        ("", None),
    ],
)
def test_a_host_has_the_rating_of_the_nearest_domain_above_it(host: str, figure: str | None) -> None:
    known = Registry([[file("marl.example,high,1\nblog.marl.example,low,2\n")]])
    assert [one.figure for one in known.ratings(host)] == ([] if figure is None else [figure])


def test_each_origin_is_kept_apart() -> None:
    known = Registry([[file("marl.example,high,5 of 5\n"), file("marl.example,low,bad\n", "Dorn")]])
    assert known.ratings("marl.example") == (Rating("Marl", "high", "5 of 5"), Rating("Dorn", "low", "bad"))


def test_a_later_layer_takes_the_place_of_earlier_ones() -> None:
    known = Registry([[file("marl.example,high,1\ndorn.example,low,1\n")], [file("marl.example,unknown,\n", "House")]])
    assert known.ratings("news.marl.example") == (Rating("House", "unknown", ""),)
    assert known.ratings("dorn.example") == (Rating("Marl", "low", "1"),)


@pytest.mark.parametrize("name", ["Marl Times", "the Marl Times", "The Marl Times newspaper", "Marl Times’s"])
def test_an_outlet_is_known_by_its_name(name: str) -> None:
    known = Registry([[file("Marl Times,marl.example\n", columns="name,domain\n")]])
    assert known.domain(name) == "marl.example"
    assert known.domain("Marl") == ""


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("marl.example,good,\n", r":6: rating: 'good' is not one of high, mixed, low, unknown"),
        ("marl.example,low\n", r":6: domain: expected 3 values, domain,rating,figure"),
        ("\nmarl.example,low,\nmarl.example,low,\n", r":8: domain: 'marl.example' is given twice"),
        ("https://marl.example/,low,\n", r":6: domain: 'https://marl.example/' is not a domain"),
        ("co.uk,low,\n", r":6: domain: 'co.uk' is a public suffix"),
    ],
)
def test_a_bad_line_is_told_with_file_line_and_key(rows: str, told: str) -> None:
    with pytest.raises(RuleError, match="sources/marl.csv" + told):
        check([[file(rows)]])


def test_a_file_says_where_it_comes_from_and_what_its_columns_are() -> None:
    with pytest.raises(RuleError, match=r"marl.csv:1: licence: is missing"):
        check([[File("marl.csv", b"# origin: a\n# title: b\n# date: 2025\ndomain,rating,figure\n")]])
    with pytest.raises(RuleError, match=r"marl.csv:5: columns: expected domain,rating,figure or name,domain"):
        check([[file("", columns="site,rating\n")]])


def test_a_house_has_its_own_ratings(tmp_path: Path) -> None:
    house = tmp_path / "house" / "sources"
    house.mkdir(parents=True)
    path = house / "ours.csv"
    path.write_text(HEAD.format(origin="House") + COLUMNS + "marl.example,low,twice wrong\n")
    page = "The mayor resigned on Monday, the council said. [More](https://news.marl.example/1)."
    report = Auditor(rules=[house.parent]).audit_text(page, format="md").as_dict()
    (link,) = report["links"]
    assert (link["rating"], link["ratings"]) == (
        "low",
        [{"origin": "House", "rating": "low", "figure": "twice wrong"}],
    )
    (finding,) = (one for one in report["findings"] if one["rule"] == "sourcing/low-rated-source")
    assert "news.marl.example is rated low by House (twice wrong)." in finding["message"]
    path.write_text(HEAD.format(origin="House") + COLUMNS + "marl.example,bad,\n")
    with pytest.raises(RuleError, match=r"ours.csv:6: rating: 'bad' is not one of"):
        loading.load([house.parent])


def test_a_text_without_links_does_not_read_the_domains() -> None:
    auditor = Auditor()
    auditor.audit_text("The mayor resigned on Monday, the council said. Ada Quint of the Marl Post was there.")
    assert "_domains" not in vars(auditor.rulebook.registry)


def test_each_built_in_origin_rates_some_domain() -> None:
    known = Registry([read_layer(builtin()).sources()])
    assert [one.origin for one in known.ratings("naturalnews.com")] == ["CRED-1", "PC1", "Wikipedia"]
