"""page_data: what a web page says about its article: JSON-LD, Open Graph, meta tags, marked-up elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from auditor.model import Datum
from auditor.readers import authors, page_dates
from auditor.readers.authors import Author
from auditor.readers.page_dates import Place
from auditor.readers.page_linked import Linked, text_of
from auditor.readers.stream import Stream
from auditor.text import squeeze

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
    "published": ("article:published_time", "article:published", "article:post_date", "og:published_time",
                  "og:article:published_time", "og:article:published", "og:pubdate", "og:release_date", "bt:pubdate",
                  "vr:published_time", "shareaholic:article_published_time", "rnews:datepublished"),
    "modified": ("article:modified_time", "article:modified", "og:updated_time", "og:modified_time",
                 "og:article:modified_time", "bt:moddate", "shareaholic:article_modified_time", "rnews:datemodified"),
    "publisher": ("og:site_name",),
    "description": ("og:description",),
    "url": ("og:url",),
}  # fmt: skip

_META = {
    "title": ("headline", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title", "twitter:title"),
    "published": ("date", "datepublished", "date_published", "date-published", "pubdate", "pub_date", "pub-date", "pdate",
                  "publishdate", "publish-date", "publish_date", "publishedtime", "published-date", "publicationdate",
                  "publication-date", "publication_date", "originalpublicationdate", "iso-8601-publish-date", "dc.date",
                  "dc.date.issued", "dc.date.published", "dc.date.created", "dc.issued", "dc.created", "dcterms.issued",
                  "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published", "published",
                  "published_at", "published_date", "published_time", "article_date_original", "article-publish-date",
                  "cxenseparse:recs:publishtime", "displaydate", "prism.publicationdate", "citation_online_date",
                  "citation_publication_date", "citation_date", "release_date", "article.created", "datecreated", "created",
                  "creation_date", "timestamp", "ptime"),
    "modified": ("datemodified", "date_modified", "last-modified", "lastmodified", "lastmod", "modified", "modified_date",
                 "revised", "dc.date.modified", "dcterms.modified", "article.updated", "updated_at", "utime"),
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
_HOST = re.compile(r"^https?://[^/]*")
_LESS_TOLD = ("datePublished", "uploadDate", "dateCreated")


class Told(NamedTuple):
    """What a page tells machines: its JSON-LD and its meta tags by name."""

    linked: Linked
    metas: dict[str, str]

    @classmethod
    def of(cls, stream: Stream) -> Told:
        """What the page of `stream` tells."""
        linked, metas = Linked(stream.scripts), _named(stream.metas)
        canonical = (meta.get("href", "") for meta in stream.metas if meta.get("rel", "").lower() == "canonical")
        linked.put_first({metas.get("og:url", ""), *canonical}, metas.get("og:title", ""))
        return cls(linked, metas)


class Titles(NamedTuple):
    """The titles of an article, from the most to the least formal source, and the words that tell what it is about."""

    told: list[str]
    topics: set[str]


def titles(stream: Stream, told: Told, extracted: Any) -> Titles:
    """The titles of the article, as the page tells them, and the words that tell what it is about."""
    facts = list(_all(stream, told, extracted))
    called = [value for origin, key, value in facts if key == "title" and origin != "trafilatura"]
    called = called or [value for _, key, value in facts if key == "title"]
    about = [_HOST.sub("", value) for _, key, value in facts if key in ("title", "description", "url")]
    sites = [value for _, key, value in facts if key == "publisher"]
    return Titles(list(dict.fromkeys(called)), topics(" ".join(about)) - topics(" ".join(sites)))


def topics(text: str) -> set[str]:
    """The words of a text that are long enough to tell what it is about."""
    return {word for word in re.findall(r"[^\W_]+", squeeze(text)) if len(word) > 3}


def page_data(stream: Stream, told: Told, extracted: Any, title: int, place: Place) -> dict[str, Datum]:
    """The metadata of a page whose article has its title at `title` and its text where `place` says: of each kind the
    first that is told, from the most to the least formal source."""
    found: dict[str, Datum] = {}
    for origin, key, value in _all(stream, told, extracted):
        if key not in _DATED:
            found.setdefault(key, Datum(value, origin))
    address = found["url"].value if "url" in found else ""
    found.update(_dates(stream, told, extracted, place, address))
    sites = [
        found["publisher"].value if "publisher" in found else "",
        told.metas.get("og:site_name", ""),
        _domain(address),
    ]
    if byline := authors.byline(stream, _authors(told), _guessed(extracted), sites, title, place.text):
        found["byline"] = byline
    return found


def _all(stream: Stream, told: Told, extracted: Any) -> Iterator[tuple[str, str, str]]:
    """What is told of the article; the name of the site is no title, nor part of one."""
    facts = [
        (origin, key, _tidy(value)) for origin, key, value in (*_told(told), *_in_head(stream), *_guesses(extracted))
    ]
    site = _site([value for _, key, value in facts if key == "publisher" and value])
    for origin, key, value in facts:
        value = site.sub("", value) if key == "title" else value
        if value:
            yield origin, key, value


def _site(names: list[str]) -> re.Pattern[str]:
    """A site's name as a title, before one, or behind one."""
    name = "|".join(map(re.escape, dict.fromkeys(names))) or r"(?!)"
    return re.compile(rf"^(?:{name})(?:$|\s*:\s+|\s+[|–—»·-]\s+)|\s+[|–—»·-]\s+(?:{name})$")


