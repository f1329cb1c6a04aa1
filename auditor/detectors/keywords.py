"""keywords: a phrase used far more often than the length of the text explains."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.stems import FUNCTION
from auditor.text import lower, plain

LEAST = 6
PER_1000 = 22.0
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
KINDS = ("title", "dek", "heading", "paragraph", "list_item", "caption")

Token = tuple[str, int, int]
Places = list[tuple[int, int]]


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Phrases of two to four words that return at least LEAST times and PER_1000 times in 1,000 words.

    A name (mostly written with capitals) may be repeated: a report must call its subject something.
    """
    blocks = [(block.start, _tokens(document.words_of(block))) for block in document.blocks_of(*KINDS)]
    counts = Counter(word for _, tokens in blocks for word, _, _ in tokens)
    total = counts.total()
    frequent = {word for word, count in counts.items() if _often(count, total)}
    places = _phrases(blocks, frequent)
    often = {phrase: at for phrase, at in places.items() if _often(len(at), total)}
    stuffed = {phrase: at for phrase, at in often.items() if not _name(document, at)}
    longest = [phrase for phrase in stuffed if not _inside_another(phrase, stuffed)]
    return sorted((_mark(phrase, stuffed[phrase], total) for phrase in longest), key=lambda mark: mark.start)


def _tokens(text: str) -> list[Token]:
    return [(match[0], match.start(), match.end()) for match in TOKEN.finditer(lower(plain(text)))]


def _phrases(blocks: Sequence[tuple[int, list[Token]]], frequent: set[str]) -> Mapping[str, Places]:
    """Where each phrase of frequent words stands: a rare word can be in no frequent phrase."""
    places: dict[str, Places] = defaultdict(list)
    for base, tokens in blocks:
        for at, (first, start, _) in enumerate(tokens):
            if first not in frequent or _edge(first):
                continue
            phrase = first
            for word, _, end in tokens[at + 1 : at + 4]:
                if word not in frequent:
                    break
                phrase = f"{phrase} {word}"
                if not _edge(word):
                    places[phrase].append((base + start, base + end))
    return places


def _edge(word: str) -> bool:
    return word in FUNCTION or word.isdigit()


def _often(count: int, total: int) -> bool:
    return count >= LEAST and count * 1000 / max(total, 200) >= PER_1000


def _name(document: Document, places: Places) -> bool:
    """Most of the places write both the first and the last word with a capital."""
    written = [document.text[start:end].split() for start, end in places]
    return sum(words[0][0].isupper() and words[-1][0].isupper() for words in written) > len(written) / 2


def _inside_another(phrase: str, stuffed: Mapping[str, Places]) -> bool:
    return any(phrase != other and f" {phrase} " in f" {other} " for other in stuffed)


def _mark(phrase: str, places: Places, total: int) -> Mark:
    start, end = places[0]
    per_1000 = round(len(places) * 1000 / max(total, 1), 1)
    detail = f"“{phrase}” stands {len(places)} times in {total} words."
    return Mark(start, end, {"phrase": phrase, "count": len(places), "per_1000": per_1000, "detail": detail})
