"""Making the registry: each origin's figures in our words, whole domains only, names that mean one outlet."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from auditor.registry import File, check
from auditor.rulebook.layers import builtin, read_layer
from bench import make_sources


@pytest.fixture
def table(tmp_path: Path):
    """A function from text to a file that holds it."""

    def of(text: str) -> Path:
        (tmp_path / "list").write_text(text)
        return tmp_path / "list"

    return of


def test_cred1(table) -> None:
    file = table(
        "domain,category,credibility_score\nmarl.example,fake,0.123\ndorn.example,mixed,0.4\nell.example,satire,.3\n"
    )
    assert dict(make_sources.cred1(file)) == {
        "marl.example": ("low", "fake 0.12"),
        "dorn.example": ("mixed", "mixed 0.40"),
        "ell.example": ("low", "satire 0.30"),
    }


def test_pc1(table) -> None:
    file = table("domain,pc1\na.example,0.75\nb.example,0.749\nc.example,0.4\n")
    assert [row[0] for _, row in make_sources.pc1(file)] == ["high", "mixed", "low"]


def test_wikipedia_leaves_out_parts_of_sites(table) -> None:
    file = table("! name: x\n$boost=2,site=a.example\n/forum^$discard,site=a.example\n$discard,site=b.example\n")
    assert dict(make_sources.wikipedia(file)) == {
        "a.example": ("high", "reliable"),
        "b.example": ("low", "unreliable"),
    }


def test_only_whole_domains_stay() -> None:
    row = ("low", "")
    given = [("www.A.example", row), ("b.example/", row), ("c.example/news", row), ("co.uk", row), ("d–e.example", row)]
    assert list(make_sources.whole(given)) == ["a.example", "b.example"]


def test_names(table) -> None:
    file = table(
        "source_name,status,domain\n"
        '"The Marl Herald (Herald of Marl, MH, 2020–present)",gr,marl.example\n'
        "Ellery (UK); Ellery (politics),gu,ell.example\n"
        "The Bridge,gr,bridge.example\nMirror,gr,mirror.example\n"
        "Dorn Post,gr,dorn.example\nThe Dorn Post,gr,dorn2.example\n"
    )
    assert make_sources.names(file, Counter({"mirror": 9})) == {
        "marl herald": ("marl.example",),
        "herald of marl": ("marl.example",),
        "ellery": ("ell.example",),
    }


def test_what_is_in_the_repository_is_whole() -> None:
    files: list[File] = read_layer(builtin()).sources()
    assert len(files) == 4
    check([files])
