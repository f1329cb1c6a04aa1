"""Compiling: folders of YAML, laid over each other, become a checked rulebook.

A rule's id is its path in the folder without the suffix. A later layer may replace a rule, change its
severity, message or band, switch it off, or add words to a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor import registry
from auditor.model import Band, Example, Rule, RuleError
from auditor.rulebook import Forms, Rulebook
from auditor.rulebook.layers import LEXICONS, Layer
from auditor.rulebook.sources import Path, Source, parse, read, validated
from auditor.rulebook.wordlists import WordList, resolve, word_list
from auditor.scan import Plan, compiled, lists_in, pattern, plan
from auditor.scoring import Settings

# The kinds of check whose number is the number of their findings.
SINGLE = ("flag", "match", "support")
DEFAULT_BANDS = {"critical": (0, 1), "error": (0, 1), "warning": (0, 2), "note": (0, 3)}


def compile_layers(layers: Sequence[Layer], digest: str) -> Rulebook:
    """Check every file of every layer and put the rulebook together."""
    registry.check([layer.sources() for layer in layers])
    settings: dict[str, Any] = {}
    standards: dict[str, Mapping[str, str]] = {}
    summary: Mapping[str, Any] = {}
    lists: dict[str, WordList] = {}
    raw: dict[str, Source] = {}
    off: set[str] = set()
    for layer in layers:
        for name, content in layer.files.items():
            shown = layer.shown(name)
            if name.endswith(".csv"):
                continue
            if name == "scoring.yaml":
                settings = _merged(settings, read(shown, content, "scoring").data)
            elif name == "summary.yaml":
                summary = read(shown, content, "summary").data
            elif name == "standards.yaml":
                standards |= _standards(read(shown, content, "standards").data)
            elif name.startswith(f"{LEXICONS}/"):
                source = read(shown, content, "lexicon")
                key = name.removeprefix(f"{LEXICONS}/").removesuffix(".yaml")
                lists[key] = word_list(source, lists.get(key))
            elif "/" in name:
                _lay(raw, off, name.removesuffix(".yaml"), shown, content)
            else:
                raise RuleError(f"{shown}:1: not a rule: rules stand in a folder named after their category")
    forms = resolve(lists)
    sorted_rules = tuple(
        _rule(rule_id, source, settings, standards, forms)
        for rule_id, source in sorted(raw.items())
        if rule_id not in off
    )
    return Rulebook(
        sorted_rules,
        forms,
        standards,
        Settings.of(settings),
        _plan(sorted_rules, forms),
        digest,
        tuple(sorted(off)),
        summary=summary,
    )


def _standards(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each standard under its id and each of its clauses under `standard#clause`."""
    for name, standard in data.items():
        yield name, {"title": standard["title"], "says": standard["says"]}
        for clause, told in standard.get("clauses", {}).items():
            yield f"{name}#{clause}", {"title": standard["title"], **told}


def _plan(rules: Sequence[Rule], lists: Mapping[str, Forms]) -> Plan:
    phrases: dict[str, Sequence[str]] = {}
    for rule in rules:
        phrases[rule.id] = rule.params.get("phrases", ())
        phrases[f"{rule.id}#exclude"] = rule.params.get("exclude", ())
    patterns = [written for rule in rules for written in rule.params.get("patterns", ())]
    return plan(lists, phrases, patterns)


def _lay(raw: dict[str, Source], off: set[str], rule_id: str, shown: str, content: bytes) -> None:
    source = parse(shown, content)
    if rule_id not in raw:
        if "check" not in source.data:
            raise source.error((), f"there is no rule {rule_id} to change; a new rule needs check")
        raw[rule_id] = validated(source, "rule")
        return
    validated(source, "overlay")
    off.discard(rule_id)
    if source.data.get("off"):
        off.add(rule_id)
    raw[rule_id] = source if "check" in source.data else raw[rule_id].changed(source)


def _merged(low: Mapping[str, Any], high: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(low)
    for key, value in high.items():
        both[key] = both[key] | value if isinstance(value, dict) and isinstance(both.get(key), dict) else value
    return both


def _rule(
    rule_id: str,
    source: Source,
    settings: Mapping[str, Any],
    standards: Mapping[str, Mapping[str, str]],
    lists: Mapping[str, Forms],
) -> Rule:
    data = source.data
    _check_rule(rule_id, source, settings, standards, lists)
    kind, params = next(iter(data["check"].items()))
    applies = data.get("applies", {})
    return Rule(
        id=rule_id,
        title=data["title"],
        why=data["why"],
        severity=data["severity"],
        message=data["message"],
        standards=tuple(data["standards"]),
        kind=kind,
        params=params,
        band=Band(**data["band"]) if "band" in data else Band(*DEFAULT_BANDS[data["severity"]]),
        per=data.get("per", "document"),
        languages=tuple(applies.get("languages", ("en",))),
        formats=tuple(applies.get("formats", ())),
        min_words=applies.get("min_words", 0),
        tell=data.get("tell", ""),
        doubt=data.get("doubt", {}),
        fails=tuple(_examples(source, "fails")),
        passes=tuple(_examples(source, "passes")),
        file=source.shown,
    )


def _examples(source: Source, side: str) -> Iterator[Example]:
    for index, given in enumerate(source.data["examples"][side]):
        text = given.get("text", "")
        if "headline" in given:
            text = f"# {given['headline']}\n\n{text}"
        form = given.get("format", "md" if "headline" in given else "txt")
        yield Example(text, form, tuple(given.get("finds", ())), source.line(("examples", side, index)))


def _check_rule(
    rule_id: str,
    source: Source,
    settings: Mapping[str, Any],
    standards: Mapping[str, Mapping[str, str]],
    lists: Mapping[str, Any],
) -> None:
    """Check what a schema cannot: the category, the standards, word lists and patterns that a rule names."""
    category = rule_id.split("/", 1)[0]
    if category not in settings.get("weights", {}):
        raise source.error((), f"unknown category {category!r}; expected one of {', '.join(settings['weights'])}")
    kind, params = next(iter(source.data["check"].items()))
    if "doubt" in source.data and (kind not in SINGLE or params.get("once")):
        raise source.error(
            ("doubt",), f"only for {', '.join(SINGLE)} without once, whose findings stand each for itself"
        )
    for index, standard in enumerate(source.data["standards"]):
        if standard not in standards:
            raise source.error(("standards", index), f"{standard!r} is not in standards.yaml")
        if "cannot" in standards[standard]:
            raise source.error(("standards", index), f"standards.yaml says that no rule can check {standard!r}")
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