def _told(told: Told) -> Iterator[tuple[str, str, str]]:
    for article in told.linked.articles:
        for ours, theirs in _LINKED.items():
            yield "json-ld", ours, text_of(article.get(theirs))
    for origin, table in (("og", _OPEN_GRAPH), ("meta", _META)):
        for ours, names in table.items():
            for name in names:
                yield origin, ours, told.metas.get(name, "")


def _in_head(stream: Stream) -> Iterator[tuple[str, str, str]]:
    for meta in stream.metas:
        if meta.get("rel", "").lower() == "canonical":
            yield "html", "url", meta.get("href", "")
    for element in stream.tagged("title")[:1]:
        yield "html", "title", without_site(stream.words(element.start, element.end))


def _guesses(extracted: Any) -> Iterator[tuple[str, str, str]]:
    for ours, theirs in (("title", "title"), ("published", "date"), ("publisher", "sitename"), ("url", "url")):
        yield "trafilatura", ours, str(getattr(extracted, theirs, None) or "")


def _dates(stream: Stream, told: Told, extracted: Any, place: Place, address: str) -> dict[str, Datum]:
    """When the article was published and changed."""
    month_first = page_dates.month_first(stream, told.metas, address)
    shown = [
        *(("html", *date) for date in page_dates.marked_up(stream, place, month_first)),
        *(("text", key, value, value) for key, value in page_dates.in_lines(stream, place, month_first)),
    ]
    found: dict[str, Datum] = {}
    for origin, key, value in _told(told):
        if key in _DATED and key not in found and (day := page_dates.day(_tidy(value), month_first)):
            found[key] = Datum(day, origin)
    for origin, key, value, _ in shown:
        if value:
            found.setdefault(key, Datum(value, origin))
    if "published" not in found:
        for origin, key, value in _less_formal(stream, told, extracted, place, address, month_first):
            if value:
                found.setdefault(key, Datum(value, origin))
    seen = next((seen for _, key, _, seen in shown if key == "published" and seen), "")
    return {**found, **_where_it_is_read(found, seen)}


def _where_it_is_read(found: dict[str, Datum], seen: str) -> dict[str, Datum]:
    """The day of publication as readers see it, where machines are told another because it is another in UTC."""
    told, modified = (found.get(key, Datum("", "")) for key in _DATED)
    return {"published": Datum(seen, "text")} if page_dates.differs_in_utc(told.value, seen, modified.value) else {}


def _less_formal(
    stream: Stream, told: Told, extracted: Any, place: Place, address: str, month_first: bool | None
) -> Iterator[tuple[str, str, str]]:
    """The dates that are of the article only by likelihood."""
    for thing in told.linked.others:
        for name in _LESS_TOLD:
            yield "json-ld", "published", page_dates.day(_tidy(text_of(thing.get(name))), month_first)
    yield "url", "published", page_dates.in_address(address)
    yield from (("text", key, value) for key, value in page_dates.in_words(stream, place, month_first))
    yield "trafilatura", "published", str(getattr(extracted, "date", None) or "")


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
        value = meta.get("content", "").strip()
        names = {meta[kind].strip().lower() for kind in ("property", "name", "itemprop") if meta.get(kind)}
        for name in sorted(names) if value else ():
            several = "author" in name and name in named and value not in named[name]
            named[name] = f"{named[name]}, {value}" if several else named.get(name, value)
    return {**_packed(named.get("parsely-page", "")), **named}


def _packed(value: str) -> dict[str, str]:
    """What Parse.ly's older tag holds, under the names of its newer ones."""
    try:
        page = json.loads(unescape(value))
    except (ValueError, RecursionError):
        return {}
    page = page if isinstance(page, dict) else {}
    return {f"parsely-{key.replace('_', '-')}": told for key, told in page.items() if isinstance(told, str)}


def without_site(title: str) -> str:
    """A page's title without the name of the site behind it."""
    return _SITE.sub("", title) or title


def _tidy(value: str) -> str:
    return " ".join(unescape(value).split())
