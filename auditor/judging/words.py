"""Words as features: each by itself and by its classes, so that what is learned of one tells of its like."""

from __future__ import annotations

import re
from functools import lru_cache

from auditor.learned import classes
from auditor.text import plain

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'-]*|\d[\d.,]*|[^\w\s]")


def tokens(text: str) -> list[str]:
    """The words, numbers and marks of a sentence, with straight marks."""
    return _TOKEN.findall(plain(text))


@lru_cache(maxsize=1 << 16)
def features(token: str, free: bool) -> tuple[str, ...]:
    """What a token says; `free`: nobody is said to have said the sentence. A name counts as a name only."""
    low = token.lower()
    known = classes.load().get(low)
    if known is None:
        return ("number" if token[0].isdigit() else "name" if token[0].isupper() else "rare",)
    told = (f"w={low}", f"m={known.middle}", f"f={known.fine}")
    return (*told, f"ff={known.fine}") if free else told
