"""json: the report itself, for other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

SUFFIX = ".json"

ORDER = (
    "schema_version",
    "auditor",
    "document",
    "score",
    "verdict",
    "not_covered",
    "capped_by",
    "summary",
    "categories",
    "findings",
    "attributions",
    "claims",
    "clean",
    "sources",
    "census",
    "links",
    "rules",
    "standards",
    "article",
)

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render(report: Mapping[str, Any]) -> str:
    """The report as JSON, its keys in the order of the contract."""
    return _dump(_ordered(report))


def render_many(reports: Sequence[Mapping[str, Any]]) -> str:
    """The reports as one JSON array."""
    return _dump([_ordered(report) for report in reports])


def _ordered(report: Mapping[str, Any]) -> dict[str, Any]:
    return {**{key: report[key] for key in ORDER if key in report}, **report}


def _dump(value: Any) -> str:
    # A lone surrogate, as in a file name that is not UTF-8, has no encoding and must stay an escape.
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"
