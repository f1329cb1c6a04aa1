"""The rulebook: rules, word lists, standards and scoring, checked and ready.

It is compiled from folders of YAML once and then kept in the user's cache under a digest of their content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor import cache
from auditor.model import Band, Rule, RuleError
from auditor.scan import Plan, Scanner
from auditor.scoring import Settings

if TYPE_CHECKING:
    from auditor.readers.furniture import Cues

LEXICONS = "lexicons"
SUFFIXES = (".yaml", ".yml")

Forms = tuple[tuple[str, str], ...]


def builtin() -> Path:
    """The folder of the built-in rules: in an installed package inside it, in a checkout beside it."""
    package = Path(__file__).parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


@dataclass(frozen=True)
class Rulebook:
    """All that a set of YAML folders says, checked. `digest` names its content, `off` the rules taken out."""

    rules: tuple[Rule, ...]
    lists: Mapping[str, Forms]
    standards: Mapping[str, Mapping[str, str]]
    settings: Settings
    plan: Plan
    digest: str
    off: tuple[str, ...] = ()

    @cached_property
    def scanner(self) -> Scanner:
        """Every phrase of every rule and list, ready to scan."""
        return Scanner(self.lists, self.plan)

    @cached_property
    def furniture(self) -> Cues:
        """What gives away page furniture."""
        from auditor.readers.furniture import Cues

        return Cues.in_lists(self.lists)

    def rule(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)


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
            name.removesuffix(".yaml") for name in self.files if "/" in name and not name.startswith(f"{LEXICONS}/")
        ]


def load(folders: Sequence[str | Path] = (), cached: bool = True) -> Rulebook:
    """Read the built-in rules and lay these folders over them.

    The examples of the folders' own rules are run. Raises RuleError with file, line, key and what was
    expected. The checked result is kept in the user's cache folder, without the examples; `cached` false
    reads the files again, and has them.
    """
    layers = [read_layer(builtin()), *(read_layer(Path(folder)) for folder in folders)]
    digest = _digest(layers)
    key = _key(digest, layers)
    kept = _revive(cache.load(key), digest) if cached else None
    if kept is not None:
        return kept
    from auditor import compiling, examples

    rulebook = compiling.compile_layers(layers, digest)
    examples.demand(rulebook, {rule_id for layer in layers[1:] for rule_id in layer.ids()})
    if cached:
        cache.store(key, _record(rulebook))
    return rulebook


def read_layer(folder: Path) -> Layer:
    """All YAML files below a folder."""
    if not folder.is_dir():
        raise RuleError(f"{folder.as_posix()}: no such folder of rules")
    found = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
    files: dict[str, bytes] = {}
    for path in found:
        name = path.relative_to(folder).with_suffix(".yaml").as_posix()
        if name in files:
            raise RuleError(f"{path.as_posix()}:1: duplicate id {name.removesuffix('.yaml')}: two files give it")
        try:
            files[name] = path.read_bytes()
        except OSError as error:
            raise RuleError(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    if not files:
        raise RuleError(f"{folder.as_posix()}: holds no rules (no .yaml file)")
    return Layer(folder, files)


def _digest(layers: Sequence[Layer]) -> str:
    from auditor import __version__

    total = hashlib.sha256(f"{cache.FORMAT} {__version__}".encode())
    for layer in layers:
        for name, content in layer.files.items():
            total.update(f"\n{name} {len(content)}\n".encode() + content)
        total.update(b"\n--")
    return total.hexdigest()


def _key(digest: str, layers: Sequence[Layer]) -> str:
    """A cached rulebook also tells where its files stand."""
    folders = "\n".join(layer.folder.as_posix() for layer in layers)
    return hashlib.sha256(f"{digest}\n{folders}".encode("utf-8", "surrogateescape")).hexdigest()


def _record(rulebook: Rulebook) -> dict[str, Any]:
    return {
        "rules": [asdict(replace(rule, fails=(), passes=())) for rule in rulebook.rules],
        "lists": rulebook.lists,
        "standards": rulebook.standards,
        "settings": asdict(rulebook.settings),
        "plan": rulebook.plan,
        "off": rulebook.off,
    }


def _revive(record: Mapping[str, Any] | None, digest: str) -> Rulebook | None:
    """The rulebook that a record holds; None where it holds something else."""
    try:
        return _rulebook(record, digest) if record is not None else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _rulebook(record: Mapping[str, Any], digest: str) -> Rulebook:
    rules = tuple(_revived(data) for data in record["rules"])
    settings, plan = Settings(**record["settings"]), Plan(*record["plan"])
    return Rulebook(rules, record["lists"], record["standards"], settings, plan, digest, tuple(record["off"]))


def _revived(data: Mapping[str, Any]) -> Rule:
    again = dict(data, band=Band(**data["band"]))
    for name in ("standards", "languages", "formats"):
        again[name] = tuple(data[name])
    return Rule(**again)
