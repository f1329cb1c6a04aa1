"""Repeats: near-copies of sentences and paragraphs."""

from auditor.detectors.repeats import copies
from auditor.stems import content_words, stem

CLOSED = "The council voted on Monday to close the old swimming pool in Marl Street."


def test_a_paragraph_that_stands_twice(marked):
    ((words, attrs),) = marked(f"{CLOSED}\n\nSwimmers protested.\n\n{CLOSED}", "repeats")
    assert (words, attrs["of"], attrs["share"], attrs["whole"]) == (CLOSED, 0, 1.0, "paragraph")


def test_a_sentence_that_stands_twice(marked):
    text = f"{CLOSED} Then the mayor thanked everyone for coming.\n\nSwimmers protested on the steps. {CLOSED}"
    assert [(words, attrs["whole"]) for words, attrs in marked(text, "repeats")] == [(CLOSED, "sentence")]


def test_another_statement_of_the_same_form_is_none(marked):
    assert marked(f"{CLOSED}\n\nThe council voted on Tuesday to open the library in Harbour Road.", "repeats") == []


def test_captions_and_pulled_quotations_may_repeat(marked):
    caption = "Mayor Ana Ruiz opens the new bridge over the Marl in May. (AP Photo/Jo Berg)"
    assert marked(f"{caption}\n\nShe spoke.\n\n{caption}", "repeats") == []


def test_long_paragraphs_word_for_word_are_verbatim_copies(marked):
    long = f"{CLOSED} It was built in 1961 and needs a roof."
    text = f"The pool closes.\n\n{long}\n\nSwimmers protested.\n\n{long}"
    assert [attrs["copy"] for _, attrs in marked(text, "repeats")] == ["verbatim"]
    summary = f"{long}\n\n{long}\n\nSwimmers protested."
    assert [attrs["copy"] for _, attrs in marked(summary, "repeats")] == ["near"]


def test_the_updates_of_a_live_report_may_repeat(marked):
    text = "\n\n".join(f"{hour}:15 p.m.\n\n{CLOSED}" for hour in (1, 2, 3))
    assert marked(text, "repeats") == []


def test_short_sentences_may_repeat(marked):
    assert marked("She waited. He said yes.\n\nThe pool closed. He said yes.", "repeats") == []


def test_many_sentences_take_near_linear_time():
    items = [(at, at + 1, frozenset(f"word{at * 7 + step}" for step in range(12))) for at in range(5000)]
    assert list(copies(items)) == []


def test_stems():
    assert {stem("attacks"), stem("attacked"), stem("attack")} == {"attack"}
    assert content_words("The attacks have been increasing") == ["attack", "increas"]
