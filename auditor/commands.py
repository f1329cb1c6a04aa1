"""What the commands of the command line do."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from auditor import coverage, loading, output, readers, reporters
from auditor.api import Auditor
from auditor.model import SEVERITIES, AuditorError, InputError, Rule, RuleError
from auditor.report import Report
from auditor.reporters import terminal, view
from auditor.rulebook import Rulebook

FAILED, UNREADABLE = 1, 3
STDIN = "-"
MANY = 8

_NEW = """\
title: What is wrong, in a few words
why: Why it matters to the reader.
severity: warning            # critical (40 points, caps the verdict at fail) | error (20, at review) | warning (10) | note (3)
message: What would fix it, as an instruction.
standards: [reuters/sourcing]
check:
  match:                     # match | flag | support | require | measure | compare
    phrases:                 # whole words, any case; {list} is a word list, ... a gap of a few words
      - words that must not stand here
    scope: body              # headline | headings | titles | body | text | lede | conclusion
examples:
  fails:
    - text: A sentence with words that must not stand here.
      finds: [words that must not stand here]
  passes:
    - text: A sentence that an editor would leave alone.
"""


def audit(
    paths: Sequence[str],
    format: str | None,
    output: str | None,
    min_score: float | None,
    fail_on: str | None,
    quiet: bool,
    folders: Sequence[str],
) -> int:
    """Audit paths, print or write the reports, and tell the exit code."""
    auditor = Auditor(folders)
    found = readers.find(paths)
    for problem in found.problems:
        complain(problem.path, problem.message)
    reports: dict[str, Report] = {}
    unread = len(found.problems)
    for path in progress(found.paths, enabled=format is None and not quiet):
        report = _audited(auditor, path)
        if report is None:
            unread += 1
            continue
        reports[path] = report
        if report.verdict is None:
            unread += 1
            complain(path, f"not covered: {report.data['not_covered']}")
    if format is not None and output is None:
        _print([report.as_dict() for report in reports.values()], format, one=found.paths == list(paths))
    else:
        _tell(reports, format, output or "reports", quiet)
    failed = [report for report in reports.values() if fails(report, min_score, fail_on)]
    return UNREADABLE if unread else FAILED if failed else 0


def _audited(auditor: Auditor, path: str) -> Report | None:
    try:
        if path == STDIN:
            return auditor.audit_bytes(sys.stdin.buffer.read(), name=STDIN)
        return auditor.audit(path)
    except InputError as error:
        complain(path, str(error))
        return None


def fails(report: Report, min_score: float | None, fail_on: str | None) -> bool:
    """Whether a report fails the gate: by its verdict, by score, or by a finding this severe or worse."""
    if report.verdict == "fail":
        return True
    if min_score is not None and report.score is not None and report.score < min_score:
        return True
    severe = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on else ()
    return any(finding["severity"] in severe for finding in report.findings)


def complain(path: str, message: str) -> None:
    """One line on standard error about an input."""
    click.echo(f"auditor: {'standard input' if path == STDIN else _shown(path)}: {message}", err=True)


def _shown(path: str) -> str:
    """A path on one line, with nothing in it that a terminal would obey."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in path)


def progress(paths: Sequence[str], enabled: bool) -> Iterator[str]:
    """The paths, with a progress bar on standard error where there are many and somebody looks."""
    if not enabled or len(paths) < MANY or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description="Auditing", console=Console(stderr=True), transient=True)


def _tell(reports: Mapping[str, Report], format: str | None, folder: str, quiet: bool) -> None:
    dicts = {path: report.as_dict() for path, report in reports.items()}
    names = Counter(one["document"]["path"] for one in dicts.values())
    written: list[str] = []
    for path, one in dicts.items():
        shown = one["document"]["path"]
        # Two documents from elsewhere may show one name; the whole path keeps their reports apart.
        written += _write(one, folder, format, shown if names[shown] == 1 else path)
    if quiet:
        for one in dicts.values():
            click.echo(_line(one))
    elif format is None and dicts:
        _print(list(dicts.values()), "terminal")
    if written and not quiet:
        click.echo(f"Reports: {written[0]}" + (f" and {len(written) - 1} more" if len(written) > 1 else ""))


def _print(dicts: Sequence[dict[str, Any]], format: str, one: bool = False) -> None:
    """Print reports; JSON of a single path (`one`) is an object, of anything else an array."""
    options = _terminal() if format == "terminal" else {}
    if len(dicts) == 1 and (one or format != "json"):
        click.echo(reporters.render(format, dicts[0], **options), nl=False, color=True)
    elif dicts or format == "json":
        click.echo(reporters.render_many(format, dicts, **options), nl=False, color=True)


