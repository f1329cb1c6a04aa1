"""Atoms: the letters without which a regular expression cannot match.

As in RE2's FilteredRE2: an expression need only be run on a text that holds one of its atoms. Python's
own parser reads the expression; what it does not understand simply has no atoms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 3
MOST = 400


def needed(pattern: str) -> tuple[str, ...]:
    """Lower-case strings of which every match holds at least one; empty where there is no telling."""
    try:
        parsed = _parser.parse(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError):
        return ()
    best = _of_sequence(parsed)
    return tuple(sorted(best)) if _worth(best) and len(best) <= MOST else ()


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best set of atoms of the parts that stand one after another: the one with the longest shortest atom."""
    sets, run = [], ""
    for kind, value in parsed:
        if kind is op.LITERAL and chr(value).lower().isascii():
            run += chr(value).lower()
            continue
        sets.append(frozenset({run}))
        run = ""
        sets.append(_of_part(kind, value))
    sets.append(frozenset({run}))
    return max(sets, key=_worth, default=frozenset())


def _of_part(kind: Any, value: Any) -> frozenset[str]:
    if kind is op.SUBPATTERN:
        return _of_sequence(value[-1])
    if kind is op.BRANCH:
        return _of_branches(value[1])
    if kind is op.MAX_REPEAT and value[0] > 0:
        return _of_sequence(value[2])
    return frozenset()


def _of_branches(branches: Sequence[Any]) -> frozenset[str]:
    """Each branch needs an atom of its own."""
    sets = [_of_sequence(branch) for branch in branches]
    return frozenset().union(*sets) if all(_worth(one) for one in sets) else frozenset()


def _worth(atoms: frozenset[str]) -> int:
    shortest = min((len(atom) for atom in atoms), default=0)
    return shortest if shortest >= SHORTEST else 0
