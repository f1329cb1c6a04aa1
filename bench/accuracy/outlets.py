"""outlets: whether outlets that are rated reliable write what scores well."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.articles import scored
from bench.accuracy.figures import Figure, Judged, Ranking
from bench.accuracy.ranks import spearman

FOLDER = "unlabelled"
ARTICLES, RATINGS = "news.jsonl.gz", "sources/domain_pc1.csv"
LEAST, MOST = 15, 20  # articles of an outlet

READINGS = {"reliability": Ranking("outlet's mean score against its rating PC1; Spearman", spearman)}

# The outlets with articles enough, under the names that they have there. Guests and opinion pages are left out.
DOMAINS = {
    "ABC News": "abcnews.go.com",
    "Al Jazeera": "aljazeera.com",
    "American Spectator": "spectator.org",
    "Associated Press": "apnews.com",
    "Axios": "axios.com",
    "BBC News": "bbc.com",
    "Bloomberg": "bloomberg.com",
    "Breitbart News": "breitbart.com",
    "CBN": "cbn.com",
    "CBS News": "cbsnews.com",
    "Chicago Sun-Times": "chicago.suntimes.com",
    "Christian Science Monitor": "csmonitor.com",
    "CNBC": "cnbc.com",
    "CNN (Web News)": "cnn.com",
    "Daily Beast": "thedailybeast.com",
    "Daily Kos": "dailykos.com",
    "FiveThirtyEight": "fivethirtyeight.com",
    "Fox News": "foxnews.com",
    "Fox News (Online)": "foxnews.com",
    "Fox Online News": "foxnews.com",
    "HotAir": "hotair.com",
    "MarketWatch": "marketwatch.com",
    "Media Matters": "mediamatters.org",
    "Mother Jones": "motherjones.com",
    "National Review": "nationalreview.com",
    "New York Post": "nypost.com",
    "New York Times - News": "nytimes.com",
    "Newsmax": "newsmax.com",
    "Newsmax - News": "newsmax.com",
    "NPR Online News": "npr.org",
    "Politico": "politico.com",
    "Reason": "reason.com",
    "Reuters": "reuters.com",
    "Salon": "salon.com",
    "Slate": "slate.com",
    "The Atlantic": "theatlantic.com",
    "The Daily Caller": "dailycaller.com",
    "The Daily Wire": "dailywire.com",
    "The Flip Side": "theflipside.io",
    "The Guardian": "theguardian.com",
    "The Hill": "thehill.com",
    "The Week - News": "theweek.com",
    "TheBlaze.com": "theblaze.com",
    "Time Magazine": "time.com",
    "Townhall": "townhall.com",
    "USA TODAY": "usatoday.com",
    "Vanity Fair": "vanityfair.com",
    "Vox": "vox.com",
    "Wall Street Journal - News": "wsj.com",
    "Washington Post": "washingtonpost.com",
    "Washington Times": "washingtontimes.com",
    "Yahoo! News": "news.yahoo.com",
    "Yahoo! The 360": "news.yahoo.com",
}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The one figure; this set has no parts."""
    if not (gold / RATINGS).is_file():
        return []
    with (gold / RATINGS).open(encoding="utf-8", newline="") as file:
        ratings = {row["domain"]: float(row["pc1"]) for row in csv.DictReader(file)}
    outlets = [
        {"domain": domain, "rating": ratings[domain], "articles": articles}
        for domain, articles in by_domain(data.lines(gold / FOLDER / ARTICLES)).items()
        if domain in ratings and len(articles) >= LEAST
    ]
    return product.figures("outlets", READINGS, outlets, judge, auditor)


def by_domain(articles: Iterable[data.Article]) -> dict[str, list[data.Article]]:
    """A sample of each outlet's articles, by its domain."""
    found = defaultdict(list)
    for one in articles:
        if one["outlet"] in DOMAINS:
            found[DOMAINS[one["outlet"]]].append(one)
    return {domain: data.sample(those, _id, MOST) for domain, those in sorted(found.items())}


def _id(article: data.Article) -> str:
    return str(article["id"])


def judge(outlet: data.Article, auditor: Auditor) -> Judged:
    """The mean score of an outlet's articles beside its rating."""
    scores = [scored(f"{one['title']}\n\n{one['text']}", auditor) for one in outlet["articles"]]
    return Judged({"reliability": (mean(one for one in scores if one is not None), outlet["rating"])})
