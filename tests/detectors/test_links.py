"""Links: own pages, others', social networks and mail."""

import pytest

from auditor.detectors.links import detect, domain
from auditor.model import Block, Datum, Document, Link


@pytest.mark.parametrize(
    ("url", "kind", "host"),
    [
        ("https://www.marl-times.example/news/1", "internal", "marl-times.example"),
        ("https://blog.marl-times.example/2", "internal", "blog.marl-times.example"),
        ("/about", "internal", ""),
        ("#top", "internal", ""),
        ("https://stats.example/report.pdf", "external", "stats.example"),
        ("https://x.com/mayor/status/1", "social", "x.com"),
        ("https://m.facebook.com/town", "social", "m.facebook.com"),
        ("mailto:news@marl-times.example", "mail", ""),
        ("https://netflix.com/film", "external", "netflix.com"),
        ("http://[broken", "external", ""),
    ],
)
def test_kinds(url, kind, host):
    own = {"url": Datum("https://marl-times.example/news/7", "og")}
    document = Document("t", "md", "text", "text", (Block("paragraph", 0, 4),), own, (Link(0, 4, url),))
    (mark,) = detect(document, None)
    assert (mark.attrs["kind"], mark.attrs["domain"], mark.attrs["block"]) == (kind, host, "paragraph")


@pytest.mark.parametrize(("url", "host"), [("www.example.org/a", "example.org"), ("The Marl Times", ""), ("", "")])
def test_domain(url, host):
    assert domain(url) == host
