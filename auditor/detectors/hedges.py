"""hedges: words by which the author takes back half of a claim.

`strength` is `strong` where an editor would usually mark the hedge, and `weak` where it only counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from auditor.detectors import Marks
from auditor.model import Document, Mark
from auditor.text import plain


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


class Context(NamedTuple):
    """A hit of a word list with what stands before and after it in its sentence."""

    word: str
    before: str
    after: str
    heading: bool
    predicts: bool


NOBODY = _any_case(r"\b(?:you|we|i|one|who|whom|readers|users|how|what|where|when|why|if|whoever|whatever)(?: \w+)? $")
ABILITY = _any_case(
    r" (?:not|n't|no longer|only|never|hardly|barely|have|see|hear|feel|tell|find|afford|remember|say|"
    r"order|better|face)\b"
    r"| (?:also |still )?be (?:heard|seen|found|reached|read|felt|used|traced|identified|"
    r"made out|advisable|worth|had)\b"
)
PERMISSION = _any_case(
    r" (?:not |also |then |only )?(?:want|need|wish|prefer|recall|remember|know|apply|request|file|"
    r"appeal|vote|contact|i|we|you|muse|be (?:able|used|required|asked|eligible|entitled|subject|fired|"
    r"charged|thinking|found|purchased))\b"
)
SOON = r"(?: (?:also|finally|soon|still|well|even|eventually|ultimately|potentially|quickly|easily|now))*"
PREDICTION = _any_case(SOON + " ?")
STRESSED = _any_case(
    r" (?:also|finally|soon|well|even|eventually|ultimately|potentially|end up|be (?:an?|the|one|more|"
    r"in|at)\b)"
)
PENALTY = _any_case(
    r"\bif (?:convicted|found guilty|guilty|approved|passed|used|elected)\b|\bunder (?:the|a) (?:law|"
    r"bill|act)\b"
)
MONTH = _any_case(r" (?:\d|of \d)|,? \d{4}")
DATED = _any_case(
    r"\b(?:in|on|of|since|until|by|this|last|next|early|late|mid|before|after|from|to|theresa|"
    r"\d\d?)[ -]$"
)

SEEMED = _any_case(r" (?:to|that|as if|as though|more|less|fixed|set|likely|determined|bent|poised)\b")
CAUSED = _any_case(r"\b(?:make|makes|made|making|never|didn't|did not|to)(?: \w+){0,4} $")
APPEARED = _any_case(
    r" (?:to (?!me\b|us\b|court\b)|that\b|as if\b|as though\b|likely|unlikely|set|poised|ready|remote|sure|"
    r"safe|doomed|headed)"
)
NARRATED = _any_case(r"\bit (?:now |also |still |certainly |really |definitely )?$")
ABSTRACT = _any_case(
    r"\b(?:this|that|which|it|all|timing|silence|move|moves|signs|pattern|mood|tone|history|seems? to|"
    r"seemed to) $"
)

QUALIFIED = _any_case(r" \w+(?:able|ible|ous|ful|less|al|ic|ive|ant|ent)\b")
SHOWN = _any_case(r" (?:show|shows|showing|showed|filmed|taken|was filmed|was taken)\b")

COMPARED = _any_case(r"\b(?:more|less|as|equally|how|no more|the most|twice as|times as) $")
EXPECTED = _any_case(r"\b(?:would|will|that's|that is|is|are|most|very|quite|has|have) $")
DENIED = _any_case(r"\b(?:can't|cannot|couldn't|could not|can they|can we|can anyone|could anyone|could anybody) $")
SUPERLATIVE = _any_case(
    r",? (?:(?:one|some) of )?(?:the|his|her|its|their|our|europe's|america's|the world's|the country's)"
    r" (?:\w+ )?(?:most|best|worst|least|greatest|(?!inter|for|west|rest|test)\w{3,}est)\b"
)
REASONED = _any_case(
    r",? (?:because|as|since|until|pending|after|while|where|who|about|of|how|what)\b|,? (?:said|"
    r"according)\b"
)

CLAUSE_END = _any_case(r"[,;:.!?()\"—–]|\b(?:and|but|because|while|which|who)\b")
CONDITION = _any_case(r"\W*(?:but |and |however, )?(?:if|should|unless)\b")
CLOSE = 60
STACKABLE = frozenset(("modal-prediction", "adverb", "epistemic-verb", "distancing"))
WEAK_TOPICS = _any_case(
    r" (?:to|voters?|voter|candidates?|benefits|winner|nominee|cause|outcome|scenario|suspects?|"
    r"targets?)\b"
)


def detect(document: Document, marks: Marks) -> list[Mark]:
    """Hedges in the author's own voice; two in one clause are one stacked mark."""
    text = plain(document.text)
    own = [mark for mark in _singles(document, text, marks) if not marks.covers("speech", mark.start, mark.end)]
    return [mark for mark in _stacked(text, own, marks) if mark.attrs["kind"] != "chance"]


def _singles(document: Document, text: str, marks: Marks) -> list[Mark]:
    predictions = {hit.start for hit in marks.hits("hedge-prediction")}
    found: dict[int, Mark] = {}
    for word_list, kind, judge in JUDGES:
        for hit in marks.hits(word_list):
            strength = judge(_context(document, text, marks, hit, predictions))
            if strength and hit.start not in found:
                found[hit.start] = Mark(hit.start, hit.end, {"kind": kind, "strength": strength})
    return [found[start] for start in sorted(found)]


def _context(document: Document, text: str, marks: Marks, hit: Mark, predictions: set[int]) -> Context:
    sentence = marks.around("sentences", hit.start)
    start, end = (sentence.start, sentence.end) if sentence else (hit.start, hit.end)
    block = document.block_at(hit.start)
    verb = PREDICTION.match(text, hit.end)
    return Context(
        text[hit.start : hit.end],
        text[start : hit.start],
        text[hit.end : end],
        block is not None and block.kind in ("title", "heading"),
        verb is not None and verb.end() in predictions,
    )


