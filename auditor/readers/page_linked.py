"""page_linked: what a web page says in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from auditor.readers.authors import Author

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Story)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|/[/*]?\s*<!\[CDATA\[(?:\s*\*/)?|<!\[CDATA\[)?\s*")
_NEEDLESS_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE_SOMEWHERE = re.compile(r'"@type"\s*:\s*(?:\[\s*)?"\w*(?:Article|Posting)"')
_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\\\n]*)"')


class Linked:
    """What the page says in JSON-LD: its articles, and what they refer to by its address."""

    def __init__(self, scripts: Iterable[str]) -> None:
        values = list(filter(None, map(_json, scripts)))
        found = [thing for value in values for thing in _things(value)]
        self.articles = [thing for thing in found if _is_article(thing)]
        self.others = [thing for thing in found if not _is_article(thing)]
        self._known = {thing["@id"]: thing for value in values for thing in _named(value)}

    def put_first(self, addresses: set[str], title: str) -> None:
        """Have the articles with one of these addresses or this title stand before others, which the page only shows."""
        same = {_path(address) for address in addresses if address}
        self.articles.sort(
            key=lambda article: (
                not (
                    any(_path(address) in same for address in _addresses(article))
                    or (title and text_of(article.get("headline")) == title)
                )
            )
        )

    def authors(self, value: Any) -> Iterator[Author]:
        """The authors in a value: a name, an object, a reference to one, or a list of these."""
        for item in value[:50] if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                item = item if item.get("name") else self._known.get(str(item.get("@id")), item)
                kind = str(item.get("@type") or "")
                yield Author(text_of(item), "json-ld", "Organization" in kind or kind == "Thing")
            elif isinstance(item, str):
                yield Author(item, "json-ld")


def _json(script: str) -> Any:
    script = _WRAPPING.sub("", script)
    for written in (script, _NEEDLESS_COMMA.sub(r"\1", script)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(written)[0]
        except (ValueError, RecursionError):
            continue
    return _salvaged(script)


def _salvaged(script: str) -> dict[str, str] | None:
    """What can be read of an article in a script that is no JSON."""
    if not _ARTICLE_SOMEWHERE.search(script):
        return None
    found: dict[str, str] = {"@type": "Article"}
    for match in _PAIR.finditer(script):
        found.setdefault(match[1], match[2])
    return found


def _named(value: Any) -> Iterator[dict[str, Any]]:
    """The objects in a JSON-LD graph that have an address and a name."""
    work = [value]
    while work:
        item = work.pop()
        if isinstance(item, dict) and isinstance(item.get("@id"), str) and item.get("name"):
            yield item
        work.extend(item.values() if isinstance(item, dict) else item if isinstance(item, list) else ())


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """What a JSON-LD value, an object, a list, or a graph of objects, is about."""
    if isinstance(data, list):
        for item in data[:200]:
            yield from _things(item)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), dict | list):
                yield from _things(data[key])


def _addresses(article: dict[str, Any]) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = article.get(key)
        value = value.get("@id") if isinstance(value, dict) else value
        if isinstance(value, str) and value:
            yield value


def _path(address: str) -> str:
    """An address as it compares: without scheme, query and the slash at its end."""
    return re.sub(r"^https?:|[?#].*$", "", address).rstrip("/")


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(
        isinstance(type, str) and _ARTICLE.search(type) for type in (types if isinstance(types, list) else [types])
    )


def text_of(value: Any) -> str:
    """A value as words: a text, a number, the name of an object, or of each in a list."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(text_of, value))))
    return ""
