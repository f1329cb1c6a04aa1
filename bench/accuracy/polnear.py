"""polnear: attributions in political news, as span for source, cue and content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from auditor import Auditor
from bench.accuracy import gold as data
from bench.accuracy import product
from bench.accuracy.figures import Counts, Figure, Judged, Mistake, Reading, f1, share
from bench.accuracy.spans import WORD, Cover, Span, head, overlap, sentences, span

FOLDER = "polnear"

READINGS = {
    "cue": Reading("sentence holds an attribution's cue", f1),
    "any": Reading("sentence touches a cue or content", f1),
    "head": Reading("source's head word, of attributions found", share),
    "source": Reading("attribution with the right source, by head word, of all", f1),
    "content": Reading("content, by token", f1),
    "sourceless": Reading("sentence with a source-less attribution (ours: none or vague)", f1),
    "agentless": Reading("sentence with a source-less attribution (ours: none)", f1),
}

Attribution = dict[str, Any]


def measure(gold: Path, auditor: Auditor, part: str | None = None) -> list[Figure]:
    """The figures of every part."""
    return product.by_parts(FOLDER, READINGS, data.parts(gold / FOLDER, part), judge, auditor)


def judge(article: data.Article, auditor: Auditor) -> Judged:
    """Compare the product's attributions with the labelled ones."""
    text, gold = article["text"], article["attributions"]
    told = product.report(auditor, text)["attributions"]
    counts: dict[str, Counts] = {}
    mistakes: list[Mistake] = []
    parts = list(sentences(text))
    for key, wanted, given in _readings(len(text), gold, told):
        counts[key] = _compare(key, text, parts, wanted, given, mistakes)
    right, _ = counts["head"] = _heads(text, gold, told, mistakes)
    counts["source"] = right, _sourced(told) - right, sum(bool(one["source"]) for one in gold) - right
    counts["content"] = _tokens(text, parts, gold, told, mistakes)
    return Judged(counts, mistakes)


def _readings(
    length: int, gold: Sequence[Attribution], told: Sequence[Attribution]
) -> Iterator[tuple[str, Cover, Cover]]:
    """The spans that make a sentence count: labelled and given."""
    cues, given = _spans(gold, "cue"), [span(one["cue"]) for one in told]
    yield "cue", Cover(length, cues), Cover(length, given)
    yield "any", Cover(length, cues + _spans(gold, "content")), Cover(length, given + _contents(told))
    nobody = Cover(length, _spans([one for one in gold if one["sourceless"]], "cue"))
    yield "sourceless", nobody, Cover(length, _cues_of(told, "none", "vague"))
    yield "agentless", nobody, Cover(length, _cues_of(told, "none"))


def _spans(gold: Iterable[Attribution], role: str) -> list[Span]:
    return [(start, end) for one in gold for start, end in one[role]]


def _contents(told: Iterable[Attribution]) -> list[Span]:
    return [span(content) for one in told for content in one["content"]]


def _cues_of(told: Iterable[Attribution], *types: str) -> list[Span]:
    return [span(one["cue"]) for one in told if one["source"]["type"] in types]


def _compare(
    key: str, text: str, parts: Iterable[Span], wanted: Cover, given: Cover, mistakes: list[Mistake]
) -> Counts:
    """Sentence by sentence: right, wrongly found, missed."""
    seen = {(True, True): 0, (False, True): 0, (True, False): 0, (False, False): 0}
    for at in parts:
        pair = wanted.touches(*at), given.touches(*at)
        seen[pair] += 1
        if pair[0] != pair[1]:
            cover, sort = (wanted, "missed") if pair[0] else (given, "wrong")
            mistakes.append(Mistake(key, cover.share(*at), f"{sort}: {text[slice(*at)]}"))
    return seen[True, True], seen[False, True], seen[True, False]


def _tokens(
    text: str, parts: Iterable[Span], gold: Sequence[Attribution], told: Sequence[Attribution], mistakes: list[Mistake]
) -> Counts:
    """Token by token over the whole article: right, wrongly found, missed; mistakes are shown by sentence."""
    wanted, given = Cover(len(text), _spans(gold, "content")), Cover(len(text), _contents(told))
    seen: dict[tuple[bool, bool], int] = defaultdict(int)
    for word in WORD.finditer(text):
        seen[wanted.touches(*word.span()), given.touches(*word.span())] += 1
    for at in parts:
        gap = (wanted.share(*at) - given.share(*at)) * (at[1] - at[0])
        if abs(gap) > 5:
            sort = "content missed" if gap > 0 else "content wrong"
            mistakes.append(Mistake("content", abs(gap), f"{sort}: {text[slice(*at)]}"))
    return seen[True, True], seen[False, True], seen[True, False]


def _sourced(told: Iterable[Attribution]) -> int:
    return sum(one["source"]["start"] is not None for one in told)


def _heads(
    text: str, gold: Sequence[Attribution], told: Sequence[Attribution], mistakes: list[Mistake]
) -> tuple[int, int]:
    """Of the attributions found that name a source: those whose source has the same head word."""
    right = all_ = 0
    for one, other in matched(gold, told):
        wanted = head(text, *one["source"][0]) if one["source"] else None
        if wanted is None:
            continue
        given = head(text, *span(other["source"])) if other["source"]["start"] is not None else None
        all_ += 1
        if given is not None and given[0] == wanted[0]:
            right += 1
        else:
            low, high = one["source"][0][0], one["source"][0][1]
            around = text[max(low - 80, 0) : high + 80].replace("\n", " ")
            mistakes.append(Mistake("head", 1, f"{text[low:high]!r}, found {other['source']['text']!r}: …{around}…"))
    return right, all_


def matched(gold: Sequence[Attribution], told: Sequence[Attribution]) -> list[tuple[Attribution, Attribution]]:
    """Pairs of a labelled and a given attribution: by a cue in common, else by half of the longer content."""
    pairs: list[tuple[Attribution, Attribution]] = []
    left, free = list(gold), list(told)
    for same in (_same_cue, _same_content):
        for one in list(left):
            other = next((each for each in free if same(one, each)), None)
            if other is not None:
                pairs.append((one, other))
                left.remove(one)
                free.remove(other)
    return pairs


def _same_cue(one: Attribution, other: Attribution) -> bool:
    return any(overlap((start, end), span(other["cue"])) for start, end in one["cue"])


def _same_content(one: Attribution, other: Attribution) -> bool:
    gold, told = _spans([one], "content"), _contents([other])
    longer = max(sum(end - start for start, end in spans) for spans in (gold, told))
    return longer > 0 and 2 * sum(overlap(mine, yours) for mine in gold for yours in told) >= longer
