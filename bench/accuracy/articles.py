"""articles: whether the overall score tells whole articles apart: partisan, made up, written by a machine."""

from __future__ import annotations

from pathlib import Path

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.figures import Figure, Judged, Ranking, Reading, share
from bench.accuracy.ranks import auc

FOLDER = "articles"

PARTISAN = {"hyperpartisan": Ranking("not hyperpartisan scores above hyperpartisan; AUC", auc)}
MADE_UP = {
    "fake": Ranking("real scores above fake; AUC", auc),
    "satire": Ranking("real scores above satire; AUC", auc),
}
MACHINE = {"machine": Reading("person's story scores above the machine's; ties half", share)}


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures; this set has no parts."""
    files = (
        ("hyperpartisan.jsonl", PARTISAN, hyperpartisan),
        ("horne2017.jsonl", MADE_UP, made_up),
        ("machine.jsonl", MACHINE, pair),
    )
    return [
        one
        for file, readings, judge in files
        if (gold / FOLDER / file).is_file()
        for one in product.figures(FOLDER, readings, data.lines(gold / FOLDER / file), judge, auditor)
    ]


def hyperpartisan(article: data.Article, auditor: Auditor) -> Judged:
    """The score of an article, where it is in English."""
    score = scored(article["text"], auditor)
    return Judged({} if score is None else {"hyperpartisan": (float(article["hyperpartisan"] == "0"), score)})


def made_up(article: data.Article, auditor: Auditor) -> Judged:
    """The score of an article in the comparisons that it belongs to."""
    paragraphs = [line for line in article["text"].split("\n") if line.strip()]
    score = scored("\n\n".join([article["title"], *paragraphs]), auditor)
    if score is None:
        return Judged({})
    real = article["label"] == "real"
    return Judged({key: (float(real), score) for key in MADE_UP if real or key == article["label"]})


def pair(stories: data.Article, auditor: Auditor) -> Judged:
    """Which of two stories has the better score, whatever their paragraphs: those of the person's are lost."""
    person, machine = (scored(" ".join(stories[who].split()), auditor) for who in ("human", "machine"))
    if person is None or machine is None:
        return Judged({})
    return Judged({"machine": ((person > machine) + (person == machine) / 2, 1.0)})


def scored(text: str, auditor: Auditor) -> float | None:
    """The overall score; None where there is nothing to audit or the language is not covered."""
    score: float | None = product.report(auditor, text)["score"]
    return score
