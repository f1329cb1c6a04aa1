"""outlets: the outlets that the text leans on, by a link or by name, and what the registry says of them.

An outlet that the article is about (its name stands in the title, or again and again) is no source of it, and neither is
one that is cited to say that it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.attribution.identity import IDENTIFIED
from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.detectors.links import SOCIAL, domain
from auditor.model import Document, Mark
from auditor.registry import LOW, Rating, plain_name, verdict

SUBJECT = 3  # an outlet that is named so often is what the article is about
# Shops, collections and catalogues, of which a link shows a thing and proves nothing.
SHOPS = frozenset(
    "allmusic amazon discogs ebay etsy gofundme goodreads imdb indiegogo kickstarter patreon youcaring".split()
)
AGREED = 2  # a name can be somebody else's; it is called low where so many say so

# Words before a name that make it a source, where it is not the subject of a verb of saying.
_CITED = re.compile(
    r"\b(?:told|(?:reported|published|(?:report|story|article|interview|investigation|piece)s?) (?:by|in|on|with|from))"
    r" (?:the )?$",
    re.IGNORECASE,
)
# Who is told there is a person.
_OFFICE = re.compile(r"(?:['’]s)? (?:co-)?(?:founder|owner|host|chief|boss|executive|editor|publisher|anchor)\b")
# Between ‘a report’ and the outlet that it stands in.
_WITHIN = re.compile(r" (?:in|by|on|from|of)(?: the)? ?")
_REFUTED = re.compile(
    r"\b(?:false(?:ly)?|fake|debunk\w*|hoax\w*|disinformation|misinformation|untrue|baseless|unfounded|fabricat\w+"
    r"|conspiracy|propaganda|satir\w+|misleading|discredited|defamation|retract\w*)\b",
    re.IGNORECASE,
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each cited outlet: `by` (link or name), `kind`, `rating`, whether it stands `alone` behind a claim, `block`."""
    found = [*_linked(marks), *_named(document, marks)]
    found.sort(key=lambda mark: mark.start)
    spoken = [mark for mark in found if not _refuted(mark, document, marks)]
    return [Mark(one.start, one.end, {**one.attrs, "alone": _alone(one, spoken, marks)}) for one in spoken]


def _linked(marks: Marks) -> Iterator[Mark]:
    for link in marks["links"]:
        if link.attrs["kind"] in ("external", "social") and not link.attrs["affiliate"]:
            host = link.attrs["domain"]
            if not _sells(host):
                yield _mark((link.start, link.end), host, "link", link.attrs["kind"], marks)


def _named(document: Document, marks: Marks) -> Iterator[Mark]:
    """Outlets that say or report something under their name."""
    title = " ".join(document.words_of(block) for block in document.blocks_of("title")).lower()
    own, text = _own(document, marks), document.text.lower()
    for start, end in sorted(_cited(document, marks)):
        words = document.text[start:end]
        host, name = marks.registry.domain(words), plain_name(words)
        if not host or host in own or _sells(host) or name in title or text.count(name) >= SUBJECT:
            continue
        mark = _mark((start, end), host, "name", "social" if host in SOCIAL else "named", marks)
        if mark.attrs["rating"] != LOW or mark.attrs["agreed"] >= AGREED:
            yield mark


def _sells(host: str) -> bool:
    return not SHOPS.isdisjoint(host.split("."))


def _own(document: Document, marks: Marks) -> set[str]:
    """The domains of the outlet that prints the article."""
    told = [document.metadata[key].value for key in ("url", "publisher") if key in document.metadata]
    return {domain(one) for one in told} | {marks.registry.domain(one) for one in told}


def _cited(document: Document, marks: Marks) -> set[tuple[int, int]]:
    """The spans of names that speak, or in which somebody has read it."""
    spans = {mark.attrs["source_span"] for mark in marks["attributions"] if mark.attrs["source_span"] and _says(mark)}
    speak = {span for span in spans if marks.registry.domain(document.text[slice(*span)])}
    ends = {end for _, end in speak}
    read = {
        (mark.start, mark.end)
        for mark in marks["names"]
        if mark.end not in ends
        and _CITED.search(document.text, max(mark.start - 40, 0), mark.start)
        and not _OFFICE.match(document.text, mark.end)
    }
    return speak | read


def _says(mark: Mark) -> bool:
    """Whether a source says that something is so, and does not ask, or do what only the weights take for speech."""
    kind = mark.attrs["cue_kind"]
    return kind != "ask" and bool(kind != "learned" or mark.attrs["cue"].startswith("report"))


def _mark(span: tuple[int, int], host: str, by: str, kind: str, marks: Marks) -> Mark:
    ratings = marks.registry.ratings(host)
    block = marks.document.block_at(span[0])
    attrs = {
        "by": by,
        "domain": host,
        "kind": kind,
        "rating": verdict(ratings),
        "agreed": sum(one.rating == LOW for one in ratings),
        "block": block.kind if block else "",
    }
    return Mark(*span, {**attrs, "detail": _told(host, ratings)} if ratings else attrs)


def _told(host: str, ratings: tuple[Rating, ...]) -> str:
    """Who says what of it, for the finding."""
    said = ", ".join(f"{one.rating} by {one.origin} ({one.figure})" for one in ratings)
    return f"{host} is rated {said}."


def _refuted(mark: Mark, document: Document, marks: Marks) -> bool:
    sentence = marks.around("sentences", mark.start) or mark
    return _REFUTED.search(document.text, sentence.start, sentence.end) is not None


def _alone(mark: Mark, outlets: list[Mark], marks: Marks) -> bool:
    """Whether a claim in its sentence has no owner but outlets with low ratings."""
    sentence = marks.around("sentences", mark.start)
    if mark.attrs["rating"] != LOW or sentence is None:
        return False
    if mark.attrs["by"] == "link" and not marks.within("claims", sentence.start, sentence.end):
        return False
    inside = [one for one in outlets if sentence.start <= one.start < sentence.end]
    spans = [(one.start, one.end) for one in inside if one.attrs["rating"] == LOW]
    others = (one for one in marks.within("attributions", sentence.start, sentence.end) if owns(one))
    if any(one.attrs["source"] in IDENTIFIED and not _same(one.attrs["source_span"], spans, marks) for one in others):
        return False
    return all(one.attrs["rating"] == LOW for one in inside)


def _same(source: tuple[int, int] | None, spans: list[tuple[int, int]], marks: Marks) -> bool:
    """Whether a source is one of these, or stands right before it, as in ‘a report in the Herald’."""
    if source is None:
        return False
    text = marks.document.text
    return any(
        (start < source[1] and source[0] < end) or _WITHIN.fullmatch(text, source[1], max(start, source[1]))
        for start, end in spans
    )
