"""product: running the product over many documents, on all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from auditor import Auditor, InputError
from bench.accuracy.figures import Figure, Judged, Measure, figure
from bench.accuracy.gold import Article

FEW = 8  # so few documents are not worth a second process

Judge = Callable[[Article, Auditor], Judged]

# What a forked process finds in place: an auditor cannot be sent there, and takes long to make.
_work: list[tuple[Judge, Auditor]] = []


def by_parts(
    name: str,
    readings: Mapping[str, Measure],
    parts: Mapping[str, Sequence[Article]],
    judge: Judge,
    auditor: Auditor,
) -> list[Figure]:
    """The figures of every part of a set."""
    return [
        one for part, articles in parts.items() for one in figures(f"{name}/{part}", readings, articles, judge, auditor)
    ]


def figures(
    name: str,
    readings: Mapping[str, Measure],
    documents: Sequence[Article],
    judge: Judge,
    auditor: Auditor,
) -> list[Figure]:
    """Judge all documents and put together the figure of each reading that some document has."""
    told = judged(documents, judge, auditor)
    seen = {key for one in told for key in one.counts}
    return [figure(f"{name}/{key}", reading, told, key) for key, reading in readings.items() if key in seen]


def judged(documents: Sequence[Article], judge: Judge, auditor: Auditor) -> list[Judged]:
    """What every document adds, in order."""
    if len(documents) < FEW or "fork" not in multiprocessing.get_all_start_methods():
        return [judge(one, auditor) for one in documents]
    _work.append((judge, auditor))
    try:
        with multiprocessing.get_context("fork").Pool(min(os.cpu_count() or 1, 8)) as pool:
            return pool.map(_one, documents, chunksize=4)
    finally:
        _work.pop()


def _one(document: Article) -> Judged:
    judge, auditor = _work[-1]
    return judge(document, auditor)


def report(auditor: Auditor, text: str, format: str = "txt") -> dict[str, Any]:
    """The report on a text, whose offsets are those of the text; an empty one where it cannot be audited."""
    try:
        return auditor.audit_text(text, format=format).as_dict()
    except InputError:
        return {"attributions": [], "sources": [], "findings": [], "article": [], "score": None}


def caught(auditor: Auditor, text: str, format: str = "txt") -> list[dict[str, Any]]:
    """The findings that have a place in the text."""
    return [one for one in report(auditor, text, format)["findings"] if not one["whole"]]
