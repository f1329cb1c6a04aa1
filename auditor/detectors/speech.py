"""speech: what is somebody else's words: quotations, block quotes, and the content of attributions."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.model import Document, Mark

AUTHORS_OWN = ("personified", "agentless", "agentless-noun")


def detect(document: Document, marks: Marks) -> list[Mark]:
    """The spans that are not in the author's own voice, merged where they touch."""
    spans = [(mark.start, mark.end) for mark in marks["quotations"]]
    spans += [(block.start, block.end) for block in document.blocks_of("block_quote")]
    spans += [tuple(span) for mark in marks["attributions"] if _speaks(mark) for span in mark.attrs["content"]]
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [Mark(start, end) for start, end in merged]


def _speaks(mark: Mark) -> bool:
    """Where nobody in particular is said to speak (`the world hopes`, `it is feared`), the author does.

    A cue that only the weights know says too little about where the speech begins and ends.
    """
    if mark.attrs["cue_kind"] == "learned":
        return False
    return mark.attrs["source"] != "none" and mark.attrs["vague_kind"] not in AUTHORS_OWN
