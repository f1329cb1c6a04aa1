"""page_data: what a web page says about its article: JSON-LD, Open Graph, meta tags, marked-up elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any, NamedTuple

from auditor.model import Datum
from auditor.readers import authors, parts
from auditor.readers.authors import Author
from auditor.readers.stream import Element, Stream

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story)$")

_LINKED = {
    "title": "headline",
    "published": "datePublished",
    "modified": "dateModified",
    "publisher": "publisher",
    "description": "description",
    "url": "url",
    "dateline": "dateline",
}

_OPEN_GRAPH = {
    "title": ("og:title",),
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
    "published": ("date", "datepublished", "pubdate", "publishdate", "publish-date", "publication_date", "dc.date",
                  "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
                  "article.published", "published_at", "cxenseparse:recs:publishtime", "displaydate"),
    "modified": ("datemodified", "last-modified", "lastmod", "modified", "dcterms.modified", "article.updated"),
    "publisher": ("application-name", "publisher", "dc.publisher", "copyright-holder"),
    "description": ("description", "dc.description", "twitter:description"),
}  # fmt: skip

_AUTHOR_OPEN_GRAPH = ("article:author", "og:author", "article:author_name")
_AUTHOR_META = (
    "author",
    "byl",
    "byline",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "authors",
)

_DATED = ("published", "modified")
_SITE = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$")
_NEAR = 1500
_ABOVE = 300


class Told(NamedTuple):
    """What a page tells machines: its JSON-LD and its meta tags by name."""

    linked: Linked
    metas: dict[str, str]

    @classmethod
    def of(cls, stream: Stream) -> Told:
        """What the page of `stream` tells."""
        return cls(Linked(stream.scripts), _named(stream.metas))


def headline(stream: Stream, told: Told, extracted: Any) -> str:
    """The title of the article, as the page tells it."""
    titles = (_tidy(key, value) for _, key, value in _all(stream, told, extracted, 0) if key == "title")
    return next(filter(None, titles), "")


def page_data(stream: Stream, told: Told, extracted: Any, title: int, first: int) -> dict[str, Datum]:
    """The metadata of a page whose article has its title at `title` and its text at `first`: of each kind the first that is told, from the most to
    the least formal source."""
    found: dict[str, Datum] = {}
    for origin, key, value in _all(stream, told, extracted, first):
        value = _tidy(key, value)
        if value:
            found.setdefault(key, Datum(value, origin))
    sites = [found["publisher"].value if "publisher" in found else "", told.metas.get("og:site_name", "")]
    sites.append(_domain(found["url"].value if "url" in found else ""))
    if byline := authors.byline(stream, _authors(told), _guessed(extracted), sites, title, first):
        found["byline"] = byline
    return found


def _all(stream: Stream, told: Told, extracted: Any, first: int) -> Iterator[tuple[str, str, str]]:
    for article in told.linked.articles:
        for ours, theirs in _LINKED.items():
            yield "json-ld", ours, _text(article.get(theirs))
    for origin, table in (("og", _OPEN_GRAPH), ("meta", _META)):
        for ours, names in table.items():
            for name in names:
                yield origin, ours, told.metas.get(name, "")
    yield from _marked_up(stream, first)
    above = stream.words(max(0, first - _ABOVE), first)
    yield from (("text", key, value) for key, value in parts.dates(above).items())
    for ours, theirs in (("title", "title"), ("published", "date"), ("publisher", "sitename"), ("url", "url")):
        yield "trafilatura", ours, str(getattr(extracted, theirs, None) or "")


def _authors(told: Told) -> Iterator[Author]:
    """The authors that the page tells machines."""
    for article in told.linked.articles:
        for key in ("author", "creator"):
            yield from told.linked.authors(article.get(key))
    for origin, names in (("og", _AUTHOR_OPEN_GRAPH), ("meta", _AUTHOR_META)):
        for name in names:
            if name in told.metas:
                yield Author(told.metas[name], f"{origin} {name}")


def _guessed(extracted: Any) -> Iterator[Author]:
    if name := authors.named(str(getattr(extracted, "author", None) or "").replace(";", ",")):
        yield Author(name, "trafilatura")


def _domain(url: str) -> str:
    match = re.match(r"https?://(?:www\.)?([\w-]+)\.", url)
    return match[1] if match else ""


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


class Linked:
    """What the page says in JSON-LD: its articles, and what they refer to by its address."""

    def __init__(self, scripts: Iterable[str]) -> None:
        values = list(filter(None, map(_json, scripts)))
        self.articles = [article for value in values for article in _articles(value)]
        self._known = {thing["@id"]: thing for value in values for thing in _things(value)}

    def authors(self, value: Any) -> Iterator[Author]:
        """The authors in a value: a name, an object, a reference to one, or a list of these."""
        for item in value[:50] if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                item = item if item.get("name") else self._known.get(str(item.get("@id")), item)
                kind = str(item.get("@type") or "")
                yield Author(_text(item), "json-ld", "Organization" in kind or kind == "Thing")
            elif isinstance(item, str):
                yield Author(item, "json-ld")


def _json(script: str) -> Any:
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a JSON-LD graph that have an address and a name."""
    work = [value]
    while work:
        item = work.pop()
        if isinstance(item, dict) and isinstance(item.get("@id"), str) and item.get("name"):
            yield item
        work.extend(item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())


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


def _marked_up(stream: Stream, first: int) -> Iterator[tuple[str, str, str]]:
    for meta in stream.metas:
        if meta.get("rel", "").lower() == "canonical":
            yield "html", "url", meta.get("href", "")
    dated = [element for element in stream.elements if _is_date(element) and abs(element.start - first) <= _NEAR]
    for element in sorted(dated, key=lambda element: abs(element.start - first)):
        text = stream.words(element.start, min(element.end, element.start + 60))
        yield "html", _date_kind(element, text), element.attrs.get("datetime") or element.attrs.get("content") or text
    for element in stream.tagged("title")[:1]:
        yield "html", "title", without_site(stream.words(element.start, element.end))


def without_site(title: str) -> str:
    """A page's title without the name of the site behind it."""
    return _SITE.sub("", title) or title


def _is_date(element: Element) -> bool:
    prop = element.attrs.get("itemprop", "").lower()
    return prop in ("datepublished", "datemodified") or (
        element.tag == "time" and ("datetime" in element.attrs or "pubdate" in element.attrs)
    )


def _date_kind(element: Element, text: str) -> str:
    if "datepublished" in element.hint or "pubdate" in element.attrs:
        return "published"
    return "modified" if re.search(r"updat|modif", f"{element.hint} {text[:12].lower()}") else "published"


def _tidy(key: str, value: str) -> str:
    value = " ".join(unescape(value).split()) if value else ""
    if key in _DATED:
        match = parts.DATE.search(value)
        return (parts.iso(match) if match else "") or _compact(value)
    return value


def _compact(value: str) -> str:
    """A date that only machines read: 20240301, 2024/03/01, 1709251200 (seconds or thousandths since 1970)."""
    match = re.match(r"((?:19|20)\d{2})[-/ ]?(\d{2})[-/ ]?(\d{2})(?!\d)", value)
    if match:
        return "-".join(match.groups())
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value):
        return datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
    return ""
