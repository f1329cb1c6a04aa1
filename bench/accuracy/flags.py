"""flags: the faults that editors saw in a sentence, beside the findings in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.accuracy.figures import Counts, Firing, Judged, Mistake, Reading, compared, f1, share
from bench.accuracy.spans import Span, overlap, span

# Each flag of the codebook, and how the names of the rules begin that are there to find it. Rules that no line names
# look for what the codebook does not ask for.
RULES: Mapping[str, tuple[str, ...]] = {
    "unattributed_claim": ("attribution/unattributed-claim",),
    "unsourced_statistic": ("sourcing/unsourced-statistic", "sourcing/unsourced-trend"),
    "vague_attribution": ("attribution/vague-",),
    "hedging": ("hedging/",),
    "seo_filler": ("filler/",),
    "sensational": ("headline/", "language/"),
    "boilerplate": ("transparency/page-furniture",),
}
FURNITURE = "boilerplate"  # the flag of what the product itself took for no part of the article
ANY = "any"


def figure_of(flag: str) -> str:
    """The name of a flag's figure."""
    return flag.replace("_", "-")


READINGS = {
    **{figure_of(flag): Reading(f"sentence has the flag {flag}", f1) for flag in RULES},
    ANY: Reading("sentence of the body with a finding has some flag", share),
}

Sentence = Mapping[str, Any]


def flag_of(rule: str) -> str | None:
    """The flag that a rule is there to find."""
    return next((flag for flag, starts in RULES.items() if rule.startswith(starts)), None)


def judge(sentences: Sequence[Sentence], spans: Sequence[Span], report: Mapping[str, Any]) -> Judged:
    """Compare the findings in each sentence with its flags."""
    counts: dict[str, list[Counts]] = {}
    mistakes: list[Mistake] = []
    firings: list[Firing] = []
    for number, (sentence, at) in enumerate(zip(sentences, spans, strict=True)):
        rules = _rules(at, report)
        for key, wanted, given in _cases(sentence, rules, _is_furniture(at, report)):
            counts.setdefault(key, []).append(compared(wanted, given))
            if wanted != given:
                mistakes.append(Mistake(key, 1, f"{'missed' if wanted else 'wrong'}: {sentence['text']}"))
        faulted = has_fault(sentence)
        if faulted is None:
            continue
        firings += _firings(sentence, rules, faulted)
        if rules and number:
            counts.setdefault(ANY, []).append((float(faulted), 1.0))
            if not faulted:
                mistakes.append(Mistake(ANY, 1, f"{', '.join(sorted(rules))}: {sentence['text']}"))
    return Judged({key: tuple(map(sum, zip(*those, strict=True))) for key, those in counts.items()}, mistakes, firings)


def has_fault(sentence: Sentence) -> bool | None:
    """Whether editors gave a sentence any flag; None where they differ on that."""
    given = {sentence[flag] for flag in RULES}
    return True if "yes" in given else None if "split" in given else False


def _rules(at: Span, report: Mapping[str, Any]) -> set[str]:
    """The rules that have a finding in a sentence; not those that only point there to mean the whole document."""
    return {one["rule"] for one in report["findings"] if not one["whole"] and overlap(span(one), at)}


def _is_furniture(at: Span, report: Mapping[str, Any]) -> bool:
    return any(one["kind"] == "furniture" and overlap(span(one), at) for one in report["article"])


def _cases(sentence: Sentence, rules: set[str], furniture: bool) -> Iterator[tuple[str, bool, bool]]:
    """For each flag that the editors agree on: the figure's name, whether they gave it, whether we do."""
    found = {flag_of(rule) for rule in rules} | ({FURNITURE} if furniture else set())
    for flag in RULES:
        if sentence[flag] != "split":
            yield figure_of(flag), sentence[flag] == "yes", flag in found


def _firings(sentence: Sentence, rules: set[str], faulted: bool) -> Iterator[Firing]:
    for rule in sorted(rules):
        flag = flag_of(rule)
        if flag is None or sentence[flag] != "split":
            yield Firing(ANY, rule, None if flag is None else sentence[flag] == "yes", faulted)
