"""Outlets that a text leans on, with a registry of invented ones."""

import pytest

from auditor.detectors import Marks
from auditor.pipeline import prepare
from auditor.registry import File, Registry

HEAD = "# origin: {}\n# title: A list\n# licence: free\n# date: 2025\n"
LOW = "domain,rating,figure\nmarl.example,low,bad\n"
NAMES = "name,domain\nMarl Herald,marl.example\nDorn Post,dorn.example\n"
HIGH = "dorn.example,high,good\namazon.example,low,shop\n"


@pytest.fixture
def outlets(book):
    """A function from a text to (words, rating, whether it stands alone) of each outlet."""
    texts = {"One": LOW + HIGH, "Two": LOW, "Three": NAMES}
    files = [File(f"{name}.csv", (HEAD.format(name) + rows).encode()) for name, rows in texts.items()]

    def of(text, format="md"):
        document = prepare(text, format, "test", book)
        marks = Marks(document, book.scanner.scan(document), Registry([files]))
        found = marks["outlets"]
        return [(document.text[one.start : one.end], one.attrs["rating"], one.attrs["alone"]) for one in found]

    return of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("According to the Marl Herald, the dam broke.", [("the Marl Herald", "low", True)]),
        ("The dam broke, according to a report in the Marl Herald.", [("Marl Herald", "low", True)]),
        ("The Dorn Post reported that the dam broke.", [("The Dorn Post", "high", False)]),
        ("The dam broke, said Ada Quint, who had read of it in a report in the Marl Herald.",
         [("Marl Herald", "low", False)]),
        ("The dam broke, as the Marl Herald had reported.", [("the Marl Herald", "low", True)]),
        ("The mayor told the Marl Herald that the dam broke.", [("Marl Herald", "low", False)]),
        ("Quint told the Marl Herald that the dam broke.", [("Marl Herald", "low", False)]),
        ("The mayor told Marl Herald founder Ada Quint that the dam broke.", []),
        ("The Marl Herald asked the mayor three times.", []),
        ("The Marl Herald falsely reported that the dam broke.", []),
        ("# Marl Herald closes\n\nThe Marl Herald said that it would close.", []),
        ("The Marl Heralds said that it would rain.", []),
    ],
)  # fmt: skip
def test_named(outlets, text, found):
    assert outlets(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam broke. [More](https://www.marl.example/1)", [("More", "low", False)]),
        ("The dam has broken because [nobody looked](https://marl.example/1).", [("nobody looked", "low", True)]),
        ("[One](https://marl.example/1) and [two](https://dorn.example/1) say so.",
         [("One", "low", False), ("two", "high", False)]),
        ("The dam broke, the council said. [More](/news/1)", []),
        ("The lamp is [for sale](https://smile.amazon.example/1) in two colours.", []),
    ],
)  # fmt: skip
def test_linked(outlets, text, found):
    assert outlets(text) == found
