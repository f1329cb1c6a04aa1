"""links: where the text links to, and whether that is the site itself or a social network."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from auditor.detectors import Marks
from auditor.model import Document, Link, Mark

SOCIAL = frozenset(
    (
        "x.com twitter.com facebook.com fb.com instagram.com tiktok.com reddit.com t.me telegram.me"
        " youtube.com youtu.be linkedin.com threads.net bsky.app mastodon.social pinterest.com vk.com"
        " whatsapp.com wa.me snapchat.com truthsocial.com weibo.com tumblr.com t.co"
    ).split()
)

# Networks that pay for clicks, and the parameters by which shops know whom to pay.
AFFILIATES = frozenset(
    (
        "amzn.to awin1.com shareasale.com shareasale-analytics.com skimresources.com redirectingat.com linksynergy.com"
        " anrdoezrs.net dpbolvw.net jdoqocy.com kqzyfj.com tkqlhce.com rstyle.me shop-links.co howl.me fave.co ebay.us"
        " pntra.com pntrac.com pjatr.com avantlink.com prf.hn s.click.aliexpress.com go.magik.ly shopstyle.it"
        " partner-ads.com tradedoubler.com webgains.com georiot.com geni.us"
    ).split()
)
PAID = frozenset("tag aff affid aff_id affiliate affiliate_id awc irclickid ascsubtag linkcode".split())


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each link with its domain, kind (internal, external, social or mail), and whether it is an affiliate's."""
    own = frozenset(filter(None, (domain(_datum(document, key)) for key in ("url", "publisher"))))
    links = sorted(document.links, key=lambda link: (link.start, link.end))
    return [Mark(link.start, link.end, _attrs(document, link, own)) for link in links]


def _datum(document: Document, key: str) -> str:
    datum = document.metadata.get(key)
    return datum.value if datum else ""


def _attrs(document: Document, link: Link, own: frozenset[str]) -> dict[str, str | bool]:
    block = document.block_at(link.start)
    host = domain(link.url)
    sort = kind(link.url, host, own)
    paid = sort == "external" and affiliate(link.url, host)
    return {"url": link.url, "domain": host, "kind": sort, "affiliate": paid, "block": block.kind if block else ""}


def affiliate(url: str, host: str) -> bool:
    """Whether somebody earns when the reader follows this link."""
    if host in AFFILIATES or any(host.endswith(f".{network}") for network in AFFILIATES):
        return True
    try:
        return any(key.lower() in PAID for key, _ in parse_qsl(urlsplit(url).query))
    except ValueError:
        return False


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
