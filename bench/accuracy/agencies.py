"""agencies: titles of news agencies and public broadcasters, in which a rule for headlines has nothing to find."""

from __future__ import annotations

from pathlib import Path

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.clickbait import found, spared
from bench.accuracy.figures import Figure, Judged, Mistake, Reading, share

FOLDER = "unlabelled"
FILE = "news.jsonl.gz"
OUTLETS = ("Associated Press", "BBC News", "Bloomberg", "NPR Online News", "Reuters")
COUNT = 600  # titles out of 880

READINGS = {
    "spared": Reading("agency's title without a finding from warning up", share),
    "untouched": Reading("agency's title without a finding", share),
}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of both parts, on a sample."""
    titles = [one for one in data.lines(gold / FOLDER / FILE) if one["outlet"] in OUTLETS and one["title"].strip()]
    chosen = data.cut(data.sample(titles, _id, COUNT), _id, part)
    return product.by_parts("agencies", READINGS, chosen, judge, auditor)


def _id(article: data.Article) -> str:
    return str(article["id"])


def judge(article: data.Article, auditor: Auditor) -> Judged:
    """Whether the rules for headlines leave the title alone."""
    counts = spared(found(article["title"], auditor))
    return Judged(counts, [Mistake(key, 1, article["title"]) for key, (fits, _) in counts.items() if not fits])
