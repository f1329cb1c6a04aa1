"""reporters: one module a format; each turns a report, and nothing but a report, into text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

from auditor.model import AuditorError

FORMATS = ("terminal", "json", "html", "markdown")

Report = Mapping[str, Any]


def render(format: str, report: Report, **options: Any) -> str:
    """The report in this format; `options` are those of the format's own `render`."""
    return str(_reporter(format).render(report, **options))


def render_many(format: str, reports: Sequence[Report], **options: Any) -> str:
    """Several reports in one text, where the format can hold several."""
    reporter = _reporter(format)
    if not hasattr(reporter, "render_many"):
        raise AuditorError(f"format {format!r} holds one document; write several into a folder with --output")
    return str(reporter.render_many(reports, **options))


def suffix(format: str) -> str:
    """The file suffix of this format, with its dot."""
    return str(_reporter(format).SUFFIX)


def _reporter(format: str) -> ModuleType:
    if format not in FORMATS:
        raise AuditorError(f"unknown format {format!r}: expected one of {', '.join(FORMATS)}")
    return import_module(f"{__name__}.{format}")
