"""Labels: posts, transcripts, headlines and signatures name their speaker beside the words."""

from __future__ import annotations

import pytest

from auditor import Auditor

BODY = "Ann Lee opened the bridge on Monday. The ropes are new and the toll is old."


def told(auditor: Auditor, text: str) -> list[tuple[str, str]]:
    """Each labelled source with the words that it is given."""
    return [
        (one["source"]["text"], " | ".join(text[span["start"] : span["end"]].strip() for span in one["content"]))
        for one in auditor.audit_text(text, format="txt").as_dict()["attributions"]
        if one["cue"]["text"] in (":", "—")
    ]


def test_a_post_belongs_to_its_handle(auditor: Auditor) -> None:
    post = "The bridge is closed. Stay at home! — Ann Lee (@annlee) May 4, 2018"
    assert told(auditor, f"The old bridge\n\n{BODY}\n\n{post}") == [("Ann Lee", "The bridge is closed. Stay at home!")]


def test_a_handle_in_its_own_paragraph_takes_the_one_before(auditor: Auditor) -> None:
    text = f"The old bridge\n\n{BODY}\n\nThe bridge is closed.\n\n— Ann Lee (@annlee) May 4, 2018"
    assert told(auditor, text) == [("Ann Lee", "The bridge is closed.")]


def test_a_post_is_no_longer_than_posts_are(auditor: Auditor) -> None:
    long = " ".join(["The piers were built of stone that was brought by ship."] * 12)
    text = f"The old bridge\n\n{long} Stay at home! — Ann Lee (@annlee) May 4, 2018"
    ((_, words),) = told(auditor, text)
    assert words.endswith("Stay at home!")
    assert len(words) <= 320


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Ann Lee: The bridge must close", ["Ann Lee"]),
        ("Ann Lee to ferries: 'You are too slow'", ["Ann Lee"]),
        ("Report: Bridge is unsafe", ["Report"]),
        ("LAWYER: MAYOR UNAWARE OF CRACKS", ["LAWYER"]),
        ("Ann Lee: A life in bridges", []),
        ("The old bridge: What you should know", []),
    ],
)
def test_a_headline_names_who_speaks(auditor: Auditor, headline: str, source: list[str]) -> None:
    assert [name for name, _ in told(auditor, f"{headline}\n\n{BODY}")] == source


def test_a_transcript_gives_each_answer_to_its_speaker(auditor: Auditor) -> None:
    lines = [
        "PORT: Why did you close the bridge on Monday?",
        "Ann Lee: Because the ropes were old, I think.",
        "It took a week to find new ones.",
        "PORT: And who will pay for the ropes now?",
        "Ann Lee: The toll will pay for all of them.",
    ]
    text = "\n\n".join(["The old bridge", BODY, *lines])
    found = told(auditor, text)
    assert [name for name, _ in found] == ["Ann Lee", "Ann Lee"]
    assert found[0][1].endswith("It took a week to find new ones.")


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_signature_stands_below_a_quotation(auditor: Auditor, between: str) -> None:
    text = f"The old bridge\n\n{BODY}\n\n“Nobody should cross it.”{between}— Ann Lee, mayor of the port"
    ((_, words),) = told(auditor, text)
    assert words == "“Nobody should cross it.”"


def test_the_answers_of_an_interview_belong_to_whom_it_names(auditor: Auditor) -> None:
    pairs = [
        "When did you first cross a bridge?\n\nI was three, and my father held my hand.",
        "What did you see there?\n\nA ferry. I waved at it.",
        "Do you still cross it?\n\nEvery day, as I always did.",
        "Who pays for the ropes?\n\nI wish I knew who does.",
    ]
    text = "\n\n".join(["The old bridge", "Ann Lee told us how she came to love the bridge.", *pairs])
    found = auditor.audit_text(text, format="txt").as_dict()["attributions"]
    words = " ".join(text[span["start"] : span["end"]] for one in found for span in one["content"])
    assert "A ferry. I waved at it." in words
    assert "What did you see there?" not in words


def test_questions_without_an_i_are_no_interview(auditor: Auditor) -> None:
    pairs = [f"What is step {number}?\n\nTake the rope and pull it tight." for number in range(5)]
    text = "\n\n".join(["The old bridge", "Ann Lee said that the bridge was safe.", *pairs])
    (one,) = auditor.audit_text(text, format="txt").as_dict()["attributions"]
    assert len(one["content"]) == 1