def _terminal() -> dict[str, Any]:
    shown = sys.stdout.isatty()
    width = os.get_terminal_size().columns if shown else None
    return {"color": shown and not os.environ.get("NO_COLOR"), "width": width}


def _write(report: dict[str, Any], folder: str, format: str | None, name: str) -> Iterator[str]:
    for one in ("html", "json") if format is None else (format,):
        path = output.report_path(folder, name, reporters.suffix(one))
        try:
            output.write(path, reporters.render(one, report))
        except OSError as error:
            raise AuditorError(f"{path.as_posix()}: cannot be written: {error.strerror}") from error
        yield path.as_posix()


def _line(report: dict[str, Any]) -> str:
    path = _shown(report["document"]["path"])
    if report["verdict"] is None:
        return f"{path}: not covered"
    worst = len([one for one in report["findings"] if one["severity"] != "note"])
    return f"{path}: {report['verdict']} {report['score']:g} ({view.plural(worst, 'finding')})"


def list_rules(folders: Sequence[str]) -> str:
    """Every rule, a line each, in order of id."""
    book = loading.load(folders)
    width = max(len(rule.id) for rule in book.rules)
    lines = [f"{rule.id:{width}}  {rule.severity:8}  {rule.title}" for rule in book.rules]
    lines += [f"{rule_id:{width}}  off" for rule_id in book.off]
    return "\n".join([*lines, f"{len(book.rules)} rules"]) + "\n"


def show_rule(rule_id: str, folders: Sequence[str]) -> str:
    """One rule as a page of text."""
    book = loading.load(folders, cached=False)
    rule = book.rule(rule_id)
    if rule is None:
        from difflib import get_close_matches

        near = get_close_matches(rule_id, [rule.id for rule in book.rules], 3)
        raise RuleError(
            f"no rule {rule_id!r}" + (f"; perhaps {', '.join(near)}" if near else "; see auditor rules list")
        )
    return "\n".join(_page(rule, book)) + "\n"


def _page(rule: Rule, book: Rulebook) -> Iterator[str]:
    band = f"from {rule.band.good:g} (no points) to {rule.band.poor:g} (all)"
    yield f"{rule.id} ({rule.severity}): {rule.title}"
    yield ""
    yield f"Why:  {rule.why}"
    yield f"Fix:  {rule.message}"
    yield f"Band: {band}{', per 1,000 words' if rule.per != 'document' else ''}"
    for standard in rule.standards:
        yield f"Standard: {book.standards[standard]['title']}. {book.standards[standard]['says']} ({standard})"
    yield f"File: {os.path.relpath(rule.file)}"
    for side, examples in (("Must be marked", rule.fails), ("Must be left alone", rule.passes)):
        yield ""
        yield f"{side}:"
        for example in examples:
            yield f"  - {' '.join(example.text.removeprefix('# ').split())}"


def rule_coverage(format: str, folders: Sequence[str]) -> str:
    """Each clause of each standard with the rules that check it, or why none can."""
    rows = [clause._asdict() for clause in coverage.clauses(loading.load(folders))]
    if format == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    return terminal.coverage(rows, **_terminal())


def test_rules(rule_ids: Sequence[str], folders: Sequence[str]) -> int:
    """Run examples; print each that does not do what it says."""
    from auditor import examples

    book = loading.load(folders, cached=False)
    chosen = [rule for rule in book.rules if not rule_ids or rule.id.startswith(tuple(rule_ids))]
    if not chosen:
        raise RuleError(f"no rule begins with {' or '.join(rule_ids)}")
    wrong = [fault for rule in chosen for fault in examples.faults(book, rule)]
    for fault in wrong:
        click.echo(fault, err=True)
    ran = sum(len(rule.fails) + len(rule.passes) for rule in chosen)
    click.echo(f"{len(chosen)} rules, {ran} examples, {len(wrong)} wrong")
    return RuleError.exit_code if wrong else 0


def new_rule(path: str) -> str:
    """Write a commented start of a rule where there is none yet."""
    target = Path(path)
    if target.suffix != ".yaml" or len(target.parts) < 2:
        raise RuleError(f"{path}: expected DIR/CATEGORY/NAME.yaml")
    if target.exists():
        raise RuleError(f"{path}: is there already")
    try:
        output.write(target, _NEW)
    except OSError as error:
        raise AuditorError(f"{path}: cannot be written: {error.strerror}") from error
    folder = target.parent.parent.as_posix()
    return f"Wrote {path}. Edit it, then: auditor rules test --rules {folder}\n"
