"""loaded: which words and sentences experts call loaded, from BABE and from articles without labels.

`loaded_words`: the log-odds that a word is loaded, from those that BABE's experts marked, by its vector, its tone and
lists of our own (`words/`), so that it tells of words too that BABE has not. The tone is how much more the pages of
opinion use a word than agencies do, by logistic regression over sentences of both. `loaded`: what the most loaded words
of a sentence and the mere presence of each come to. There, words are judged by tables that did not see the sentence.
"""

from __future__ import annotations

import ast
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from auditor import Auditor
from auditor.detectors import Marks, loaded, own_words
from auditor.learned import weights
from auditor.output import write
from auditor.pipeline import separated
from auditor.readers import parse
from auditor.text import lower, plain
from bench.accuracy import gold as data
from bench.train import classes

OPINION = frozenset(
    "Townhall;National Review;Salon;Breitbart News;Guest Writer - Right;The Daily Caller;American Spectator;Daily Beast;"
    "TheBlaze.com;Guest Writer - Left;Vanity Fair;The Atlantic;Daily Kos;Slate;The Daily Wire;Media Matters;"
    "Mother Jones;New York Times - Opinion;Reason;HotAir;Newsmax - Opinion;CNN - Editorial;Media Research Center;"
    "NewsBusters;Fox News Opinion;Democracy Now;New York Magazine;Guest Writer;Rich Lowry;Victor Hanson;ThinkProgress;"
    "John Stossel;Washington Free Beacon;George Will;The Week - Opinion;Vox;The Flip Side;New York Post".split(";")
)
AGENCIES = frozenset(
    "Reuters;Associated Press;BBC News;Bloomberg;NPR Online News;Christian Science Monitor;Wall Street Journal - News;"
    "Axios;CNBC;ABC News;CBS News;USA TODAY;New York Times - News;Pew Research Center;Al Jazeera;MarketWatch".split(";")
)
SENTENCES = 25  # of an article, so that a long one does not tell for many
FOLDS = 5
STRENGTH = {"tone": 0.01, "words": 0.3, "sentences": 0.1}  # inverse regularisation
SCALE = 3.0  # of vectors beside counts
COMMON = 120  # so many of the commonest words are not loaded, but for those of our lists
LEAST = {"presence": 0.03}  # what is nearer to nothing is left out
LEARNED = Path(weights.__file__).parent

_SENTENCE = re.compile(r"(?<=[.!?\"])\s+(?=[A-Z\"])")

Matrix: TypeAlias = Any  # numpy is there only where something is trained


class Known(NamedTuple):
    """What is known of words without labels."""

    words: dict[str, int]
    vectors: Matrix
    tone: Matrix
    lists: Mapping[str, Sequence[str]]


class Case(NamedTuple):
    """A sentence of BABE's: its words, which of them experts marked, and whether they called it loaded."""

    words: list[own_words.Word]
    marked: frozenset[str]
    loaded: bool


def train(gold: Path) -> None:
    """Write both tables."""
    known = knowledge(gold / "unlabelled" / "news.jsonl.gz")
    write_table("loaded_words", 0.0, {})
    weights.load.cache_clear()
    cases = sentences(gold)
    of = scores(cases, known)
    write_table("loaded", *_of_sentences(cases, _unseen(cases, known), known))
    write_table("loaded_words", 0.0, of)
    print(f"loaded: {len(cases)} sentences, {len(of)} words")


def _of_sentences(
    cases: Sequence[Case], judged: Sequence[list[own_words.Word]], known: Known
) -> tuple[float, dict[str, float]]:
    """The bias and the weights of measures and words, from sentences whose words were judged without them."""
    rows = [_row(words, known) for words in judged]
    vectors = DictVectorizer()
    model = LogisticRegression(C=STRENGTH["sentences"], max_iter=1000)
    model.fit(vectors.fit_transform(rows), [case.loaded for case in cases])
    of = dict(zip(vectors.get_feature_names_out(), map(float, model.coef_[0]), strict=True))
    words = {
        word: sum(of.get(fact, 0.0) * much for fact, much in _presence(word, known).items())
        for word in {*known.words, *known.lists}
    }
    told = {word: weight for word, weight in words.items() if abs(weight) >= LEAST["presence"]}
    return float(model.intercept_[0]), {**told, **{name: of[name] for name in of if name.startswith("#")}}


def _row(words: Sequence[own_words.Word], known: Known) -> dict[str, float]:
    row: Counter[str] = Counter()
    for low in {one.low for one in words}:
        row.update(_presence(low, known))
    return {**row, **loaded.measures(words)}


def _presence(low: str, known: Known) -> dict[str, float]:
    """What a word by its mere presence says of a sentence."""
    if low not in known.words and low not in known.lists:
        return {}
    tone = float(known.tone[known.words[low]]) if low in known.words else 0.0
    return {"tone": tone, "word " + low: 1.0, **{"in " + name: 1.0 for name in known.lists.get(low, ())}}


