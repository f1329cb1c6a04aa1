"""Every fault in a rule file is told with file, line, key and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_rulebook import PEOPLE, RULE, SCORING, STANDARDS, write

from auditor import loading
from auditor.loading import load
from auditor.model import RuleError
from auditor.rulebook.schemas import schema


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(
        tmp_path / "base", scoring=SCORING, standards=STANDARDS, lexicons__people=PEOPLE, sourcing__experts=RULE
    )
    monkeypatch.setattr(loading, "builtin", lambda: folder)
    monkeypatch.setenv("AUDITOR_CACHE", str(tmp_path / "cache"))
    return folder


def told(tmp_path: Path, name: str, text: str | bytes) -> str:
    """What loading says about one file of a house's rules."""
    path = tmp_path / "house" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(RuleError) as error:
        load([tmp_path / "house"])
    return str(error.value).removeprefix(f"{tmp_path.as_posix()}/house/")


def changed(old: str, new: str) -> str:
    assert old in RULE
    return RULE.replace(old, new, 1)


MATCH = 'check:\n  match:\n    phrases: ["{people} warn"]'
FAULTS = {
    "unknown key": (
        changed("why:", "reason: x\nwhy:"),
        ":3: reason: unknown key; expected one of applies, band, check",
    ),
    "unknown key in the kind": (
        changed('phrases: ["{people} warn"]', "phrases: [x]\n    scop: body"),
        ":10: check.match.scop: unknown key; expected one of exclude",
    ),
    "unknown key in an example": (
        changed("- text: The experts", "- find: [x]\n      text: The experts"),
        "find: unknown key",
    ),
    "missing key": (changed("message: Name them.\n", ""), "message is missing"),
    "two missing keys": (changed("message: Name them.\nstandards: [our/book]\n", ""), "message, standards is missing"),
    "unknown kind": (changed("match:", "matches:"), "check.matches: unknown key; expected one of compare, flag, match"),
    "two kinds": (changed(MATCH, MATCH + "\n  flag: {mark: hedges}"), ":7: check: more than one kind: match, flag"),
    "no kind": (changed(MATCH, "check: {}"), ":7: check: is empty"),
    "unknown scope": (
        changed('phrases: ["{people} warn"]', "phrases: [x]\n    scope: bodies"),
        ":10: check.match.scope: 'bodies' is not one of headline, headings",
    ),
    "unknown scope in a list": (
        changed('phrases: ["{people} warn"]', "phrases: [x]\n    scope: [body, bodies]"),
        ":10: check.match.scope.1: 'bodies' is not one of headline, headings",
    ),
    "unknown voice": (
        changed('phrases: ["{people} warn"]', "phrases: [x]\n    voice: all"),
        "check.match.voice: 'all' is not one of author, any",
    ),
    "unknown severity": (
        changed("warning", "warn"),
        ":4: severity: 'warn' is not one of critical, error, warning, note",
    ),
    "unknown list": (
        changed("{people}", "{peoples}"),
        ":9: check.match.phrases.0: no word list 'peoples'; expected one of people",
    ),
    "unknown list in a pattern": (
        changed('phrases: ["{people} warn"]', 'patterns: ["{crowd} \\\\w+"]'),
        ":9: check.match.patterns.0: no word list 'crowd'",
    ),
    "unknown mark": (
        changed(MATCH, "check:\n  flag: {mark: hedge}"),
        ":8: check.flag.mark: 'hedge' is not one of attributions",
    ),
    "unknown standard": (changed("our/book", "our/books"), ":6: standards.0: 'our/books' is not in standards.yaml"),
    "bad pattern": (
        changed('phrases: ["{people} warn"]', 'patterns: ["a(b"]'),
        ":9: check.match.patterns.0: not an RE2 pattern: missing )",
    ),
    "look-around": (
        changed('phrases: ["{people} warn"]', 'patterns: ["a(?=b)"]'),
        ":9: check.match.patterns.0: not an RE2 pattern: invalid perl operator: (?=",
    ),
    "back-reference": (
        changed('phrases: ["{people} warn"]', "patterns: ['(a)\\1']"),
        "patterns.0: not an RE2 pattern: invalid escape",
    ),
    "pattern that matches nothing at all": (
        changed('phrases: ["{people} warn"]', 'patterns: ["a*"]'),
        "the pattern matches the empty text",
    ),
    "phrase of dots": (changed('"{people} warn"', '"..."'), "check.match.phrases.0: the phrase holds no words"),
    "no phrases": (changed('["{people} warn"]', "[]"), ":9: check.match.phrases: is empty"),
    "empty phrase": (changed('"{people} warn"', '""'), ":9: check.match.phrases.0: is empty"),
    "phrases as text": (changed('["{people} warn"]', "warn"), ":9: check.match.phrases: 'warn' is not of type array"),
    "number for a title": (changed("title: Experts", "title: 7"), ":2: title: 7 is not of type string"),
    "unknown word in braces": (
        changed("message:", 'tell: "It stands {often}."\nmessage:'),
        ":5: tell: 'It stands {often}.' names in braces what is not known; expected title, words",
    ),
    "no standards": (changed("[our/book]", "[]"), ":6: standards: is empty"),
    "half a band": (changed("message:", "band: {good: 1}\nmessage:"), ":5: band: poor is missing"),
    "band of words": (
        changed("message:", "band: {good: 1, poor: many}\nmessage:"),
        ":5: band.poor: 'many' is not of type number",
    ),
    "measure without band": (
        changed(MATCH, "check:\n  measure: {density: {mark: hedges}}"),
        ":8: check.measure: a measure needs a band",
    ),
    "unknown per": (changed("message:", "per: page\nmessage:"), ":5: per: 'page' is not one of document, 1000-words"),
    "unknown format": (
        changed("message:", "applies: {formats: [pdf]}\nmessage:"),
        ":5: applies.formats.0: 'pdf' is not one of txt, md, html",
    ),
    "no failing examples": (changed("\n    - text: The experts warn of rain.", " []"), ":11: examples.fails: is empty"),
    "no passing examples": (changed("\n    - text: The mayor warns of rain.", " []"), "examples.passes: is empty"),
    "no examples": (RULE.split("examples:")[0], "examples is missing"),
    "example without text": (changed("- text: The experts warn of rain.", "- finds: [x]"), ":12: examples.fails.0:"),
    "failing example that passes": (
        changed("The experts warn of rain.", "The expert sings."),
        ":12: examples.fails.0: expected a finding, found none",
    ),
    "passing example that fails": (
        changed("The mayor warns of rain.", "No experts warn of rain."),
        ":14: examples.passes.0: expected no finding, found 'experts warn'",
    ),
    "example that finds other words": (
        changed("warn of rain.", "warn of rain.\n      finds: [of rain]"),
        ":12: examples.fails.0: expected a finding over 'of rain', found 'experts warn'",
    ),
    "key given twice": (changed("why:", "title: Again\nwhy:"), ":3: not valid YAML: key 'title' is given twice"),
    "key given twice in the kind": (
        changed('["{people} warn"]', "[x]\n    phrases: [y]"),
        ":10: not valid YAML: key 'phrases' is given twice",
    ),
    "not YAML": ("title: [\nwhy: x", "not valid YAML: "),
    "a tab": ("title: x\n\twhy: y", ":2: not valid YAML: "),
    "not a mapping": ("- a\n- b", ":1: expected a mapping of keys"),
    "a bare word": ("rule", ":1: expected a mapping of keys"),
    "an empty file": ("", ":1: expected a mapping of keys"),
    "only a remark": ("# nothing", ":1: expected a mapping of keys"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\xff", ":1: not valid YAML: "),
    "not UTF-8": (RULE.replace("Experts", "Expérts").encode("latin-1"), ":1: not valid YAML: "),
    "a Python object": ("title: !!python/object/apply:os.system [ls]", ":1: not valid YAML: "),
    "two documents": (f"{RULE}---\n{RULE}", "not valid YAML: "),
    "an unhashable key": (changed("why:", "? [a, b]\n: x\nwhy:"), "not valid YAML: "),
    "a key that is a number": (changed("why:", "7: x\nwhy:"), ":3: 7: unknown key"),
    "an alias to itself": (changed("title: Experts", "title: &a [*a]"), ":2: not valid YAML: an alias is not allowed"),
    "two numbers to measure": (
        changed(
            MATCH, "band: {good: 0, poor: 1}\ncheck:\n  measure: {density: {mark: hedges}, coverage: {mark: hedges}}"
        ),
        ":9: check.measure: only one of density, coverage can be",
    ),
    "nothing to match": (
        changed('phrases: ["{people} warn"]', "scope: body"),
        ":8: check.match: one of phrases, patterns is missing",
    ),
    "misspelt key": (changed("message:", "mesage:"), ":5: mesage: unknown key"),
    "lists in lists in lists": (f"title: {'[' * 5000}{']' * 5000}", ":1: expected no more than 20 levels"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_rule_is_told_with_file_line_and_key(tmp_path: Path, fault: str) -> None:
    text, message = FAULTS[fault]
    one = told(tmp_path, "language/ours.yaml", text)
    assert one.startswith("language/ours.yaml:") and message in one
    assert "\n" not in one


def test_an_unknown_category_is_told(tmp_path: Path) -> None:
    assert (
        told(tmp_path, "style/ours.yaml", RULE)
        == "style/ours.yaml:2: unknown category 'style'; expected one of sourcing, language"
    )


def test_a_rule_outside_a_category_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "ours.yaml", RULE).startswith("ours.yaml:1: not a rule: rules stand in a folder")


def test_words_that_other_yaml_takes_for_truth_are_words(tmp_path: Path) -> None:
    book = load([write(tmp_path / "house", lexicons__crowd="words: [yes, no, on, off, 2025-11-03]")])
    assert [form for form, _ in book.lists["crowd"]] == ["yes", "no", "on", "off", "2025-11-03"]


LISTS = {
    "empty list": ("title: x\nwords: []", ":2: words: is empty"),
    "list without words": ("title: x", ":1: one of words, include, add, remove is missing"),
    "unknown key": (
        "words: [a]\nforms: [b]",
        ":2: forms: unknown key; expected one of add, include, remove, title, words",
    ),
    "unknown include": ("words: [a]\ninclude: [none]", ":2: include.0: no word list 'none'"),
    "included in itself": ("words: [a]\ninclude: [crowd]", ":2: include.0: 'crowd' includes itself"),
    "nothing below to add to": ("add: [a]", ":1: there is no such list to add to or remove from; use words"),
    "a number": ("words: [7]", ":1: words.0: 7 is not of type string"),
    "true": ("words: [true]", ":1: words.0: True is not of type string"),
    "only a bar": ('words: [" | "]', ":1: words.0: "),
    "white space": ('words: [" "]', ":1: words.0: "),
}


@pytest.mark.parametrize("fault", LISTS)
def test_a_faulty_word_list_is_told(tmp_path: Path, fault: str) -> None:
    text, message = LISTS[fault]
    one = told(tmp_path, "lexicons/crowd.yaml", text)
    assert one.startswith("lexicons/crowd.yaml:") and message in one


def test_removing_a_word_that_is_not_there_is_told(tmp_path: Path) -> None:
    one = told(tmp_path, "lexicons/people.yaml", "remove: [critics]")
    assert one == "lexicons/people.yaml:1: remove.0: 'critics' is not in the list below"


SETTINGS = {
    "unknown severity": ("points: {fatal: 9}", ":1: points.fatal: unknown key; expected one of critical"),
    "unknown verdict": ("caps: {error: maybe}", ":1: caps.error: 'maybe' is not one of pass, review, fail"),
    "negative weight": ("weights: {language: -1}", ":1: weights.language: "),
    "negative points": ("points: {note: -1}", ":1: points.note: "),
    "a word": ("verdicts: {pass: high}", ":1: verdicts.pass: 'high' is not of type number"),
    "not a number": ("weights: {language: .nan}", ":1: not valid YAML: .nan is no number"),
    "endless": ("points: {note: .inf}", ":1: not valid YAML: .inf is no number"),
}


@pytest.mark.parametrize("fault", SETTINGS)
def test_faulty_settings_are_told(tmp_path: Path, fault: str) -> None:
    text, message = SETTINGS[fault]
    one = told(tmp_path, "scoring.yaml", text)
    assert one.startswith("scoring.yaml") and message in one


def test_a_faulty_standard_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, "standards.yaml", "our/rule: {title: Ours}") == "standards.yaml:1: our/rule: says is missing"


def test_a_rule_for_a_clause_that_cannot_be_checked_is_told(tmp_path: Path) -> None:
    clause = "{says: Be kind., cannot: Kindness is not in the words.}"
    write(tmp_path / "base", standards=f"our/book: {{title: Ours, says: Be good., clauses: {{kind: {clause}}}}}")
    rule = RULE.replace("our/book", "our/book#kind")
    assert "standards.yaml says that no rule can check 'our/book#kind'" in told(tmp_path, "sourcing/two.yaml", rule)


OVERLAYS = {
    "unknown key": ("serverity: note", ":1: serverity: unknown key"),
    "unknown severity": ("severity: low", ":1: severity: 'low' is not one of"),
    "off as a word": ("off: please", ":1: off: 'please' is not of type boolean"),
    "half a rule": ("check: {match: {phrases: [x]}}", "is missing"),
    "unknown standard": ("standards: [x/y]", ":1: standards.0: 'x/y' is not in standards.yaml"),
}


@pytest.mark.parametrize("fault", OVERLAYS)
def test_a_faulty_overlay_is_told(tmp_path: Path, fault: str) -> None:
    text, message = OVERLAYS[fault]
    one = told(tmp_path, "sourcing/experts.yaml", text)
    assert one.startswith("sourcing/experts.yaml:") and message in one


def test_switching_off_a_rule_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert (
        told(tmp_path, "language/none.yaml", "off: true")
        == "language/none.yaml:1: there is no rule language/none to change; a new rule needs check"
    )


@pytest.mark.parametrize("sort", ["rule", "overlay", "lexicon", "standards", "summary", "scoring"])
def test_every_schema_is_a_sound_json_schema(sort: str) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema(sort))


def described(node: object) -> list[str]:
    """The keys of rule files that say nothing about themselves."""
    if not isinstance(node, dict):
        return []
    bare = [
        name
        for name, one in node.get("properties", {}).items()
        if not {"description", "$ref", "enum", "type"} & set(one)
    ]
    return bare + [name for one in node.get("properties", {}).values() for name in described(one)]


def test_every_key_of_a_rule_says_what_it_is() -> None:
    assert described(schema("rule")) == []
