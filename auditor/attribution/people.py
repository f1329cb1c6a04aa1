"""People: who is named in full somewhere, so that a surname alone is known as theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from auditor.attribution import phrases
from auditor.attribution.grammar import Sentence


def surnames(sentences: Iterable[Sentence], lists: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Surnames of people who are named in full somewhere: surname → full name."""
    full: dict[str, str] = {}
    likely: dict[str, str] = {}
    alone: set[str] = set()
    for sentence in sentences:
        if sentence.block in ("title", "heading"):
            continue
        for run, before in phrases.capital_runs(sentence):
            surname = phrases.bare_name(run[-1])
            if len(run) == 1 and before != "the":
                alone.add(surname)
            if len(run) < 2 or any(token.bare in lists["organizations"] for token in run):
                continue
            name = " ".join([*(token.text for token in run[:-1]), surname])
            if any(
                token.low in lists["given-names"] or token.low.rstrip(".") in lists["honorifics"] for token in run[:-1]
            ):
                full.setdefault(surname, name)
            elif before != "the" and not any(token.bare in lists["places"] for token in run):
                likely.setdefault(surname, name)
    return {**{surname: name for surname, name in likely.items() if surname in alone}, **full}
