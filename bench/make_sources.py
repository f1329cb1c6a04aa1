"""`python -m bench.make_sources`: write rules/sources/ anew from the rating files in the folder AUDITOR_GOLD.

An entry with a path is left out, because a rating of a part is none of the whole, and so is a public suffix. No rating is
ours: each is the origin's own, put into one of three words.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from auditor.output import write
from auditor.registry import DOMAINS, HIGH, LOW, MIXED, NAMES, is_domain, plain_name, public
from auditor.rulebook.layers import SOURCES, builtin

Row = tuple[str, ...]

# Of the domains that Wikipedia calls reliable or unreliable, 19 in 20 at or above PC1_HIGH are reliable, and 19 in 20 at or
# below PC1_LOW are not; no wider bounds on a step of .05 keep that.
PC1_HIGH, PC1_LOW = 0.75, 0.4

CRED = {"reliable": HIGH, "mixed": MIXED}  # satire, rumour, conspiracy, unreliable and fake are low
GOGGLE = {"boost=2": (HIGH, "reliable"), "downrank=2": (MIXED, "no consensus"), "discard": (LOW, "unreliable")}

# A name of one word that news use as a common word (Metro, the Sun, Time) names no outlet by itself.
COMMON = 3
SHORTEST = 3
SHORT = 5  # initials in brackets (MRC, CEPR) may be anybody's

_SITE = re.compile(r"\$(boost=2|downrank=2|discard),site=([^/,\s]+)")
_NAMED = re.compile(r"([^(;]+?)(?: \(([^)]*)\))?$")
_WORDS = re.compile(r"(?<![\w.@/-])[a-z]+\b(?![.@/]\w)")

HEADS = {
    "cred1": {
        "origin": "CRED-1",
        "title": "CRED-1: an open multi-signal domain credibility dataset, by Martin Kappes and Marc-Oliver Pahl",
        "licence": "CC BY 4.0; categories put into high, mixed and low",
        "date": "2026",
        "url": "https://arxiv.org/abs/2604.20856",
    },
    "pc1": {
        "origin": "PC1",
        "title": "High level of correspondence across different news domain quality rating sets, by Lin et al.",
        "licence": "free to reuse",
        "date": "2023",
        "url": "https://doi.org/10.1093/pnasnexus/pgad286",
    },
    "wikipedia": {
        "origin": "Wikipedia",
        "title": "Perennial sources and the source lists of WikiProjects, as gathered by kynoptic",
        "licence": "MIT; the ratings are those of Wikipedia's editors",
        "date": "2026",
        "url": "https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources",
    },
    "wikipedia-names": {
        "origin": "Wikipedia",
        "title": "Names of Wikipedia's perennial sources, as gathered by kynoptic",
        "licence": "MIT",
        "date": "2026",
        "url": "https://en.wikipedia.org/wiki/Wikipedia:Reliable_sources/Perennial_sources",
    },
}


def main() -> None:
    gold = Path(os.environ["AUDITOR_GOLD"])
    lists = gold / "sources"
    save("cred1", DOMAINS, whole(cred1(lists / "cred1.csv")))
    save("pc1", DOMAINS, whole(pc1(lists / "domain_pc1.csv")))
    save("wikipedia", DOMAINS, whole(wikipedia(lists / "wikipedia" / "wikipedia-reliable-sources.goggle")))
    common = lower_words(gold / "unlabelled" / "news.jsonl.gz")
    save("wikipedia-names", NAMES, names(lists / "wikipedia" / "reliability_ranking.csv", common))


def save(name: str, columns: str, rows: Mapping[str, Row]) -> None:
    """Write one file, and tell what is in it."""
    head = [f"# {key}: {value}" for key, value in HEADS[name].items()]
    lines = [*head, columns, *(",".join((key, *rows[key])) for key in sorted(rows))]
    text = "\n".join(lines) + "\n"
    write(builtin() / SOURCES / f"{name}.csv", text)
    told = "" if columns == NAMES else f" {dict(sorted(Counter(row[0] for row in rows.values()).items()))}"
    print(f"{name}: {len(rows)} rows,{told} {len(text.encode()) // 1000} kB")


def cred1(file: Path) -> Iterator[tuple[str, Row]]:
    """Its category and its score, from 0 to 1."""
    for row in _table(file):
        score = float(row["credibility_score"])
        yield row["domain"], (CRED.get(row["category"], LOW), f"{row['category']} {score:.2f}")


def pc1(file: Path) -> Iterator[tuple[str, Row]]:
    """The first principal component of six sets of ratings, from 0 to 1."""
    for row in _table(file):
        value = float(row["pc1"])
        yield row["domain"], (HIGH if value >= PC1_HIGH else LOW if value <= PC1_LOW else MIXED, f"{value:.2f}")


def wikipedia(file: Path) -> Iterator[tuple[str, Row]]:
    """Sites as the goggle lists them; lines for a part of a site do not match."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if match := _SITE.fullmatch(line.strip()):
            yield match[2], GOGGLE[match[1]]


def whole(entries: Iterable[tuple[str, Row]]) -> dict[str, Row]:
    """The entries for whole domains."""
    bare = ((domain.lower().removesuffix("/").removeprefix("www."), row) for domain, row in entries)
    return {domain: row for domain, row in bare if is_domain(domain) and not public(domain)}


def names(file: Path, common: Counter[str]) -> dict[str, Row]:
    """Each name and other name of an outlet; those that two outlets share, or that are common words, name none."""
    found: dict[str, set[str]] = {}
    for row in _table(file):
        for name in _names(row["source_name"]):
            plain = plain_name(name)
            if len(plain) >= SHORTEST and (" " in plain or (common[plain] < COMMON and not name.startswith("The "))):
                found.setdefault(plain, set()).add(row["domain"])
    return {name: (next(iter(domains)),) for name, domains in found.items() if len(domains) == 1}


def _names(told: str) -> Iterator[str]:
    """The name, and what stands behind it in brackets where that is a list of other names and not a remark."""
    match = _NAMED.match(told.split("; ")[0])
    if match is None:
        return
    yield match[1].strip()
    for other in (match[2] or "").split(", "):
        if other[:1].isupper() and len(other) > SHORT and not re.search(r"\d|\bnews\b", other):
            yield other.strip()


def lower_words(file: Path) -> Counter[str]:
    """How often news use each word without a capital."""
    counts: Counter[str] = Counter()
    with gzip.open(file, "rt", encoding="utf-8") as articles:
        for line in articles:
            counts.update(_WORDS.findall(json.loads(line)["text"]))
    return counts


def _table(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


if __name__ == "__main__":
    main()
