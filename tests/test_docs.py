"""The generated parts of the documentation say what the rules, the schemas and the program say today."""

from __future__ import annotations

import re
from pathlib import Path

import pages
import pytest

from auditor import loading

ROOT = Path(__file__).parent.parent
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
_RULE = re.compile(r"^```yaml\n# (house-rules/\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)

WRITTEN = [*pages.PAGES, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]


@pytest.mark.parametrize("page", pages.PAGES)
def test_generated_parts_are_up_to_date(page: str) -> None:
    """A page is what `make docs` would write."""
    same = pages.refreshed(page) == (ROOT / page).read_text(encoding="utf-8")
    assert same, f"{page} is out of date: run `make docs` and commit what changes"


@pytest.mark.parametrize("page", WRITTEN)
def test_links_inside_the_project_lead_somewhere(page: str) -> None:
    """A relative link names a file or folder that is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    prose = re.sub(r"^(`{3,}).*?^\1`*$", "", text, flags=re.DOTALL | re.MULTILINE)
    broken = [link for link in _LINK.findall(prose) if not ((ROOT / page).parent / link).exists()]
    assert not broken


def test_rules_in_the_documentation_work(tmp_path: Path) -> None:
    """The YAML blocks that name their file are a folder of rules whose examples do what they say."""
    named = [block for page in pages.PAGES for block in _RULE.findall((ROOT / page).read_text(encoding="utf-8"))]
    for name, content in named:
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")
    book = loading.load([tmp_path / "house-rules"], cached=False)
    assert {"language/our-ban", "headline/exclusive"} <= {rule.id for rule in book.rules}
    assert book.off


def test_python_in_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The library example works as printed, from the project's folder."""
    monkeypatch.chdir(ROOT)
    for code in _PYTHON.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own words
    assert capsys.readouterr().out.startswith("fail ")
