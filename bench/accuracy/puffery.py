"""puffery: sentences of Wikipedia that praise their subject, or not."""

from __future__ import annotations

from pathlib import Path

from auditor import Auditor
from bench.accuracy import wording
from bench.accuracy.figures import Figure, Reading, macro

FOLDER = "filler"
STARTS = {"filler": "filler/", "puffery": "filler/puffery"}

READINGS = {
    "filler": Reading("sentence is puffery, or not (ours: any filler); macro-F1", macro),
    "puffery": Reading("sentence is puffery, or not (ours: filler/puffery); macro-F1", macro),
}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of both parts."""
    return wording.measure("puffery", READINGS, gold / FOLDER / "puffery.jsonl", "puffery", STARTS, auditor, part)
