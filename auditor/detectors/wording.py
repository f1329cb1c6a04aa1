"""wording: the author's own words that stand in a word list for loaded or padding language."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.model import Document, Mark

# The lists whose every entry is telling by itself, by family; other lists only fill slots of phrases.
FAMILIES = {
    "loaded": (
        "loaded-sensational",
        "loaded-verb",
        "loaded-label",
        "loaded-melodrama",
        "loaded-catastrophe",
        "loaded-fear",
        "loaded-intensifier",
    ),
    "padding": ("filler-puffery", "filler-peacock", "filler-advertising", "filler-significance", "filler-seo"),
}
BLOCKS = ("title", "dek", "heading", "paragraph", "list_item", "caption")


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each entry of these lists outside reported speech, with its `family` and `list`."""
    found: dict[int, Mark] = {}
    for family, lists in FAMILIES.items():
        for name in lists:
            for hit in marks.hits(name):
                if _authors(hit, document, marks):
                    found.setdefault(hit.start, Mark(hit.start, hit.end, {"family": family, "list": name}))
    return [found[start] for start in sorted(found)]


def _authors(hit: Mark, document: Document, marks: Marks) -> bool:
    block = document.block_at(hit.start)
    return block is not None and block.kind in BLOCKS and not marks.covers("speech", hit.start, hit.end)
