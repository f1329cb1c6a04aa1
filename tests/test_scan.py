"""The one scan: what matches, what does not, and where."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model import Block, Document
from auditor.scan import Scanner, block_text, compiled, elements, fold, folded, lists_in, pattern, plan

LISTS = {
    "people": (("expert", "expert"), ("experts", "expert"), ("security experts", "security experts")),
    "say": (("say", "say"), ("says", "say"), ("said", "say")),
}


def scanner(lists: dict[str, tuple[tuple[str, str], ...]], phrases: dict[str, list[str]]) -> Scanner:
    return Scanner(lists, plan(lists, phrases))


def document(*paragraphs: str, kind: str = "paragraph") -> Document:
    """Paragraphs as one document, with a blank line between them."""
    text, blocks = "", []
    for paragraph in paragraphs:
        start = len(text) + 2 * bool(text)
        text = f"{text}\n\n{paragraph}" if text else paragraph
        blocks.append(Block(kind, start, len(text)))
    return Document("x", "txt", text, text, tuple(blocks))


def found(phrase: str, *paragraphs: str) -> list[str]:
    """The words of the text that a phrase finds."""
    article = document(*paragraphs)
    hits = scanner(LISTS, {"rule": [phrase]}).scan(article)
    return [article.text[hit.start : hit.end] for hit in hits.of_owner("rule")]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("you won't", "You won’t see it."),
        ("you won’t", "You won't see it."),
        ('the "truth"', "It is the “truth” again."),
        ('the "truth"', "It is the «truth» again."),
        ("time will tell", "TIME Will tell."),
        ("time will tell", "Time  will\ttell."),
        ("time will tell", "Time will\ntell."),
        ("time will tell", "Time\u00a0will tell."),
        ("time will tell", "Time will\u2009tell."),
        ("time  will tell", "time will tell"),
        ("straße", "Die STRASSE nicht, aber die Straße."),
        ("élan", "With ÉLAN it was."),
        ("50%", "It fell by 50%."),
        ("e.g.", "Fruit, e.g. plums."),
        ("#ad", "Lovely #ad here"),
    ],
)
def test_a_phrase_matches_however_it_is_set(phrase: str, text: str) -> None:
    assert len(found(phrase, text)) == 1


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("art", "A party started the cart."),
        ("art", "state-of-the-art-ish work"),
        ("can", "They can't."),
        ("can", "They can’t."),
        ("hand", "a second-hand car"),
        ("hand", "a hand-made car"),
        ("art", "the snake_art_case"),
        ("50%", "It fell by 150%."),
        ("art", "the 2art3 group"),
        ("élan", "délan"),
        ("time will tell", "Time will. Tell them."),
        ("time will tell", "time will"),
    ],
)
def test_a_phrase_matches_whole_words_only(phrase: str, text: str) -> None:
    assert found(phrase, text) == []


@pytest.mark.parametrize("text", ["The art's value.", "The art’s value.", "“Art”", "(art)", "art,", "—art—", "'art'"])
def test_marks_and_possessives_leave_a_word_whole(text: str) -> None:
    assert [words.lower() for words in found("art", text)] == ["art"]


def test_a_phrase_with_a_hyphen_matches_itself() -> None:
    assert found("state-of-the-art", "A state-of-the-art lab.") == ["state-of-the-art"]


def test_a_phrase_does_not_reach_into_the_next_block() -> None:
    assert found("time will tell", "Some time", "will tell") == []


def test_a_phrase_does_not_reach_over_a_block_of_furniture() -> None:
    text = "Only time\nShare this\nwill tell"
    blocks = (Block("paragraph", 0, 9), Block("furniture", 10, 20), Block("paragraph", 21, 30))
    hits = scanner({}, {"rule": ["time will tell", "share this"]}).scan(Document("x", "txt", text, text, blocks))
    assert hits.of_owner("rule") == ()


def test_furniture_is_never_matched() -> None:
    hits = scanner(LISTS, {"rule": ["experts"]}).scan(document("Experts share.", kind="furniture"))
    assert hits.of_owner("rule") == hits.of_list("people") == ()


def test_text_outside_all_blocks_is_never_matched() -> None:
    text = "experts here, experts there"
    hits = scanner(LISTS, {}).scan(Document("x", "txt", text, text, (Block("paragraph", 14, 27),)))
    assert [hit.start for hit in hits.of_list("people")] == [14]


def test_a_list_gives_the_lemma_of_each_form() -> None:
    hits = scanner(LISTS, {}).scan(document("Experts said so."))
    assert [hit.attrs["lemma"] for hit in hits.of_list("people")] == ["expert"]


def test_the_longest_entry_wins() -> None:
    article = document("Security experts left.")
    hits = scanner(LISTS, {}).scan(article)
    assert [article.text[hit.start : hit.end] for hit in hits.of_list("people")] == ["Security experts"]


def test_the_longest_phrase_of_a_rule_wins() -> None:
    article = document("At the end of the day we left.")
    hits = scanner({}, {"rule": ["the end", "at the end of the day", "day we left"]}).scan(article)
    assert [article.text[hit.start : hit.end] for hit in hits.of_owner("rule")] == ["At the end of the day"]


def test_rules_find_the_same_words_independently() -> None:
    hits = scanner({}, {"one": ["red tape"], "two": ["red tape everywhere"]}).scan(document("Red tape everywhere."))
    assert [len(hits.of_owner(owner)) for owner in ("one", "two")] == [1, 1]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("{people} {say} that", "Security experts say that it rains.", ["Security experts say that"]),
        ("{people} {say}", "An expert\nsays no.", ["expert\nsays"]),
        ("so-called {people}", "So-called experts!", ["So-called experts"]),
        ("{people}, {people}", "Experts, experts.", ["Experts, experts"]),
        ("{people} {say}", "Experts, say the mayor's men, are few.", []),
        ("{people} {say}", "The experts sayings", []),
        ("{people}", "Two experts, one expert.", ["experts", "expert"]),
    ],
)
def test_a_slot_stands_for_any_entry_of_its_list(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("not just but", "not just but"),
        ("not just a shed but", "not just a shed but"),
        ("not just a very old shed but", "not just a very old shed but"),
        ("not just a very old red shed but", None),
        ("not just a shed. But", None),
        ("not just a shed; but", None),
        ("not just sheds, but", "not just sheds, but"),
        ("not just sheds—but", "not just sheds—but"),
    ],
)
def test_a_gap_holds_up_to_four_words_of_one_sentence(text: str, words: str | None) -> None:
    assert found("not just ... but", text) == ([words] if words else [])


def test_a_gap_takes_abbreviations_and_numbers_for_words() -> None:
    assert found("not just ... but", "Not just 3.5 tons but") == ["Not just 3.5 tons but"]


def test_a_gap_may_stand_between_lists() -> None:
    assert found("{people} ... {say}", "Experts in Rome said") == ["Experts in Rome said"]


def test_letters_that_grow_in_lower_case_do_not_shift_positions() -> None:
    assert found("time will tell", "İİİ İstanbul: time will tell.") == ["time will tell"]


def test_a_phrase_with_a_letter_that_grows_finds_itself() -> None:
    assert found("İstanbul talks", "The İstanbul talks") == ["İstanbul talks"]


def test_runs_of_white_space_do_not_shift_positions() -> None:
    assert found("b c", "a   a\t\t b \n c    a  b  c") == ["b \n c", "b  c"]


def test_elements_are_words_lists_and_gaps() -> None:
    assert elements("{people} Said ... no") == (("list", "people"), ("words", "said"), ("gap", ""), ("words", "no"))


def test_lists_in_a_pattern_are_not_its_repeats() -> None:
    assert lists_in(r"\d{2,4} {people}") == ["people"]


def matches(written: str, text: str) -> list[str]:
    article = document(text)
    words, _ = block_text(folded(article), 0, len(text))
    return [hit.group() for hit in compiled(pattern(written, LISTS)).finditer(words)]


def test_a_pattern_ignores_case() -> None:
    assert matches("^number \\d+", "NUMBER 7 will") == ["NUMBER 7"]


def test_a_pattern_may_ask_for_case() -> None:
    assert matches("(?-i)\\b[A-Z]{4,}\\b", "This is SHOUTING at you") == ["SHOUTING"]


def test_a_pattern_may_use_a_list() -> None:
    assert matches(r"{people} \w+ed", "Security experts agreed") == ["Security experts agreed"]


def test_a_pattern_sees_straight_marks_and_single_spaces() -> None:
    assert matches(r"won't \"tell\"", "won’t \n “tell”") == ['won\'t "tell"']


def test_a_pattern_with_an_empty_list_matches_nothing() -> None:
    assert matches("{nobody} said", "who said") == []


@pytest.mark.parametrize("written", ["(a+)+$", "(a|aa)+$", "(.*)*b", "(a?){60}a{60}"])
def test_a_pattern_cannot_blow_up(written: str) -> None:
    assert matches(written, "a" * 20_000 + "!") is not None


WORD = st.text(st.sampled_from("abİßé’'-x"), min_size=1, max_size=5)
SPACE = st.sampled_from([" ", "  ", "\n", "\t ", "\u00a0", " \u2003"])
TEXT = st.lists(st.tuples(WORD, SPACE), max_size=20).map(
    lambda pairs: "".join(word + space for word, space in pairs).strip()
)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_every_folded_letter_leads_back_to_its_own(text: str) -> None:
    view = folded(document(text))
    assert len(view.cased) == len(view.lowered)
    for offset, letter in enumerate(view.cased):
        assert fold(text[view.origin(offset)]) == fold(letter)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_places_and_origins_agree(text: str) -> None:
    view = folded(document(text))
    assert all(view.place(view.origin(offset)) == offset for offset in range(len(view.cased)))


@settings(max_examples=150, deadline=None)
@given(TEXT, st.lists(WORD, min_size=1, max_size=3))
def test_what_a_phrase_finds_is_the_phrase(text: str, words: list[str]) -> None:
    phrase = " ".join(words)
    for hit in found(phrase, text):
        assert fold(hit) == fold(phrase)


@settings(max_examples=100, deadline=None)
@given(TEXT, st.lists(st.sampled_from("ab x".split()), min_size=1, max_size=4, unique=True))
def test_hits_are_in_order_and_apart(text: str, phrases: list[str]) -> None:
    hits = scanner({}, {"rule": phrases}).scan(document(text)).of_owner("rule")
    assert all(one.end <= other.start for one, other in pairwise(hits))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), max_size=12))
def test_the_scan_agrees_with_a_plain_search(words: list[str]) -> None:
    text = " ".join(words)
    assert len(found("beta", text or "-")) == len(re.findall(r"\bbeta\b", text))
