"""`python -m bench.train [NAME…]`: make these tables anew, or all of them, in order."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

TABLES = ("classes", "cues", "sentences", "headlines", "loaded", "puffery")


def main() -> None:
    gold = Path(os.environ["AUDITOR_GOLD"])
    for name in sys.argv[1:] or TABLES:
        import_module(f"bench.train.{name}").train(gold)


if __name__ == "__main__":
    main()
