"""Settling: second thoughts on what the rules have observed, once all of them have looked.

A finding goes where an editor would hardly mark its sentence (`doubt`), and where another rule has said as much (`unless`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from auditor.detectors import Marks
from auditor.model import SEVERITIES, Finding, Observation, Rule

Observed = Sequence[tuple[Rule, Observation]]


def settled(observed: Observed, marks: Marks) -> Observed:
    """What was observed, less the findings that are in doubt and those that say what others have said."""
    sure = [(rule, _sure(rule, seen, marks) if rule.doubt else seen) for rule, seen in observed]
    return [(rule, _left(rule, seen, sure) if "unless" in rule.params else seen) for rule, seen in sure]


def _sure(rule: Rule, seen: Observation, marks: Marks) -> Observation:
    left = [one for one in seen.findings if _likely(one, rule, marks)]
    return Observation(len(left), left, len(seen.findings) - len(left))


def _likely(finding: Finding, rule: Rule, marks: Marks) -> bool:
    """Whether the judgement of the finding's sentence is so for some fault; where there is no sentence there is no doubt."""
    sentence = marks.around("judgements", finding.start)
    return sentence is None or any(sentence.attrs[fault] >= least for fault, least in rule.doubt.items())


def _left(rule: Rule, seen: Observation, observed: Observed) -> Observation:
    grave = SEVERITIES[: SEVERITIES.index(rule.severity) + 1]
    others = [
        found
        for other, found in observed
        if other.id != rule.id and rule.params["unless"] in (other.id, other.category) and other.severity in grave
    ]
    starts = sorted(one.start for found in others for one in found.findings if not one.whole)
    left = [one for one in seen.findings if bisect_left(starts, one.start) == bisect_left(starts, one.end)]
    return Observation(len(left), left, seen.doubted)
