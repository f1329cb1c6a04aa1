"""Page furniture is told from the article by its phrases, precision first."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from auditor.readers import Cues, read_text, separate

LEXICONS = Path(__file__).parents[2] / "rules/lexicons"
PHRASES = {path.stem.removeprefix("furniture-"): yaml.safe_load(path.read_text("utf-8"))["words"]
        for path in sorted(LEXICONS.glob("furniture-*.yaml"))}  # fmt: skip
CUES = Cues.of(PHRASES)
BODY = "The council voted on Monday to close the bridge. It will reopen in spring, the mayor said. " * 3


def test_every_sort_is_known() -> None:
    known = {
        "comment-form",
        "share",
        "newsletter",
        "donation",
        "cookie",
        "credit",
        "related",
        "read-more",
        "subscribe",
        "other",
    }
    assert set(PHRASES) == known


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Leave a Reply", "comment-form"),
        ("12 Comments", "comment-form"),
        ("Your email address will not be published. Required fields are marked *", "comment-form"),
        ("Share this article", "share"),
        ("Sign up for our newsletter and get the week’s best stories.", "newsletter"),
        ("Please consider supporting our reporting with a small gift.", "donation"),
        ("We use cookies to improve your visit.", "cookie"),
        ("Photo: Ann Lee", "credit"),
        ("(AP Photo/Ann Lee)", "credit"),
        ("Related: Old bridge shut again", "related"),
        ("You may also like", "related"),
        ("Read more: Old bridge shut again", "read-more"),
        ("Already a subscriber? Log in", "subscribe"),
        ("ADVERTISEMENT", "other"),
    ],
)
def test_furniture_is_known_by_its_phrases(text: str, sort: str) -> None:
    assert CUES.sort(text) == sort


@pytest.mark.parametrize(
    "text",
    [
        "Families can subscribe to the scheme from May, the council said.",
        "Shares of the company fell, and investors want to read more before they vote.",
        "The comments came after a meeting on Monday.",
        "Getty Images sued the firm on Monday.",
        "He was asked to leave a reply at the desk.",
        "The photo shows the bridge at dawn.",
        "The privacy policy was changed in May, the firm said.",
        "Donors were asked to donate blood.",
    ],
)
def test_sentences_of_an_article_are_no_furniture(text: str) -> None:
    assert CUES.sort(text) is None


def test_a_long_paragraph_is_never_furniture() -> None:
    assert CUES.sort(f"{BODY} Sign up for our newsletter.") is None


def test_what_follows_a_comment_form_belongs_to_it() -> None:
    document = separate(read_text(f"{BODY}\n\n{BODY}\n\nLeave a Reply\n\nName\n\nWebsite", "txt", "x"), CUES)
    assert [block.kind for block in document.blocks] == [
        "paragraph",
        "paragraph",
        "furniture",
        "furniture",
        "furniture",
    ]


def test_what_follows_related_posts_belongs_to_them_while_it_is_short() -> None:
    document = separate(read_text(f"{BODY}\n\n{BODY}\n\nRelated posts\n\nBridge shut\n\nRoad open", "txt", "x"), CUES)
    assert [block.kind for block in document.blocks][2:] == ["furniture"] * 3


def test_an_article_goes_on_after_a_link_to_another() -> None:
    document = separate(read_text(f"{BODY}\n\nRelated: Old bridge shut again\n\n{BODY}", "txt", "x"), CUES)
    assert [block.kind for block in document.blocks] == ["paragraph", "furniture", "paragraph"]


def test_text_and_places_stay() -> None:
    document = read_text(f"{BODY}\n\nLeave a Reply", "txt", "x")
    parted = separate(document, CUES)
    assert parted.text == document.text
    assert [(block.start, block.end) for block in parted.blocks] == [
        (block.start, block.end) for block in document.blocks
    ]
