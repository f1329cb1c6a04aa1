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
_POST = r"(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|producer|critic|author)s?\b.*"
_ROLE = re.compile(
    rf"\s*[,(|·•/–—-]\s*(?:[\w’'&.]+\s+){{0,4}}{_POST}"
    rf"|\s+(?:staff|special|senior|chief|deputy|political|associate|managing|contributing|freelance|guest)\s+"
    rf"(?:[\w’'&.]+\s+){{0,2}}{_POST}|\s*(?:published|posted|updated)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(r"(?:\b[Bb]y|\bBY|[Ww]ritten by)\b[\s:—–-]*")
_LEAD = re.compile(
    r"^[\s,]*(?:(?:(?:written|analysis|opinion|story|review|commentary|words|text|report(?:ing)?) )?by\b\s*[:—–-]?\s+)?",
    re.IGNORECASE,
)
_AFTER_BY = re.compile(r"(?:B[yY]|(?<![a-z])by)[:—–-]?$")
_PICTURE = re.compile(r"(?:photo\w*|image|picture|illustration|video|art|graphic)s?\s*$", re.IGNORECASE)
_NOBODY = re.compile(
    r"https?:|www\.|^@|^[\w.-]+@|^(?:admin(?:istrator)?|null|none|undefined|default|unknown|author|editor|\d+)$",
    re.IGNORECASE,
)


class Author(NamedTuple):
    """A name and where it was told; `body` is true of an organisation."""

    name: str
    origin: str
    body: bool = False


def byline(
    stream: Stream, told: Iterable[Author], guessed: Iterable[Author], sites: Iterable[str], title: int, first: int
) -> Datum | None:
    """The byline of an article with its title at `title` and its text at `first`: of those `told` to machines, shown to readers, `guessed`."""
    own = [_key(site) for site in sites if site]
    shown = list(_shown(stream, title, first))
    known = [_weighed(author, own) for author in (*_clean(told), *_clean(shown), *_clean(guessed))]
    for body in (False, True):
        for author in known:
            if author.body == body and (not body or _seen(stream, author.name)):
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
    text = _LEAD.sub("", text)
    text = re.sub(r"^By(?=[A-Z])", "", text)
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


def _shown(stream: Stream, title: int, first: int) -> Iterator[Author]:
    """The names in the byline that is nearest to the text, or after a `By` above it."""
    called = [element for element in stream.elements if _is_byline(element)]
    for element in sorted(called, key=lambda element: _distance(element, title, first)):
        if named(stream.words(element.start, element.end)):
            yield from _in_byline(stream, element, called)
            break
    yield from _above(stream, max(0, first - _ABOVE), first)


def _in_byline(stream: Stream, whole: Element, called: list[Element]) -> Iterator[Author]:
    """The innermost elements of a byline that hold a name, and those beside them that are called the same."""
    inner = [element for element in called if whole.start <= element.start and element.end <= whole.end]
    names = [(element, named(stream.words(element.start, element.end))) for element in inner]
    least = min((element for element, name in names if name), key=lambda element: element.end - element.start)
    for other in _chain([element for element in called if _alike(element, least)], least):
        yield Author(named(stream.words(other.start, other.end)), f"html {whole.start}")


def _chain(elements: list[Element], least: Element) -> list[Element]:
    """Of elements in the order of the page, those that stand beside each other around one of them."""
    chain: list[Element] = []
    for element in elements:
        if chain and not 0 <= element.start - chain[-1].end <= _BESIDE:
            if least in chain:
                break
            chain = []
        chain.append(element)
    return chain


def _alike(one: Element, other: Element) -> bool:
    return (one.tag, one.attrs.get("class"), one.attrs.get("rel")) == (
        other.tag,
        other.attrs.get("class"),
        other.attrs.get("rel"),
    )


def _above(stream: Stream, start: int, end: int) -> Iterator[Author]:
    """The name after the last `By` above the text: a link, or words."""
    for link in reversed(stream.links_in(start, end)):
        after_by = start <= link.start and _AFTER_BY.search(stream.letters, max(0, link.start - 8), link.start)
        if after_by and _reads_like_one(name := _name(stream.words(link.start, link.end))):
            yield Author(name, "text")
            return
    above = stream.lines(start, end)
    for match in reversed(list(_BY.finditer(above))):
        name = _name(parts.people(above[match.end() :].partition("\n")[0]))
        if _reads_like_one(name) and not _PICTURE.search(above[: match.start()]):
            yield Author(name, "text")
            return


def _is_byline(element: Element) -> bool:
    return (
        element.tag == "address" or bool(_HINT.search(element.hint))
    ) and 3 < element.end - element.start <= _LONGEST


def _distance(element: Element, title: int, first: int) -> int:
    """How far an element is from the title and the text under it; over the title stand other articles."""
    return title - element.end + _ABOVE if element.end <= title else max(first - element.end, element.start - first, 0)


def _seen(stream: Stream, name: str) -> bool:
    """Whether a reader sees the name in a byline or after a `By`."""
    letters = BLANK.sub("", name)
    return bool(re.search(rf"(?:B[yY]|(?<![a-z])by):?[—–-]?{re.escape(letters)}", stream.letters)) or any(
        letters in stream.letters[element.start : element.end] for element in stream.elements if _is_byline(element)
    )
