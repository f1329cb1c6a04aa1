"""Repeats: near-copies of sentences and paragraphs."""

from auditor.detectors.repeats import content_words, copies, stem

CLOSED = "The council voted on Monday to close the old swimming pool in Marl Street."


def test_a_paragraph_that_stands_twice(marked):
    ((words, attrs),) = marked(f"{CLOSED}\n\nSwimmers protested.\n\n{CLOSED}", "repeats")
    assert (words, attrs["of"], attrs["share"], attrs["whole"]) == (CLOSED, 0, 1.0, "paragraph")


def test_a_sentence_that_stands_twice(marked):
    text = (
        f"{CLOSED} Then the mayor thanked everyone for coming.\n\nSwimmers protested on the steps. {CLOSED}"
    )
    assert [(words, attrs["whole"]) for words, attrs in marked(text, "repeats")] == [(CLOSED, "sentence")]


def test_another_statement_of_the_same_form_is_none(marked):
    assert (
        marked(f"{CLOSED}\n\nThe council voted on Tuesday to open the library in Harbour Road.", "repeats")
        == []
    )


def test_captions_and_pulled_quotations_may_repeat(marked):
    caption = "Mayor Ana Ruiz opens the new bridge over the Marl in May. (AP Photo/Jo Berg)"
    assert marked(f"{caption}\n\nShe spoke.\n\n{caption}", "repeats") == []


def test_many_sentences_take_near_linear_time():
    items = [(at, at + 1, frozenset(f"word{at * 7 + step}" for step in range(12))) for at in range(5000)]
    assert list(copies(items)) == []


def test_stems():
    assert {stem("attacks"), stem("attacked"), stem("attack")} == {"attack"}
    assert content_words("The attacks have been increasing") == ["attack", "increas"]
