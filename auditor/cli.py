"""The command line: click and nothing else. What the commands do stands in `commands.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from auditor import __version__
from auditor.model import SEVERITIES, AuditorError
from auditor.reporters import FORMATS

RULES = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(),
    metavar="DIR",
    help="A folder of rules to lay over the built-in ones; may be given several times.",
)


def told(command: Callable[..., int | None]) -> Callable[..., None]:
    """Run a command so that its errors become one line, and its result the exit code."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:
        try:
            code = command(*args, **options) or 0
        except AuditorError as error:
            click.echo(f"auditor: {error}", err=True)
            code = error.exit_code
        click.get_current_context().exit(code)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="auditor")
def main() -> None:
    """Check whether an article can be trusted and is fit to publish.

    \b
    auditor audit draft.md                    the verdict here, HTML and JSON reports in reports/
    auditor audit news/ --min-score 80        a folder, as a gate
    auditor rules show attribution/vague-source

    Shell completion: eval "$(_AUDITOR_COMPLETE=bash_source auditor)", likewise zsh_source and fish_source.
    """


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "format", type=click.Choice(FORMATS), help="Print the reports in this format and write no file."
)
@click.option("--output", type=click.Path(), metavar="DIR", help="Where HTML and JSON reports go.  [default: reports]")
@click.option("--min-score", type=click.FloatRange(0, 100), metavar="N", help="Fail documents that score less.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Fail documents with a finding this severe or worse.")
@click.option("--quiet", "-q", is_flag=True, help="Print one line a document.")
@RULES
@told
def audit(**options: Any) -> int:
    """Audit articles: files (.txt, .md, .html), folders, globs, or - for standard input.

    \b
    auditor audit article.html
    auditor audit drafts/ 'archive/**/*.md' --quiet
    curl -s https://example.org/story | auditor audit - --format json
    auditor audit draft.md --rules house-rules --fail-on error

    \b
    Exit code: 0  no document fails the gate (its verdict is not fail)
               1  some document fails it
               2  the command or a rule is wrong
               3  some input could not be audited
    """
    from auditor import commands

    return commands.audit(**options)


@main.group()
def rules() -> None:
    """See, test and write rules."""


@rules.command("list")
@RULES
@told
def list_rules(folders: tuple[str, ...]) -> None:
    """List every rule with its severity.

    \b
    auditor rules list
    auditor rules list --rules house-rules
    """
    from auditor import commands

    click.echo(commands.list_rules(folders), nl=False)


@rules.command()
@click.argument("rule_id", metavar="ID")
@RULES
@told
def show(rule_id: str, folders: tuple[str, ...]) -> None:
    """Show one rule: what it says, why, by which standard, and its examples.

    \b
    auditor rules show attribution/vague-source
    """
    from auditor import commands

    click.echo(commands.show_rule(rule_id, folders), nl=False)


@rules.command()
@click.option(
    "--format", "format", type=click.Choice(("terminal", "json")), default="terminal", help="How to print it."
)
@RULES
@told
def coverage(format: str, folders: tuple[str, ...]) -> None:
    """Show which rules check which clause of which standard, and what no rule can check.

    \b
    auditor rules coverage
    auditor rules coverage --format json
    """
    from auditor import commands

    click.echo(commands.rule_coverage(format, folders), nl=False)


@rules.command()
@click.argument("rule_ids", nargs=-1, metavar="[ID]...")
@RULES
@told
def test(rule_ids: tuple[str, ...], folders: tuple[str, ...]) -> int:
    """Run the examples of all rules, or of those whose ids begin as given.

    \b
    auditor rules test
    auditor rules test headline hedging/stacked
    """
    from auditor import commands

    return commands.test_rules(rule_ids, folders)


@rules.command()
@click.argument("path", type=click.Path())
@told
def new(path: str) -> None:
    """Write a commented start of a rule: DIR/CATEGORY/NAME.yaml.

    \b
    auditor rules new house-rules/language/our-ban.yaml
    """
    from auditor import commands

    click.echo(commands.new_rule(path), nl=False)
