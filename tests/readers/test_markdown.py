"""Markdown's parts are those that its marks name."""

from __future__ import annotations

import pytest

from auditor.model import Document
from auditor.readers import read_text

BODY = "The council voted on Monday to close the bridge. It will reopen in spring."


def document(text: str) -> Document:
    return read_text(text, "md", "x")


def parts(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [(block.kind, read.words_of(block)) for block in read.blocks]


def test_the_first_heading_of_level_one_is_the_title() -> None:
    assert parts(f"# Council closes bridge\n\n{BODY}\n\n# Next\n\n{BODY}")[0] == (
        "title",
        "Council closes bridge",
    )


def test_other_headings_stay_headings() -> None:
    read = document(f"# Council\n\n{BODY}\n\n### Next\n\n{BODY}")
    assert [(block.kind, block.level) for block in read.blocks_of("heading")] == [("heading", 3)]


def test_the_title_in_front_matter_stands_in_for_a_missing_one() -> None:
    read = document(f'---\ntitle: "Council closes bridge"\n---\n\n{BODY}')
    assert read.words_of(read.blocks[0]) == "Council closes bridge"
    assert read.source_map.span(0, 7) == (12, 19)


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("author: Ann Lee", "byline", "Ann Lee"),
        ("authors: [Ann Lee, Bo Ek]", "byline", "Ann Lee, Bo Ek"),
        ("date: 2025-11-03", "published", "2025-11-03"),
        ("updated: 2025-11-04T10:00:00Z", "modified", "2025-11-04T10:00:00+00:00"),
        ("publisher: {name: The Paper}", "publisher", "The Paper"),
    ],
)
def test_front_matter_is_metadata(line: str, key: str, value: str) -> None:
    datum = document(f"---\n{line}\n---\n\n{BODY}").metadata[key]
    assert (datum.value, datum.origin) == (value, "front-matter")


def test_byline_and_dateline_are_found_as_in_plain_text() -> None:
    kinds = [kind for kind, _ in parts(f"# Council\n\n*By Ann Lee*\n\nLONDON (Reuters) - {BODY}")]
    assert kinds == ["title", "byline", "dateline", "paragraph"]


def test_lists_and_quotes_keep_their_kind() -> None:
    assert parts("- One thing\n- Another\n\n> We were *never* asked.") == [
        ("list_item", "One thing"),
        ("list_item", "Another"),
        ("block_quote", "We were never asked."),
    ]


def test_an_image_alone_leaves_its_caption() -> None:
    assert ("caption", "The bridge at dawn") in parts(f"{BODY}\n\n![The bridge at dawn](a.png)")


@pytest.mark.parametrize(
    "left_out",
    ["<!-- a note -->", "<div>raw</div>", "    code", "```\ncode\n```", "| a | b |\n|---|---|\n| c | d |"],
)
def test_what_is_no_prose_is_left_out(left_out: str) -> None:
    assert parts(f"{BODY}\n\n{left_out}\n\n{BODY}") == [("paragraph", BODY), ("paragraph", BODY)]


@pytest.mark.parametrize("link", ["[the bridge](/b)", "[the bridge][b]", "[*the* bridge](</b> 'x')"])
def test_links_cover_their_words(link: str) -> None:
    read = document(f"They closed {link} in spring.\n\n[b]: /b")
    assert [(read.text[link.start : link.end], link.url) for link in read.links] == [("the bridge", "/b")]


def test_words_in_an_address_do_not_lead_astray() -> None:
    read = document("See [it](/closed-again) closed again.")
    at = read.text.index("closed")
    assert read.source_map.span(at, at + 6) == (24, 30)


def test_lines_of_a_paragraph_are_joined() -> None:
    assert parts("The council voted\nto close the bridge.") == [("paragraph", "The council voted to close the bridge.")]
