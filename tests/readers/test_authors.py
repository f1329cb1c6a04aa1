"""Who wrote a page: people before organisations, and these only where a reader sees them named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from auditor.readers import read_text

BODY = "The council voted on Monday to close the bridge. It will reopen in spring, the mayor said, after repairs."


def byline(above: str = "", head: str = "", linked: dict[str, Any] | None = None) -> str | None:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    page = f"<head>{head}{script}</head><article><h1>Council closes bridge</h1>{above}<p>{BODY}</p></article>"
    datum = read_text(f"<html>{page}</html>", "html", "x").metadata.get("byline")
    return datum and datum.value


def article(author: Any, **more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "author": author, **more}


PAPER = {"@type": "Organization", "name": "The Harbour Paper"}


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"@type": "Person", "name": "Ann Lee"}, "Ann Lee"),
        ([{"name": "Ann Lee"}, {"name": "Bo Ek"}], "Ann Lee, Bo Ek"),
        (["By Ann Lee", "Bo Ek"], "Ann Lee, Bo Ek"),
        ("Ann Lee | Bo Ek", "Ann Lee, Bo Ek"),
        ("Ann Lee, Senior Staff Writer", "Ann Lee"),
        ("Ann Lee and Bo Ek", "Ann Lee and Bo Ek"),
        ("Byron Lee", "Byron Lee"),
        ("Analysis by Ann Lee", "Ann Lee"),
        ("https://paper.example/ann", None),
        ("admin", None),
        (7, None),
    ],
)
def test_authors_told_to_machines(author: Any, name: str | None) -> None:
    assert byline(linked=article(author)) == name


def test_an_author_may_be_told_elsewhere_in_the_graph() -> None:
    ann = {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}
    assert byline(linked={"@graph": [article({"@id": "#ann"}), ann]}) == "Ann Lee"


def test_an_address_is_no_name() -> None:
    assert byline(head='<meta property="article:author" content="https://social.example/paper">') is None


def test_an_organisation_that_no_reader_sees_is_no_author() -> None:
    assert byline(linked=article(PAPER, publisher=PAPER)) is None


def test_an_organisation_that_a_reader_sees_is_one() -> None:
    assert byline("<p>By The Harbour Paper</p>", linked=article(PAPER, publisher=PAPER)) == "The Harbour Paper"


@pytest.mark.parametrize("told", [PAPER, {"@type": "Person", "name": ", The Harbour Paper"}])
def test_a_person_shown_goes_before_an_organisation_told(told: Any) -> None:
    shown = '<div class="byline-section"><a class="authors">Ann Lee</a> <span>The Harbour Paper</span></div>'
    assert byline(shown, linked=article(told, publisher=PAPER)) == "Ann Lee"


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ('<a rel="author" href="/a">Ann Lee</a> and <a rel="author" href="/b">Bo Ek</a>', "Ann Lee, Bo Ek"),
        ("<address>By Ann Lee</address>", "Ann Lee"),
        ('<div class="article_author">ByAnn Lee</div>', "Ann Lee"),
        ('<span itemprop="author">Ann Lee</span>', "Ann Lee"),
        ('<div class="author">Ann Lee Published: 3 Nov 2025</div>', "Ann Lee"),
        ("<div>Posted by Ann Lee<div>Film news</div></div>", "Ann Lee"),
        ("<div>By <a href='/x'>Cy Dee</a> By <a href='/a'>Ann Lee</a>, Paper Staff Writer</div>", "Ann Lee"),
        ("<div>By Ann Lee Special Correspondent to The Paper</div>", "Ann Lee"),
        ("<div>Photo by Cy Dee</div>", None),
        ('<div class="author">Published on 3 November 2025</div>', None),
        ('<div class="author">Read our editorial standards here</div>', None),
    ],
)
def test_authors_shown_to_readers(above: str, name: str | None) -> None:
    assert byline(above) == name


def test_the_byline_of_another_article_is_not_taken() -> None:
    teaser = '<div><h3>Old bridge shut</h3><span class="author">Cy Dee</span></div>'
    page = (
        f'<article>{teaser}<h1>Council closes bridge</h1><i class="author">Ann Lee</i><p>{BODY}</p>{teaser}</article>'
    )
    assert read_text(f"<html><body>{page}</body></html>", "html", "x").metadata["byline"].value == "Ann Lee"


def test_an_account_is_no_author() -> None:
    assert byline('<div class="author">By admin - 2025-11-03</div>') is None
