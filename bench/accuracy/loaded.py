"""loaded: sentences of the news that experts called biased by their words, or not."""

from __future__ import annotations

from pathlib import Path

from auditor import Auditor
from bench.accuracy import wording
from bench.accuracy.figures import Figure, Reading, macro

FOLDER = "loaded"
STARTS = {"biased": "language/"}

READINGS = {"biased": Reading("sentence is biased, or not (ours: a finding on language); macro-F1", macro)}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figure of both parts."""
    return wording.measure(FOLDER, READINGS, gold / FOLDER / "babe.jsonl", "biased", STARTS, auditor, part)
