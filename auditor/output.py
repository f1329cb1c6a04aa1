"""output: reports on disk, written whole or not at all, under names that stay in their folder."""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

LONGEST = 150

# The name of a device on Windows, whatever follows its first dot.
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)")

# An absolute path, a drive, or a way up: only its last part is named, as the rest is nobody's business.
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")

_UNSAFE = re.compile(r"[^\w .,()+=@'-]")


def write(path: str | os.PathLike[str], text: str) -> None:
    """Write `text` to `path` in one step: readers see the old file or the new one, never a part.

    Raises OSError, and then leaves nothing behind.
    """
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with open(temporary, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def report_path(folder: str | os.PathLike[str], document_name: str, suffix: str) -> Path:
    """Where the report on this document goes: one file name, always directly in `folder`.

    `good/a.txt` becomes `good--a.txt`. Where a name cannot be kept so that it can be told from all others,
    a hash of it follows after `~`, which no kept name has.
    """
    plain = _flat(document_name)
    name = _safe(plain)
    if name != plain or _ambiguous(document_name):
        name = f"{name}~{sha256(document_name.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
    return Path(folder) / (name + suffix)


def _flat(name: str) -> str:
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".")]
    return "--".join(parts[-1:] if _OUTSIDE.search(name) else parts)


def _ambiguous(name: str) -> bool:
    """Whether another name could become the same once its slashes are dashes."""
    return bool(_OUTSIDE.search(name) or re.search(r"--|-/|/-|\\", name))


def _safe(name: str) -> str:
    short = _UNSAFE.sub("-", name).encode()[:LONGEST].decode(errors="ignore").strip(" .-")
    return f"_{short}" if _DEVICE.match(short) else short or "document"
