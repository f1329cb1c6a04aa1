"""The bench: what it counts, what it keeps, and what it refuses."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from auditor import Auditor
from bench.accuracy import __main__ as command
from bench.accuracy import census, editorial, extraction, flags, floors, metadata, polnear, results
from bench.accuracy.figures import Figure, Judged, Mistake, Reading, Score, f1, figure, interval, share
from bench.accuracy.gold import kept, parts
from bench.accuracy.spans import Cover, head, sentences

TEXT = "A hard winter for bakers\n\nThe mayor, Ann Cole, said that bread was dear. It rained.\n\nThe mill closed."


def at(words: str, text: str = TEXT) -> list[int]:
    return [text.index(words), text.index(words) + len(words)]


@pytest.fixture(scope="module")
def auditor() -> Auditor:
    return Auditor()


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A small set of each sort, of our own making."""
    said = {
        "source": [at("The mayor, Ann Cole")],
        "cue": [at("said")],
        "content": [at("that bread was dear")],
        "sourceless": False,
    }
    told = [
        ("A hard winter for bakers", 0, "split", "split"),
        ("The mayor, Ann Cole, said that bread was dear.", 1, "yes", "named_person"),
        ("It rained.", 1, "no", "none"),
        ("The mill closed.", 2, "yes", "vague"),
    ]
    judged = [
        {"text": text, "para": para, "attributed": yes, "source": who, **dict.fromkeys(flags.RULES, "no")}
        for text, para, yes, who in told
    ]
    page = (
        f"<html><head><title>Bread</title></head><body><article><h1>Bread</h1>{'<p>Flour is dear.</p>' * 9}</article>"
    )
    write(tmp_path / "polnear", {"id": "a", "text": TEXT, "attributions": [said]})
    write(tmp_path / "editorial", {"id": "a", "sentences": judged})
    for name in ("extraction", "metadata"):
        (tmp_path / name / "html").mkdir(parents=True)
        (tmp_path / name / "html" / "p.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "extraction" / "ground-truth.json").write_text(json.dumps({"p": {"articleBody": "Flour is dear."}}))
    about = {"html": "p.html.gz", "title": "BREAD | The Miller", "authors": "", "date": "2020-01-02"}
    (tmp_path / "metadata" / "articles.jsonl").write_text(json.dumps(about) + "\n")
    return tmp_path


def write(folder: Path, article: object) -> None:
    folder.mkdir()
    for part in ("dev", "train"):
        (folder / f"{part}.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")


def by_name(figures: list[Figure]) -> dict[str, Score]:
    return {one.name: one.score for one in figures}


def test_polnear(gold: Path, auditor: Auditor) -> None:
    scores = by_name(polnear.measure(gold, auditor, "dev"))
    assert list(scores) == [f"polnear/dev/{key}" for key in polnear.READINGS]
    assert scores["polnear/dev/head"] == Score(1, None, None, 1)
    assert scores["polnear/dev/cue"].recall == 1
    assert scores["polnear/dev/content"].precision == 1
    assert scores["polnear/dev/sourceless"].n == 0


def test_census(auditor: Auditor) -> None:
    text = "Ann Lee said so. Lee said it again. The Federal Rail Agency hopes that it will rain. Critics agree. Bo Ray said not."
    cited = [("Ann Lee", "said"), ("Lee", "said"), ("The Federal Rail Agency", "hopes"), ("Critics", "agree")]
    spans = [{"source": [place(text, who)], "cue": [place(text, cue)]} for who, cue in cited]
    told = census.judge({"text": text, "attributions": spans}, auditor)
    assert told.counts == {"named": (2, 1, 0), "speaking": (1, 1, 0)}
    assert [mistake.text.split(":")[1] for mistake in told.mistakes] == [" bo ray", " bo ray"]


def place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", "Lee", True),
        ("FRA", "Federal Rail Agency", True),
        ("Ann Lee", "Bo Lee", False),
        ("Fox", "Fox News", True),
    ],
)
def test_names_of_one_source(one: str, other: str, same: bool) -> None:
    assert census.same(census.split(one), census.split(other)) is same


def test_editorial_leaves_out_split(gold: Path, auditor: Auditor) -> None:
    figures = by_name(editorial.measure(gold, auditor, "dev"))
    assert figures["editorial/dev/attributed"] == Score(2, 1, 0.5, pytest.approx(2 / 3))
    assert figures["editorial/dev/source-type"] == Score(1, None, None, 1)


def test_pages(gold: Path, auditor: Auditor) -> None:
    assert by_name(extraction.measure(gold, auditor))["extraction/body"].n == 1
    told = by_name(metadata.measure(gold, auditor))
    assert told["metadata/title"].value == 1
    assert told["metadata/date"].value == 0
    assert "metadata/names" not in told


def test_each_article_of_the_training_part_is_in_one_of_two_parts(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(number)}) for number in range(500))
    for name in ("dev", "train"):
        (tmp_path / f"{name}.jsonl").write_text(lines)
    found = parts(tmp_path)
    assert len(found["tune"]) + len(found["kept"]) == 500
    assert 70 < len(found["kept"]) < 130
    assert all(kept(one["id"]) for one in found["kept"])


def test_scores() -> None:
    assert f1((3, 1, 3)) == Score(6, 0.75, 0.5, 0.6)
    assert f1((0, 0, 0)).value == 0
    assert share((3, 4)) == Score(4, None, None, 0.75)


def test_interval_is_the_same_each_time_and_holds_the_figure() -> None:
    rows = [(float(number % 3), 1.0, 2.0) for number in range(40)]
    reading = Reading("what", f1)
    low, high = interval(rows, reading)
    assert (low, high) == interval(rows, reading)
    assert low < f1((39, 40, 80)).value < high
    assert interval([(1.0, 1.0)] * 9, Reading("what", share)) == (1, 1)


