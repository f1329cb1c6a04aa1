"""The cache of the checked rulebook: JSON in the user's cache folder, named after its content.

It is safe to delete, to share between processes, and to lose: what is missing, stale or damaged is
made again, and a folder that cannot be written is no error.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMAT = 4


def folder() -> Path:
    """`AUDITOR_CACHE`, else the platform's cache folder for this user."""
    if given := os.environ.get("AUDITOR_CACHE"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_cache_dir("auditor", appauthor=False))


def load(digest: str) -> Mapping[str, Any] | None:
    """What was stored under this digest; None where there is nothing whole."""
    try:
        head, body = _path(digest).read_bytes().split(b"\n", 1)
        if head.decode() != _checksum(body):
            return None
        return _parsed(body)
    except (OSError, ValueError):
        return None


def _parsed(body: bytes) -> Mapping[str, Any]:
    """The record, made without the collector going over its many small lists again and again."""
    import gc

    collects = gc.isenabled()
    gc.disable()
    try:
        kept: Mapping[str, Any] = json.loads(body)
        return kept
    finally:
        if collects:
            gc.enable()


def store(digest: str, record: Mapping[str, Any]) -> None:
    """Keep a record; a folder that cannot be written keeps nothing."""
    from auditor.output import write

    body = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    try:
        path = _path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, f"{_checksum(body.encode())}\n{body}")
    except OSError:
        return


def _path(digest: str) -> Path:
    return folder() / f"rulebook-{digest[:32]}.json"


def _checksum(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
