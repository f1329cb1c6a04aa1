"""accuracy: `python -m bench.accuracy` measures the product on the labelled data in the folder AUDITOR_GOLD."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from auditor import Auditor
from bench.accuracy import (
    agencies,
    articles,
    census,
    clickbait,
    editorial,
    extraction,
    floors,
    loaded,
    metadata,
    outlets,
    polnear,
    puffery,
    results,
)
from bench.accuracy.figures import Figure


class Set(Protocol):
    """A module that measures on one folder of the labelled data, and is called like its figures."""

    __name__: str
    FOLDER: str

    def measure(self, gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]: ...


SETS: tuple[Set, ...] = (
    polnear,
    census,
    editorial,
    extraction,
    metadata,
    clickbait,
    agencies,
    loaded,
    puffery,
    articles,
    outlets,
)
HERE = Path(__file__).parents[1]
FLOORS, RECORDED, TABLE = HERE / "floors.yaml", HERE / "results.json", HERE / "results.md"

RAISING = (
    "To raise floors after an improvement: make bench ARGS=--raise. "
    "To lower one, edit bench/floors.yaml by hand and write the reason beside it, behind a #."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and do with the figures what was asked for."""
    asked = _parser().parse_args(arguments)
    gold = folder()
    if gold is None:
        return 0
    figures = measured(gold, asked.only, asked.part)
    if not figures:
        print("Nothing was measured: no set or figure has that name, or the folder lacks it.")
        return 2
    whole = not (asked.only or asked.part)
    last = results.recorded(RECORDED)
    print(results.plain(figures, last))
    if asked.errors:
        print(results.mistakes(figures, asked.errors))
        print(results.plain_rules(figures))
    if asked.raise_:
        print("\n".join(floors.raised(figures, FLOORS)) or "No floor was to be raised.")
    if asked.check:
        return checked(figures, last, whole)
    if whole:
        TABLE.write_text(results.markdown(figures, last), encoding="utf-8")
        print(f"\nWritten: bench/{TABLE.name}")
    if asked.record and whole:
        results.record(RECORDED, figures, floors.load(FLOORS))
        print(f"Recorded: bench/{RECORDED.name}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench.accuracy", description="Measures the product on labelled data."
    )
    parser.add_argument(
        "--only", metavar="NAME", help="a set or the beginning of figures' names: polnear, polnear/dev/cue"
    )
    parser.add_argument("--part", choices=["dev", "tune", "kept"], help="this part of the sets that have parts")
    parser.add_argument(
        "--errors",
        metavar="N",
        type=int,
        default=0,
        help="print the N worst mistakes behind each figure, and the rules",
    )
    parser.add_argument("--record", action="store_true", help="keep the figures, for later runs to be compared with")
    parser.add_argument(
        "--check", action="store_true", help="end with 1 where a figure is under its floor; write nothing"
    )
    parser.add_argument(
        "--raise", dest="raise_", action="store_true", help="raise floors to a little under the figures"
    )
    return parser


def folder() -> Path | None:
    """The folder with the labelled data, where there is one."""
    told = os.environ.get("AUDITOR_GOLD", "")
    if told and Path(told).is_dir():
        return Path(told)
    print(
        f"No labelled data: AUDITOR_GOLD {f'names {told!r}, which is no folder' if told else 'is not set'}. Nothing measured."
    )
    return None


def measured(gold: Path, only: str | None = None, part: str | None = None) -> list[Figure]:
    """The figures of every set asked for that the folder has."""
    auditor = Auditor()
    wanted = [one for one in SETS if not only or _name(one).startswith(only.split("/")[0])]
    found = [figure for one in wanted for figure in _figures(one, gold, auditor, part)]
    return [figure for figure in found if not only or figure.name.startswith(only)]


def _name(one: Set) -> str:
    return one.__name__.rpartition(".")[2]


def _figures(one: Set, gold: Path, auditor: Auditor, part: str | None) -> list[Figure]:
    if not (gold / one.FOLDER).is_dir():
        print(f"{_name(one)}: not there, left out", file=sys.stderr)
        return []
    start = time.perf_counter()
    print(f"{_name(one)} …", end=" ", file=sys.stderr, flush=True)
    figures = one.measure(gold, auditor, part)
    print(f"{time.perf_counter() - start:.1f} s", file=sys.stderr)
    return figures


def checked(figures: Sequence[Figure], last: results.Recorded, whole: bool) -> int:
    """1 where a floor does not hold, else 0."""
    wrong = floors.faults(figures, FLOORS, last, whole)
    print("\n" + ("\n".join([*wrong, RAISING]) if wrong else "Every figure is at its floor or above."))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