def test_figure_counts_only_documents_that_have_it() -> None:
    judged = [Judged({"x": (1, 2)}, [Mistake("x", 1, "a"), Mistake("y", 1, "b")]), Judged({"y": (1, 1)})]
    one = figure("set/x", Reading("what", share), judged, "x")
    assert (one.documents, one.score.value, [mistake.text for mistake in one.mistakes]) == (1, 0.5, ["a"])


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("the mayor of Leeds", "mayor"),
        ("Ann Cole, who runs the mill", "Cole"),
        ("a spokesman for the agency, Tom Reed", "spokesman"),
        ("Rep. Ann Cole (R-Ohio)", "Cole"),
        ("the baker’s sister-in-law", "sister-in-law"),
        ("the baker who said so", "baker"),
        ("in Leeds", "Leeds"),
    ],
)
def test_head(phrase: str, word: str) -> None:
    found = head(phrase, 0, len(phrase))
    assert found is not None
    assert phrase[slice(*found)] == word


def test_sentences_stand_where_they_are() -> None:
    found = [TEXT[slice(*span)] for span in sentences(TEXT)]
    assert found[1:] == ["The mayor, Ann Cole, said that bread was dear.", "It rained.", "The mill closed."]


def test_cover() -> None:
    cover = Cover(10, [(2, 4), (3, 6), (9, 20)])
    assert cover.touches(5, 9)
    assert not cover.touches(6, 9)
    assert cover.share(0, 8) == 0.5


def test_pronoun_has_the_type_of_whom_it_stands_for() -> None:
    names = {"The Mill": "organization"}
    assert editorial.source_type({"type": "pronoun", "name": "The Mill"}, names) == "named_org"
    assert editorial.source_type({"type": "pronoun", "name": ""}, names) == "named_person"


def test_shingles_and_titles_and_names() -> None:
    assert extraction.shingled("a b c d e", "a b c d") == (1, 0.5)
    assert extraction.shingled("a b", "") == (0, 0)
    assert metadata.same_title("Bread  is dear", "bread is dear - The Miller")
    assert metadata.same_title("‘Bread’ is dear", "The Mill | Bread is dear | The Miller")
    assert not metadata.same_title("Bread is dear", "Bread")
    assert not metadata.same_title("Bread", "")
    assert metadata.names("By Zoë Reed and Tom Ash.") == metadata.names("Tom Ash, Zoe Reed")


def made(name: str, value: float) -> Figure:
    return Figure(name, "what", 2, Score(9, None, None, value), 0.1, 0.9, [Mistake(name, 1, "secret words")])


NOTHING = {"figures": {}, "floors": {}}


def test_floors_hold(tmp_path: Path) -> None:
    file = tmp_path / "floors.yaml"
    file.write_text("# The least\nset/a: 0.500\nset/gone: 0.1\n")
    assert floors.faults([made("set/a", 0.6)], file, NOTHING, whole=False) == []
    under, missing = floors.faults([made("set/a", 0.4)], file, NOTHING)
    assert "under its floor" in under
    assert "set/gone" in missing


def test_a_floor_is_not_lowered_in_silence(tmp_path: Path) -> None:
    file = tmp_path / "floors.yaml"
    last = {"figures": {}, "floors": {"set/a": 0.5}}
    for text, faulty in (("set/a: 0.4\n", 1), ("set/a: 0.4  # labels were mended\n", 0), ("", 1)):
        file.write_text(text)
        assert len(floors.faults([made("set/a", 0.6)], file, last)) == faulty


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    file = tmp_path / "floors.yaml"
    file.write_text("# The least\nset/a: 0.500\nset/b: 0.9  # why\n")
    assert len(floors.raised([made("set/a", 0.7), made("set/b", 0.8), made("set/c", 0.6)], file)) == 2
    assert file.read_text() == "# The least\nset/a: 0.685\nset/b: 0.9  # why\nset/c: 0.585\n"


def test_table_compares_with_the_recorded_run_and_holds_no_words(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    results.record(file, [made("polnear/dev/cue", 0.5)], {})
    table = results.markdown([made("polnear/dev/cue", 0.75), made("set/new", 0.2)], results.recorded(file))
    assert "| .750 | .100–.900 | .854 logistic regression on word 1–3-grams | +0.250 |" in table
    assert "| – | new |" in table
    assert "secret" not in table + file.read_text()


def test_mistakes_of_the_kept_part_are_not_shown() -> None:
    told = results.mistakes([made("set/dev/a", 0.5), made("set/kept/a", 0.5)], 3)
    assert told.count("secret words") == 1


def test_without_data_the_command_says_so_and_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AUDITOR_GOLD", raising=False)
    assert command.main(["--check"]) == 0
    assert "AUDITOR_GOLD is not set" in capsys.readouterr().out


def test_command(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUDITOR_GOLD", str(gold))
    for name, file in (("FLOORS", "floors.yaml"), ("RECORDED", "results.json"), ("TABLE", "results.md")):
        monkeypatch.setattr(command, name, tmp_path / file)
    assert command.main(["--record", "--raise"]) == 0
    assert command.main(["--check"]) == 0
    floor = (tmp_path / "floors.yaml").read_text()
    (tmp_path / "floors.yaml").write_text(floor.replace("polnear/dev/head: 0.985", "polnear/dev/head: 1.1"))
    assert command.main(["--check", "--only", "polnear/dev/head"]) == 1
    assert "To lower one" in capsys.readouterr().out
    assert "bread" not in (tmp_path / "results.md").read_text() + (tmp_path / "results.json").read_text()
