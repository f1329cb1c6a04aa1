"""parties: who is accused by name, and whether the accused gets a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.attribution.relations import owns
from auditor.detectors import Marks
from auditor.detectors.names import NAME
from auditor.model import Document, Mark
from auditor.text import lower, plain

REACH = re.compile(r"(?: [\w.'’-]+,?){1,9}? (?:of|for)\b")
# `the minister, `, `their landlord, `, `former mayor `: what stands before the name of the accused.
ROLE = re.compile(
    r"(?:the |an? |his |her |its |their |our )?(?:(?:(?!in|at|of|on|by|to|from|with|and)[a-z][\w-]*,? ){1,4})?(?=[A-Z])"
)
# What the article itself says against the charge.
CHECKED = re.compile(r",? (?:though|although|but|even though|despite)\b", re.IGNORECASE)
DENIED = re.compile(r"\b(?:nobody|no one|never|not|falsely|wrongly|stopped short of|without)(?: \w+)? $", re.IGNORECASE)
WHOLE = re.compile(
    r"(?:['’]s)?(?: (?:government|administration|military|army|leadership|leaders|officials|authorities"
    r"|forces|regime))?"
    r",? (?:of|for|has|had|is|was|were|have|did|and his|and her)\b"
)
BACKGROUND = re.compile(r"\b(?:had|to|the|an?|whose|newly) $", re.IGNORECASE)
PLURAL = ("ans", "ats", "ists", "ers")
JOINED = re.compile(r"-[a-z]")
FOLLOWS = re.compile(r"(?:He|She|They|It|The (?:president|company|government|ministry|group|minister|party|firm))\b")
NOBODY = re.compile(
    r"\b(?:hurricane|storm|typhoon|brexit|covid|coronavirus|pandemic|ebola|islamic state|isis|isil"
    r"|al[- ]qaeda|nazi|climate|winter|christmas|god|america|democratic|republican)\b",
    re.IGNORECASE,
)
HEAD_OF_STATE = re.compile("(?:Prime Minister|President|Chancellor|King|Queen) ")
# `of “appeasement”`: a word, no deed. `blamed NAFTA for`: a treaty or a law.
OPENING = 3
NEAR = 100
NO_CHARGE = re.compile(r" (?:of|for) [\"'][\w-]+[.,]?[\"']")
ASSERTS = ("say", "claim", "accuse")
FOLLOWS_PERSON = re.compile(r"(?:He|She|The (?:president|minister|mayor|bishop|senator|governor))\b")
OFFICIAL = re.compile(
    r"\b(?:police|prosecut\w+|courts?|judges?|jury|indict\w+|inquiry|report|audit\w*|regulators?|study)\b",
    re.IGNORECASE,
)
FOLLOWS_BODY = re.compile(r"(?:They|It|The \w+(?: \w+)?) ")
REPORTS = ("alleged that", "says that")
DOES = re.compile(r"(?: (?:has|had|also|have|knowingly|deliberately)){0,2} ")
GUILTY = re.compile(r"(?:guilty|to blame|corrupt|a liar|liars|a criminal|criminals|a crook|crooks|a fraud|a thief)\b")
DOUBT = re.compile(
    r"\b(?:alleg\w+|accus\w+|claim\w*|if|whether|could|may|might|would|not|never|deni\w+|says?|said|suspect\w*)\b"
    r"|[?:]",
    re.IGNORECASE,
)
TITLES = frozenset(
    "president prime minister senator sen rep gov governor mr mrs ms dr sir lord king former the bishop mayor judge"
    " professor captain general colonel sheriff secretary minister".split()
)
WORD_OF = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|tell|tells|told|den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|respon\w+|repl(?:y|ied|ies)|insist(?:s|ed|ing)?|argu(?:es?|ed|ing)|claim(?:s|ed|ing)?|tweet(?:s|ed)?|wrote|writes"
    r"|statement|spokes\w+|lawyers?|attorney|comment|declin(?:ed|es)|call(?:s|ed|ing)?|describ(?:es|ed)"
    r"|defend(?:s|ed|ing)?|acknowledg\w+|admit\w*|pleaded|according|warn(?:s|ed|ing)?|vow(?:s|ed)?|accus(?:es|ed|ing)"
    r"|blam(?:es|ed|ing)|believ(?:es?|ed)|think[s]?|counter(?:s|ed)|maintain\w*|conclud\w+|testif\w+|(?:struck|hit|fired|shot|pushed) back)\b",
    re.IGNORECASE,
)
_SPEECH = WORD_OF.pattern.removeprefix(r"\b")
WORD_NEAR = re.compile(
    rf"\w*(?: \w+)?(?:'s?)?(?:,[^;.]{{0,80}},)?(?: (?!(?:who|that|which|(?:is|are|was|were|been) said)\b)[\w'-]+){{0,4}}?(?<! is)(?<! are)(?<! was)(?<! were) {_SPEECH}",
    re.IGNORECASE,
)
WORD_BEFORE = re.compile(
    r"\b(?:according to|said|says|added|told by|spokes\w+ (?:for|of)|(?:lawyers?|attorneys?) for"
    r"|statement (?:by|from))"
    r"(?: (?!that\b)[\w'.,-]+){0,4} $"
)
ANY_DENIAL = re.compile(
    r"\b(?:denied|denies|denying|denials?|reject(?:s|ed) the|did ?n[o']t (?:immediately )?(?:respond|reply|answer)"
    r"|(?:not|never) (?:responded|replied|answered)|not immediately|no response|no comment|in response"
    r"|(?:declined|refused) to comment|could not be (?:reached|contacted)|requests? for comment"
    r"|(?:would|will) not comment|reached for comment|approached for|invited to comment|spokes(?:man|woman|person|people) for"
    r"|'s (?:lawyers?|attorneys?)|convicted|found guilty|sentenced|pleaded|apologi[sz]ed)\b",
    re.IGNORECASE,
)


class Accusation(NamedTuple):
    """An accusing passage: its span, whom it accuses and of a grave deed or not, who accuses (empty: the author).

    `body`: it named the party by a word such as `the company`.
    """

    start: int
    end: int
    accused: str
    accuser: str
    grave: bool
    body: bool = False


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each accusation of a named party; `answered` where that party speaks, or was asked.

    `weight` is heavy where the party is accused of a grave deed, or in two sentences at least; else light;
    state for a government, which answers elsewhere.
    """
    text = plain(document.text)
    told = list(_told(text, document, marks))
    taken = {_sentence(marks, one) for one in told}
    told += [one for one in _reports(text, document, marks) if _sentence(marks, one) not in taken]
    if not told:
        return []
    parties = dict.fromkeys((one.accused for one in told), False)
    for one in told:
        parties[one.accused] = parties[one.accused] or _answered(marks, text, one)
    told += [one for name, heard in parties.items() if not heard for one in _plain(text, marks, name)]
    states = {form.lower() for form, _ in marks.scan.lists.get("accuse-seats", ())} | marks.scan.forms("places")
    grave = {one.accused for one in told if one.grave}
    titles = {block.start for block in document.blocks_of("title", "heading")}
    places = {(one.accused, at) for one in told if (at := _sentence(marks, one)) not in titles}
    often = {name for name in parties if sum(name == accused for accused, _ in places) > 1}
    weights = {
        name: "state"
        if name.lower() in states or HEAD_OF_STATE.match(name)
        else "heavy"
        if name in grave | often
        else "light"
        for name in parties
    }
    opening = _opening(document)
    told = [one for one in told if weights[one.accused] != "light" or one.accused.split()[-1] in opening]
    return [_mark(one, parties[one.accused], weights[one.accused]) for one in sorted(told)]


