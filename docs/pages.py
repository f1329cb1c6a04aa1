"""The generated parts of the documentation: between `<!-- begin NAME -->` and `<!-- end -->` in Markdown.

Run to write them again. What a part holds is told by the function of its name below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from auditor import Auditor, detectors, kinds, loading
from auditor.model import SEVERITIES, Example, Rule
from auditor.reporters import view
from auditor.rulebook import Rulebook
from auditor.rulebook.schemas import schema as schema_of
from auditor.rulebook.sources import read

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/rules.md", "docs/report.md", "docs/writing-rules.md")
SEED = "seeds/poor/war-story.txt"
WORKED = "filler"

SHOWN_GROUPS = 4
LONGEST = 300

# What schemas share by reference, and how the tables of kinds name it.
_NAMED = {
    "mark": "a [mark](#marks)",
    "marks": "`{mark: …, where: …}`",
    "scope": "a [scope](#scopes) or a list of them",
    "where": "attributes: values",
}

_PART = re.compile(r"(<!-- begin (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)
_GROUP = re.compile(r"^(?:CRITICAL|ERROR|WARNING) ", re.MULTILINE)


def refreshed(page: str) -> str:
    """The page's text with every generated part made again."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return _PART.sub(lambda found: f"{found[1]}\n{_PARTS[found[2]]().strip()}\n\n{found[3]}", text)


def terminal() -> str:
    """What the terminal shows of a poor seed; rules after the first few are counted."""
    shown = _printed("audit", SEED, "--format", "terminal")
    starts = [found.start() for found in _GROUP.finditer(shown)]
    more = len(starts) - SHOWN_GROUPS
    if more > 0:
        last = shown.find("\n\n", starts[-1]) + 2
        shown = f"{shown[: starts[SHOWN_GROUPS]]}[… {more} more rules with their findings …]\n\n{shown[last:]}"
    return f"```console\n$ auditor audit {SEED}\n{shown.rstrip()}\n```"


def _printed(*arguments: str) -> str:
    from click.testing import CliRunner

    from auditor.cli import main

    with chdir(ROOT):
        return CliRunner().invoke(main, arguments, prog_name="auditor", catch_exceptions=False).stdout


def score() -> str:
    """How the score of that seed adds up, with its real numbers."""
    report = _report()
    category = next(one for one in report["categories"] if one["id"] == WORKED)
    rows = [_deduction(one) for one in view.deductions(category)]
    head = ["rule", "severity takes at most", "observed", "band, good to poor", "points taken"]
    return (
        f"{_table(head, rows)}\n\n"
        f"`{WORKED}` = {view.adding_up(category)}\n\n"
        f"score = {view.mean(report)}\n\n"
        f"{view.caps(report) or 'No finding caps the verdict.'}"
    )


def _deduction(cut: Mapping[str, Any]) -> list[str]:
    rule = _book().rule(cut["rule"])
    assert rule is not None  # noqa: S101 - the report comes from this rulebook
    most = _book().settings.points[rule.severity]
    band = f"{rule.band.good:g} to {rule.band.poor:g}"
    return [f"`{rule.id}`", f"{rule.severity}, {most:g}", f"{cut['value']:g}", band, f"{cut['points']:g}"]


def severities() -> str:
    """What each severity takes and caps, and the band it has where a rule gives none."""
    from auditor.rulebook.compiling import DEFAULT_BANDS

    settings = _book().settings
    rows = []
    for one in SEVERITIES:
        good, poor = DEFAULT_BANDS[one]
        band = f"good {good:g}, poor {poor:g}"
        rows.append([f"`{one}`", f"{settings.points[one]:g}", settings.caps.get(one, "pass"), band])
    return _table(["severity", "points it can take", "best verdict it allows", "band if not given"], rows)


def weights() -> str:
    """The categories, their weights and how many rules each has."""
    book = _book()
    rows = [
        [f"`{name}`", f"{weight:g}", str(sum(rule.category == name for rule in book.rules))]
        for name, weight in book.settings.weights.items()
    ]
    return _table(["category", "weight", "rules"], rows)


