"""authors: who a web page says wrote it: people before organisations, and these only where a reader sees them named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from auditor.model import Datum
from auditor.readers import parts
from auditor.readers.stream import BLANK, Element, Stream
from auditor.text import words

_HINT = re.compile(
    r"(?<![a-z])(?:authors?|authored|author-?(?:name|link|namelink)s?|by-?lines?|credit-?lines?|written-?by)(?![a-z])"
)
_LONGEST = 120
_BESIDE = 6
_ABOVE = 400

_ORGANISATION = re.compile(
    r"\b(?:staff|team|desk|editors|editorial|newsroom|news|press|agenc(?:y|ies)|media|magazine|network|company|inc|ltd|wire"
    r"|university|institute|foundation|reuters|afp|bloomberg|contributors|correspondents|reporters|board)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*[,(|·•/–—-]?\s+(?:(?:[\w’'&.]+\s+){0,2}(?:staff|special|senior|chief|deputy|political|associate|managing|contributing"
    r"|freelance|news|guest)\s+)?(?:staff\s+)?(?:writer|reporter|correspondent|editor|columnist|contributor|journalist"
    r"|producer|critic|author)s?\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(r"(?:\b[Bb]y|\bBY|[Ww]ritten by)\b[\s:—–-]*")
_NOBODY = re.compile(
    r"https?:|www\.|^@|^[\w.-]+@|^(?:admin(?:istrator)?|null|none|undefined|default|unknown|author|editor|\d+)$",
    re.IGNORECASE,
)


class Author(NamedTuple):
    """A name and where it was told; `body` is true of an organisation."""

    name: str
    origin: str
    body: bool = False


def byline(stream: Stream, told: Iterable[Author], sites: Iterable[str], first: int) -> Datum | None:
    """The byline of an article whose text begins at `first`, from what the page tells of its `sites` and authors."""
    own = [_key(site) for site in sites if site]
    shown = list(_shown(stream, first))
    known = [_weighed(author, own) for author in (*_clean(told), *shown)]
    for body in (False, True):
        for author in known:
            if author.body == body and (not body or author in shown or _seen(stream, author.name)):
                same = (other.name for other in known if (other.body, other.origin) == (body, author.origin))
                return Datum(", ".join(dict.fromkeys(same)), author.origin.split()[0])
    return None


def named(text: str) -> str:
    """The people named in a byline, or in an element that is called so: it may hold more; empty where it names nobody."""
    text = " ".join(text.split())
    start = _BY.match(text)
    who = parts.byline(f"By {text[start.end() :]}" if start else text)
    name = who or parts.DATE.split(re.split(r"[|•·/\n]|\s[–—-]\s", text)[0])[0]
    return _name(name) if who or _reads_like_one(_name(name)) else ""


def _name(text: str) -> str:
    text = " ".join(unescape(text).split())
    text = re.sub(r"^[\s,]*(?:(?:by|written by)\b\s*[:—–-]?\s+)?", "", text, flags=re.IGNORECASE)
    bare = _ROLE.sub("", text)
    return (bare if len(words(bare)) > 1 else text).strip(" ,|–—-·•")


def _reads_like_one(name: str) -> bool:
    letters = words(name)
    capital = bool(letters) and letters[0][0].isupper() and letters[-1][0].isupper()
    return capital and 2 <= len(letters) <= 8 and all(word[0].isalpha() for word in letters)


def _clean(told: Iterable[Author]) -> Iterator[Author]:
    for author in told:
        for part in re.split(r"\s*[|;]\s*", unescape(author.name)):
            name = _name(part)
            if name and not _NOBODY.search(name):
                yield author._replace(name=name)


def _key(name: str) -> str:
    return re.sub(r"\W|^the\b", "", name.lower())


def _weighed(author: Author, sites: list[str]) -> Author:
    key = _key(author.name)
    own = any(key in site or (len(site) > 3 and key.startswith(site)) for site in sites)
    return author._replace(body=author.body or own or bool(_ORGANISATION.search(author.name)))


# What a reader sees.


def _shown(stream: Stream, first: int) -> Iterator[Author]:
    """The names in the byline that is nearest to the text, or after a `By` above it."""
    called = [element for element in stream.elements if _is_byline(element)]
    for element in sorted(called, key=lambda element: _distance(element, first)):
        if name := named(stream.words(element.start, element.end)):
            yield Author(name, f"html {element.start}")
            yield from _beside(stream, element, called)
            break
    above = stream.words(max(0, first - _ABOVE), first)
    for match in reversed(list(_BY.finditer(above))):
        name = _name(parts.people(above[match.end() :]))
        if _reads_like_one(name):
            yield Author(name, "text")
            break


def _is_byline(element: Element) -> bool:
    return (element.tag == "address" or bool(_HINT.search(element.hint))) and 3 < element.end - element.start <= _LONGEST


def _distance(element: Element, first: int) -> int:
    return max(first - element.end, element.start - first, 0)


def _beside(stream: Stream, element: Element, called: list[Element]) -> Iterator[Author]:
    """The other authors of a byline that has an element for each."""
    end = element.end
    for other in called:
        if 0 <= other.start - end <= _BESIDE and (other.tag, other.attrs.get("class")) == (
            element.tag,
            element.attrs.get("class"),
        ):
            if name := named(stream.words(other.start, other.end)):
                yield Author(name, f"html {element.start}")
            end = other.end


def _seen(stream: Stream, name: str) -> bool:
    """Whether a reader sees the name in a byline or after a `By`."""
    letters = BLANK.sub("", name)
    by = re.compile(rf"\b[Bb][Yy]:?[—–-]?{re.escape(letters)}")
    return bool(by.search(stream.letters)) or any(
        letters in stream.letters[element.start : element.end] for element in stream.elements if _is_byline(element)
    )
