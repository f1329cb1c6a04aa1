"""parties: who is accused by name, and whether the accused gets a word."""

from __future__ import annotations

import re

from auditor.detectors import Marks
from auditor.detectors.names import NAME
from auditor.model import Document, Mark
from auditor.text import lower, plain

REACH = re.compile(r"(?: [\w.'’-]+){1,7}? (?:of|for)\b")
WHOLE = re.compile(
    r"(?:['’]s)?(?: (?:government|administration|military|army|leadership|leaders|officials|authorities"
    r"|forces|regime))?"
    r" (?:of|for|has|had|is|was|were|have|did|and his|and her)\b"
)
BACKGROUND = re.compile(r"\b(?:had|to) $")
PLURAL = ("ans", "ats", "ists", "ers")
JOINED = re.compile(r"-[a-z]")
FOLLOWS = re.compile(
    r"(?:He|She|They|It|The (?:president|company|government|ministry|group|minister|party|firm))\b"
)
NOBODY = re.compile(
    r"\b(?:hurricane|storm|typhoon|brexit|covid|coronavirus|pandemic|ebola|islamic state|isis|isil"
    r"|al[- ]qaeda|nazi|climate|winter|christmas|god|america)\b",
    re.IGNORECASE,
)
TITLES = frozenset(
    "president prime minister senator sen rep gov governor mr mrs ms dr sir lord king former the".split()
)
WORD_OF = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|tell|tells|told|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|respon\w+|repl(?:y|ied|ies)|insist(?:s|ed|ing)?|argu(?:es?|ed|ing)|claim(?:s|ed|ing)?|tweet(?:s|ed)?|wrote|writes"
    r"|statement|spokes\w+|lawyers?|attorney|comment|declin(?:ed|es)|call(?:s|ed|ing)?|describ(?:es|ed)"
    r"|defend(?:s|ed|ing)?|acknowledg\w+|admit\w*|pleaded|according|warn(?:s|ed|ing)?|vow(?:s|ed)?|accus(?:es|ed|ing)"
    r"|blam(?:es|ed|ing)|believ(?:es?|ed)|think[s]?|counter(?:s|ed)|maintain\w*)\b",
    re.IGNORECASE,
)
ANY_DENIAL = re.compile(
    r"\b(?:denied|denies|denying|reject(?:s|ed) the|did ?n[o']t (?:immediately )?(?:respond|reply|answer)"
    r"|not immediately|declined to comment|could not be reached|requests? for comment|no comment"
    r"|reached for comment|pleaded not guilty)\b",
    re.IGNORECASE,
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each accusation against a named party; `answered` where that party speaks, or was asked."""
    text = plain(document.text)
    found: list[Mark] = []
    for hit in marks.hits("accuse-verbs"):
        named = _accused(text, hit)
        if named and not marks.covers("quotations", hit.start, hit.end):
            start, end = named
            attrs = {
                "accused": document.text[start:end],
                "accuser": _accuser(document, marks, hit.start),
                "answered": _answered(document, marks, text, text[start:end], hit),
            }
            found.append(
                Mark(hit.start, end, {**attrs, "detail": f"{attrs['accused']} never gets a word here."})
            )
    return found


def _accused(text: str, hit: Mark) -> tuple[int, int] | None:
    """The name after `accused … of`, `blames … for`, `alleges that …`."""
    if hit.attrs["lemma"].startswith("allege"):
        start, stop = hit.end + 1, len(text)
    else:
        reach = REACH.match(text, hit.end)
        start, stop = hit.end + 1, reach.end() if reach else 0
    start += 4 if text.startswith("the ", start) else 0
    name = NAME.match(text, start, stop) if stop > start else None
    if name is None or not WHOLE.match(text, name.end()) or BACKGROUND.search(text, hit.start - 9, hit.start):
        return None
    if NOBODY.search(name[0]) or len(name[0]) < 3 or name[0].endswith(PLURAL) or JOINED.search(name[0]):
        return None
    return name.span()


def _accuser(document: Document, marks: Marks, offset: int) -> str:
    sentence = marks.around("sentences", offset)
    names = marks.within("names", sentence.start, offset) if sentence else ()
    return str(names[-1].attrs["name"]) if names else ""


def _answered(document: Document, marks: Marks, text: str, accused: str, hit: Mark) -> bool:
    if ANY_DENIAL.search(text):
        return True
    heads = _heads(accused, marks)
    for sentence in marks["sentences"]:
        start = sentence.start
        if start <= hit.start < sentence.end:
            start = hit.end + len(accused) + 1
        said = text[start : sentence.end]
        if sentence.attrs["block"] in ("title", "heading") or not WORD_OF.search(said):
            continue
        if any(head in lower(said) for head in heads) or (0 < start - hit.end < 400 and FOLLOWS.match(said)):
            return True
    return False


def _heads(accused: str, marks: Marks) -> set[str]:
    """What a later sentence may call the party: the stems of its name, the seat of its government."""
    words = [word for word in re.findall(r"[\w'-]+", lower(accused)) if word not in TITLES and len(word) > 2]
    heads = {word[: max(len(word) - 2, 5)] for word in words} or {accused.lower()}
    seats = marks.scan.lists.get("accuse-seats", ())
    places = {place for form, place in seats if any(head in form.lower() for head in heads)}
    return heads | {form.lower() for form, place in seats if place in places}