def rules() -> str:
    """Every rule: a table for each category, then rule by rule."""
    book = _book()
    parts = [f"{len(book.rules)} rules. Examples are those that the rules are tested with, one of each sort."]
    for name in book.settings.weights:
        chosen = [rule for rule in book.rules if rule.category == name]
        rows = [[f"[`{rule.id}`](#{_anchor(rule)})", rule.severity, rule.title] for rule in chosen]
        parts.append(f"## {name}\n\n{_table(['rule', 'severity', 'what is wrong'], rows)}")
        parts += ["\n".join(_rule(rule)) for rule in chosen]
    return "\n\n".join(parts)


def _rule(rule: Rule) -> Iterator[str]:
    titles = _book().standards
    yield f'<a id="{_anchor(rule)}"></a>\n### {rule.title}\n'
    yield f"`{rule.id}` · {rule.severity} · kind `{rule.kind}` · {_band(rule)}{_applies(rule)}\n"
    yield f"{rule.why}\n\n**Fix:** {rule.message}\n"
    yield f"**Standards:** {'; '.join(dict.fromkeys(titles[one]['title'] for one in rule.standards))}\n"
    yield from agreement(_measured().get(rule.id, {}))
    yield f"**Marked** (1 of {len(rule.fails)}):\n\n{_shown(rule.fails[0])}\n"
    yield f"**Left alone** (1 of {len(rule.passes)}):\n\n{_shown(rule.passes[0])}"


def agreement(parts: Mapping[str, Mapping[str, int | None]]) -> Iterator[str]:
    """How often a rule fired on the training part of the labelled sentences, and how often their editors agreed."""
    training = [parts[name] for name in ("tune", "kept") if name in parts]
    fired, flagged, faulted = (sum(one[key] or 0 for one in training) for key in ("fired", "flagged", "faulted"))
    if fired:
        own = "" if training[0]["flagged"] is None else f"agreed in {flagged} ({flagged / fired:.0%}) and "
        told = f"editors {own}saw some fault in {faulted} ({faulted / fired:.0%})"
        yield f"**[Measured](accuracy.md#rule-by-rule):** fired in {fired} labelled sentence{'s' * (fired != 1)}; {told}.\n"


def _band(rule: Rule) -> str:
    return f"band {rule.band.good:g} to {rule.band.poor:g}{' per 1,000 words' if rule.per != 'document' else ''}"


def _applies(rule: Rule) -> str:
    least = f" · from {rule.min_words} words on" if rule.min_words else ""
    return least + (f" · only {', '.join(rule.formats)}" if rule.formats else "")


def _shown(example: Example) -> str:
    short = example.text.strip()
    if len(short) > LONGEST:
        short = " ".join(short.split())[:LONGEST].rsplit(" ", 1)[0] + " …"
    fence = "`" * (max((len(run) for run in re.findall("`+", short)), default=2) + 1)
    return f"{fence}{example.format}\n{short}\n{fence}"


def _anchor(rule: Rule) -> str:
    return rule.id.replace("/", "--")


def report_keys() -> str:
    """Every key of the report with its type and meaning, from the schema."""
    schema = _schema()
    rows = [[f"`{path}`", kind, words] for path, kind, words in _keys(schema, schema, "")]
    return _table(["key", "type", "meaning"], rows)


def _keys(part: Mapping[str, Any], schema: Mapping[str, Any], above: str) -> Iterator[tuple[str, str, str]]:
    for name, given in part.get("properties", {}).items():
        value = _resolved(given, schema)
        items = _resolved(value.get("items", {}), schema)
        path = f"{above}{name}{'[]' if items else ''}"
        yield path, _type(value, items), value.get("description", "")
        yield from _keys(items or value, schema, f"{path}.")


