"""Loading rules: the built-in ones, those laid over them, and the cache."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import loading
from auditor.loading import load
from auditor.model import SEVERITIES, Band, RuleError
from auditor.rulebook import Rulebook, cache, layers
from auditor.rulebook.compiling import DEFAULT_BANDS
from auditor.rulebook.layers import Layer

SCORING = """
weights: {sourcing: 1, language: 1}
points: {critical: 40, error: 20, warning: 10, note: 3}
verdicts: {pass: 75, review: 50}
caps: {critical: fail}
"""
STANDARDS = "our/book: {title: Our book, says: Write well.}"
PEOPLE = "title: People\nwords:\n  - expert | experts\n  - critic\n"
RULE = """
title: Experts
why: Nobody knows who they are.
severity: warning
message: Name them.
standards: [our/book]
check:
  match:
    phrases: ["{people} warn"]
examples:
  fails:
    - text: The experts warn of rain.
  passes:
    - text: The mayor warns of rain.
"""


def write(folder: Path, **files: str) -> Path:
    """A folder with these files; `__` in a name stands for a slash."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Small built-in rules in place of the many."""
    folder = write(
        tmp_path / "base", scoring=SCORING, standards=STANDARDS, lexicons__people=PEOPLE, sourcing__experts=RULE
    )
    monkeypatch.setattr(loading, "builtin", lambda: folder)
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return tmp_path / "house"


def test_an_id_is_the_path_and_the_category_its_first_part() -> None:
    (rule,) = load().rules
    assert (rule.id, rule.category) == ("sourcing/experts", "sourcing")


@pytest.mark.parametrize("severity", SEVERITIES)
def test_a_rule_without_band_has_that_of_its_severity(base: Path, severity: str) -> None:
    write(base, sourcing__experts=RULE.replace("warning", severity, 1))
    assert load().rules[0].band == Band(*DEFAULT_BANDS[severity])


def test_a_rule_knows_the_line_of_each_example() -> None:
    rule = load().rules[0]
    assert [example.line for example in (*rule.fails, *rule.passes)] == [12, 14]


def test_an_overlay_switches_a_rule_off(house: Path) -> None:
    book = load([write(house, sourcing__experts="off: true")])
    assert (book.rules, book.off) == ((), ("sourcing/experts",))


def test_a_later_overlay_switches_it_on_again(house: Path, tmp_path: Path) -> None:
    first = write(house, sourcing__experts="off: true")
    second = write(tmp_path / "second", sourcing__experts="off: false")
    assert [rule.id for rule in load([first, second]).rules] == ["sourcing/experts"]


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("severity: note", "severity", "note"),
        ("message: Who?", "message", "Who?"),
        ("band: {good: 1, poor: 9}", "band", Band(1, 9)),
        ("why: Because.", "why", "Because."),
        ("per: 1000-words", "per", "1000-words"),
        ("applies: {min_words: 3}", "min_words", 3),
    ],
)
def test_an_overlay_changes_one_key(house: Path, written: str, name: str, value: object) -> None:
    before = load().rules[0]
    after = load([write(house, sourcing__experts=written)]).rules[0]
    assert getattr(after, name) == value
    assert after.title == before.title and after.params == before.params


def test_a_changed_severity_brings_its_own_band(house: Path) -> None:
    assert load([write(house, sourcing__experts="severity: note")]).rules[0].band == Band(*DEFAULT_BANDS["note"])


def test_an_overlay_with_a_check_replaces_the_whole_rule(house: Path) -> None:
    book = load(
        [write(house, sourcing__experts=RULE.replace("{people} warn", "experts warn").replace("Experts", "Ours"))]
    )
    assert book.rules[0].title == "Ours"


def test_an_overlay_adds_words_to_a_list(house: Path) -> None:
    book = load([write(house, lexicons__people="add: [pundit | pundits]")])
    assert ("pundits", "pundit") in book.lists["people"] and ("critic", "critic") in book.lists["people"]


def test_an_overlay_takes_words_out_of_a_list(house: Path) -> None:
    book = load([write(house, lexicons__people="remove: [critic]")])
    assert [form for form, _ in book.lists["people"]] == ["expert", "experts"]


def test_an_overlay_replaces_a_list(house: Path) -> None:
    book = load([write(house, lexicons__people="words: [expert | experts, wizard]")])
    assert [form for form, _ in book.lists["people"]] == ["expert", "experts", "wizard"]


def test_a_list_may_include_another(house: Path) -> None:
    book = load([write(house, lexicons__crowd="words: [the crowd]\ninclude: [people]")])
    assert ("experts", "expert") in book.lists["crowd"]


def test_a_house_rule_may_use_a_list_of_the_built_in_ones(house: Path) -> None:
    book = load([write(house, language__warnings=RULE)])
    assert [rule.id for rule in book.rules] == ["language/warnings", "sourcing/experts"]


