"""The marks of a plain text, by the built-in word lists."""

import pytest

from auditor import loading
from auditor.detectors import Marks
from auditor.pipeline import prepare


@pytest.fixture(scope="session")
def book():
    return loading.load()


@pytest.fixture
def marked(book):
    """A function from a text and a detector's name to (words, attributes) of each mark."""

    def of(text, sort, format="txt"):
        document = prepare(text, format, "test", book)
        marks = Marks(document, book.scanner.scan(document))
        return [(document.text[mark.start : mark.end], dict(mark.attrs)) for mark in marks[sort]]

    return of
