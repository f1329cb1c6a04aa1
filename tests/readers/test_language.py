"""The language of a text is told, and doubt leans to English."""

from __future__ import annotations

import subprocess
import sys

import pytest

from auditor.language import detect

ENGLISH = (
    "The council voted on Monday to close the bridge, and the mayor said that it would be open again by the spring. "
)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH * 5,
        "Ready For Rain: Farmers Warn Harbour After Dam Talks End",
        "Mayor Resigns",
        "Council closes bridge.",
        "Pakistan, Qatar, Turkey: Istanbul talks collapse again",
        "You won't believe what the mayor did next",
    ],
)
def test_english_is_english(text: str) -> None:
    assert detect(text).code == "en"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Bürgermeister hat am Montag die Brücke gesperrt, und sie bleibt bis zum Frühjahr zu."),
        (
            "fr",
            "Le maire a fermé le pont lundi, et il ne sera pas ouvert avant le printemps, selon la ville.",
        ),
        ("es", "El alcalde cerró el puente el lunes y no se abrirá hasta la primavera, según la ciudad."),
        ("ru", "Мэр закрыл мост в понедельник, и он не откроется до весны."),
        ("ja", "市長は月曜日に橋を閉鎖すると発表した。"),
    ],
)
def test_other_languages_are_told(code: str, text: str) -> None:
    assert detect(text).code == code


@pytest.mark.parametrize("text", ["", "12 345", "…!?"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    assert detect(text) == ("und", 0.0, "no-letters")


def test_the_answer_is_always_the_same() -> None:
    text = "Ayuntamiento anuncia medidas nuevas contra ruido, bruit, Lärm und rumore nella città"
    assert len({detect(text) for _ in range(5)}) == 1


def test_clear_english_does_not_load_langdetect() -> None:
    code = (
        f"import sys; from auditor.language import detect; detect({ENGLISH!r}); sys.exit('langdetect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
