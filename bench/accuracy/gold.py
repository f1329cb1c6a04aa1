"""gold: reading the labelled data, part by part."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Article = dict[str, Any]

PARTS = ("dev", "tune", "kept")


def lines(file: Path) -> list[Article]:
    """The articles of a file, packed or not, that has one in each line."""
    data = file.read_bytes()
    text = (gzip.decompress(data) if file.suffix == ".gz" else data).decode()
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def parts(folder: Path, part: str | None = None) -> dict[str, list[Article]]:
    """The articles for development, to tune on, and those kept apart from tuning; or one part alone."""
    wanted = (part,) if part else PARTS
    found = {name: _part(folder, name) for name in wanted}
    return {name: articles for name, articles in found.items() if articles}


def _part(folder: Path, name: str) -> list[Article]:
    if name == "dev":
        return lines(folder / "dev.jsonl")
    return [one for one in lines(folder / "train.jsonl") if kept(one["id"]) == (name == "kept")]


def cut(articles: Sequence[Article], id: Callable[[Article], str], part: str | None = None) -> dict[str, list[Article]]:
    """The same for a set without a part for development."""
    found = {name: [one for one in articles if kept(id(one)) == (name == "kept")] for name in PARTS[1:]}
    return {name: those for name, those in found.items() if those and part in (None, name)}


def kept(id: str) -> bool:
    """Whether an article of the training part is in the fifth that nobody looks at while tuning."""
    return int(_digest(id)[:8], 16) % 5 == 0


def sample(articles: Sequence[Article], id: Callable[[Article], str], count: int) -> list[Article]:
    """So many of the articles, always the same, whatever part they are in."""
    return sorted(articles, key=lambda one: _digest(id(one))[8:])[:count]


def _digest(id: str) -> str:
    return hashlib.sha256(id.encode()).hexdigest()
