"""sources: everybody and everything that the article cites, once, at the first mention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.attribution.grammar import PREPOSITIONS
from auditor.attribution.identity import BODIES, Register, Source
from auditor.detectors import Marks
from auditor.detectors.names import STARTERS
from auditor.model import Document, Mark
from auditor.text import WORD, squeeze

_CAPITAL = r"[A-Z][\w’'.&-]*"
_NAME = rf"{_CAPITAL}(?: {_CAPITAL}){{1,3}}"
_BODY = rf"[A-Z0-9][\w’'&-]*(?: (?:(?:of|the|for|and) ){{0,2}}{_CAPITAL})*"
# `Ann Lee, president and CEO of Harrow Energy stated`, `Ann Lee, who lost her boat in Leeds, said`.
_OWNER = re.compile(rf"({_NAME})(?: \(|, (?:[a-z' -]{{3,30}} and |who(?:se)? [^\"“”]{{1,150}}, )?)$")
_BOTH = re.compile(rf"({_NAME}) and ({_NAME})$")
# `The two candidates, Ann Lee and Bo Ray, said`.
_BESIDE = re.compile(rf", ({_NAME})(?: and ({_NAME}))?(?=, | of )")
_ARTICLE = re.compile(r"(?:the|an?|its|their|his|her|our|this|that) ", re.IGNORECASE)
_OWNER_OF = re.compile(r"(.+?)(?:['’]s|s['’]) ")
_LATER = re.compile(r" (?:published|released|issued|seen|read|obtained)$")
_PREPOSITION = re.compile(r",? (?:of|in|on|from|by|at|for|with|about|released|published) (?![A-Z])|, ")
_OWNED = re.compile(r"['’]s?$")
# What tells a role behind a name: `, the director of the Harrow Board`, `, a Harrow professor`.
_BEHIND = re.compile(
    rf",? (?:(?:the|an?|its|their) )?(?:(?P<before>{_BODY}) )?(?P<role>[a-z][a-z'’ -]{{1,60}}?)"
    rf"(?:,| (?:of|at|for|with|in|from) (?:the |a )?(?P<body>{_BODY})|$|\.| who )"
)
_MAKER = re.compile(_BODY)
_FROM = re.compile(rf" (?:of|from|at|with) (?:the )?(?P<body>{_BODY})")
_AHEAD = re.compile(rf"(?:(?P<body>{_BODY}) )?(?P<role>[a-z][a-z'’ -]{{1,60}}),? $")
# `Ohioans`, `Democrats`, `Muslims`.
_PEOPLE = re.compile(r"(?:crats|[ceiox]ans|lims|ials)$")
_POLLED = re.compile(r"\b(?:percent|per cent|respondents)\b|%")
_SEAT = re.compile(r"^\w+-based ")
_REACH = 120


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Each source with `type`, `name`, `role`, `affiliation`, `named`, `mentions` (attributions), those that quote it
    (`direct`) and `quoted_words`."""
    register = Register(document.text, *_people(marks))
    for mark in marks["attributions"]:
        if mark.attrs["source_span"] is None or mark.attrs["cue_kind"] == "learned" or _nobody(mark, document.text):
            continue
        for found in _cited(mark, document, marks):
            entry = register.entry(found)
            if entry is not None:
                entry.mentions += 1
                entry.direct += bool(mark.attrs["direct"])
                entry.quoted_words += _quoted(mark, document, marks)
    places = marks.scan.forms("places") | marks.scan.forms("opening-adjectives")
    for one in register.sources:
        one.affiliation = "" if one.affiliation.lower() in places else register.body(one.affiliation)
    return sorted((_mark(one) for one in register.sources), key=lambda mark: mark.start)


def _mark(one: Source) -> Mark:
    told = ("type", "name", "role", "affiliation", "named", "mentions", "direct", "quoted_words")
    return Mark(one.start, one.end, {key: getattr(one, key) for key in told})


def _people(marks: Marks) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Names in full, each with its place: of people, from the given name on; and what else may be somebody's."""
    given, bodies = marks.scan.forms("given-names"), marks.scan.forms("organizations")
    people, likely = [], []
    for mark in marks["names"]:
        words = _untitled(mark.attrs["name"], marks).split()
        if len(words) < 2 or words[-1].lower() in bodies:
            continue
        first = next((at for at, word in enumerate(words[:-1]) if word.lower() in given), None)
        if first is not None and len(words) - first < 5:
            people.append((mark.start, " ".join(words[first:])))
        elif len(words) < 4:
            likely.append((mark.start, " ".join(words)))
    return people, likely