def test_an_overlay_changes_one_weight(house: Path) -> None:
    settings = load([write(house, scoring="weights: {language: 5}")]).settings
    assert settings.weights == {"sourcing": 1, "language": 5}


def test_the_later_folder_wins(house: Path, tmp_path: Path) -> None:
    folders = [
        write(house, sourcing__experts="severity: note"),
        write(tmp_path / "b", sourcing__experts="severity: error"),
    ]
    assert load(folders).rules[0].severity == "error"
    assert load(folders[::-1]).rules[0].severity == "note"


def test_the_order_of_files_does_not_matter(base: Path) -> None:
    from auditor.rulebook.compiling import compile_layers

    write(base, lexicons__crowd="include: [people]", language__crowd=RULE.replace("{people}", "{crowd}"))
    layer = layers.read_layer(base)
    names = list(layer.files)
    expected = compile_layers([layer], "")
    for seed in range(5):
        random.Random(seed).shuffle(names)
        assert compile_layers([Layer(base, {name: layer.files[name] for name in names})], "") == expected


def test_a_changed_rule_changes_the_digest(base: Path) -> None:
    before = load().digest
    write(base, sourcing__experts=RULE + "# a remark\n")
    assert load().digest != before


def test_where_the_rules_lie_does_not_change_the_digest(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load().digest
    moved = base.rename(tmp_path / "moved")
    monkeypatch.setattr(loading, "builtin", lambda: moved)
    assert load().digest == before


def cached_files() -> list[Path]:
    return sorted(cache.folder().iterdir()) if cache.folder().is_dir() else []


def kept_of(book: Rulebook) -> str:
    """All of a rulebook that is kept: everything but its examples."""
    return json.dumps(book.record())


def test_a_second_load_is_equal_and_comes_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    first = load()
    monkeypatch.setattr("auditor.rulebook.compiling.compile_layers", lambda *_: pytest.fail("compiled again"))
    assert kept_of(load()) == kept_of(first)


def test_a_load_without_cache_writes_none() -> None:
    load(cached=False)
    assert cached_files() == []


def kept(content: bytes) -> bytes:
    """Cache content with a checksum that fits."""
    return cache._checksum(content).encode() + b"\n" + content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"no checksum",
        b"\xff\xfe\x00",
        b"0" * 64 + b"\n{}",
        kept(b"{"),
        kept(b"{}"),
        kept(b"[]"),
        kept(b"null"),
        kept(b'{"rules": 3}'),
        kept(json.dumps({"rules": [{}], "lists": {}, "standards": {}, "settings": {}, "off": []}).encode()),
    ],
)
def test_a_damaged_cache_is_made_again(content: bytes) -> None:
    first = load()
    (file,) = cached_files()
    whole = file.read_bytes()
    file.write_bytes(content)
    assert load() == first
    assert file.read_bytes() == whole


def test_a_cut_off_cache_is_made_again() -> None:
    first = load()
    (file,) = cached_files()
    file.write_bytes(file.read_bytes()[:-9])
    assert load() == first


def test_a_stale_cache_is_not_used(base: Path) -> None:
    load()
    write(base, sourcing__experts=RULE.replace("Name them.", "Say who."))
    assert load().rules[0].message == "Say who."


def test_a_cache_folder_that_is_a_file_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("AUDITOR_CACHE", str(blocked / "cache"))
    assert load().rules


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_cache_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    monkeypatch.setenv("AUDITOR_CACHE", str(closed))
    assert load().rules


def test_a_revived_rule_shows_the_file_of_this_load(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load()
    moved = base.rename(tmp_path / "moved")
    monkeypatch.setattr(loading, "builtin", lambda: moved)
    assert load().rules[0].file == (moved / "sourcing/experts.yaml").as_posix()


@pytest.fixture
def whole() -> Iterator[Rulebook]:
    yield load()


def test_a_rule_is_found_by_its_id(whole: Rulebook) -> None:
    assert whole.rule("sourcing/experts") is whole.rules[0]
    assert whole.rule("sourcing/nobody") is None


def test_a_missing_folder_is_an_error(house: Path) -> None:
    with pytest.raises(RuleError, match="house: no such folder of rules"):
        load([house])


def test_an_empty_folder_is_an_error(house: Path) -> None:
    house.mkdir()
    with pytest.raises(RuleError, match="house: holds no rules"):
        load([house])


def test_a_file_in_place_of_a_folder_is_an_error(house: Path) -> None:
    house.write_text("title: x")
    with pytest.raises(RuleError, match="house: no such folder of rules"):
        load([house])


def test_two_files_with_one_id_are_an_error(house: Path) -> None:
    write(house, language__warnings=RULE)
    (house / "language/warnings.yml").write_text(RULE)
    with pytest.raises(RuleError, match=r"warnings\.yml:1: duplicate id language/warnings"):
        load([house])
