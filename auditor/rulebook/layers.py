"""Layers: folders of YAML files, and of the registry's CSV files, read but not yet understood."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.model import RuleError
from auditor.registry import File, Registry
from auditor.rulebook import cache

LEXICONS = "lexicons"
SOURCES = "sources"
SUFFIXES = (".yaml", ".yml")


def builtin() -> Path:
    """The folder of the built-in rules: in an installed package inside it, in a checkout beside it."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@dataclass(frozen=True)
class Layer:
    """One folder's files: path from the folder → bytes."""

    folder: Path
    files: Mapping[str, bytes]

    def shown(self, name: str) -> str:
        return (self.folder / name).as_posix()

    def ids(self) -> list[str]:
        """The ids of the rules that its files give."""
        return [
            name.removesuffix(".yaml")
            for name in self.files
            if "/" in name and name.endswith(".yaml") and not name.startswith(f"{LEXICONS}/")
        ]

    def sources(self) -> list[File]:
        """Its part of the registry."""
        return [File(self.shown(name), content) for name, content in self.files.items() if name.endswith(".csv")]


def read_layer(folder: Path) -> Layer:
    """All YAML files below a folder, and the CSV files in its folder of sources."""
    if not folder.is_dir():
        raise RuleError(f"{folder.as_posix()}: no such folder of rules")
    found = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    files: dict[str, bytes] = {}
    for path in found:
        name = path.relative_to(folder).with_suffix(".yaml").as_posix()
        if name in files:
            raise RuleError(f"{path.as_posix()}:1: duplicate id {name.removesuffix('.yaml')}: two files give it")
        files[name] = _bytes(path)
    for path in sorted(path for path in (folder / SOURCES).glob("*.csv") if path.is_file()):
        files[path.relative_to(folder).as_posix()] = _bytes(path)
    if not files:
        raise RuleError(f"{folder.as_posix()}: holds no rules (no .yaml file)")
    return Layer(folder, files)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RuleError(f"{path.as_posix()}: cannot be read: {error.strerror}") from error


def registry(layers: Sequence[Layer]) -> Registry:
    """The sources of all layers, laid over each other."""
    return Registry([layer.sources() for layer in layers])


def digest(layers: Sequence[Layer]) -> str:
    from auditor import __version__

    total = hashlib.sha256(f"{cache.FORMAT} {__version__}".encode())
    for layer in layers:
        for name, content in layer.files.items():
            total.update(f"\n{name} {len(content)}\n".encode() + content)
        total.update(b"\n--")
    return total.hexdigest()


def key(digest: str, layers: Sequence[Layer]) -> str:
    """A cached rulebook also tells where its files stand."""
    folders = "\n".join(layer.folder.as_posix() for layer in layers)
    return hashlib.sha256(f"{digest}\n{folders}".encode("utf-8", "surrogateescape")).hexdigest()