def _cited(mark: Mark, document: Document, marks: Marks) -> Iterator[Source]:
    """Whom an attribution cites: two where `and` joins two people."""
    start, end = mark.attrs["source_span"]
    text, kind = document.text, mark.attrs["source"]
    both = _BOTH.fullmatch(text, start, end) if kind == "person" else None
    if both is not None:
        yield from (_person(*both.span(at), both[at], "", document, marks) for at in (1, 2))
        return
    beside = _BESIDE.match(text, end) if kind in ("role", "vague") else None
    if beside is not None and not any(word.lower() in STARTERS for word in beside[1].split()):
        yield from (_person(*beside.span(at), beside[at], "", document, marks) for at in (1, 2) if beside[at])
    elif kind in ("role", *BODIES) and (owner := _owner(start, text, marks)):
        yield _person(*owner.span(1), owner[1], "", document, marks)
    elif kind == "person":
        yield _person(start, end, mark.attrs["name"], mark.attrs["role"], document, marks)
    elif kind in BODIES:
        name = _body(mark, text)
        yield Source(start, end, kind, name, "", _maker(name, mark.attrs["name"]))
    else:
        name = mark.attrs["name"] if kind == "pronoun" else squeeze(mark.attrs["known_as"] or text[start:end])
        yield Source(start, end, kind, name, mark.attrs["role"], mark.attrs["name"] if kind == "role" else "")


def _nobody(mark: Mark, text: str) -> bool:
    """Whether what seems to be a source is a whole people, a figure of a poll, or a word that stands for none."""
    name = mark.attrs["name"]
    if _POLLED.search(text, *mark.attrs["source_span"]) or mark.attrs["vague_kind"] == "share":
        return True
    if mark.attrs["source"] == "role":
        return squeeze(mark.attrs["known_as"]) in STARTERS
    return mark.attrs["source"] in ("person", *BODIES) and bool(_PEOPLE.search(name) or name.lower() in STARTERS)


def _owner(start: int, text: str, marks: Marks) -> re.Match[str] | None:
    """The name that the words of a source only tell more about."""
    sentence = marks.around("sentences", start)
    owner = _OWNER.search(text, max(sentence.start, start - 2 * _REACH), start) if sentence else None
    opens = owner is not None and any(word.lower() in STARTERS for word in owner[1].split())
    return None if opens else owner


def _body(mark: Mark, text: str) -> str:
    """`The Post`, `the Harrow campaign`, `a Harrow poll of voters`: the name, or with a common noun all of its words."""
    start, end = mark.attrs["source_span"]
    name: str = mark.attrs["name"]
    words = _PREPOSITION.split(_ARTICLE.sub("", text[start:end], count=1), maxsplit=1)[0]
    words = _LATER.sub("", words)
    last = words.split()[-1:] or [""]
    return words if last[0][:1].islower() or not name else _SEAT.sub("", name)


def _maker(name: str, owner: str) -> str:
    """Whose a poll or a campaign is: `the council's survey`, `a Harrow poll`."""
    owned = _OWNER_OF.match(name)
    body = _MAKER.match(owned[1] if owned else owner)
    return owned[1] if owned else body[0] if body and body[0] != name else ""


def _person(start: int, end: int, name: str, told: str, document: Document, marks: Marks) -> Source:
    name = _untitled(_OWNED.sub("", name), marks)
    role, affiliation = _office(start, end, name, document.text, marks)
    return Source(start, end, "person", name, role or _untold(told, affiliation, marks), affiliation)


def _untitled(name: str, marks: Marks) -> str:
    """A name without the titles and other words that open it."""
    words, titles = name.split(), marks.scan.forms("honorifics")
    while len(words) > 1 and (words[0].lower().rstrip(".") in titles or words[0].lower() in STARTERS):
        words = words[1:]
    return " ".join(words)


def _untold(role: str, affiliation: str, marks: Marks) -> str:
    """The role in the words around a name: without article, titles and whom it is with."""
    words = _ARTICLE.sub("", role.removesuffix(squeeze(affiliation)), count=1).split()
    titles = marks.scan.forms("honorifics") - marks.scan.forms("people-roles")
    while words and (words[-1].rstrip(".") in titles or words[-1] in PREPOSITIONS):
        words.pop()
    return " ".join(words)


def _office(start: int, end: int, name: str, text: str, marks: Marks) -> tuple[str, str]:
    """The role and whom it is with, as the words beside a name give them."""
    roles = marks.scan.forms("people-roles")
    at = text.find(name, start, end)
    if at < 0:
        return "", ""
    sentence = marks.around("sentences", at)
    low, high = (sentence.start, sentence.end) if sentence else (start, end)
    after = at + len(name)
    for match in (
        _BEHIND.match(text, after, min(high, after + _REACH)),
        _AHEAD.search(text[max(low, at - _REACH) : at]),
    ):
        if match and match["role"].split()[-1].strip("’'") in roles:
            return _parted(match["role"], match["body"] or match.groupdict().get("before") or "")
    origin = _FROM.match(text, after, high)
    return "", _clean(origin["body"]) if origin else ""


def _parted(role: str, body: str) -> tuple[str, str]:
    """`council's leader`: the role, and whose it is."""
    role = _ARTICLE.sub("", role, count=1)
    owned = _OWNER_OF.match(role)
    return (role[owned.end() :], _clean(body) or owned[1]) if owned else (role, _clean(body))


def _clean(body: str) -> str:
    """The name of a body without what only opens or ends the phrase around it."""
    body = _OWNED.sub("", body.rstrip(".’'"))
    return "" if body.lower() in STARTERS else body


def _quoted(mark: Mark, document: Document, marks: Marks) -> int:
    words = 0
    for start, end in mark.attrs["content"]:
        for quotation in marks.within("quotations", start, end):
            if not quotation.attrs["nested"]:
                words += len(WORD.findall(document.text, quotation.start, min(quotation.end, end)))
    return words
