"""editorial: articles of many kinds, judged sentence by sentence as a desk editor would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor import Auditor
from bench.accuracy import flags, product
from bench.accuracy import gold as data
from bench.accuracy.figures import Figure, Judged, Mistake, Reading, f1, share
from bench.accuracy.spans import Cover, Span, overlap, span

FOLDER = "editorial"

READINGS = {
    "attributed": Reading("sentence is attributed", f1),
    "source-type": Reading("type of source, where both call it attributed", share),
    "typed": Reading("sentence is attributed to that type of source", f1),
    **flags.READINGS,
}

COVERED = 0.6  # a sentence is attributed where so much of it is what somebody is reported to have said

# Best identified first: a sentence with several sources has the type of the best one.
TYPES = {
    "person": "named_person",
    "organization": "named_org",
    "document": "named_org",
    "role": "role",
    "vague": "vague",
    "none": "vague",
}
_RANK = ("named_person", "named_org", "role", "vague")

Attribution = dict[str, Any]


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of every part."""
    return product.by_parts(FOLDER, READINGS, data.parts(gold / FOLDER, part), judge, auditor)


def judge(article: data.Article, auditor: Auditor) -> Judged:
    """Compare what the product says of each sentence with the labels."""
    text, spans = rebuilt(article["sentences"])
    report = product.report(auditor, text)
    owned, faulted = attributed(article, text, spans, report), flags.judge(article["sentences"], spans, report)
    return Judged({**owned.counts, **faulted.counts}, [*owned.mistakes, *faulted.mistakes], faulted.firings)


def attributed(article: data.Article, text: str, spans: Sequence[Span], report: Mapping[str, Any]) -> Judged:
    """What it calls attributed, and to whom."""
    told = report["attributions"]
    names = {one["name"]: one["type"] for one in report["sources"] if one["type"] in TYPES}
    cues = Cover(len(text), [span(one["cue"]) for one in told])
    content = Cover(len(text), [span(each) for one in told for each in one["content"]])
    right = wrong = missed = fits = typed = 0
    mistakes: list[Mistake] = []
    for sentence, at in zip(article["sentences"], spans, strict=True):
        if sentence["attributed"] == "split":
            continue
        wanted, given = sentence["attributed"] == "yes", cues.touches(*at) or content.share(*at) >= COVERED
        right, wrong, missed = right + (wanted and given), wrong + (given and not wanted), missed + (wanted > given)
        if wanted != given:
            sort = "missed" if wanted else "wrong"
            mistakes.append(Mistake("attributed", 1, f"{sort}: {text[slice(*at)]}"))
        elif wanted and sentence["source"] in _RANK:
            found = _type(at, told, names)
            typed, fits = typed + 1, fits + (found == sentence["source"])
            if found != sentence["source"]:
                mistakes.append(Mistake("source-type", 1, f"{sentence['source']}, found {found}: {text[slice(*at)]}"))
    # Where the two judges agree on `attributed` and not on the type, the sentence is no case of `typed`.
    both = fits, wrong + typed - fits, missed + typed - fits
    return Judged({"attributed": (right, wrong, missed), "source-type": (fits, typed), "typed": both}, mistakes)


def rebuilt(sentences: Sequence[Mapping[str, Any]]) -> tuple[str, list[Span]]:
    """The article's text, a blank line between paragraphs, and where each sentence stands in it."""
    text, spans, last = "", [], None
    for one in sentences:
        if last is not None:
            text += " " if one["para"] == last else "\n\n"
        spans.append((len(text), len(text) + len(one["text"])))
        text, last = text + one["text"], one["para"]
    return text, spans


def _type(at: Span, told: Sequence[Attribution], names: Mapping[str, str]) -> str:
    """The best type among the attributions whose cue stands in the sentence, or else whose content does."""
    here = [one for one in told if overlap(span(one["cue"]), at)]
    around = [one for one in told if any(overlap(span(each), at) for each in one["content"])]
    found = {source_type(one["source"], names) for one in here or around}
    return next(rank for rank in _RANK if rank in found)


def source_type(source: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """The codebook's type of a source; a pronoun's is that of whom it stands for, else a person's."""
    known = names.get(source["name"], "person") if source["type"] == "pronoun" else source["type"]
    return TYPES[known]
