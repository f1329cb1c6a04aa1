"""Reading rule files with care: YAML with line numbers, JSON Schemas, and errors that a person can act on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Any

import yaml

from auditor import kinds
from auditor.model import SEVERITIES, RuleError
from auditor.scan import compiled, lists_in, pattern

Path = tuple[str | int, ...]

DEEPEST = 20

_TEXT = {"type": "string", "minLength": 1}
_EXAMPLE = {
    "type": "object",
    "properties": {
        "text": {"description": "The example article.", "type": "string"},
        "headline": {"description": "Its headline; the example is then Markdown.", **_TEXT},
        "format": {"description": "How to read it; txt if not given.", "enum": ["txt", "md", "html"]},
        "finds": {"description": "Words that the rule's findings must cover.", "type": "array", "items": _TEXT},
    },
    "anyOf": [{"required": ["text"]}, {"required": ["headline"]}],
    "additionalProperties": False,
}
_EXAMPLES = {
    "type": "object",
    "properties": {
        "fails": {"description": "Texts that the rule must mark.", "type": "array", "items": _EXAMPLE, "minItems": 1},
        "passes": {"description": "Texts that it must not.", "type": "array", "items": _EXAMPLE, "minItems": 1},
    },
    "required": ["fails", "passes"],
    "additionalProperties": False,
}
_NUMBER = {"type": "number"}
_AMOUNT = {"type": "number", "minimum": 0}
_POSITIVE = {"type": "object", "additionalProperties": _AMOUNT}


@cache
def schema(sort: str) -> Mapping[str, Any]:
    """The JSON Schema of a sort of file: rule, overlay, lexicon, standards or scoring."""
    return {"rule": _rule_schema, "overlay": _overlay_schema, **_SIMPLE}[sort]()


def _rule_schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of the auditor",
        "type": "object",
        "properties": _rule_properties(),
        "required": ["title", "why", "severity", "message", "standards", "check", "examples"],
        "additionalProperties": False,
        "$defs": kinds.definitions(),
    }


def _rule_properties() -> dict[str, Any]:
    return {
        "title": {"description": "What is wrong, in a few words.", **_TEXT},
        "why": {"description": "Why it matters to the reader.", **_TEXT},
        "severity": {"description": "How much it weighs.", "enum": list(SEVERITIES)},
        "message": {"description": "What would fix it.", **_TEXT},
        "standards": {
            "description": "Ids from standards.yaml.",
            "type": "array",
            "items": _TEXT,
            "minItems": 1,
        },
        "band": {
            "description": "The number at which no point is taken, and all of them.",
            "type": "object",
            "properties": {"good": _NUMBER, "poor": _NUMBER},
            "required": ["good", "poor"],
            "additionalProperties": False,
        },
        "per": {"description": "Judge the count itself or per 1,000 words.", "enum": ["document", "1000-words"]},
        "applies": {
            "description": "The documents that the rule is for; others report it as not applicable.",
            "type": "object",
            "properties": {
                "languages": {"type": "array", "items": _TEXT, "minItems": 1},
                "formats": {"type": "array", "items": {"enum": ["txt", "md", "html"]}, "minItems": 1},
                "min_words": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
        "check": {
            "description": "One kind of check with its block.",
            "type": "object",
            "properties": kinds.schemas(),
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        },
        "examples": {"description": "Texts that must fail and texts that must pass.", **_EXAMPLES},
    }


def _overlay_schema() -> dict[str, Any]:
    """A rule that lies over another: whole, or only the keys that change."""
    whole = _rule_schema()
    whole["properties"] = {"off": {"description": "true takes the rule out.", "type": "boolean"}, **whole["properties"]}
    whole["required"] = []
    whole["minProperties"] = 1
    whole["dependentRequired"] = {"check": ["title", "why", "severity", "message", "standards", "examples"]}
    return whole


_WORDS = {"type": "array", "items": _TEXT, "minItems": 1}
_SIMPLE: Mapping[str, Callable[[], Mapping[str, Any]]] = {
    "lexicon": lambda: {
        "title": "A word list",
        "type": "object",
        "properties": {
            "title": {"description": "What the words have in common.", **_TEXT},
            "words": {"description": 'Entries; forms of one entry are separated by " | ".', **_WORDS},
            "include": {"description": "Other word lists whose entries belong here too.", **_WORDS},
            "add": {"description": "Entries to add to the list below.", **_WORDS},
            "remove": {"description": "Entries to take out of the list below.", **_WORDS},
        },
        "anyOf": [{"required": [key]} for key in ("words", "include", "add", "remove")],
        "additionalProperties": False,
    },
    "standards": lambda: {
        "title": "Standards that rules cite",
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "properties": {"title": _TEXT, "says": _TEXT},
            "required": ["title", "says"],
            "additionalProperties": False,
        },
    },
    "scoring": lambda: {
        "title": "Weights, points and thresholds",
        "type": "object",
        "properties": {
            "weights": _POSITIVE,
            "points": {
                "type": "object",
                "properties": dict.fromkeys(SEVERITIES, _AMOUNT),
                "additionalProperties": False,
            },
            "verdicts": {
                "type": "object",
                "properties": {"pass": _NUMBER, "review": _NUMBER},
                "additionalProperties": False,
            },
            "caps": {
                "type": "object",
                "properties": {one: {"enum": ["pass", "review", "fail"]} for one in SEVERITIES},
                "additionalProperties": False,
            },
        },
        "additionalProperties": False,
    },
}


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


def check_rule(
    rule_id: str,
    source: Source,
    settings: Mapping[str, Any],
    standards: Mapping[str, Any],
    lists: Mapping[str, Any],
) -> None:
    """Check what a schema cannot: the category, the standards, word lists and patterns that a rule names."""
    category = rule_id.split("/", 1)[0]
    if category not in settings.get("weights", {}):
        raise source.error((), f"unknown category {category!r}; expected one of {', '.join(settings['weights'])}")
    for index, standard in enumerate(source.data["standards"]):
        if standard not in standards:
            raise source.error(("standards", index), f"{standard!r} is not in standards.yaml")
    kind, params = next(iter(source.data["check"].items()))
    if kind == "measure" and "band" not in source.data:
        raise source.error(("check", "measure"), "a measure needs a band: {good, poor}")
    for key in ("phrases", "exclude", "patterns"):
        for index, written in enumerate(params.get(key, ())):
            _check_words(source, ("check", kind, key, index), written, lists)


def _check_words(source: Source, path: Path, written: str, lists: Mapping[str, Any]) -> None:
    for name in lists_in(written):
        if name not in lists:
            raise source.error(path, f"no word list {name!r}; expected one of {', '.join(sorted(lists))}")
    if "patterns" in path:
        import re2

        try:
            regex = compiled(pattern(written, lists))
        except re2.error as error:
            raise source.error(path, f"not an RE2 pattern: {_words_of(error)}") from error
        if regex.search("") is not None:
            raise source.error(path, "the pattern matches the empty text")
    elif not re.search(r"[^\s.]", re.sub(r"\{[^}]*\}", "x", written)):
        raise source.error(path, "the phrase holds no words")


def _words_of(error: Exception) -> str:
    words = error.args[0] if error.args else error
    return words.decode() if isinstance(words, bytes) else str(words)


@dataclass(frozen=True)
class WordList:
    """A word list before its includes are resolved: entries in order, each a tuple of forms."""

    source: Source
    entries: tuple[tuple[str, ...], ...]
    include: tuple[str, ...]


def word_list(source: Source, below: WordList | None) -> WordList:
    """A word list, or what a file changes in the list below it."""
    data = source.data
    if below is None and ("add" in data or "remove" in data):
        raise source.error((), "there is no such list to add to or remove from; use words")
    entries = list(below.entries) if below and "words" not in data else []
    entries += [*_entries(source, "words"), *_entries(source, "add")]
    gone = set()
    for index, entry in enumerate(_entries(source, "remove")):
        if entry[0] not in {one[0] for one in entries}:
            raise source.error(("remove", index), f"{entry[0]!r} is not in the list below")
        gone.add(entry[0])
    include = tuple(data.get("include", below.include if below else ()))
    return WordList(source, tuple(entry for entry in entries if entry[0] not in gone), include)


def _entries(source: Source, key: str) -> Iterator[tuple[str, ...]]:
    for index, entry in enumerate(source.data.get(key, ())):
        forms = tuple(form.strip() for form in re.split(r"(?:^|\s)\|(?:\s|$)", entry))
        if not all(forms):
            raise source.error((key, index), f"{entry!r} has an empty form")
        yield forms


def resolve(lists: Mapping[str, WordList]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every list's (form, lemma) pairs, with those of the lists that it includes."""
    return {name: tuple(dict.fromkeys(_pairs(name, lists, ()))) for name in sorted(lists)}


def _pairs(name: str, lists: Mapping[str, WordList], above: Sequence[str]) -> Iterator[tuple[str, str]]:
    one = lists[name]
    for entry in one.entries:
        for form in entry:
            yield form, entry[0]
    for index, other in enumerate(one.include):
        if other not in lists:
            raise one.source.error(("include", index), f"no word list {other!r}")
        if other in (*above, name):
            raise one.source.error(("include", index), f"{other!r} includes itself")
        yield from _pairs(other, lists, (*above, name))