def _opening(document: Document) -> str:
    """The title and the first paragraphs, which name whom an article is about."""
    blocks = [*document.blocks_of("title"), *document.blocks_of("dek"), *document.blocks_of("paragraph")[:OPENING]]
    return " ".join(document.words_of(block) for block in blocks)


def _mark(one: Accusation, answered: bool, weight: str) -> Mark:
    attrs = {
        "accused": one.accused,
        "accuser": one.accuser,
        "answered": answered,
        "weight": weight,
        "detail": f"{one.accused} never gets a word here.",
    }
    return Mark(one.start, one.end, attrs)


def _sentence(marks: Marks, one: Accusation) -> int:
    sentence = marks.around("sentences", one.start)
    return sentence.start if sentence else one.start


def _told(text: str, document: Document, marks: Marks) -> Iterator[Accusation]:
    """What somebody is said to accuse a party of."""
    for hit in marks.hits("accuse-verbs"):
        sentence = marks.around("sentences", hit.start)
        idle = sentence is None or hit.start == sentence.start  # `Blame X for Y` accuses nobody
        if sentence is None or idle or marks.covers("quotations", hit.start, hit.end):
            continue
        if CHECKED.search(text, hit.end, sentence.end) or DENIED.search(text, sentence.start, hit.start):
            continue
        deed = _deed(marks, hit.end, sentence.end)
        named = _named(text, marks, hit, deed, sentence)
        called = None if named else _called(text, hit, sentence, marks)
        if found := named or called:
            accuser = _accuser(document, marks, hit.start)
            yield Accusation(hit.start, max(*found[:1], deed), found[1], accuser, deed > 0, called is not None)


