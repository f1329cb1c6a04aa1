"""census: how an article's statements are shared among its sources; one mark for the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from auditor.attribution.identity import IDENTIFIED
from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import squeeze


def detect(document: Document, marks: Marks) -> list[Mark]:
    """`statements`, with the shares of them that are named, quoted and the largest source's; how many sources are
    `independent` of each other; and the shares of `sides`."""
    sources = marks["sources"]
    nobody = sum(
        mark.attrs["source"] == "vague" and mark.attrs["source_span"] is None for mark in marks["attributions"]
    )
    statements = nobody + sum(one.attrs["mentions"] for one in sources)
    known = [one for one in sources if one.attrs["type"] in IDENTIFIED]
    largest = max(known, key=lambda one: one.attrs["mentions"], default=None)
    attrs = {
        "statements": statements,
        "sources": len(sources),
        "identified": len(known),
        "independent": len({house(one) for one in known}),
        "named_share": _share([one for one in sources if one.attrs["named"]], statements),
        "direct_share": _share(sources, statements, "direct"),
        "largest": largest.attrs["name"] if largest else None,
        "largest_share": _share([largest] if largest else [], statements),
        "sides": _sides(sources, statements, marks),
    }
    return [Mark(0, len(document.text), attrs)]


def house(source: Mark) -> str:
    """Whom a source speaks for: the body that it is or is with, else itself."""
    name = squeeze(source.attrs["affiliation"] or source.attrs["name"])
    return name.removeprefix("the ")


def _share(sources: Sequence[Mark], statements: int, of: str = "mentions") -> float:
    return round(sum(one.attrs[of] for one in sources) / statements, 3) if statements else 0.0


def _sides(sources: Sequence[Mark], statements: int, marks: Marks) -> list[dict[str, Any]]:
    """The parties that accuse or are accused by name, and their own words, or those of people with them, as a share."""
    parties = dict.fromkeys(name for one in marks["parties"] for name in (one.attrs["accuser"], one.attrs["accused"]))
    heads = {squeeze(name).split()[-1]: name for name in parties if name}
    told: Counter[str] = Counter()
    for one in sources:
        words = squeeze(f"{one.attrs['name']} {one.attrs['affiliation']}").split()
        side = next((heads[word] for word in words if word in heads), None)
        if side is not None:
            told[side] += one.attrs["mentions"]
    return [
        {"name": name, "statements": told[name], "share": round(told[name] / statements, 3) if statements else 0.0}
        for name in heads.values()
    ]
