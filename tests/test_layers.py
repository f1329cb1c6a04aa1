"""Imports: they point one way, and heavy libraries wait until they are needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import auditor

ROOT = Path(__file__).parents[1]
MODULES = sorted(Path(auditor.__file__).parent.rglob("*.py"))
HEAVY = {
    "ahocorasick_rs",
    "charset_normalizer",
    "jinja2",
    "jsonschema",
    "langdetect",
    "markdown_it",
    "nupunkt",
    "publicsuffixlist",
    "re2",
    "rich",
    "textstat",
    "trafilatura",
}


def test_imports_point_one_way() -> None:
    pytest.importorskip("importlinter")
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_module_imports_a_heavy_library_when_it_is_loaded(path: Path) -> None:
    nodes = ast.parse(path.read_text(encoding="utf-8")).body
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} & HEAVY == set()


def test_a_cached_start_loads_neither_the_schema_nor_the_yaml_library() -> None:
    code = "from auditor import Auditor; Auditor(); import sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split()
    assert {"yaml", "jsonschema"} & set(loaded) == set()
