"""The parts of plain text show in its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Document
from auditor.readers import read, read_text

SEEDS = sorted((Path(__file__).parents[2] / "../shared/seeds").glob("*.txt"))

BODY = "The council voted on Monday to close the bridge. It will reopen in spring, the mayor said."


def kinds(text: str, format: str = "txt") -> list[str]:
    return [block.kind for block in read_text(text, format, "x").blocks]


def words(document: Document, kind: str) -> list[str]:
    return [document.words_of(block) for block in document.blocks_of(kind)]


def test_a_first_short_line_is_the_title() -> None:
    assert kinds(f"Council closes bridge\n\n{BODY}") == ["title", "paragraph"]


def test_a_title_may_ask() -> None:
    assert kinds(f"Why did the council close the bridge?\n\n{BODY}") == ["title", "paragraph"]


def test_a_title_may_have_the_byline_under_it() -> None:
    assert kinds(f"Council closes bridge\nBy Ann Lee\n\n{BODY}") == ["title", "byline", "paragraph"]


@pytest.mark.parametrize("text", ["Experts warn that the crisis could last", "Council closes bridge.", BODY])
def test_a_single_sentence_is_a_paragraph(text: str) -> None:
    assert kinds(text) == ["paragraph"]


def test_a_first_sentence_is_no_title() -> None:
    assert kinds(f"The bridge is closed.\n\n{BODY}") == ["paragraph", "paragraph"]


@pytest.mark.parametrize("line", ["By Ann Lee", "by Ann Lee and Bo van Ek", "Words by Ann Lee", "By: ANN LEE", "By Ann Lee, Reuters",
                                  "By Ann Lee | March 3, 2025", "By a staff reporter", "Written by Ann Lee in Oslo"][:7])  # fmt: skip
def test_a_byline_is_known(line: str) -> None:
    document = read_text(f"Council closes bridge\n\n{line}\n\n{BODY}", "txt", "x")
    assert words(document, "byline") == [line]
    assert document.metadata["byline"].origin == "text"


@pytest.mark.parametrize("line", ["By Monday the crowd had gone", "By rejecting the guarantee, the council lost.", "By the river",
                                  "By May, Prices Had Doubled"])  # fmt: skip
def test_not_every_by_is_a_byline(line: str) -> None:
    assert "byline" not in kinds(f"Council closes bridge\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 3 November 2025", "2025-11-03"),
        ("November 3, 2025", "2025-11-03"),
        ("Monday, Nov. 3, 2025, 10:15 a.m. GMT", "2025-11-03"),
        ("2025-11-03T10:15:00Z", "2025-11-03T10:15:00Z"),
        ("Posted on 13/11/2025", "2025-11-13"),
        ("Updated: 4 November 2025 | Published: 3 November 2025", "2025-11-03"),
    ],
)
def test_a_date_line_tells_when_it_was_published(line: str, published: str) -> None:
    document = read_text(f"Council closes bridge\n\n{line}\n\n{BODY}", "txt", "x")
    assert document.metadata["published"].value == published
    assert words(document, "dateline") == [line]


def test_an_update_is_another_date() -> None:
    document = read_text(f"Council closes bridge\n\nUpdated: 4 November 2025\n\n{BODY}", "txt", "x")
    assert document.metadata["modified"].value == "2025-11-04"
    assert "published" not in document.metadata


def test_a_day_that_is_none_stays_as_it_stands() -> None:
    document = read_text(f"Council closes bridge\n\n31 February 2025\n\n{BODY}", "txt", "x")
    assert document.metadata["published"].value == "31 February 2025"


@pytest.mark.parametrize("line", ["LONDON —", "NEW YORK (Reuters) -", "ISTANBUL, Nov 3 (AP) —", "Cairo (AFP) –", "SAN JOSE, Calif. —",
                                  "Oslo, 3 November 2025 --", "WASHINGTON, D.C. –"])  # fmt: skip
def test_a_dateline_is_cut_from_the_paragraph(line: str) -> None:
    document = read_text(f"Council closes bridge\n\n{line} {BODY}", "txt", "x")
    assert words(document, "dateline") == [line]
    assert words(document, "paragraph") == [BODY]


@pytest.mark.parametrize(
    "start",
    ["BREAKING — ", "NATO — the alliance — said no. ", "The bridge — closed — ", "READ MORE — ", "A - "],
)
def test_not_every_dash_ends_a_dateline(start: str) -> None:
    assert "dateline" not in kinds(f"Council closes bridge\n\n{start}{BODY}")


def test_bare_lines_among_paragraphs_are_headings() -> None:
    assert kinds(f"Council closes bridge\n\n{BODY}\n\nWhat comes next?\n\n{BODY}") == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_the_lines_of_a_poem_are_no_headings() -> None:
    assert "heading" not in kinds("The river\n\nThe bridge\n\nThe rain\n\nThe road\n\nAnd home")


def test_a_line_that_leads_into_a_list_is_no_heading() -> None:
    text = f"Council closes bridge\n\n{BODY}\n\nSeveral things add to the risk:\n\n• One thing\n\n• Another"
    assert kinds(text)[2:] == ["paragraph", "list_item", "list_item"]


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "1."])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n"])
def test_bullets_are_list_items_that_start_after_the_bullet(bullet: str, between: str) -> None:
    document = read_text(f"{BODY}{between}  {bullet} One thing{between}  {bullet} Another", "txt", "x")
    assert words(document, "list_item") == ["One thing", "Another"]


def test_a_wrapped_paragraph_is_one() -> None:
    assert kinds("The council voted on Monday\nto close the bridge, which\nis old and not safe.") == ["paragraph"]


def test_long_lines_are_a_paragraph_each() -> None:
    assert kinds(f"{BODY} {BODY}\n{BODY} {BODY}") == ["paragraph", "paragraph"]


def test_a_quote_mark_makes_a_block_quote() -> None:
    assert kinds(f"{BODY}\n\n> We were never asked.") == ["paragraph", "block_quote"]


def test_a_line_between_title_and_byline_is_the_dek() -> None:
    text = f"Council closes bridge\n\nEngineers found cracks in the piers.\n\nBy Ann Lee\n\n{BODY}"
    assert kinds(text) == ["title", "dek", "byline", "paragraph"]


def test_addresses_are_links() -> None:
    document = read_text("See https://a.example/b_(c), or (www.d.example/e). That is all.", "txt", "x")
    assert [link.url for link in document.links] == ["https://a.example/b_(c)", "http://www.d.example/e"]


def test_the_text_is_the_source() -> None:
    document = read_text(f"Council closes bridge\r\n\r\n{BODY}", "txt", "x")
    assert document.text is document.source
    assert not document.source_map.pieces


@pytest.mark.skipif(not SEEDS, reason="the seeds are not here")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:12])
def test_the_seed_is_read_as_an_article(seed: Path) -> None:
    document = read(seed)
    assert document.blocks[0].kind == "title"
    assert len(document.blocks_of("heading")) == 13
    assert len(document.blocks_of("list_item")) == 4
