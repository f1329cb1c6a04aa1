"""Compiling: folders of YAML, laid over each other, become a checked rulebook.

A rule's id is its path in the folder without the suffix. A later layer may replace a rule, change its
severity, message or band, switch it off, or add words to a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor import validation
from auditor.model import Band, Example, Rule, RuleError
from auditor.rulebook import LEXICONS, Forms, Layer, Rulebook
from auditor.scan import Plan, plan
from auditor.scoring import Settings

DEFAULT_BANDS = {"critical": (0, 1), "error": (0, 1), "warning": (0, 2), "note": (0, 3)}


def compile_layers(layers: Sequence[Layer], digest: str) -> Rulebook:
    """Check every file of every layer and put the rulebook together."""
    settings: dict[str, Any] = {}
    standards: dict[str, Any] = {}
    lists: dict[str, validation.WordList] = {}
    raw: dict[str, validation.Source] = {}
    off: set[str] = set()
    for layer in layers:
        for name, content in layer.files.items():
            shown = layer.shown(name)
            if name == "scoring.yaml":
                settings = _merged(settings, validation.read(shown, content, "scoring").data)
            elif name == "standards.yaml":
                standards |= validation.read(shown, content, "standards").data
            elif name.startswith(f"{LEXICONS}/"):
                source = validation.read(shown, content, "lexicon")
                key = name.removeprefix(f"{LEXICONS}/").removesuffix(".yaml")
                lists[key] = validation.word_list(source, lists.get(key))
            elif "/" in name:
                _lay(raw, off, name.removesuffix(".yaml"), shown, content)
            else:
                raise RuleError(f"{shown}:1: not a rule: rules stand in a folder named after their category")
    forms = validation.resolve(lists)
    sorted_rules = tuple(
        _rule(rule_id, source, settings, standards, forms)
        for rule_id, source in sorted(raw.items())
        if rule_id not in off
    )
    return Rulebook(
        sorted_rules, forms, standards, Settings.of(settings), _plan(sorted_rules, forms), digest, tuple(sorted(off))
    )


def _plan(rules: Sequence[Rule], lists: Mapping[str, Forms]) -> Plan:
    phrases: dict[str, Sequence[str]] = {}
    for rule in rules:
        phrases[rule.id] = rule.params.get("phrases", ())
        phrases[f"{rule.id}#exclude"] = rule.params.get("exclude", ())
    patterns = [written for rule in rules for written in rule.params.get("patterns", ())]
    return plan(lists, phrases, patterns)


def _lay(raw: dict[str, validation.Source], off: set[str], rule_id: str, shown: str, content: bytes) -> None:
    source = validation.parse(shown, content)
    if rule_id not in raw:
        if "check" not in source.data:
            raise source.error((), f"there is no rule {rule_id} to change; a new rule needs check")
        raw[rule_id] = validation.validated(source, "rule")
        return
    validation.validated(source, "overlay")
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
    source: validation.Source,
    settings: Mapping[str, Any],
    standards: Mapping[str, Any],
    lists: Mapping[str, Forms],
) -> Rule:
    data = source.data
    validation.check_rule(rule_id, source, settings, standards, lists)
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
        fails=tuple(_examples(source, "fails")),
        passes=tuple(_examples(source, "passes")),
        file=source.shown,
    )


def _examples(source: validation.Source, side: str) -> Iterator[Example]:
    for index, given in enumerate(source.data["examples"][side]):
        text = given.get("text", "")
        if "headline" in given:
            text = f"# {given['headline']}\n\n{text}"
        form = given.get("format", "md" if "headline" in given else "txt")
        yield Example(text, form, tuple(given.get("finds", ())), source.line(("examples", side, index)))
