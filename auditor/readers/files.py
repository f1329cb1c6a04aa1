"""files: which files the paths on a command line mean."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Problem(NamedTuple):
    """A path that gives nothing to read, and why."""

    path: str
    message: str


class Found(NamedTuple):
    """What was found behind some paths: the files, sorted, each once; and the paths that led nowhere."""

    paths: list[str]
    problems: list[Problem]


def find(paths: Iterable[str | os.PathLike[str]], suffixes: Iterable[str]) -> Found:
    """Expand files, folders and globs; `-` (standard input) stays as it is."""
    suffixes = tuple(suffixes)
    files: list[str] = []
    problems: list[Problem] = []
    for path in [os.fspath(path) for path in paths]:
        found = _expand(path, suffixes)
        files += found
        if not found:
            problems.append(Problem(path, _reason(path)))
    return Found(_once(files), problems)


def _expand(path: str, suffixes: tuple[str, ...]) -> list[str]:
    if path == "-" or os.path.isfile(path):
        return [path]
    if os.path.isdir(path):
        return list(_walk(path, suffixes))
    if os.path.lexists(path):
        # A pipe or a device can be read, a dangling link cannot.
        return [path] if os.path.exists(path) else []
    if not glob.has_magic(path):
        return []
    hits = sorted(glob.glob(path, recursive=True))
    return [file for hit in hits for file in _of_glob(hit, suffixes)]


def _of_glob(hit: str, suffixes: tuple[str, ...]) -> list[str]:
    if os.path.isdir(hit):
        return list(_walk(hit, suffixes))
    return [hit] if hit.lower().endswith(suffixes) else []


def _walk(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    root = os.path.realpath(folder)
    seen: set[str] = set()
    for here, folders, files in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(here))
        folders[:] = sorted(name for name in folders if _enters(os.path.join(here, name), root, seen))
        for name in sorted(files):
            path = os.path.join(here, name)
            if name.lower().endswith(suffixes) and not name.startswith(".") and _inside(path, root):
                yield path


def _enters(folder: str, root: str, seen: set[str]) -> bool:
    if os.path.basename(folder).startswith("."):
        return False
    return os.path.realpath(folder) not in seen and _inside(folder, root)


def _inside(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return os.path.exists(real) and os.path.commonpath([real, root]) == root


def _reason(path: str) -> str:
    if os.path.isdir(path):
        return "holds no file that can be read"
    if os.path.lexists(path):
        return "is a link to nothing"
    return "matches no file" if glob.has_magic(path) else "does not exist"


def _once(files: list[str]) -> list[str]:
    # A link to a file that is there too would count it twice; the file itself stays.
    ordered = sorted(set(files), key=lambda path: (path != "-", os.path.islink(path), path))
    real: dict[str, str] = {}
    for path in ordered:
        real.setdefault(path if path == "-" else os.path.realpath(path), path)
    return sorted(real.values(), key=lambda path: (path != "-", path))
