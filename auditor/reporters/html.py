"""html: the report as one page that needs nothing else, the article with its findings marked in place."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from auditor.model import SEVERITIES
from auditor.reporters import view

if TYPE_CHECKING:
    from jinja2 import Template

SUFFIX = ".html"

TEMPLATES = Path(__file__).parent / "templates"

# Severity has a shape beside its colour, for readers who do not see colours.
SHAPES = {"critical": "■", "error": "▲", "warning": "◆", "note": "●"}


Numbered = tuple[int, Mapping[str, Any]]


class Segment(NamedTuple):
    """A stretch of a block's text under the same findings; some begin and some end with it."""

    text: str
    severity: str
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def render(report: Mapping[str, Any]) -> str:
    """The report as one self-contained HTML page."""
    numbers = {id(finding): at for at, finding in enumerate(report["findings"], 1)}
    return _template().render(
        report=report,
        style=_style(),
        style_hash=b64encode(sha256(_style().encode()).digest()).decode(),
        groups=view.groups(report),
        rules=view.applied(report),
        article=[(block, segments(block["text"], within)) for block, within in _blocks(report)],
        number_of=lambda finding: numbers[id(finding)],
        in_place={number for _, within in _blocks(report) for number, _ in within},
        shapes=SHAPES,
        view=view,
    )


def segments(text: str, findings: Sequence[Numbered]) -> list[Segment]:
    """Cut a block's text wherever one of its numbered findings begins or ends, so that none overlap."""
    begun: dict[int, list[Numbered]] = {}
    for pair in findings:
        begun.setdefault(pair[1]["block_start"], []).append(pair)
    cut, over = [], list[Numbered]()
    for start, end in pairwise(sorted({0, len(text), *_edges(findings)})):
        over = [pair for pair in over if pair[1]["block_end"] > start] + begun.get(start, [])
        cut.append(_segment(text, start, end, over))
    return cut


def _segment(text: str, start: int, end: int, over: Sequence[Numbered]) -> Segment:
    return Segment(
        text[start:end],
        min((finding["severity"] for _, finding in over), key=SEVERITIES.index, default=""),
        tuple(number for number, finding in over if finding["block_start"] == start),
        tuple(number for number, finding in over if finding["block_end"] == end),
    )


def _edges(findings: Iterable[Numbered]) -> Iterator[int]:
    for _, finding in findings:
        yield finding["block_start"]
        yield finding["block_end"]


def _blocks(
    report: Mapping[str, Any],
) -> Iterator[tuple[Mapping[str, Any], list[Numbered]]]:
    within: dict[int, list[Numbered]] = {}
    for number, finding in enumerate(report["findings"], 1):
        if (
            not finding["whole"]
            and finding["block_index"] is not None
            and finding["block_start"] < finding["block_end"]
        ):
            within.setdefault(finding["block_index"], []).append((number, finding))
    for index, block in enumerate(report["article"]):
        yield block, within.get(index, [])


def _anchor(rule: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", rule.lower())


def _gauge(score: float) -> str:
    """The dash of a ring with circumference 100 that shows `score`."""
    return f"{score:g} {100 - score:g}"


@cache
def _style() -> str:
    return (TEMPLATES / "report.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        show=view.visible, number=view.number, day=view.day, anchor=_anchor, gauge=_gauge, sums=view.adding_up
    )
    return environment.get_template("report.html.jinja")
