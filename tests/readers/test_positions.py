"""Every block's words are the words at its place in the source."""

from __future__ import annotations

import html
import random
import re

import pytest

from auditor.model import Document
from auditor.readers import read_text
from auditor.text import WORD

PLAIN = """Council closes the old bridge

By Ann Lee
Published 3 November 2025

HARBOUR TOWN, Nov 3 — The council voted on Monday
to close the bridge. “It is not safe,” the mayor said.

What comes next

• Engineers will inspect the piers.

• Buses will take the ring road, see https://bus.example/ring.

> We were never asked.

The bridge will reopen in spring."""

MARKDOWN = """---
title: Front
---
# Council *closes* the old bridge &amp; the quay

By [Ann Lee](/ann "who (she) is")

The council voted **on
Monday** to close the bridge&mdash;for good\\*. `code` <b>Raw</b> &ldquo;It is not safe&rdquo;.

> We were
> never asked.

1. Engineers will [inspect][piers] the piers.
2. ![drawing](x.png) Buses take the ring road.

   - A nested _item_ here

![The bridge at dawn](b.png)

| left | out |
|------|-----|
| of   | it  |

[piers]: https://piers.example/a_(b)
"""

PAGE = """<!DOCTYPE html><html><head><title>Council closes bridge - The Paper</title><style>p {}</style></head><body>
<nav><a href="/">Home</a></nav><article><h1>Council  closes <i>the</i> old&nbsp;bridge &amp; quay</h1>
<p class="byline">By Ann Lee</p><p>The coun<b>cil</b> voted on&#32;Monday<br>to close <!-- why? --> the
<a href="/bridge">old bridge</a>&mdash;for good. &#8220;It is not safe,&#x201D; the mayor said<script>track("x")</script>.</p>
<ul><li>Engineers will inspect the piers</li></ul><blockquote>We were never asked.</blockquote>
<figure><img src="x"><figcaption>The bridge at dawn</figcaption></figure><p>It re\u00adopens in spring.</p></article>
<footer>All rights reserved</footer></body></html>"""

SAMPLES = [(PLAIN, "txt"), (MARKDOWN, "md"), (PAGE, "html")]
BREAKS = ["\n", "\r\n", "\r"]


def unmarked(source: str, format: str) -> str:
    """Source without its markup, as far as it lies inside a block."""
    if format == "html":
        source = re.sub(r"(?s)<script.*?</script>|<!--.*?-->|<[^>]*>", "", source)
    if format == "md":
        source = re.sub(
            r"!\[[^\]]*\]\([^)]*\)|\]\[\w+\]|\]\([^)\s]*(?: \"[^\"]*\")?\)|</?b>|(?<=[\r\n])> |[*_`\\\[\]]",
            "",
            source,
        )
    return html.unescape(source) if format != "txt" else source


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad]+|\*", "", text)


def assert_in_place(document: Document) -> None:
    for block in document.blocks:
        start, end = document.source_map.span(block.start, block.end)
        there = unmarked(document.source[start:end], document.format)
        assert squeezed(there) == squeezed(document.words_of(block))


def assert_words_in_place(document: Document) -> None:
    for word in WORD.finditer(document.text):
        start, end = document.source_map.span(*word.span())
        there = squeezed(unmarked(document.source[start:end], document.format))
        assert there == word.group().strip("*")


@pytest.mark.parametrize("line_break", BREAKS)
@pytest.mark.parametrize(("source", "format"), SAMPLES)
def test_blocks_are_the_words_at_their_place(source: str, format: str, line_break: str) -> None:
    assert_in_place(read_text(source.replace("\n", line_break), format, "x"))


@pytest.mark.parametrize("line_break", BREAKS)
@pytest.mark.parametrize(("source", "format"), SAMPLES)
def test_every_word_is_at_its_place(source: str, format: str, line_break: str) -> None:
    assert_words_in_place(read_text(source.replace("\n", line_break), format, "x"))


@pytest.mark.parametrize(("source", "format"), SAMPLES)
def test_blocks_lie_in_order_without_overlap_or_outer_white_space(source: str, format: str) -> None:
    document = read_text(source, format, "x")
    ends = [0, *(block.end for block in document.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, document.blocks, strict=False))
    assert all(words == words.strip() for words in map(document.words_of, document.blocks))


@pytest.mark.parametrize(("source", "format"), SAMPLES)
def test_links_lie_over_words(source: str, format: str) -> None:
    document = read_text(source, format, "x")
    assert document.links
    assert all(document.text[link.start : link.end].strip() for link in document.links)


PHRASES = [
    "the mayor",
    "AT&amp;T",
    "&ldquo;quoted&rdquo;",
    "said",
    "caf&eacute;",
    "5 &lt; 6",
    "no",
    "the",
    "bridge",
    "naïve",
    "&#8212;",
]
WRAPS = {
    "html": ["{}", "<b>{}</b>", '<a href="/x">{}</a>', "<span>{}</span>", "{}<!-- c -->", "<i><u>{}</u></i>"],
    "md": ["{}", "**{}**", "[{}](/x)", "_{}_", "{}", '[**{}**](</x> "t")'],
}


def generated(format: str, seed: int) -> str:
    dice = random.Random(seed)

    def sentence() -> str:
        chosen = (dice.choice(WRAPS[format]).format(dice.choice(PHRASES)) for _ in range(dice.randint(3, 30)))
        return "So " + dice.choice([" ", "  ", "\n"]).join(chosen) + " went."

    paragraphs = [sentence() for _ in range(dice.randint(2, 9))]
    if format == "md":
        return "# A title of some length\n\n" + "\n\n".join(paragraphs)
    return f"<article><h1>A title</h1>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</article>"


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("format", ["md", "html"])
def test_words_of_generated_documents_are_at_their_place(format: str, seed: int) -> None:
    document = read_text(generated(format, seed), format, "x")
    assert_in_place(document)
    assert_words_in_place(document)
