"""furniture: the blocks of page furniture that the readers have set apart, by sort."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.readers.furniture import cues, sort_of


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each furniture block with its `sort`."""
    known = cues(marks.scan.lists)
    return [
        Mark(block.start, block.end, {"sort": sort_of(document.words_of(block), known) or "other"})
        for block in document.blocks_of("furniture")
    ]