def _resolved(value: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" not in value:
        return dict(value)
    return {**schema["$defs"][value["$ref"].rsplit("/", 1)[-1]], **value}


def _type(value: Mapping[str, Any], items: Mapping[str, Any]) -> str:
    if "anyOf" in value:
        return f"{_type(value['anyOf'][0], {})}, or a list of these"
    if "enum" in value:
        return ", ".join("null" if one is None else f"`{one}`" for one in value["enum"])
    if items:
        return f"list of {_type(items, {}) or 'objects'}"
    kind = value.get("type", "")
    return " or ".join(kind) if isinstance(kind, list) else kind


def rule_keys() -> str:
    """The keys of a rule file, from the schema."""
    schema = schema_of("rule")
    rows = [
        [f"`{name}`", "yes" if name in schema["required"] else "", value.get("description", "")]
        for name, value in schema["properties"].items()
    ]
    return _table(["key", "needed", "meaning"], rows)


def kind_keys() -> str:
    """Each kind of check with the keys of its block, from their schemas."""
    shared = kinds.definitions()
    return "\n\n".join(_kind(name, schema, {"$defs": shared}) for name, schema in kinds.schemas().items())


def _kind(name: str, schema: Mapping[str, Any], shared: Mapping[str, Any]) -> str:
    rows = []
    for key, given in schema["properties"].items():
        value = _resolved(given, shared)
        reference = given.get("$ref", "").rsplit("/", 1)[-1]
        allowed = _NAMED.get(reference) or _type(value, _resolved(value.get("items", {}), shared))
        rows.append([f"`{key}`", allowed, value.get("description", "")])
    return f"### {_first_line(f'auditor.kinds.{name}')}\n\n{_table(['key', 'value', 'meaning'], rows)}"


def scopes() -> str:
    """The names of scopes and what each covers."""
    from auditor.model import SCOPES

    rows = [[f"`{name}`", ", ".join(blocks)] for name, blocks in SCOPES.items()]
    rows += [
        ["`lede`", "the first two paragraphs"],
        ["`conclusion`", "the last two, where there are more than four"],
    ]
    return _table(["scope", "parts of the article"], rows)


def marks() -> str:
    """The sorts of mark, from the detectors' first lines."""
    rows = [[f"`{name}`", _after_colon(_first_line(f"auditor.detectors.{name}"))] for name in detectors.sorts()]
    return _table(["mark", "what it is"], rows)


def word_lists() -> str:
    """The word lists with their titles."""
    book = _book()
    folder = ROOT / "rules" / "lexicons"
    rows = []
    for name in book.lists:
        title = read(name, (folder / f"{name}.yaml").read_bytes(), "lexicon").data.get("title", "")
        rows.append([f"`{name}`", title, str(len({lemma for _, lemma in book.lists[name]}))])
    return _table(["list", "what it holds", "entries"], rows)


def _first_line(module: str) -> str:
    return (import_module(module).__doc__ or "").strip().split("\n", 1)[0]


def _after_colon(line: str) -> str:
    words = line.split(": ", 1)[-1]
    return words[:1].upper() + words[1:]


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


@cache
def _book() -> Rulebook:
    """The built-in rules with their examples."""
    return loading.load(cached=False)


@cache
def _measured() -> dict[str, Any]:
    """By rule and part: the counts of the recorded run of the bench; empty where there is none."""
    file = ROOT / "bench/results.json"
    read: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    rules: dict[str, Any] = read.get("rules", {})
    return rules


@cache
def _auditor() -> Auditor:
    return Auditor()


@cache
def _report() -> dict[str, Any]:
    return _auditor().audit(ROOT / SEED).as_dict()


@cache
def _schema() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((ROOT / "auditor/schemas/report.schema.json").read_text(encoding="utf-8"))
    return read


_PARTS: Mapping[str, Callable[[], str]] = {
    "terminal": terminal,
    "score": score,
    "severities": severities,
    "weights": weights,
    "rules": rules,
    "report-keys": report_keys,
    "rule-keys": rule_keys,
    "kinds": kind_keys,
    "scopes": scopes,
    "marks": marks,
    "word-lists": word_lists,
}

if __name__ == "__main__":
    for page in PAGES:
        fresh = refreshed(page)
        (ROOT / page).write_text(fresh, encoding="utf-8", newline="\n")
