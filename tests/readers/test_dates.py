"""When an article was published, in the many ways in which web pages say it."""

from __future__ import annotations

import time

import pytest

from auditor.model import Document
from auditor.readers.html import read

BODY = (
    "The council will close the bridge on Monday, the mayor said, since its northern pillar has moved by four"
    " centimetres. Engineers will test the steel and the stone for three weeks before traffic may cross again."
)
DAY = "2025-11-03"
TITLE = "Council closes the old bridge"


def page(above: str = "", head: str = "", below: str = "", html: str = "<html>") -> Document:
    """A page with something between title and text, in its head and below the text."""
    text = f"<h1>{TITLE}</h1>{above}<p>{BODY}</p><p>{BODY}</p>"
    return read(
        f"<!doctype html>{html}<head>{head}</head><body><article>{text}</article>{below}</body></html>", "page.html"
    )


def published(*args: str, **kwargs: str) -> str:
    """The day of publication."""
    datum = page(*args, **kwargs).metadata.get("published")
    return datum.value[:10] if datum else ""


def linked(data: str) -> str:
    """A script that holds JSON-LD."""
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "value",
    [
        "2025-11-03 10:30:00",
        "2025-11-03T10",
        "2025-11-3",
        "2025 11 03 10:30:00",
        "20251103T103000Z",
        "20251103103000",
        "Mon, 03 Nov 2025 10:30:00 GMT",
        "Mon Nov 03 10:30:00 EST 2025",
        "Mon Nov 03 2025 10:30:00 GMT+0100 (CET)",
        "3-Nov-2025",
        "Nov. 3, 2025 at 10:30 a.m.",
        "3rd November 2025",
        "Monday, November 3, 2025",
        "03.11.2025",
        "1762164000",
    ],
)
def test_dates_for_machines_are_read(value: str) -> None:
    assert published(head=f'<meta name="parsely-pub-date" content="{value}">') == DAY


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00Z", "1970-01-01", "2025-13-45", "yesterday", "12345"])
def test_no_date_is_no_date(value: str) -> None:
    head = f'<meta property="article:published_time" content="{value}"><meta name="date" content="{DAY}">'
    assert published(head=head) == DAY


@pytest.mark.parametrize(
    ("html", "head", "day"),
    [
        ('<html lang="en-GB">', "", "2025-03-11"),
        ('<html lang="de">', "", "2025-03-11"),
        ('<html lang="en-US">', "", "2025-11-03"),
        ('<html lang="en-US">', '<link rel="canonical" href="https://paper.co.uk/a">', "2025-03-11"),
        ("<html>", '<meta property="og:locale" content="en_AU">', "2025-03-11"),
        ('<html lang="en">', "", "11/03/2025"),
    ],
)
def test_the_country_says_which_of_two_numbers_is_the_month(html: str, head: str, day: str) -> None:
    assert published("<p>Published 11/03/2025</p>", head, html=html) == day
    assert published(head=f'{head}<meta name="date" content="11/03/2025">', html=html) == day


@pytest.mark.parametrize(
    "above",
    [
        "<time>3 November 2025</time>",
        '<span class="entry-date">November 3, 2025</span>',
        '<abbr class="published" title="2025-11-03T10:00:00+01:00">on Monday</abbr>',
        '<span class="posted-on" data-date="2025-11-03">two days ago</span>',
        '<relative-time datetime="2025-11-03T10:00:00Z">two days ago</relative-time>',
        '<paper-timestamp data-timestamp="1762164000000"></paper-timestamp>',
        '<time class="entry-date published updated" datetime="2025-11-03">Monday</time>',
        '<p>Published <time datetime="2025-11-03">3 Nov</time>. Updated <time datetime="2025-11-05">5 Nov</time></p>',
        '<p>Updated: <time datetime="2025-11-05">5 Nov</time> Published: <time datetime="2025-11-03">3 Nov</time></p>',
        '<p class="date">Updated November 5, 2025; published November 3, 2025</p>',
        "<div>By Ann Lee | Nov 3, 2025 | Politics</div>",
        "<div>The bridge was opened on 4 May 1912.</div><div>3 November 2025</div>",
        f'<p>{BODY}</p><div class="date">3 November 2025</div>',
        "<div>Nov. <span>3</span>, <span>2025</span></div>",
    ],
)
def test_a_date_between_title_and_text_is_that_of_publication(above: str) -> None:
    assert published(above) == DAY


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "datePublished": 1762164000}',
        '{"@type": "NewsArticle", "datePublished": "Nov 3, 2025"}',
        '{"@type": "WebPage", "datePublished": "2025-11-03"}',
        '{"@graph": [{"@type": "WebPage", "datePublished": "2025-11-03"}, {"@type": "Person", "name": "Ann Lee"}]}',
        '{"@type": "VideoObject", "uploadDate": "2025-11-03"}',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2025-11-03"}\n//]]>',
        '/*<![CDATA[*/{"@type": "NewsArticle", "datePublished": "2025-11-03"}/*]]>*/',
        '<!-- {"@type": "NewsArticle", "datePublished": "2025-11-03"} -->',
        '{"@type": "NewsArticle", "datePublished": "2025-11-03",}',
        '{"@type": "NewsArticle", "datePublished": "2025-11-03"};',
        '{"@type": "NewsArticle", "description": "He said "no"", "datePublished": "2025-11-03"}',
        '{"@type": "http://schema.org/NewsArticle", "datePublished": ["2025-11-03"]}',
    ],
)
def test_linked_data_is_read_even_if_untidy(data: str) -> None:
    assert published(head=linked(data)) == DAY