def _reports(text: str, document: Document, marks: Marks) -> Iterator[Accusation]:
    """What somebody is reported to say a party did: `says the company falsified its books`."""
    for mark in marks["attributions"]:
        reported = mark.attrs["cue_kind"] in ASSERTS and not mark.attrs["direct"]
        for start, end in mark.attrs.get("content", ()) if reported else ():
            start += 5 if text.startswith("that ", start) else 0
            called = next(iter(marks.listed("accuse-bodies", start, start + 1)), None)
            named = marks.around("names", start)
            name = NAME.match(text, start, end) if named and named.start == start else None
            after = called.end if called else name.end() if name else 0
            does = DOES.match(text, after) if after else None
            deed = _deed(marks, does.end(), does.end() + 1) if does else 0
            who = _body(text, marks, start) if called else name[0] if name else ""
            cue, _ = mark.attrs["cue_span"]
            if deed and who and not OFFICIAL.search(text, mark.start, start) and not NOBODY.search(who):
                yield Accusation(cue, deed, who, _accuser(document, marks, cue), True, called is not None)


def _deed(marks: Marks, start: int, end: int) -> int:
    """Where the first grave deed told in this stretch ends; 0 without one."""
    deeds = marks.listed("accuse-deeds", start, min(end, start + NEAR))
    return deeds[0].end if deeds else 0


def _named(text: str, marks: Marks, hit: Mark, deed: int, sentence: Mark) -> tuple[int, str] | None:
    """The end and the name after `accused … of`, `blames … for`, `alleges that …`."""
    if hit.attrs["lemma"] in REPORTS:
        start, stop = hit.end + 1, sentence.end
        if hit.attrs["lemma"] == "says that" and not deed:
            return None
    else:
        reach = REACH.match(text, hit.end)
        start, stop = hit.end + 1, reach.end() if reach else 0
    role = ROLE.match(text, start, stop) if stop > start else None
    start = role.end() if role else start
    name = NAME.match(text, start, stop) if stop > start else None
    if name is None or BACKGROUND.search(text, hit.start - 9, hit.start) or not _whole(text, marks, name, hit, deed):
        return None
    if (
        name[0].lower() in TITLES
        or NO_CHARGE.match(text, name.end())
        or (hit.attrs["lemma"] == "blamed" and name[0].isupper())
    ):
        return None
    if NOBODY.search(name[0]) or len(name[0]) < 3 or name[0].endswith(PLURAL) or JOINED.search(name[0]):
        return None
    return name.end(), text[name.start() : name.end()]


def _whole(text: str, marks: Marks, name: re.Match[str], hit: Mark, deed: int) -> bool:
    """Whether the name ends where the accused does."""
    if hit.attrs["lemma"] in REPORTS and deed:
        does = DOES.match(text, name.end())
        return bool(does and marks.listed("accuse-deeds", does.end(), does.end() + 1))
    return bool(WHOLE.match(text, name.end()))


