"""The report: one JSON-able dict that feeds every output. Its shape is `schemas/report.schema.json`."""

from __future__ import annotations

import hashlib
import os
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from auditor import coverage, summary
from auditor.attribution.relations import WHY
from auditor.detectors import Marks
from auditor.language import Language
from auditor.model import Document, Finding, Mark, Observation, Rule
from auditor.registry import Registry, verdict
from auditor.rulebook import Rulebook
from auditor.scoring import Score, value_of
from auditor.text import squeeze

SCHEMA_VERSION = "1.2"
CONTEXT = 60

_LINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Report:
    """What an audit found. `as_dict()` is exactly what the JSON reporter prints."""

    data: Mapping[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return dict(self.data)

    @property
    def verdict(self) -> str | None:
        """`pass`, `review` or `fail`; None where the document's language is not covered."""
        verdict: str | None = self.data["verdict"]
        return verdict

    @property
    def score(self) -> float | None:
        """0 to 100; None where nothing could be judged."""
        score: float | None = self.data["score"]
        return score

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings in the order of the text."""
        findings: list[dict[str, Any]] = self.data["findings"]
        return findings


class Positions:
    """From text offsets to the source file: offsets, lines and columns."""

    def __init__(self, document: Document) -> None:
        self._map = document.source_map
        self._source = document.source

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(end.end() for end in _LINE.finditer(self._source))]

    def span(self, start: int, end: int) -> dict[str, int]:
        first, last = self._map.span(start, end)
        return {"start": first, "end": last}

    def place(self, start: int, end: int) -> dict[str, int]:
        """Source offsets with lines and columns, which count from 1."""
        first, last = self._map.span(start, end)
        line, column = self._at(first)
        end_line, end_column = self._at(last)
        return {
            "start": first,
            "end": last,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
        }

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1


def build(
    document: Document,
    marks: Marks,
    language: Language,
    score: Score,
    observed: Sequence[tuple[Rule, Observation]],
    skipped: Sequence[tuple[Rule, str]],
    rulebook: Rulebook,
) -> Report:
    """Put together what the stages found; a language that no rule covers leaves score and verdict empty."""
    from auditor import __version__

    covered = any(language.code in rule.languages for rule in rulebook.rules)
    positions = Positions(document)
    words = marks.word_count
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "auditor": {"version": __version__, "rules_digest": rulebook.digest},
        "document": _document(document, language, words, len(marks["sentences"])),
        "score": score.overall if covered else None,
        "verdict": score.verdict if covered else None,
        "not_covered": None if covered else _not_covered(language, rulebook),
        "capped_by": list(score.capped_by),
        "summary": [],
        "categories": [_category(one) for one in score.categories],
        "findings": _findings(document, marks, observed, positions),
        "attributions": [_attribution(one, document, marks, positions) for one in marks["attributions"]]
        if covered
        else [],
        "claims": [_claim(one, document, positions) for one in marks["claims"]] if covered else [],
        "clean": [_owned(one, document, positions) for one in marks["owners"]] if covered else [],
        "sources": [_source(one, positions) for one in marks["sources"]] if covered else [],
        "census": dict(marks["census"][0].attrs) if covered else None,
        "links": [_link(one, positions, rulebook.registry) for one in marks["links"]],
        "rules": {
            "applied": [_applied(rule, seen, score, words) for rule, seen in observed],
            "not_applicable": [{"rule": rule.id, "reason": reason} for rule, reason in skipped],
        },
        "standards": {one.clause.id: _standard(one) for one in coverage.outcomes(rulebook, observed)},
        "article": [_block(document, block, positions) for block in document.blocks],
    }
    tells = {rule.id: rule.tell for rule, _ in observed}
    data["summary"] = summary.sentences(data, tells, rulebook.summary) if covered else []
    return Report(data)


def _document(document: Document, language: Language, words: int, sentences: int) -> dict[str, Any]:
    facts = document.metadata
    named = ("title", "byline", "dateline", "published", "modified", "publisher")
    return {
        "path": _shown(document.name),
        "format": document.format,
        **{name: facts[name].value if name in facts else None for name in named},
        "origins": {name: facts[name].origin for name in named if name in facts},
        "language": {"code": language.code, "probability": language.probability, "method": language.method},
        "words": words,
        "sentences": sentences,
    }


def _shown(name: str) -> str:
    """The document's name without the machine's part of it: an absolute path from here, else its last part."""
    if not os.path.isabs(name):
        return Path(name).as_posix()
    inside = os.path.relpath(name)
    return Path(name).name if inside.startswith("..") else Path(inside).as_posix()


def _not_covered(language: Language, rulebook: Rulebook) -> str:
    known = sorted({code for rule in rulebook.rules for code in rule.languages})
    told = f"{language.code!r} (probability {language.probability:g})"
    return f"The text is in the language {told}; the rules cover {', '.join(known)}."


def _category(one: Any) -> dict[str, Any]:
    deductions = [{"rule": cut.rule, "points": cut.points, "value": cut.value} for cut in one.deductions]
    return {"id": one.id, "score": one.score, "weight": one.weight, "deductions": deductions}


def _findings(
    document: Document,
    marks: Marks,
    observed: Iterable[tuple[Rule, Observation]],
    positions: Positions,
) -> list[dict[str, Any]]:
    placed = [(rule, one) for rule, seen in observed for one in seen.findings]
    placed.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0].id))
    blocks = {block: index for index, block in enumerate(document.blocks)}
    seen: Counter[tuple[str, str]] = Counter()
    return [_finding(rule, one, document, marks, positions, blocks, seen) for rule, one in placed]


def _finding(
    rule: Rule,
    one: Finding,
    document: Document,
    marks: Marks,
    positions: Positions,
    blocks: Mapping[Any, int],
    seen: Counter[tuple[str, str]],
) -> dict[str, Any]:
    block = document.block_at(one.start)
    text = document.text[one.start : one.end]
    return {
        "rule": rule.id,
        "category": rule.category,
        "severity": rule.severity,
        "message": f"{rule.message} {one.detail}".strip(),
        "text": text,
        **positions.place(one.start, one.end),
        "whole": one.whole,
        "block": block.kind if block else None,
        "block_index": blocks[block] if block else None,
        "block_start": one.start - block.start if block else None,
        "block_end": min(one.end, block.end) - block.start if block else None,
        "context": _context(one, document, marks),
        "fingerprint": _fingerprint(rule.id, text, seen),
    }


def _fingerprint(rule_id: str, text: str, seen: Counter[tuple[str, str]]) -> str:
    """Stable when other lines move: rule, normalised words, and the how-manieth such finding it is."""
    key = (rule_id, squeeze(text))
    seen[key] += 1
    return hashlib.sha256("\0".join((*key, str(seen[key]))).encode("utf-8", "replace")).hexdigest()[:16]


def _context(one: Finding, document: Document, marks: Marks) -> dict[str, str]:
    sentence = marks.around("sentences", one.start)
    low, high = (sentence.start, sentence.end) if sentence else (one.start, one.end)
    before, after = document.text[low : one.start], document.text[one.end : high]
    return {"before": _tail(" ".join(before.split())), "after": _head(" ".join(after.split()))}


def _tail(words: str) -> str:
    return words if len(words) <= CONTEXT else "…" + words[-CONTEXT:].split(" ", 1)[-1]


def _head(words: str) -> str:
    return words if len(words) <= CONTEXT else words[:CONTEXT].rsplit(" ", 1)[0] + "…"


def _attribution(one: Mark, document: Document, marks: Marks, positions: Positions) -> dict[str, Any]:
    cue, source = one.attrs["cue_span"], one.attrs["source_span"]
    sentence = marks.around("sentences", cue[0])
    told = {"type": one.attrs["source"], "name": one.attrs["name"]}
    return {
        "sentence": sentence.attrs["index"] if sentence else None,
        "cue": {**positions.span(*cue), "text": document.text[slice(*cue)]},
        "source": {**positions.span(*source), "text": document.text[slice(*source)], **told}
        if source
        else {"start": None, "end": None, "text": "", **told},
        "content": [positions.span(*span) for span in one.attrs["content"]],
        "why": WHY[one.attrs["cue_kind"]],
    }


def _claim(one: Mark, document: Document, positions: Positions) -> dict[str, Any]:
    return {
        **positions.span(one.start, one.end),
        "text": document.text[one.start : one.end],
        "types": list(one.attrs["types"]),
        "owner": one.attrs["owner"],
    }


def _owned(one: Mark, document: Document, positions: Positions) -> dict[str, Any]:
    return {
        **positions.span(one.start, one.end),
        "text": document.text[one.start : one.end],
        "owner": one.attrs["owner"],
        "source": {"type": one.attrs["type"], "name": one.attrs["name"]},
    }


def _source(one: Mark, positions: Positions) -> dict[str, Any]:
    told = {key: one.attrs[key] for key in ("name", "type", "role", "affiliation", "mentions", "quoted_words")}
    return {**told, "first": positions.span(one.start, one.end)}


def _link(one: Mark, positions: Positions, known: Registry) -> dict[str, Any]:
    ratings = known.ratings(one.attrs["domain"])
    return {
        **positions.span(one.start, one.end),
        "url": one.attrs["url"],
        "domain": one.attrs["domain"],
        "rating": verdict(ratings),
        "ratings": [rating._asdict() for rating in ratings],
    }


def _applied(rule: Rule, seen: Observation, score: Score, words: int) -> dict[str, Any]:
    cuts = (cut for category in score.categories for cut in category.deductions if cut.rule == rule.id)
    return {
        "rule": rule.id,
        "title": rule.title,
        "why": rule.why,
        "message": rule.message,
        "severity": rule.severity,
        "standards": list(rule.standards),
        "value": value_of(rule, seen, words),
        "points": sum(cut.points for cut in cuts),
        "findings": len(seen.findings),
        "doubted": seen.doubted,
    }


def _standard(one: coverage.Outcome) -> dict[str, Any]:
    return {
        "title": one.clause.title,
        "says": one.clause.says,
        "state": one.state,
        "reason": one.clause.cannot or None,
        "checks": one.checks,
        "found": list(one.found),
    }


def _block(document: Document, block: Any, positions: Positions) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "level": block.level,
        **positions.span(block.start, block.end),
        "text": document.words_of(block),
    }