def _modal(context: Context) -> str:
    if context.word == "May" and not _is_modal_may(context):
        return ""
    if NOBODY.search(context.before[-30:]):
        return ""
    return _may(context) if context.word.lower() == "may" else _could(context)


def _is_modal_may(context: Context) -> bool:
    return context.heading and not MONTH.match(context.after) and not DATED.search(context.before[-12:])


def _may(context: Context) -> str:
    if PERMISSION.match(context.after):
        return ""
    return "weak" if PENALTY.search(context.after) else "strong"


def _could(context: Context) -> str:
    if ABILITY.match(context.after) or context.after.rstrip().endswith("?"):
        return ""
    sure = context.predicts or STRESSED.match(context.after)
    return "strong" if sure and not PENALTY.search(context.after) else "weak"


def _verb(context: Context) -> str:
    word = context.word.lower()
    return next(judge(context) for stem, judge in VERBS if word.startswith(stem))


def _seem(context: Context) -> str:
    if CAUSED.search(context.before[-40:]):
        return ""
    past = context.word.lower() == "seemed"
    return "strong" if not past or SEEMED.match(context.after) else "weak"


def _appear(context: Context) -> str:
    if NARRATED.search(context.before[-20:]):
        return "strong"
    if not APPEARED.match(context.after):
        return ""
    seen = context.word.lower() == "appeared" or context.after.startswith(" to show")
    return "weak" if seen else "strong"


def _look(context: Context) -> str:
    sure = NARRATED.search(context.before[-20:]) or context.word.lower().endswith(("as if", "as though"))
    return "strong" if sure else ""


def _suggest(context: Context) -> str:
    return "weak" if ABSTRACT.search(context.before[-14:]) else ""


def _argue(context: Context) -> str:
    return "strong"


VERBS: tuple[tuple[str, Callable[[Context], str]], ...] = (
    ("seem", _seem),
    ("appear", _appear),
    ("look", _look),
    ("sound", _look),
    ("suggest", _suggest),
    ("hint", _suggest),
    ("", _argue),
)


def _adverb(context: Context) -> str:
    word = context.word.lower()
    if word == "likely":
        return _likely(context)
    if DENIED.search(context.before[-16:]) or context.after.rstrip().endswith("?"):
        return ""
    return "weak" if word in ("maybe", "potentially") else "strong"


def _likely(context: Context) -> str:
    if COMPARED.search(context.before[-12:]) or WEAK_TOPICS.match(context.after):
        return ""
    return (
        "strong" if EXPECTED.search(context.before[-10:]) or context.after.startswith((" has ", " have ")) else "weak"
    )


def _distancing(context: Context) -> str:
    word = context.word.lower()
    softened = word == "seemingly" and QUALIFIED.match(context.after)
    return "weak" if word == "allegedly" or softened or SHOWN.match(context.after) else "strong"


def _self_cancelling(context: Context) -> str:
    return "strong" if context.word.lower() == "arguably" or SUPERLATIVE.match(context.after) else ""


def _no_information(context: Context) -> str:
    return "" if REASONED.match(context.after) else "strong"


def _quantifier(context: Context) -> str:
    return "weak"


def _chance(context: Context) -> str:
    return "" if WEAK_TOPICS.match(context.after) else "weak"


# The first list that a place belongs to names its kind.
JUDGES: tuple[tuple[str, str, Callable[[Context], str]], ...] = (
    ("hedge-self-cancelling", "self-cancelling", _self_cancelling),
    ("hedge-no-information", "no-information", _no_information),
    ("hedge-distancing", "distancing", _distancing),
    ("hedge-verbs", "epistemic-verb", _verb),
    ("hedge-modals", "modal-prediction", _modal),
    ("hedge-adverbs", "adverb", _adverb),
    ("hedge-quantifiers", "vague-quantifier", _quantifier),
    ("hedge-chance", "chance", _chance),
)


def _stacked(text: str, singles: list[Mark], marks: Marks) -> Iterator[Mark]:
    """The marks, neighbours in one clause joined; so is a modal verb after an `if` with its consequence."""
    consequences = {hit.start: hit.end for hit in marks.hits("hedge-consequences")}
    last: Mark | None = None
    for mark in singles:
        if last and _stack(text, last, mark):
            last = Mark(last.start, mark.end, {"kind": "stacked", "strength": "strong"})
            continue
        if last:
            yield _conditional(text, last, marks, consequences)
        last = mark
    if last:
        yield _conditional(text, last, marks, consequences)


def _stack(text: str, first: Mark, second: Mark) -> bool:
    """Whether two hedges weaken one thing; a mere chance (`potential war`) only before a modal verb."""
    kind, other = first.attrs["kind"], second.attrs["kind"]
    between = text[first.end : second.start]
    if other not in STACKABLE or len(between) > CLOSE or CLAUSE_END.search(between):
        return False
    return other == "modal-prediction" if kind == "chance" else kind in STACKABLE or kind == "stacked"


def _conditional(text: str, mark: Mark, marks: Marks, consequences: dict[int, int]) -> Mark:
    verb = PREDICTION.match(text, mark.end)
    end = consequences.get(verb.end()) if verb else None
    sentence = marks.around("sentences", mark.start)
    if mark.attrs["kind"] != "modal-prediction" or not end or not sentence or mark.attrs["strength"] == "weak":
        return mark
    if not CONDITION.match(text, sentence.start, mark.start):
        return mark
    return Mark(mark.start, end, {"kind": "stacked", "strength": "strong"})
