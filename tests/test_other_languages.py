"""A text in a language that no rule covers is not passed as clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor import Auditor
from auditor.cli import main

TEXTS = {
    "es": (
        "El ayuntamiento decidió el lunes cerrar el viejo puente porque ya no es seguro, según la "
        "alcaldesa. Los vecinos piden uno nuevo."
    ),
    "de": (
        "Der Stadtrat hat am Montag beschlossen, die alte Brücke zu schließen, weil sie nicht mehr "
        "sicher ist. Fachleute warnen seit Jahren."
    ),
    "fr": (
        "Le conseil municipal a décidé lundi de fermer le vieux pont, qui n'est plus sûr selon la maire. "
        "Les habitants en veulent un autre."
    ),
    "ru": (
        "Городской совет решил в понедельник закрыть старый мост, потому что он больше не безопасен. "
        "Жители хотят новый мост."
    ),
    "zh": "市议会星期一决定关闭旧桥，因为它已经不再安全。居民们希望修建一座新桥，但市政府说没有钱。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_another_language_has_no_score_and_no_verdict(auditor: Auditor, code: str) -> None:
    report = auditor.audit_text(f"{TEXTS[code]} " * 3).as_dict()
    assert (report["score"], report["verdict"]) == (None, None)
    assert {category["score"] for category in report["categories"]} == {None}


@pytest.mark.parametrize("code", TEXTS)
def test_another_language_is_told_with_its_probability(auditor: Auditor, code: str) -> None:
    report = auditor.audit_text(f"{TEXTS[code]} " * 3).as_dict()
    language = report["document"]["language"]
    assert language["code"] == code and 0.5 < language["probability"] <= 1
    assert repr(code) in report["not_covered"] and f"{language['probability']:g}" in report["not_covered"]


@pytest.mark.parametrize("code", TEXTS)
def test_another_language_leaves_every_rule_not_applicable(auditor: Auditor, code: str) -> None:
    report = auditor.audit_text(f"{TEXTS[code]} " * 3).as_dict()
    assert (report["findings"], report["rules"]["applied"]) == ([], [])
    assert all(code in one["reason"] for one in report["rules"]["not_applicable"])


@pytest.mark.parametrize("format", ["terminal", "json", "html", "markdown"])
def test_another_language_exits_3_and_shows_in_every_format(workplace: Path, format: str) -> None:
    (workplace / "a.txt").write_text(TEXTS["de"] * 3, encoding="utf-8")
    result = CliRunner().invoke(main, ["audit", "a.txt", "--format", format])
    assert result.exit_code == 3
    assert result.stderr.startswith("auditor: a.txt: not covered: ")
    assert "'de'" in result.stdout or "&#39;de&#39;" in result.stdout


def test_another_language_with_an_english_title_is_still_another(auditor: Auditor) -> None:
    assert auditor.audit_text(f"Breaking News Live\n\n{TEXTS['es'] * 3}").verdict is None


@pytest.mark.parametrize(
    "text",
    [
        "Mayor resigns over bridge",
        "Experts say it will rain.",
        "Council closes bridge: what we know",
        "Leeds 2, Barnsley 1",
        "The mayor of São Paulo, João Müller, met François Élan in Düsseldorf on Monday.",
        "“Guten Tag,” she said, and then she left the town hall for the last time.",
        "Rain stops play",
    ],
)
def test_a_short_english_text_is_english(auditor: Auditor, text: str) -> None:
    assert auditor.audit_text(text).as_dict()["document"]["language"]["code"] == "en"
