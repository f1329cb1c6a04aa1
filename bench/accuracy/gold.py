"""gold: reading the labelled data, part by part."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

Article = dict[str, Any]

PARTS = ("dev", "tune", "kept")


def lines(file: Path) -> list[Article]:
    """The articles of a file that has one in each line."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line.strip()]


def parts(folder: Path, part: str | None = None) -> dict[str, list[Article]]:
    """The articles for development, to tune on, and those kept apart from tuning; or one part alone."""
    wanted = (part,) if part else PARTS
    found = {name: _part(folder, name) for name in wanted}
    return {name: articles for name, articles in found.items() if articles}


def _part(folder: Path, name: str) -> list[Article]:
    if name == "dev":
        return lines(folder / "dev.jsonl")
    return [one for one in lines(folder / "train.jsonl") if kept(one["id"]) == (name == "kept")]


def kept(id: str) -> bool:
    """Whether an article of the training part is in the fifth that nobody looks at while tuning."""
    return int(hashlib.sha256(id.encode()).hexdigest()[:8], 16) % 5 == 0
