"""A page's article is found, with what the page says about it."""

from __future__ import annotations

import time

import pytest

from auditor.model import Document
from auditor.readers import read_text
from auditor.readers.stream import Stream

BODY = "The council voted on Monday to close the bridge. It will reopen in spring, the mayor said."


def page(body: str, head: str = "") -> Document:
    return read_text(f"<html><head>{head}</head><body>{body}</body></html>", "html", "x")


def parts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.words_of(block)) for block in document.blocks]


def test_a_small_article_is_read_whole() -> None:
    document = page(f"<article><h1>Council closes bridge</h1><p>Short one here.</p><p>{BODY}</p></article>")
    assert parts(document) == [
        ("title", "Council closes bridge"),
        ("paragraph", "Short one here."),
        ("paragraph", BODY),
    ]


def test_navigation_is_no_article() -> None:
    long = "".join(f"<p>{number}. {BODY} {BODY}</p>" for number in range(20))
    document = page(
        f'<nav><a href="/">Home</a></nav><div><h1>Council closes bridge</h1>{long}</div><footer>Imprint</footer>'
    )
    assert "Home" not in document.text
    assert "Imprint" not in document.text
    assert len(document.blocks_of("paragraph")) == 20


def test_the_kinds_of_elements_are_kept() -> None:
    document = page(
        f"<article><h1>Council</h1><p>{BODY}</p><h2>Next</h2><ul><li>One thing</li></ul>"
        "<blockquote><p>We were never asked.</p></blockquote><figure><figcaption>The bridge</figcaption></figure></article>"
    )
    assert [kind for kind, _ in parts(document)] == [
        "title",
        "paragraph",
        "heading",
        "list_item",
        "block_quote",
        "caption",
    ]


def test_dek_and_byline_are_found_by_what_the_page_calls_them() -> None:
    document = page(
        f'<article><h1>Council closes bridge</h1><p class="standfirst">Engineers found cracks.</p>'
        f'<div class="byline">Ann Lee</div><p>{BODY}</p></article>'
    )
    assert parts(document)[1][0] == "dek"
    assert document.metadata["byline"].value == "Ann Lee"


def test_a_page_without_heading_takes_the_title_in_its_head() -> None:
    document = page(f"<p>{BODY}</p>", "<title>Council &amp; bridge - The Paper</title>")
    assert parts(document)[0] == ("title", "Council & bridge")


def test_links_cover_their_words() -> None:
    document = page(f'<article><p>They closed <a href="/b">the <b>bridge</b></a>. {BODY}</p></article>')
    assert [(document.text[link.start : link.end], link.url) for link in document.links] == [("the bridge", "/b")]


def test_loose_text_is_read() -> None:
    assert page("<article>They closed the bridge.</article>").text == "They closed the bridge."


