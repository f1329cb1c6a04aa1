"""headlines: how much the form and the words of a headline are those of a teaser.

Learned from headlines labelled as bait or not (Chakraborty et al. 2016), whose plain ones are agency news. Titles of
275 outlets that no listed rule warns of teach what else is plain, and headlines of our own the subjects that both lack.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from auditor import InputError, kinds, loading
from auditor.detectors import Marks
from auditor.detectors.headlines import LISTS, TABLE, Lists, features, parted
from auditor.learned import weights
from auditor.model import Observation
from auditor.output import write
from auditor.pipeline import prepare
from auditor.rulebook import Rulebook
from bench.accuracy.gold import kept, lines

OURS = Path(__file__).with_suffix(".yaml")

RARE = 6  # features of fewer headlines are left out
STRENGTH = 0.3  # inverse regularisation
OUTLETS, OWN = 3.0, 5.0  # how much such a headline weighs against a labelled one
SMALLEST = 0.03  # smaller weights are dropped


class Case(NamedTuple):
    """A headline, whether it is bait, and what it weighs."""

    title: str
    bait: bool
    weight: float


def train(gold: Path) -> None:
    """Write auditor/learned/headlines.json."""
    book = loading.load()
    cases = [*_labelled(gold), *_outlets(gold, book), *_own()]
    lists = {name: book.scanner.forms(of) for name, of in LISTS.items()}
    table = fitted(cases, lists)
    data = {"bias": table.bias, "weights": dict(sorted(table.of.items()))}
    write(Path(weights.__file__).with_name(f"{TABLE}.json"), json.dumps(data, separators=(",", ":")) + "\n")
    print(f"headlines: {len(table.of)} weights from {len(cases)} headlines")


def fitted(cases: list[Case], lists: Lists) -> weights.Weights:
    """The weights that tell these headlines apart best."""
    told = [{name for name, _ in features(parted(case.title, lists))} for case in cases]
    seen = Counter(name for one in told for name in one)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{name: 1 for name in one if seen[name] >= RARE} for one in told])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")  # all liblinear takes
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=2000, random_state=0)
    model.fit(matrix, [case.bait for case in cases], [case.weight for case in cases])
    pairs = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    of = {name: round(float(weight), 2) for name, weight in pairs if abs(weight) >= SMALLEST}
    return weights.Weights(of, round(float(model.intercept_[0]), 2))


def _labelled(gold: Path) -> list[Case]:
    told = lines(gold / "clickbait" / "headlines.jsonl")
    return [Case(one["headline"], bool(one["clickbait"]), 1.0) for one in told if not kept(one["headline"])]


def _outlets(gold: Path, book: Rulebook) -> list[Case]:
    told = [one for one in lines(gold / "unlabelled" / "news.jsonl.gz") if one["title"].strip() and not kept(one["id"])]
    return [Case(one["title"], False, OUTLETS) for one in told if not _warned(one["title"], book)]


def _warned(title: str, book: Rulebook) -> bool:
    """Whether a listed rule warns of a headline; what is learned here must not choose what it is learned from."""
    try:
        document = prepare(f"# {' '.join(title.split())}\n", "md", "", book)
    except InputError:
        return False
    marks = Marks(document, book.scanner.scan(document))
    listed = [rule for rule in book.rules if rule.kind == "match" and rule.category == "headline"]
    seen = [kinds.check(rule, document, marks) for rule in listed if rule.severity != "note"]
    return any(isinstance(one, Observation) and one.findings for one in seen)


def _own() -> list[Case]:
    told = yaml.safe_load(OURS.read_text("utf-8"))
    return [Case(title, kind == "bait", OWN) for kind, titles in told.items() for title in titles]
