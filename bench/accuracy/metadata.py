"""metadata: a web page's title, authors and date."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.extraction import opened
from bench.accuracy.figures import Figure, Judged, Mistake, Reading, share

FOLDER = "metadata"

READINGS = {
    "title": Reading("title right", share),
    "authors": Reading("authors present or absent right", share),
    "names": Reading("authors' names right, of pages that have some", share),
    "date": Reading("date right to the day", share),
}

_BY = re.compile(r"^\s*by\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|&]|\band\b)\s*", re.IGNORECASE)
_BETWEEN_TITLE_AND_SITE = re.compile(r"\s+[|–—-]\s+")


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures; this set has no parts."""
    pages = data.lines(gold / FOLDER / "articles.jsonl")
    pages = [{**page, "file": str(gold / FOLDER / "html" / page["html"])} for page in pages]
    return product.figures(FOLDER, READINGS, pages, judge, auditor)


def judge(page: data.Article, auditor: Auditor) -> Judged:
    """Compare what the page was found to say of itself with the labels."""
    found = opened(Path(page["file"]), auditor).get("document", {})
    title, byline, date = (found.get(key) or "" for key in ("title", "byline", "published"))
    right = {
        "title": same_title(page["title"], title),
        "authors": bool(page["authors"]) == bool(byline),
        "names": names(page["authors"]) == names(byline),
        "date": page["date"] == date[:10],
    }
    counts = {key: (float(fits), 1.0) for key, fits in right.items() if key != "names" or page["authors"]}
    pairs = {"title": (page["title"], title), "date": (page["date"], date)}
    shown = {key: pairs.get(key, (page["authors"], byline)) for key in counts}
    return Judged(
        counts,
        [Mistake(key, 1, "{!r}, found {!r}".format(*shown[key])) for key in counts if not right[key]],
    )


def same_title(wanted: str, found: str) -> bool:
    """Whether two titles are one: the same words, with a site's name behind or not, or the most of one in the other."""
    return any(_alike(one, other) for one in _versions(wanted) for other in _versions(found))


def _versions(title: str) -> list[str]:
    """The words of a title, whole and without what stands behind a dash or bar."""
    ends = [len(title), *(gap.start() for gap in _BETWEEN_TITLE_AND_SITE.finditer(title))]
    return [" ".join(_WORD.findall(_plain(title[:end]))) for end in ends]


def _alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return f" {shorter} " in f" {longer} " and 2 * len(shorter) > len(longer)


def names(byline: str) -> frozenset[str]:
    """The names in a byline, without case, accents and the points around them."""
    parts = _BETWEEN_NAMES.split(_BY.sub("", _plain(byline)))
    return frozenset(part.strip(" .") for part in parts if part.strip(" ."))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).casefold().split())