def _called(text: str, hit: Mark, sentence: Mark, marks: Marks) -> tuple[int, str] | None:
    """The party behind `the company` after such a verb: the name most used for what is no person."""
    called = next(iter(marks.listed("accuse-bodies", hit.end + 1, hit.end + 2)), None)
    if called is None or (hit.attrs["lemma"] in REPORTS and not _deed(marks, called.end, sentence.end)):
        return None
    if hit.attrs["lemma"] not in REPORTS and not REACH.match(text, hit.end):
        return None
    name = _body(text, marks, hit.start)
    return (called.end, name) if name else None


def _body(text: str, marks: Marks, before: int) -> str:
    """The name of more than one word that stands most often in the text and is no person's."""
    given = marks.scan.forms("given-names")
    names = [str(mark.attrs["name"]) for mark in marks["names"] if mark.start < before]
    people = {name.split()[-1] for name in names if " " in name and name.split()[0].lower() in given}
    bodies = [name for name in names if " " in name and name.split()[-1] not in people]
    return max(bodies, key=text.count, default="")


def _plain(text: str, marks: Marks, name: str) -> Iterator[Accusation]:
    """Where the article itself, title included, says that the party did it."""
    for at in re.finditer(rf"\b{re.escape(name)}(?: (?:has|have|had|is|are))? (?:also )?", text):
        deed = next(iter(marks.listed("accuse-deeds", at.end(), at.end() + 1)), None)
        guilty = GUILTY.match(text, at.end())
        end = deed.end if deed else guilty.end() if guilty else 0
        sentence = marks.around("sentences", at.start())
        if end and sentence and not _reported(text, marks, sentence, end):
            yield Accusation(at.start(), end, name, "", False)


def _reported(text: str, marks: Marks, sentence: Mark, end: int) -> bool:
    cited = any(owns(mark) for mark in marks.within("attributions", sentence.start, sentence.end))
    inside = cited or bool(marks.within("quotations", sentence.start, sentence.end))
    return inside or bool(DOUBT.search(text, sentence.start, end))


def _accuser(document: Document, marks: Marks, offset: int) -> str:
    sentence = marks.around("sentences", offset)
    names = marks.within("names", sentence.start, offset) if sentence else ()
    return str(names[-1].attrs["name"]) if names else ""


def _answered(marks: Marks, text: str, one: Accusation) -> bool:
    return bool(ANY_DENIAL.search(text)) or _speaks(marks, text, one) or _replies(marks, text, one)


def _speaks(marks: Marks, text: str, one: Accusation) -> bool:
    """Whether the party, outside of what others say of it, stands before or behind a word of speech."""
    heads = _heads(one.accused, marks)
    for sentence in marks["sentences"]:
        if sentence.attrs["block"] in ("title", "heading"):
            continue
        start = one.end if sentence.start <= one.start < sentence.end else sentence.start
        low = lower(text[start : sentence.end])
        for at, end in _mentions(low, heads):
            said = WORD_NEAR.match(low, end) or WORD_BEFORE.search(low[max(at - 60, 0) : at])
            if said and not marks.covers("speech", start + at, start + at + 1):
                return True
    return False


def _mentions(low: str, heads: set[str]) -> Iterator[tuple[int, int]]:
    return (match.span() for head in heads for match in re.finditer(re.escape(head), low))


def _replies(marks: Marks, text: str, one: Accusation) -> bool:
    """Whether `it`, `the company` or such speaks in the next sentences; `he` may be the accuser."""
    person = {one.accused.split()[0].lower()} & (marks.scan.forms("given-names") | TITLES)
    follows = FOLLOWS_BODY if one.body else FOLLOWS_PERSON if person else FOLLOWS
    for sentence in marks.within("sentences", one.end, one.end + 400):
        said = text[sentence.start : sentence.end]
        if follows.match(said) and WORD_OF.search(said[:80].split(",")[0]):
            return True
    return False


def _heads(accused: str, marks: Marks) -> set[str]:
    """What a later sentence may call the party: the stems of its name, the seat of its government."""
    words = [word for word in re.findall(r"[\w'-]+", lower(accused)) if word not in TITLES and len(word) > 2]
    heads = {word[: max(len(word) - 2, 5)] for word in words} or {accused.lower()}
    seats = marks.scan.lists.get("accuse-seats", ())
    places = {place for form, place in seats if any(head in form.lower() for head in heads)}
    return heads | {form.lower() for form, place in seats if place in places}
