"""wording: sentences alone, labelled as a whole, against the findings of some rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.figures import Figure, Judged, Measure, Mistake, compared


def measure(
    name: str,
    readings: Mapping[str, Measure],
    file: Path,
    label: str,
    starts: Mapping[str, str],
    auditor: Auditor,
    part: str | None,
) -> list[Figure]:
    """The figures of both parts: for each reading, the sentences in which a rule fires whose name starts so."""

    def judge(sentence: data.Article, auditor: Auditor) -> Judged:
        wanted, rules = sentence[label] == 1, {one["rule"] for one in product.caught(auditor, sentence["text"])}
        given = {key: any(rule.startswith(start) for rule in rules) for key, start in starts.items()}
        counts = {key: (*compared(wanted, told), float(not (wanted or told))) for key, told in given.items()}
        mistakes = [
            Mistake(key, 1, f"{'missed' if wanted else 'wrong'}: {sentence['text']}")
            for key, told in given.items()
            if told != wanted
        ]
        return Judged(counts, mistakes)

    return product.by_parts(name, readings, data.cut(data.lines(file), _text, part), judge, auditor)


def _text(sentence: data.Article) -> str:
    return str(sentence["text"])
