"""measure: a number about the document stays within the rule's band."""

from __future__ import annotations

from auditor.detectors import Marks
from auditor.model import Document, NotApplicable, Observation, Rule
from auditor.places import scope
from auditor.selection import select, whole
from auditor.text import words

_SOME = {"$ref": "#/$defs/marks"}

SCHEMA = {
    "type": "object",
    "properties": {
        "share": {"description": "These marks …", **_SOME},
        "of": {"description": "… as a share, 0 to 1, of these.", **_SOME},
        "at_least": {"description": "Judge only where there are so many of `of`.", "type": "integer", "minimum": 1},
        "density": {"description": "Marks per 1,000 words.", **_SOME},
        "coverage": {"description": "The share, 0 to 1, of the text that these marks cover.", **_SOME},
        "mean": {
            "description": "The mean of an attribute over marks.",
            "type": "object",
            "properties": {
                **{
                    "mark": {"$ref": "#/$defs/mark"},
                    "where": {"$ref": "#/$defs/where"},
                    "least": {"$ref": "#/$defs/least"},
                },
                "attr": {"type": "string"},
            },
            "required": ["mark", "attr"],
            "additionalProperties": False,
        },
        "readability": {
            "description": "A school grade, by textstat.",
            "enum": ["coleman_liau_index", "automated_readability_index"],
        },
        "say": {
            "description": "How to tell the number; {value} stands for it, {percent} for a share in percent.",
            "type": "string",
        },
    },
    "oneOf": [
        {"required": ["share", "of"]},
        {"required": ["density"]},
        {"required": ["coverage"]},
        {"required": ["mean"]},
        {"required": ["readability"]},
    ],
    "additionalProperties": False,
}


def check(rule: Rule, document: Document, marks: Marks) -> Observation | NotApplicable:
    """The number, and one finding at the title where it lies outside the good part of the band."""
    number = _number(rule, document, marks)
    if isinstance(number, NotApplicable):
        return number
    number = round(number, 3)
    if rule.band.share(number) == 0:
        return Observation(number)
    told = rule.params.get("say", "The number is {value}.").replace("{value}", f"{number:.1f}".removesuffix(".0"))
    return Observation(number, [whole(document, told.replace("{percent}", f"{number:.0%}"))])


def _number(rule: Rule, document: Document, marks: Marks) -> float | NotApplicable:
    params = rule.params
    if "share" in params:
        return _share(rule, document, marks)
    if "density" in params:
        return 1000 * len(select(params["density"], document, marks)) / max(marks.word_count, 1000)
    if "coverage" in params:
        covered = sum(mark.end - mark.start for mark in select(params["coverage"], document, marks))
        return covered / max(sum(block.end - block.start for block in scope(document, "text").blocks), 1)
    if "mean" in params:
        values = [mark.attrs[params["mean"]["attr"]] for mark in select(params["mean"], document, marks)]
        return float(sum(values) / len(values)) if values else NotApplicable(f"no {params['mean']['mark']}")
    return _readability(params["readability"], document)


def _share(rule: Rule, document: Document, marks: Marks) -> float | NotApplicable:
    whole = select(rule.params["of"], document, marks)
    least = rule.params.get("at_least", 1)
    if len(whole) < least:
        return NotApplicable(f"fewer than {least} {rule.params['of']['mark']}")
    return len(select(rule.params["share"], document, marks)) / len(whole)


def _readability(formula: str, document: Document) -> float | NotApplicable:
    import textstat

    prose = " ".join(document.words_of(block) for block in document.blocks_of("paragraph", "block_quote"))
    if len(words(prose)) < 100:
        return NotApplicable("fewer than 100 words of running text")
    return float(getattr(textstat, formula)(prose))