def write_table(name: str, bias: float, of: Mapping[str, float]) -> None:
    """Write a table that `auditor.learned.weights` reads."""
    table = {"bias": round(bias, 3), "weights": {key: round(of[key], 2) for key in sorted(of)}}
    write(LEARNED / f"{name}.json", json.dumps(table, separators=(",", ":")) + "\n")


def knowledge(file: Path) -> Known:
    """Vectors and tone of the words of articles without labels, and our lists."""
    articles = list(classes._articles(file))
    vocabulary = classes._vocabulary(articles)
    words = {word: at for at, word in enumerate(vocabulary)}
    return Known(words, classes._vectors(articles, vocabulary), _tone(file, words), lists())


def lists(files: str = "*.txt") -> dict[str, list[str]]:
    """By word, the lists of our own that have it, of those whose files are named so."""
    found = defaultdict(list)
    for file in sorted(Path(__file__).with_name("words").glob(files)):
        for word in file.read_text(encoding="utf-8").split("\n", 1)[1].split():
            found[word].append(file.stem)
    return found


def _tone(file: Path, words: Mapping[str, int]) -> Matrix:
    """How much each word speaks for opinion and against agencies."""
    rows, labels = [], []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["outlet"] in OPINION | AGENCIES:
                for sentence in _SENTENCE.split(plain(article["text"][:5000]).replace("\n", " "))[:SENTENCES]:
                    tokens = own_words.TOKEN.findall(sentence.lower())
                    rows.append(sorted({words[token] for token in tokens if token in words}))
                    labels.append(article["outlet"] in OPINION)
    ends = np.cumsum([0, *map(len, rows)])
    matrix = csr_matrix(
        (np.ones(ends[-1]), np.concatenate(rows).astype("int32"), ends.astype("int32")), (len(rows), len(words))
    )
    model = LogisticRegression(C=STRENGTH["tone"], class_weight="balanced", solver="liblinear").fit(matrix, labels)
    weight: Matrix = model.coef_[0]
    return weight


def sentences(gold: Path) -> list[Case]:
    """BABE's sentences to tune on."""
    found = []
    for one, words in told(gold / "loaded" / "babe.jsonl"):
        marked = one["words"] if isinstance(one["words"], list) else ast.literal_eval(one["words"])
        found.append(Case(words, frozenset(lower(plain(word)).strip() for word in marked), one["biased"] == 1))
    return found


def told(file: Path) -> Iterator[tuple[data.Article, list[own_words.Word]]]:
    """The sentences of a file to tune on, each with the words that are its author's own."""
    book = Auditor().rulebook
    for one in data.cut(data.lines(file), lambda one: str(one["text"]), "tune")["tune"]:
        document = separated(parse(one["text"], "txt", "text"), book)
        marks = Marks(document, book.scanner.scan(document))
        yield one, [word for sentence in marks["own_words"] for word in sentence.attrs["own"]]


def _of_word(low: str, known: Known) -> dict[str, float]:
    """What there is to know of a word."""
    facts = {"word " + low: 1.0, **{"in " + name: 1.0 for name in known.lists.get(low, ())}}
    if low not in known.words:
        return facts
    at = known.words[low]
    vector = {f"v{place}": SCALE * float(value) for place, value in enumerate(known.vectors[at])}
    return {**facts, **vector, "tone": SCALE * float(known.tone[at])}


def scores(cases: Sequence[Case], known: Known) -> dict[str, float]:
    """The log-odds of words that are not among the plainest."""
    common = set(list(known.words)[:COMMON])
    every = sorted(({*known.words} - common) | {*known.lists})
    candidates = {word for word in every if word[0].isalpha()}
    told = [(word.low, word.low in case.marked) for case in cases for word in case.words if word.low in candidates]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([_of_word(low, known) for low, _ in told])
    model = LogisticRegression(C=STRENGTH["words"], max_iter=200).fit(_narrow(matrix), [marked for _, marked in told])
    odds = model.decision_function(_narrow(vectors.transform([_of_word(word, known) for word in every])))
    return {word: float(one) for word, one in zip(every, odds, strict=True) if one > own_words.PLAINEST}


def _narrow(matrix: csr_matrix) -> csr_matrix:
    """With indices as short as scikit-learn wants them."""
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix


def _unseen(cases: Sequence[Case], known: Known) -> list[list[own_words.Word]]:
    """The words of each sentence, judged by tables that were made without it."""
    found: dict[int, list[own_words.Word]] = {}
    for seen, unseen in KFold(FOLDS, shuffle=True, random_state=0).split(cases):
        of = scores([cases[at] for at in seen], known)
        for at in unseen:
            found[at] = [word._replace(loaded=of.get(word.low, own_words.PLAINEST)) for word in cases[at].words]
    return [found[at] for at in range(len(cases))]
