"""What the tests share: the built-in rules, loaded once, and the seeds' reports."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from auditor import Auditor, Report
from auditor.rulebook import Rulebook

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the user's cache."""
    before = os.environ.get("AUDITOR_CACHE")
    os.environ["AUDITOR_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    os.environ.pop("AUDITOR_CACHE")
    if before is not None:
        os.environ["AUDITOR_CACHE"] = before


@pytest.fixture(scope="session")
def auditor(own_cache: None) -> Auditor:
    return Auditor()


@pytest.fixture(scope="session")
def rulebook(auditor: Auditor) -> Rulebook:
    return auditor.rulebook


@pytest.fixture(scope="session")
def report_on(auditor: Auditor) -> Callable[[Path], Report]:
    """The report on a file, made once."""
    return cache(auditor.audit)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
