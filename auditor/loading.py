"""Loading: the rulebook of some folders, from the cache where it is there, else compiled and tried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from auditor.rulebook import Rulebook, cache
from auditor.rulebook.layers import builtin, digest, key, read_layer, registry


def load(folders: Sequence[str | Path] = (), cached: bool = True) -> Rulebook:
    """Read the built-in rules and lay these folders over them.

    The examples of the folders' own rules are run. Raises RuleError with file, line, key and what was
    expected. The checked result is kept in the user's cache folder, without the examples; `cached` false
    reads the files again, and has them.
    """
    layers = [read_layer(builtin()), *(read_layer(Path(folder)) for folder in folders)]
    name = digest(layers)
    kept = cache.load(key(name, layers)) if cached else None
    book = Rulebook.of(kept, name) if kept is not None else None
    if book is not None:
        return replace(book, registry=registry(layers))
    from auditor import examples
    from auditor.rulebook import compiling

    book = replace(compiling.compile_layers(layers, name), registry=registry(layers))
    examples.demand(book, {rule_id for layer in layers[1:] for rule_id in layer.ids()})
    if cached:
        cache.store(key(name, layers), book.record())
    return book
