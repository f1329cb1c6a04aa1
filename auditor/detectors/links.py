"""links: where the text links to, and whether that is the site itself or a social network."""

from __future__ import annotations

from urllib.parse import urlsplit

from auditor.detectors import Marks
from auditor.model import Document, Link, Mark

SOCIAL = frozenset(
    (
        "x.com twitter.com facebook.com fb.com instagram.com tiktok.com reddit.com t.me telegram.me"
        " youtube.com youtu.be linkedin.com threads.net bsky.app mastodon.social pinterest.com vk.com"
        " whatsapp.com wa.me snapchat.com truthsocial.com weibo.com tumblr.com t.co"
    ).split()
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each link with its domain and kind: internal, external, social or mail."""
    own = frozenset(filter(None, (domain(_datum(document, key)) for key in ("url", "publisher"))))
    links = sorted(document.links, key=lambda link: (link.start, link.end))
    return [Mark(link.start, link.end, _attrs(document, link, own)) for link in links]


def _datum(document: Document, key: str) -> str:
    datum = document.metadata.get(key)
    return datum.value if datum else ""


def _attrs(document: Document, link: Link, own: frozenset[str]) -> dict[str, str]:
    block = document.block_at(link.start)
    host = domain(link.url)
    sort = kind(link.url, host, own)
    return {"url": link.url, "domain": host, "kind": sort, "block": block.kind if block else ""}


def domain(url: str) -> str:
    """The host of an address, or of a bare `example.com`, without `www.`; empty where there is none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    if not host and "." in url and " " not in url and url[0] not in "./#?" and ":" not in url:
        host = url.split("/", 1)[0].lower()
    return host.removeprefix("www.")


def kind(url: str, host: str, own: frozenset[str]) -> str:
    """Internal, external, social or mail."""
    if url.lower().startswith("mailto:"):
        return "mail"
    if "//" not in url or host in own or any(host.endswith(f".{site}") for site in own):
        return "internal"
    return "social" if host in SOCIAL or any(host.endswith(f".{site}") for site in SOCIAL) else "external"
