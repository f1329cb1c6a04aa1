"""strength: it has no stronger verb than any there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.comparisons import Blocks, Params, seen
from auditor.detectors import Marks
from auditor.model import Document, Finding, Observation
from auditor.text import plain


class Strong(NamedTuple):
    """Verbs of one strength: what they look like in a headline, and what in the text is as strong."""

    verbs: re.Pattern[str]
    borne_out: re.Pattern[str]


def _strong(verbs: str, borne_out: str) -> Strong:
    return Strong(re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE), re.compile(rf"\b(?:{borne_out})", re.IGNORECASE))


STRONG = (
    _strong(
        "slams|slammed|blasts|lashes out|hits out at|tears into|lambasts|lambastes|rips into|savages|skewers|excoriates",
        r"critici\w+|condemn\w*|denounc\w+|attack\w*|accus\w+|blam\w+|rebuk\w+|insult\w*|mock\w*|ridicul\w+|lash\w*"
        r"|slam\w*|blast\w*|fault\w*|assail\w*|decr(?:y|ied|ies)|scold\w*|chid(?:e|ed|ing)|object\w*|oppos\w+|reject\w*"
        r"|wrong\w*|disgrac\w+|sham\w+|scandal\w*|outrag\w+|lie[sd]?\b|lying|liars?|fail\w*|terribl\w+|bad\b|worse|worst"
        r"|awful|ridiculous|disappoint\w*|reckless|irresponsib\w+|unacceptabl\w+|horr\w+|stupid\w*|hypocri\w+|corrupt\w*"
        r"|dishonest\w*|disaster|disastrous|danger\w*|threat\w*|insane|crazy|fake|false\w*|weak\w*|anger|angr\w+|fury|furious"
        r"|(?:hit|hits|hitting|fired|fires) (?:out|back)|tore|tear|rip\w*|took aim|takes aim|warn\w*|question\w*|not fair|unfair\w*"
        r"|racis\w+|bigot\w*|hate\w*|troubl\w+|appall\w+|incompeten\w+|absurd\w*|nonsense|pathetic\w*|loser|mess\b"
        r"|disrespect\w*|dismiss\w*|complain\w*|concern\w*|should(?:n't| not)|must not|cannot|can't|never|joke|evil|cruel\w*",
    ),
    _strong(
        "admits|admitted|confesses|owns up",
        r"admit\w*|conced\w+|confess\w*|acknowledg\w+|own\w* up|regret\w*|apolog\w+|sorry|mistake\w*|confirm\w*"
        r"|accept\w*|allow\w*|grant\w*|recogni\w+|guilty|pleaded|reveal\w*|disclos\w+|yes\b|i (?:was|did|have|am)\b|we\b|told",
    ),
    _strong(
        "proves|prove|proven|proof",
        r"prov(?:e|es|ed|en|ing)\b|proof\w*|demonstrat\w+|establish\w*|confirm\w*|show\w*|evidence|convict\w*|guilty",
    ),
    _strong(
        "threatens|threatened|threatening",
        r"threat\w*|warn\w*|unless|ultimatum|will\b|would\b|could\b|vow\w*|if\b|risk\w*|danger\w*",
    ),
    _strong(
        "demands|demanded",
        r"demand\w*|insist\w*|must\b|call\w* (?:for|on)|urg(?:e|es|ed|ing)|should\b|require\w*|want\w*|need\w*|order\w*"
        r"|seek\w*|sought|ask\w*|press\w*|request\w*|petition\w*|plead\w*|push\w*|claim\w*|has to\b|have to\b",
    ),
)


def compare(params: Params, document: Document, marks: Marks, part: Blocks, against: Blocks) -> Observation:
    """Report each verb of the part that nothing in the text bears out."""
    return seen(_stronger(document, part, against))


def _stronger(document: Document, part: Blocks, against: Blocks) -> Iterator[Finding]:
    for block in part:
        for strong in STRONG:
            verb = strong.verbs.search(document.text, block.start, block.end)
            if verb and not any(strong.borne_out.search(plain(document.words_of(one))) for one in against):
                yield Finding(*verb.span(), "The text tells of nothing so strong.")
