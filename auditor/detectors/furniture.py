"""furniture: the blocks of page furniture that the readers have set apart, by sort."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.model import Document, Mark


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each furniture block with its `sort`."""
    return [Mark(block.start, block.end, {"sort": block.sort}) for block in document.blocks_of("furniture")]