def test_scripts_hold_no_text() -> None:
    document = page(f"<article><script>var a = '<p>not this</p>'</script><p>{BODY}</p><style>p {{}}</style></article>")
    assert document.text == BODY


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"}, {"@type": ["NewsArticle"],
"headline": "Council &amp; bridge", "author": [{"name": "Ann Lee"}, {"name": "Bo Ek"}], "datePublished": "2025-11-03T10:00:00Z",
"publisher": {"name": "The Paper"}}]}</script>"""
OPEN_GRAPH = '<meta property="og:title" content="Bridge"><meta property="article:published_time" content="2025-11-02">'
META = '<meta name="author" content="By Cy Dee"><meta name="date" content="20251101">'


@pytest.mark.parametrize(
    ("head", "key", "value", "origin"),
    [
        (OPEN_GRAPH + LINKED, "title", "Council & bridge", "json-ld"),
        (META + LINKED, "byline", "Ann Lee, Bo Ek", "json-ld"),
        (META + OPEN_GRAPH + LINKED, "published", "2025-11-03T10:00:00Z", "json-ld"),
        (META + OPEN_GRAPH, "published", "2025-11-02", "og"),
        (META, "byline", "Cy Dee", "meta"),
        (META, "published", "2025-11-01", "meta"),
        (LINKED, "publisher", "The Paper", "json-ld"),
        ('<link rel="canonical" href="https://paper.example/a">', "url", "https://paper.example/a", "html"),
    ],
)
def test_metadata_comes_from_the_most_formal_source(head: str, key: str, value: str, origin: str) -> None:
    datum = page(f"<article><p>{BODY}</p></article>", head).metadata[key]
    assert (datum.value, datum.origin) == (value, origin)


@pytest.mark.parametrize(
    "element",
    ['<time datetime="2025-11-03">Monday</time>', '<span itemprop="datePublished">3 November 2025</span>'],
)
def test_a_marked_up_date_is_metadata(element: str) -> None:
    assert page(f"<article>{element}<p>{BODY}</p></article>").metadata["published"].value == "2025-11-03"


@pytest.mark.parametrize(
    "script",
    ["{", "[[[[", '{"@type": 5}', '{"@type": "NewsArticle", "author": 7}', "null", '{"@graph": null}'],
)
def test_malformed_json_is_passed_over(script: str) -> None:
    assert (
        page(f"<article><p>{BODY}</p></article>", f'<script type="application/ld+json">{script}</script>').text == BODY
    )


def test_nothing_is_logged(capfd: pytest.CaptureFixture[str]) -> None:
    page("<div><p>" + BODY * 30)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("value", ["20251103", "2025/11/03", "1762164000", "1762164000000"])
def test_a_date_for_machines_is_read(value: str) -> None:
    head = f'<meta name="pubdate" content="{value}">'
    assert page(f"<article><p>{BODY}</p></article>", head).metadata["published"].value == "2025-11-03"


def test_a_date_above_the_text_is_metadata() -> None:
    document = page(
        f"<article><h1>Council closes bridge</h1><div>Published on 3 November 2025</div><p>{BODY}</p></article>"
    )
    assert document.metadata["published"].value == "2025-11-03"


@pytest.mark.parametrize(
    "stray", ["<!-- never closed ", "<!--x>", "<![ >", "<![CDATA[ x ]]>", "<![if x]>", "<? x >", "<a "]
)
def test_stray_markup_is_no_obstacle(stray: str) -> None:
    assert page(f"<article><p>{BODY}</p>{stray * 3}</article>").text == BODY


@pytest.mark.parametrize("stray", ["<!-- ", "<!--x>", "<a ", "<a b='", "<![x>", "<div>", "<p"])
def test_much_stray_markup_takes_linear_time(stray: str) -> None:
    started = time.process_time()
    Stream(f"<html><body><p>{BODY}</p>{stray * 50_000}</p>")
    assert time.process_time() - started < 5


def test_a_word_before_the_title_is_no_part_of_it() -> None:
    head = '<meta property="og:title" content="Council closes old bridge">'
    document = page(f"<article><h1><span>Opinion</span> Council closes old bridge</h1><p>{BODY}</p></article>", head)
    assert parts(document)[0] == ("title", "Council closes old bridge")


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    head = '<meta property="og:title" content="Council closes old bridge | News | The Paper">'
    document = page(f"<article><h1>Council closes old bridge</h1><p>{BODY}</p></article>", head)
    assert document.metadata["title"].value == "Council closes old bridge"


HEAD = "<title>Old bridge shut by city hall - The Paper</title>"


@pytest.mark.parametrize(
    ("told", "shown", "title"),
    [
        (
            "Old bridge shut by council",
            "Council closes the old bridge at once",
            "Council closes the old bridge at once",
        ),
        ("Old bridge shut by city hall", "The Paper", "Old bridge shut by city hall"),
        ("Old bridge shut by city hall", "News", "Old bridge shut by city hall"),
        ("Old bridge shut by city hall", "Ten recipes for a quiet weekend", "Old bridge shut by city hall"),
        ("Council closes bridge", "Council closes bridge: what drivers should know", "Council closes bridge"),
    ],
)
def test_the_title_that_readers_see_counts(told: str, shown: str, title: str) -> None:
    head = HEAD + f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{told}"}}</script>'
    document = page(f"<article><h1>{shown}</h1><p>{BODY}</p></article>", head)
    assert document.metadata["title"].value == title


def test_a_heading_that_says_a_less_formal_title_is_the_title() -> None:
    head = HEAD + '<meta property="og:title" content="Nobody may cross the river">'
    linked = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old bridge shut"}</script>'
    logo = "<h2>The Paper</h2>"
    document = page(
        f"{logo}<h1>Nobody may cross the river</h1><article><h1>Ads</h1><p>{BODY}</p></article>", linked + head
    )
    assert parts(document)[0] == ("title", "Nobody may cross the river")


def test_the_name_of_the_site_is_no_title() -> None:
    head = (
        '<meta property="og:site_name" content="The Daily Paper"><meta property="og:title" content="The Daily Paper">'
    )
    document = page(
        f"<h1>The Daily Paper</h1><article><h2>Old bridge shut</h2><p>{BODY}</p></article>",
        head + "<title>Old bridge shut</title>",
    )
    assert document.metadata["title"].value == "Old bridge shut"
    assert parts(document)[0] == ("title", "Old bridge shut")


def test_a_heading_about_something_else_is_no_title() -> None:
    head = '<title>Council closes the old bridge - The Paper</title><meta property="og:site_name" content="The Paper">'
    document = page(f"<h1>Ten recipes for a quiet weekend</h1><article><h3>Today</h3><p>{BODY}</p></article>", head)
    assert parts(document)[0] == ("title", "Council closes the old bridge")


@pytest.mark.parametrize(
    "title",
    ["Council closes bridge - The Paper", "The Paper: Council closes bridge", "The Paper | Council closes bridge"],
)
def test_a_title_told_is_cut_from_the_name_of_the_site(title: str) -> None:
    head = f'<meta property="og:site_name" content="The Paper"><meta property="og:title" content="{title}">'
    assert page(f"<article><p>{BODY}</p></article>", head).metadata["title"].value == "Council closes bridge"
