"""The library's front door: `Auditor`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor import loading, readers
from auditor.model import Document
from auditor.pipeline import audit, finish, prepare
from auditor.report import Report


class Auditor:
    """Audits documents by the built-in rules and those of the given folders, laid over them.

    Raises RuleError where a rule folder is not as it should be.
    """

    def __init__(self, rules: Sequence[str | Path] = ()) -> None:
        self.rulebook = loading.load(rules)

    def read(self, path: str | Path) -> Document:
        """The parsed document: `.text` is what is audited. Raises InputError where it cannot be read."""
        return finish(readers.read(path), self.rulebook)

    def audit(self, path: str | Path) -> Report:
        """Audit a file; its suffix says how it is read. Raises InputError where it cannot be audited."""
        return self.audit_document(self.read(path))

    def audit_text(self, text: str, format: str = "txt", name: str = "text") -> Report:
        """Audit a text in the format txt, md or html. Raises InputError where there is nothing to audit."""
        return self.audit_document(prepare(text, format, name, self.rulebook))

    def audit_bytes(self, data: bytes, format: str | None = None, name: str = "text") -> Report:
        """Audit undecoded bytes; without a format it is HTML where it looks like it, else plain text."""
        return self.audit_document(finish(readers.read_bytes(data, format, name), self.rulebook))

    def audit_document(self, document: Document) -> Report:
        """Audit what a reader has read."""
        return audit(document, self.rulebook)
