"""The reports of the seeds are those in reports/golden/. `make golden`, which runs this file, writes them.

A golden report leaves out what is copied from elsewhere (the article, the rules' words, the standards) and
the digest of the rules, so that a rule which marks nothing in a seed changes nothing here. One line a
finding, claim, source and deduction: a difference then reads line by line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from auditor import Auditor

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "reports" / "golden"
SEEDS = sorted(path for path in (ROOT / "seeds").glob("*/*") if path.is_file())

COPIED = ("auditor", "rules", "standards", "article")
IN_FINDING = (
    "rule",
    "severity",
    "line",
    "column",
    "end_line",
    "end_column",
    "text",
    "message",
    "fingerprint",
)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_report_is_the_golden_one(seed: Path) -> None:
    """A seed's report has not changed unnoticed."""
    place = golden_path(seed)
    assert place.exists(), f"{place.name} is missing: run `make golden`"
    assert golden(seed) == place.read_text(encoding="utf-8"), (
        "the report changed: if that is meant, run `make golden` and look at the difference"
    )


def test_no_golden_report_is_left_over() -> None:
    """Each golden report belongs to a seed."""
    assert {path for path in GOLDEN.rglob("*") if path.is_file()} == {golden_path(seed) for seed in SEEDS}


def golden_path(seed: Path) -> Path:
    """Where the golden report of a seed stands."""
    return GOLDEN / seed.parent.name / f"{seed.name}.json"


def golden(seed: Path) -> str:
    """The golden report of a seed, freshly made."""
    report = {key: value for key, value in _auditor().audit(seed).as_dict().items() if key not in COPIED}
    report["document"] = {**report["document"], "path": seed.relative_to(ROOT).as_posix()}
    report["findings"] = [{key: one[key] for key in IN_FINDING} for one in report["findings"]]
    return _laid_out(report) + "\n"


def _laid_out(report: Mapping[str, Any]) -> str:
    return "{\n" + ",\n".join(f"{_json(key)}: {_value(key, value)}" for key, value in report.items()) + "\n}"


def _value(key: str, value: Any) -> str:
    if key == "categories":
        return _lines([_category(one) for one in value])
    return _lines([_json(one) for one in value]) if isinstance(value, list) else _json(value)


def _category(one: Mapping[str, Any]) -> str:
    head = _json({key: value for key, value in one.items() if key != "deductions"})
    return f'{head[:-1]}, "deductions": {_lines([_json(cut) for cut in one["deductions"]])}}}'


def _lines(items: list[str]) -> str:
    return "[\n" + ",\n".join(items) + "\n]" if items else "[]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def _auditor() -> Auditor:
    return Auditor()


def write_all() -> None:
    """Write every golden report, and remove those whose seed is gone."""
    for old in GOLDEN.rglob("*.json"):
        old.unlink()
    for seed in SEEDS:
        golden_path(seed).parent.mkdir(parents=True, exist_ok=True)
        golden_path(seed).write_text(golden(seed), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
