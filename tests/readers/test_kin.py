"""What trafilatura passes over in an article is read all the same; what stands elsewhere is not."""

from __future__ import annotations

from auditor.readers import read_text
from auditor.readers.kin import kin
from auditor.readers.stream import Stream

LONG = "The council voted on Monday to close the bridge, and it will reopen in spring, the mayor said to the reporters who had come to the town hall at noon."


def passed_over(page: str, *found: str) -> list[str]:
    stream = Stream(f"<html><body>{page}</body></html>")
    spans = [(at, at + len(text)) for text in found if (at := stream.letters.index(text)) >= 0]
    return [stream.words(element.start, element.end) for element in kin(stream, spans)]


def test_between_the_parts_of_an_article() -> None:
    page = '<div class="text"><p>First one.</p><h2><a href="/x">Sub</a></h2><p>Yes.</p><p>Last one.</p></div>'
    assert passed_over(page, "Firstone.", "Lastone.") == ["Sub", "Yes."]


def test_a_link_to_another_article_is_none() -> None:
    page = '<div class="text"><p>First one.</p><p>See: <a href="/x">Old bridge shut</a></p><p>Last one.</p></div>'
    assert passed_over(page, "Firstone.", "Lastone.") == []


def test_asides_and_other_boxes_are_none() -> None:
    page = '<div class="text"><p>First one.</p><aside><p>No.</p></aside><div class="ad"><p>No.</p></div><p>Last one.</p></div>'
    assert passed_over(page, "Firstone.", "Lastone.") == []


def test_an_article_goes_on_after_an_advertisement() -> None:
    box = '<div class="text"><p>{}</p></div>'
    page = box.format("First one.") + "<div>Advertisement</div>" + box.format(f"{LONG}</p><p>Why?</p><p>{LONG}")
    assert passed_over(page, "Firstone.") == [LONG, "Why?", LONG]


def test_the_next_article_is_another() -> None:
    box = '<div class="text"><p>{}</p></div>'
    page = box.format("First one.") + f"<h1>Another</h1><p>{LONG}</p><p>{LONG} {LONG}</p>" + box.format(LONG)
    assert passed_over(page, "Firstone.") == []


def test_a_paragraph_found_in_part_is_taken_whole() -> None:
    page = '<div class="text"><p>One. Two. Three.</p><p>Last one.</p></div>'
    assert passed_over(page, "One.", "Three.", "Lastone.") == ["One. Two. Three."]


def test_a_heading_with_nothing_under_it_is_no_part() -> None:
    text = "".join(f"<p>{number}. {LONG}</p>" for number in range(20))
    page = f"<html><body><article><h1>Council closes bridge</h1>{text}<h3>Get the stories of the day</h3></article></body></html>"
    assert "Get the stories" not in read_text(page, "html", "x").text
