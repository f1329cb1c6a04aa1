"""loaded: sentences whose words take a side, by what experts marked in the news; each at its most loaded word.

`loaded_words` has how likely a word is to be called loaded, `loaded` what the most loaded ones, and every word by its
mere presence, say of a sentence. How likely that is depends on the text around as well: where the other sentences are
plain, it takes more.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from auditor.detectors import Marks
from auditor.detectors.own_words import PLAINEST, Word
from auditor.detectors.wording import FAMILIES
from auditor.learned import weights
from auditor.learned.weights import chance
from auditor.model import Document, Mark

TOP = ("#1", "#2", "#3")  # measures of a sentence, told from words by their mark
MOST = 3.0  # no word counts for more log-odds
NAMED = -1.0  # log-odds from which a word is worth pointing at
TELLING = 0.1  # and, where no word has them, what its presence must say
FAINT, STRONG = -0.5, 0.9  # log-odds from which a sentence is marked, and how likely a heavily loaded one is
# The share of sentences that experts call loaded of those they are shown, and editors of an article's.
ALONE, AMONG = 0.5, 0.03
AROUND = 1.2  # how much the mean log-odds of an article's sentences counts beside a sentence's own
LISTS = (*FAMILIES["loaded"], "loaded-colour")  # what rules of their own look for
LONG = 60  # words; a sentence that is longer counts as one of so many


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each sentence that may be loaded, at its most loaded word: how `likely` that is, 0..1, and `strength`."""
    judged = [(one.attrs["own"], log_odds(one.attrs["own"])) for one in marks["own_words"]]
    if not judged:
        return []
    more = shift([odds for _, odds in judged])
    found = (_mark(words, chance(odds + more), marks) for words, odds in judged if odds + more >= FAINT)
    return [mark for mark in found if mark]


def measures(words: Sequence[Word]) -> dict[str, float]:
    """What a sentence's words come to: the most loaded ones, how many there are, whether there are numbers."""
    top = sorted((min(one.loaded, MOST) for one in words), reverse=True)[: len(TOP)]
    return {
        **dict(zip(TOP, [*top, *[PLAINEST] * len(TOP)], strict=False)),
        "#length": min(len(words), LONG) / LONG,
        "#numbers": float(any(one.low.isdigit() for one in words)),
    }


def log_odds(words: Sequence[Word]) -> float:
    """How likely it is that experts call a sentence loaded that stands alone."""
    table = weights.load("loaded")
    return table.log_odds({one.low for one in words}) + sum(table.of[key] * of for key, of in measures(words).items())


def shift(odds: Sequence[float]) -> float:
    """What the text around adds to a sentence's log-odds: nothing to one alone, less than nothing in a plain article."""
    count = len(odds)
    share = (ALONE + AMONG * (count - 1)) / count
    return log(share / (1 - share)) + (1 - 1 / count) * AROUND * sum(odds) / count


def _mark(words: Sequence[Word], likely: float, marks: Marks) -> Mark | None:
    """At its most telling word; None where only what other rules look for is telling."""
    listed = [hit for name in LISTS for hit in marks.listed(name, words[0].start, words[-1].end)]
    free = [one for one in words if not any(hit.start < one.end and one.start < hit.end for hit in listed)]
    telling = sorted((one for one in free if one.loaded >= NAMED), key=lambda one: -one.loaded)
    if not telling and not listed:
        telling = sorted((one for one in free if _presence(one) >= TELLING), key=lambda one: -_presence(one))
    if not telling:
        return None
    told = " and ".join(dict.fromkeys(f"“{one.low}”" for one in telling[:2]))
    strength = "strong" if likely >= STRONG else "some"
    attrs = {"likely": round(likely, 2), "strength": strength, "detail": f"It leans on {told}."}
    return Mark(telling[0].start, telling[0].end, attrs)


def _presence(word: Word) -> float:
    """How much a word says of its sentence by its mere presence."""
    return weights.load("loaded").of.get(word.low, 0.0) if word.low[0].isalpha() else 0.0
