"""page_data: what a web page says about its article: JSON-LD, Open Graph, meta tags, marked-up elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from auditor.model import Datum
from auditor.readers import parts
from auditor.readers.stream import Element, Stream
from auditor.text import words

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story)$")

_LINKED = {
    "title": "headline",
    "byline": "author",
    "published": "datePublished",
    "modified": "dateModified",
    "publisher": "publisher",
    "description": "description",
    "url": "url",
    "dateline": "dateline",
}

_OPEN_GRAPH = {
    "title": ("og:title",),
    "byline": ("article:author", "og:author", "article:author_name"),
    "published": (
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
    ),
    "modified": ("article:modified_time", "article:modified", "og:updated_time", "og:article:modified_time"),
    "publisher": ("og:site_name",),
    "description": ("og:description",),
    "url": ("og:url",),
}

_META = {
    "title": ("headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "twitter:title"),
    "byline": ("author", "byl", "byline", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "authors"),
    "published": ("date", "datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date",
                  "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
                  "article.published", "published_at", "cxenseparse:recs:publishtime", "displaydate"),
    "modified": ("datemodified", "last-modified", "lastmod", "modified", "dcterms.modified", "article.updated"),
    "publisher": ("application-name", "publisher", "dc.publisher", "copyright-holder"),
    "description": ("description", "dc.description", "twitter:description"),
}  # fmt: skip

_SITE = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$")
_AUTHOR = re.compile(r"\bauthor(?:-?name|s)?\b|\bbyline(?:-?name)?\b|\bp-author\b")


def page_data(stream: Stream, extracted: Any = None) -> dict[str, Datum]:
    """The metadata of a page: of each kind the first that is told, from the most to the least formal source."""
    found: dict[str, Datum] = {}
    for origin, key, value in _all(stream, extracted):
        value = _tidy(key, value)
        if value:
            found.setdefault(key, Datum(value, origin))
    return found


def _all(stream: Stream, extracted: Any) -> Iterator[tuple[str, str, str]]:
    named = _named(stream.metas)
    for article in _linked_articles(stream.scripts):
        for ours, theirs in _LINKED.items():
            yield "json-ld", ours, _text(article.get(theirs))
    for origin, table in (("og", _OPEN_GRAPH), ("meta", _META)):
        for ours, names in table.items():
            for name in names:
                yield origin, ours, named.get(name, "")
    yield from _marked_up(stream)
    for ours, theirs in (
        ("title", "title"),
        ("byline", "author"),
        ("published", "date"),
        ("publisher", "sitename"),
        ("url", "url"),
    ):
        yield "trafilatura", ours, str(getattr(extracted, theirs, None) or "")


def _named(metas: Iterable[dict[str, str]]) -> dict[str, str]:
    """Meta tags by name, several of one name joined (co-authors)."""
    named: dict[str, str] = {}
    for meta in metas:
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = meta.get("content", "").strip()
        if name and value:
            several = "author" in name and name in named and value not in named[name]
            named[name] = f"{named[name]}, {value}" if several else named.get(name, value)
    return named


def _linked_articles(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    for script in scripts:
        try:
            data = json.loads(script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(data)


def _articles(data: Any) -> Iterator[dict[str, Any]]:
    """The articles in a JSON-LD value, which may be an object, a list, or a graph of objects."""
    if isinstance(data, list):
        for item in data[:200]:
            yield from _articles(item)
    elif isinstance(data, dict):
        types = data.get("@type")
        if any(
            isinstance(type, str) and _ARTICLE.search(type) for type in (types if isinstance(types, list) else [types])
        ):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), dict | list):
                yield from _articles(data[key])


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_text, value))))
    return ""


def _marked_up(stream: Stream) -> Iterator[tuple[str, str, str]]:
    for meta in stream.metas:
        if meta.get("rel", "").lower() == "canonical":
            yield "html", "url", meta.get("href", "")
    for element in stream.elements:
        key = _key(element)
        if key == "byline" and element.end - element.start <= 120:
            yield "html", key, _byline(stream.words(element.start, element.end))
        elif key and key != "byline":
            yield (
                "html",
                key,
                element.attrs.get("datetime") or stream.words(element.start, min(element.end, element.start + 60)),
            )
    for element in stream.tagged("title")[:1]:
        yield "html", "title", without_site(stream.words(element.start, element.end))


def without_site(title: str) -> str:
    """A page's title without the name of the site behind it."""
    return _SITE.sub("", title) or title


def _key(element: Element) -> str:
    prop = element.attrs.get("itemprop", "").lower()
    if "datepublished" in prop or (element.tag == "time" and "pubdate" in element.attrs):
        return "published"
    if "datemodified" in prop:
        return "modified"
    if element.tag == "time" and element.attrs.get("datetime"):
        return "modified" if "update" in element.hint or "modif" in element.hint else "published"
    return "byline" if _AUTHOR.search(element.hint) else ""


def _byline(text: str) -> str:
    """The name in an element that is called author: it may hold more."""
    who = parts.byline(text)
    if who:
        return who
    name = parts.DATE.split(re.split(r"[|•·\n]|\s[–—-]\s", text)[0])[0].strip(" ,")
    count = len(words(name))
    letters = [word for word in words(name) if word[0].isalpha()]
    return (
        name
        if 2 <= count <= 8 and len(letters) == count and letters[0][0].isupper() and letters[-1][0].isupper()
        else ""
    )


def _tidy(key: str, value: str) -> str:
    value = " ".join(unescape(value).split()) if value else ""
    if key == "byline":
        value = re.sub(r"^[\s,]*(?:(?:by|written by)\s*:?\s+)?", "", value, flags=re.IGNORECASE).rstrip(" ,|–—-")
        return (
            ""
            if re.search(r"https?://|^@|^[\w.-]+@|^(?:admin|null|none|undefined|default)$", value, re.IGNORECASE)
            else value
        )
    if key in ("published", "modified"):
        match = parts.DATE.search(value)
        return (parts.iso(match) if match else "") or _compact(value)
    return value


def _compact(value: str) -> str:
    """A date that only machines read: 20240301, 2024-03-01 10:00:00, 2024/03/01."""
    match = re.match(r"((?:19|20)\d{2})[-/]?(\d{2})[-/]?(\d{2})(?!\d)", value)
    return "-".join(match.groups()) if match else ""
