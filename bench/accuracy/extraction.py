"""extraction: the article's body out of a web page."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from auditor import Auditor, InputError
from bench.accuracy import product
from bench.accuracy.figures import Counts, Figure, Judged, Mistake, Reading, Score, harmonic

FOLDER = "extraction"
BODY = ("dek", "heading", "paragraph", "list_item", "block_quote", "caption")
SHINGLE = 4  # words, as in article-extraction-benchmark's evaluate.py

_TOKEN = re.compile(r"\w+")


def _means(counts: Counts) -> Score:
    """The benchmark's F1: of the mean precision over pages with a body found and the mean recall over pages with one."""
    precision, found, recall, wanted = counts
    mean = precision / max(found, 1), recall / max(wanted, 1)
    return Score(round(wanted), *mean, harmonic(*mean))


READINGS = {"body": Reading("article body, by four-word shingles", _means)}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The one figure; this set has no parts."""
    folder = gold / FOLDER
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = [
        {
            "file": str(folder / "html" / f"{name}.html.gz"),
            "body": one.get("articleBody", ""),
            "url": one.get("url", ""),
        }
        for name, one in sorted(truth.items())
    ]
    return product.figures(FOLDER, READINGS, pages, judge, auditor)


def judge(page: dict[str, str], auditor: Auditor) -> Judged:
    """Compare the body found with the labelled one."""
    blocks = opened(Path(page["file"]), auditor).get("article", [])
    found = "\n".join(block["text"] for block in blocks if block["kind"] in BODY)
    precision, recall = shingled(page["body"], found)
    weight = 1 - harmonic(precision, recall)
    mistakes = [Mistake("body", weight, f"P {precision:.2f} R {recall:.2f} {page['url']}")] if weight > 0.01 else []
    return Judged({"body": (precision, bool(found), recall, bool(page["body"]))}, mistakes)


def shingled(wanted: str, found: str) -> tuple[float, float]:
    """Precision and recall of the shingles, each as often as it occurs."""
    one, other = _shingles(wanted), _shingles(found)
    shared = sum((one & other).values())
    return shared / max(other.total(), 1), shared / max(one.total(), 1)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _TOKEN.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1)) if words)


def opened(file: Path, auditor: Auditor) -> dict[str, Any]:
    """The report on a packed page; empty where there is nothing to audit."""
    try:
        return auditor.audit_bytes(gzip.decompress(file.read_bytes()), format="html").as_dict()
    except InputError:
        return {}
