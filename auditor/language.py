"""language: which language a text is in."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# The words that every text of a language is full of, and that its neighbours lack.
_FUNCTION_WORDS = {
    "en": """the of and to in that is was for on with he as his at by it from are this be an had have not which or they were
        has their would but will who its after about said been more when than if what there into you we can our your how""",
    "es": "el los las una del que y en es por con para su al lo como más pero sus le este esta está fue son según",
    "fr": "le les des une du et est dans pour que qui sur au aux avec pas ce cette plus par il sont été mais selon",
    "de": "der die das und ist nicht ein eine den dem von zu mit auf für sich des im auch nach wird bei wurde einen",
    "it": "il gli della che di è per una con del sono nel alla dei le più ha anche dal come delle suo questo",
    "pt": "o os as uma do da que em para com não por dos das ao mais foi se na no pelo são segundo",
    "nl": "de het een van en dat die niet met voor op zijn aan er ook wordt werd naar bij uit om",
    "sv": "och att det som en på är av för med den till inte har om ett men var från vid",
    "pl": "i w na nie się z do to jest że o jak ale po od za przez oraz był jego",
    "id": "yang dan di dengan untuk dari pada ini itu dalam tidak akan oleh adalah telah juga",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ancak sonra kadar",
}
_SETS = {code: frozenset(text.split()) for code, text in _FUNCTION_WORDS.items()}

_LOOK = 2_000
_SAMPLE = 1_000
_FEW = 8
_SHORT = 25


class Language(NamedTuple):
    """A language by its ISO 639-1 code (`und`: none), how sure that is, and how it was found."""

    code: str
    probability: float
    method: str


def detect(text: str) -> Language:
    """The language of `text`: by its function words where they are clear, else by langdetect on a sample."""
    words = [word.lower() for word in _WORD.findall(text[:_LOOK])]
    if not words:
        words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return Language("und", 0.0, "no-letters")
    shares = {code: sum(word in known for word in words) / len(words) for code, known in _SETS.items()}
    english = shares.pop("en")
    other = max(shares.values())
    if len(words) >= _FEW and english >= 0.2 and english > 2 * other:
        return Language("en", round(min(0.5 + english + len(words) / 1000, 0.99), 2), "function-words")
    if _doubtful(text, words, english, other):
        return Language("en", 0.5, "short-text")
    return _by_letters(text)


def _doubtful(text: str, words: list[str], english: float, other: float) -> bool:
    """Whether a text is too short to say, and nothing in it speaks against English."""
    foreign = sum(not word.replace("’", "'").isascii() for word in words)
    return len(words) < _SHORT and foreign * 5 <= len(words) and english >= other


def _by_letters(text: str) -> Language:
    from langdetect import DetectorFactory, detect_langs  # type: ignore[import-untyped]
    from langdetect.lang_detect_exception import LangDetectException  # type: ignore[import-untyped]

    DetectorFactory.seed = 0
    try:
        best = detect_langs(_sample(text))[0]
    except LangDetectException:
        return Language("und", 0.0, "langdetect")
    return Language(best.lang.split("-")[0], round(float(best.prob), 2), "langdetect")


def _sample(text: str) -> str:
    """Letters enough to judge by, from where they begin."""
    first = _WORD.search(text)
    start = first.start() if first else 0
    return text[start : start + _SAMPLE]