def test_of_several_articles_in_linked_data_the_page_s_own_counts() -> None:
    other = '{"@type": "NewsArticle", "url": "https://paper.example/b", "datePublished": "2024-01-01"}'
    own = '{"@type": "NewsArticle", "url": "https://paper.example/a", "datePublished": "2025-11-03"}'
    head = '<link rel="canonical" href="http://paper.example/a/?x=1">'
    assert published(head=head + linked(other) + linked(own)) == DAY


@pytest.mark.parametrize(
    "address",
    ["2025/11/03/bridge", "2025/nov/03/bridge", "2025-11-03/bridge", "news/20251103-bridge", "2025/11/3/bridge"],
)
def test_the_address_tells_a_date_where_nothing_else_does(address: str) -> None:
    assert published(head=f'<link rel="canonical" href="https://paper.example/{address}">') == DAY


@pytest.mark.parametrize("address", ["2025/99/99/bridge", "1234/11/03", "story-202511031"])
def test_numbers_in_an_address_may_be_no_date(address: str) -> None:
    assert published(head=f'<link rel="canonical" href="https://paper.example/{address}">') == ""


def test_dates_of_other_articles_do_not_count() -> None:
    teaser = "<div><time datetime='2025-12-04'>4 Dec</time> Rain floods the harbour</div>"
    masthead = teaser + '<div class="date">Friday, December 5, 2025</div>' + "<a href='/x'>Weather</a>" * 40
    others = '<aside><time datetime="2024-01-01">1 Jan</time></aside>'
    head = f"<title>{TITLE}</title>"
    text = f"<h1>{TITLE}</h1><p class='date'>3 November 2025</p><p>{BODY}</p>"
    document = read(
        f"<html><head>{head}</head><body>{masthead}<article>{text}</article>{others}</body></html>", "p.html"
    )
    assert document.metadata["published"].value == DAY


def test_a_date_said_to_be_of_publication_counts_below_the_text() -> None:
    assert published(below="<p>First published on Monday, 3 November 2025</p><p>Posted 5 November 2025</p>") == DAY


def test_the_day_of_readers_counts_where_machines_are_told_utc() -> None:
    head = '<meta property="article:published_time" content="2025-11-04T02:30:00Z">'
    assert published("<p>November 3, 2025, 9:30 p.m. EST</p>", head) == DAY
    assert published('<time datetime="2025-11-04T02:30:00Z">November 3, 2025</time>') == DAY
    assert published("<p>November 1, 2025</p>", head) == "2025-11-04"
    changed = '<meta property="article:modified_time" content="2025-11-05T02:30:00Z">'
    assert published("<p>November 5, 2025</p>", head + changed) == "2025-11-04"


def test_a_page_that_tells_a_change_alone_tells_no_day_of_publication() -> None:
    document = page('<p>Last updated on <time datetime="2025-11-05">5 Nov</time></p>')
    assert "published" not in document.metadata
    assert document.metadata["modified"].value == "2025-11-05"


def test_an_older_tag_that_packs_what_it_tells_is_read() -> None:
    packed = "{&quot;title&quot;: &quot;Bridge&quot;, &quot;pub_date&quot;: &quot;2025-11-03T10:00:00Z&quot;}"
    assert published(head=f'<meta name="parsely-page" content="{packed}">') == DAY
    assert published(head='<meta name="parsely-page" content="[1"><meta name="date" content="2025-11-03">') == DAY


@pytest.mark.parametrize(
    "stray", ['{"@type": ' + " " * 100_000, '{"@type": "Article", ' + '"headline":"' * 20_000, "[" + ", " * 50_000]
)
def test_untidy_linked_data_takes_linear_time(stray: str) -> None:
    started = time.process_time()
    page(head=linked(stray))
    assert time.process_time() - started < 5
