"""The pipe: read → document → marks → checks → score → report."""

from __future__ import annotations

import re

from auditor import kinds, language, readers, scoring
from auditor.detectors import Marks
from auditor.model import Document, NotApplicable, Observation, Rule
from auditor.report import Report, build
from auditor.rulebook import Rulebook
from auditor.settling import settled

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character: no file can hold it


def prepare(text: str, format: str, name: str, rulebook: Rulebook) -> Document:
    """Read a text and set its furniture apart."""
    return finish(readers.read_text(_LONE_SURROGATE.sub("\ufffd", text), format, name), rulebook)


def finish(document: Document, rulebook: Rulebook) -> Document:
    """Set page furniture apart; raises InputError where nothing else is left."""
    return readers.check(separated(document, rulebook))


def separated(document: Document, rulebook: Rulebook) -> Document:
    """The document with page furniture in blocks of that kind, by the word lists named `furniture-…`."""
    return readers.separate(document, rulebook.furniture)


def audit(document: Document, rulebook: Rulebook) -> Report:
    """Run every rule over one document and score what they observed."""
    tongue = language.detect(document.text)
    marks = Marks(document, rulebook.scanner.scan(document), rulebook.registry)
    results = [(rule, _observe(rule, document, marks, tongue.code)) for rule in rulebook.rules]
    observed = settled([(rule, seen) for rule, seen in results if isinstance(seen, Observation)], marks)
    skipped = [(rule, seen.reason) for rule, seen in results if isinstance(seen, NotApplicable)]
    score = scoring.score(observed, marks.word_count, rulebook.settings)
    return build(document, marks, tongue, score, observed, skipped, rulebook)


def _observe(rule: Rule, document: Document, marks: Marks, code: str) -> Observation | NotApplicable:
    if code not in rule.languages:
        return NotApplicable(f"the rule does not cover the language {code!r}")
    if rule.formats and document.format not in rule.formats:
        return NotApplicable(f"only for {', '.join(rule.formats)}")
    if marks.word_count < rule.min_words:
        return NotApplicable(f"the text has fewer than {rule.min_words} words")
    return kinds.check(rule, document, marks)


def observe(rule: Rule, document: Document, rulebook: Rulebook) -> Observation | str:
    """What one rule observes in a document; why not, where it does not apply. For examples."""
    marks = Marks(document, rulebook.scanner.scan(document), rulebook.registry)
    seen = _observe(rule, document, marks, rule.languages[0])
    return seen.reason if isinstance(seen, NotApplicable) else seen
