"""Sources: YAML files read with care, with line numbers, and errors that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Any

import yaml

from auditor.model import RuleError
from auditor.rulebook.schemas import schema

Path = tuple[str | int, ...]

DEEPEST = 20


@dataclass(frozen=True)
class Source:
    """The data of one YAML file and where it came from."""

    shown: str
    content: bytes
    data: Mapping[str, Any]
    below: Source | None = None

    def line(self, path: Path) -> int:
        """The line of a key, counted from 1; of the nearest key above it where it is not there itself."""
        if self.below is not None and path and path[0] not in _keys(self.content):
            return self.below.line(path)
        at = _lines(self.content)
        while path and path not in at:
            path = path[:-1]
        return at.get(path, 1)

    def error(self, path: Path, message: str) -> RuleError:
        key = ".".join(str(part) for part in path)
        return RuleError(f"{self.shown}:{self.line(path)}: {key + ': ' if key else ''}{message}")

    def changed(self, over: Source) -> Source:
        """This rule with the keys of another file laid over it."""
        keys = {key: value for key, value in over.data.items() if key != "off"}
        return Source(over.shown, over.content, {**self.data, **keys}, self)


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which a key given twice is an error, and `off`, `yes` and dates are words."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key must be a word", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"key {key.value!r} is given twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_yaml_float(self, node: yaml.ScalarNode) -> float:
        number: float = super().construct_yaml_float(node)
        if not isfinite(number):
            problem = f"{node.value} is no number to reckon with"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)
        return number


_BOOL, _DATE, _FLOAT = (f"tag:yaml.org,2002:{tag}" for tag in ("bool", "timestamp", "float"))
_Loader.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if tag not in (_BOOL, _DATE)]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile("(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_constructor(_FLOAT, _Loader.construct_yaml_float)


def read(shown: str, content: bytes, sort: str) -> Source:
    """Parse one file and check it against the schema of its sort."""
    return validated(parse(shown, content), sort)


def parse(shown: str, content: bytes) -> Source:
    """The mapping in one file."""
    try:
        _refuse_aliases(content)
        data = yaml.load(content, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RuleError(f"{shown}:{line}: not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RuleError(f"{shown}:1: not valid YAML: {' '.join(str(error).split())}") from error
    source = Source(shown, content, data if isinstance(data, dict) else {})
    if not isinstance(data, dict):
        raise source.error((), "expected a mapping of keys")
    if _deeper(data, DEEPEST):
        raise RuleError(f"{shown}:1: expected no more than {DEEPEST} levels")
    return source


def _deeper(data: Any, levels: int) -> bool:
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return bool(parts) and (levels == 0 or any(_deeper(part, levels - 1) for part in parts))


def _refuse_aliases(content: bytes) -> None:
    """A few aliases can stand for endless data, and no rule needs them."""
    if b"&" not in content:
        return
    for event in yaml.parse(content, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="an alias is not allowed here", problem_mark=mark)


def validated(source: Source, sort: str) -> Source:
    """`source`, where it fits the schema of its sort."""
    fault = _nearest(_validator(sort).iter_errors(source.data))
    if fault is not None:
        raise source.error(*_told(fault))
    return source


# An unknown key is why another is missing, an unknown name why a type is wrong.
_LIKELY = ("additionalProperties", "enum")


def _nearest(faults: Iterable[Any]) -> Any:
    """The fault to tell: the deepest, then the likeliest; of alternatives that all lack a key, the fault above them."""
    fault = min(
        faults,
        key=lambda error: (-len(error.absolute_path), error.validator not in _LIKELY, error.message),
        default=None,
    )
    if fault is None or not fault.context or _lacks(fault):
        return fault
    return _nearest(fault.context)


def _lacks(fault: Any) -> bool:
    return all(one.validator == "required" and not one.path for one in fault.context)


@cache
def _validator(sort: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(schema(sort))


def _told(fault: Any) -> tuple[Path, str]:
    path = tuple(fault.absolute_path)
    given, wanted = fault.instance, fault.validator_value
    if fault.validator == "additionalProperties":
        known = sorted(fault.schema.get("properties", {}))
        unknown = sorted(str(key) for key in given if key not in known)
        return (*path, unknown[0]), f"unknown key; expected one of {', '.join(known)}"
    if fault.validator == "enum":
        return path, f"{given!r} is not one of {', '.join(map(str, wanted))}"
    if fault.validator == "required":
        return path, f"{', '.join(key for key in wanted if key not in given)} is missing"
    if fault.validator == "pattern" and "{" in str(given):
        return (
            path,
            f"{given!r} names in braces what is not known; expected {', '.join(re.findall(r'[a-z_]+', wanted))}",
        )
    if fault.validator == "type":
        return path, f"{given!r} is not of type {wanted}"
    if fault.validator == "dependentRequired":
        missing = [key for have, needed in wanted.items() if have in given for key in needed if key not in given]
        return path, f"{', '.join(missing)} is missing"
    if fault.validator in ("anyOf", "oneOf"):
        keys = [key for option in wanted for key in option["required"]]
        here = [key for key in keys if key in given]
        return path, f"only one of {', '.join(here)} can be" if here else f"one of {', '.join(keys)} is missing"
    if fault.validator in ("minItems", "minLength", "minProperties"):
        return path, "is empty"
    if fault.validator == "maxProperties":
        return path, f"more than one kind: {', '.join(given)}"
    return path, str(fault.message)


def _keys(content: bytes) -> set[Any]:
    return {path[0] for path in _lines(content) if path}


@cache
def _lines(content: bytes) -> Mapping[Path, int]:
    found: dict[Path, int] = {}
    root = yaml.compose(content, Loader=yaml.CSafeLoader)
    if root is not None:
        _walk(root, (), found)
    return found


def _walk(node: yaml.Node, path: Path, found: dict[Path, int]) -> None:
    found.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            found[(*path, key.value)] = key.start_mark.line + 1
            _walk(value, (*path, key.value), found)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*path, index), found)
