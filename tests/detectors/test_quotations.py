"""Quotations: which marks open, which close, and which are apostrophes or inches."""

import pytest

from auditor.detectors.quotations import detect, spans
from auditor.model import Block, Document


def quoted(text, **how):
    return [text[span.start : span.end] for span in spans(text, **how)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we will go” and left.", ["“we will go”"]),
        ('He said "we will go" and left.', ['"we will go"']),
        ("He said ‘we will go’ and left.", ["‘we will go’"]),
        ("He said 'we don't know' and left.", ["'we don't know'"]),
        ("The workers' union and the Smiths' house.", []),
        ("It’s the ’90s, rock ’n’ roll, tell ‘em.", []),
        ("Back in the '90s they said the workers' rights counted.", []),
        ('A 6" pipe and a 6\'2" man who said "no more" twice.', ['"no more"']),
        ('"The 6\'2" man ran," she said.', ['"The 6\'2" man ran,"']),
        ("«On y va», he said.", ["«On y va»"]),
        ("“He told me ‘never again’,” she said.", ["“He told me ‘never again’,”", "‘never again’"]),
        ("‘He told me “never again”,’ she said.", ["‘He told me “never again”,’", "“never again”"]),
        ("‘The workers’ rights are at stake,’ he said.", ["‘The workers’ rights are at stake,’"]),
        ("He called it ‘progress’ and the workers’ rights a joke.", ["‘progress’"]),
        ("„Wir gehen“, he said.", ["„Wir gehen“"]),
        ("“For me “Old Town” was the place. I stay", ["“For me “Old Town” was the place. I stay", "“Old Town”"]),
        ("“I like it, he said. “It is good.”", ["“I like it, he said.", "“It is good.”"]),
        ("", []),
        ("'", []),
        ('"', ['"']),
    ],
)
def test_pairs(text, found):
    assert quoted(text) == found


def test_an_open_mark_ends_before_the_next_one():
    assert quoted('"We go, he said. "They stay," she said.') == ['"We go, he said.', '"They stay,"']


def article(*paragraphs, kind="paragraph"):
    text = "\n\n".join(paragraphs)
    blocks, at = [], 0
    for words in paragraphs:
        blocks.append(Block(kind, at, at + len(words)))
        at += len(words) + 2
    return Document("t", "txt", text, text, tuple(blocks))


def test_running_over_paragraphs():
    marks = detect(article("“We go now.", "“They stay here.", "“All is well,” he said.", "He left."), None)
    assert [mark.attrs["closed"] for mark in marks] == [False, False, True]


def test_single_marks_running_over_paragraphs():
    marks = detect(article("He said: ‘We go now.", "‘They stay here,’ he said."), None)
    assert [mark.attrs["closed"] for mark in marks] == [False, True]


def test_an_unbalanced_mark_ends_with_its_block():
    document = article("He said “we go.", "Nothing else was said.")
    assert [document.text[mark.start : mark.end] for mark in detect(document, None)] == ["“we go."]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("He said “we will go home now”.", True),
        ("“No,” he said.", True),
        ("The so-called “dark web” grew.", False),
        ("She read “The Lord of the Rings” twice.", False),
        ("The “fake news,” he called it.", False),
    ],
)
def test_speech(text, speech):
    assert [mark.attrs["speech"] for mark in detect(article(text), None)] == [speech]


def test_block_quote_is_a_quotation_as_a_whole():
    marks = detect(article("We will not go back to what was.", kind="block_quote"), None)
    assert [(mark.start, mark.end, mark.attrs["speech"]) for mark in marks] == [(0, 32, True)]
