"""Word lists: entries with their forms, what they include, and what a layer changes in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.rulebook.sources import Source


@dataclass(frozen=True)
class WordList:
    """A word list before its includes are resolved: entries in order, each a tuple of forms."""

    source: Source
    entries: tuple[tuple[str, ...], ...]
    include: tuple[str, ...]


def word_list(source: Source, below: WordList | None) -> WordList:
    """A word list, or what a file changes in the list below it."""
    data = source.data
    if below is None and ("add" in data or "remove" in data):
        raise source.error((), "there is no such list to add to or remove from; use words")
    entries = list(below.entries) if below and "words" not in data else []
    entries += [*_entries(source, "words"), *_entries(source, "add")]
    gone = set()
    for index, entry in enumerate(_entries(source, "remove")):
        if entry[0] not in {one[0] for one in entries}:
            raise source.error(("remove", index), f"{entry[0]!r} is not in the list below")
        gone.add(entry[0])
    include = tuple(data.get("include", below.include if below else ()))
    return WordList(source, tuple(entry for entry in entries if entry[0] not in gone), include)


def _entries(source: Source, key: str) -> Iterator[tuple[str, ...]]:
    for index, entry in enumerate(source.data.get(key, ())):
        forms = tuple(form.strip() for form in re.split(r"(?:^|\s)\|(?:\s|$)", entry))
        if not all(forms):
            raise source.error((key, index), f"{entry!r} has an empty form")
        yield forms


def resolve(lists: Mapping[str, WordList]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Every list's (form, lemma) pairs, with those of the lists that it includes."""
    return {name: tuple(dict.fromkeys(_pairs(name, lists, ()))) for name in sorted(lists)}


def _pairs(name: str, lists: Mapping[str, WordList], above: Sequence[str]) -> Iterator[tuple[str, str]]:
    one = lists[name]
    for entry in one.entries:
        for form in entry:
            yield form, entry[0]
    for index, other in enumerate(one.include):
        if other not in lists:
            raise one.source.error(("include", index), f"no word list {other!r}")
        if other in (*above, name):
            raise one.source.error(("include", index), f"{other!r} includes itself")
        yield from _pairs(other, lists, (*above, name))
