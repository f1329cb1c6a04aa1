"""clickbait: headlines that were labelled as bait or not."""

from __future__ import annotations

from pathlib import Path

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.figures import Figure, Judged, Mistake, Reading, compared, f1, share

FOLDER = "clickbait"
COUNT = 4000  # headlines out of 15,946, for speed

READINGS = {
    "warned": Reading("headline is clickbait (ours: a finding from warning up)", f1),
    "noted": Reading("headline is clickbait (ours: any finding)", f1),
    "spared": Reading("no clickbait, and no finding from warning up", share),
    "untouched": Reading("no clickbait, and no finding", share),
}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of both parts, on a sample."""
    chosen = data.sample(data.lines(gold / FOLDER / "headlines.jsonl"), _id, COUNT)
    return product.by_parts(FOLDER, READINGS, data.cut(chosen, _id, part), judge, auditor)


def _id(headline: data.Article) -> str:
    return str(headline["headline"])


def judge(headline: data.Article, auditor: Auditor) -> Judged:
    """Compare what the rules for headlines find in one with its label."""
    wanted, severities = headline["clickbait"] == 1, found(headline["headline"], auditor)
    given = {"warned": bool(severities - {"note"}), "noted": bool(severities)}
    counts = {key: compared(wanted, told) for key, told in given.items()}
    mistakes = [
        Mistake(key, 1, f"{'missed' if wanted else 'wrong'}: {headline['headline']}")
        for key, told in given.items()
        if told != wanted
    ]
    return Judged(counts if wanted else {**counts, **spared(severities)}, mistakes)


def found(title: str, auditor: Auditor) -> set[str]:
    """The severities of what the rules for headlines find in a title that stands alone."""
    told = product.caught(auditor, f"# {' '.join(title.split())}\n", "md")
    return {one["severity"] for one in told if one["category"] == "headline"}


def spared(severities: set[str]) -> dict[str, tuple[float, float]]:
    """The counts of a headline that is to be left alone."""
    return {"spared": (float(severities <= {"note"}), 1.0), "untouched": (float(not severities), 1.0)}
