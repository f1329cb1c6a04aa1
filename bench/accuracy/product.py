"""product: running the product over many documents, on all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor import Auditor, InputError
from bench.accuracy.figures import Figure, Judged, Reading, figure
from bench.accuracy.gold import Article, parts

FEW = 8  # so few documents are not worth a second process

Judge = Callable[[Article, Auditor], Judged]

# What a forked process finds in place: an auditor cannot be sent there, and takes long to make.
_work: list[tuple[Judge, Auditor]] = []


def by_parts(
    folder: Path, part: str | None, readings: Mapping[str, Reading], judge: Judge, auditor: Auditor
) -> list[Figure]:
    """The figures of every part of a set, or of one."""
    found = parts(folder, part)
    return [
        one
        for name, articles in found.items()
        for one in figures(f"{folder.name}/{name}", readings, articles, judge, auditor)
    ]


def figures(
    name: str,
    readings: Mapping[str, Reading],
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


def report(auditor: Auditor, text: str) -> dict[str, Any]:
    """The report on a plain text, whose offsets are those of the text; empty lists where it cannot be audited."""
    try:
        return auditor.audit_text(text, format="txt").as_dict()
    except InputError:
        return {"attributions": [], "sources": []}
