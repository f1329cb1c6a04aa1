"""Attributions: every form in which a text says who said something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from auditor.detectors import Marks
from auditor.model import Mark
from auditor.pipeline import prepare
from auditor.rulebook import Rulebook

Marked = Callable[[str], Marks]


@pytest.fixture
def article(book: Rulebook) -> Marked:
    """A function from a plain text to its marks."""

    def of(text: str) -> Marks:
        document = prepare(text, "txt", "test", book)
        return Marks(document, book.scanner.scan(document))

    return of


def only(marks: Marks) -> Mark:
    found = marks["attributions"]
    assert len(found) == 1, [marks.document.text[one.start : one.end] for one in found]
    return found[0]


def source(marks: Marks, mark: Mark) -> str:
    span = mark.attrs["source_span"]
    return marks.document.text[span[0] : span[1]] if span else ""


def content(marks: Marks, mark: Mark) -> str:
    return " | ".join(marks.document.text[start:end] for start, end in mark.attrs["content"])


FORMS = [
    # the sentence, the source, its type, the cue
    ("Maria Lopez said that the bridge was safe.", "Maria Lopez", "person", "say"),
    ("The bridge was safe, said Maria Lopez.", "Maria Lopez", "person", "say"),
    ("“The bridge is safe,” Maria Lopez said.", "Maria Lopez", "person", "say"),
    ("“The bridge is safe,” said Maria Lopez, an engineer at the port.", "Maria Lopez", "person", "say"),
    ("The bridge, Maria Lopez told reporters, was safe.", "Maria Lopez", "person", "tell"),
    (
        "Maria Lopez, who studies the border at Leeds University, warns that it could last.",
        "Maria Lopez",
        "person",
        "warn",
    ),
    ("Dr Lopez argued that the bridge was safe.", "Dr Lopez", "person", "argue"),
    ("According to Maria Lopez, the bridge is safe.", "Maria Lopez", "person", "according to"),
    ("The bridge is safe, according to the ministry.", "the ministry", "organization", "according to"),
    ("The ministry has announced a ban on lorries.", "The ministry", "organization", "announce"),
    ("The Kremlin denied that it had sent the letter.", "The Kremlin", "organization", "deny"),
    ("Pakistan claims that attacks have increased.", "Pakistan", "organization", "claim"),
    ("Taliban officials also believe that the demand is unfair.", "Taliban officials", "role", "believe"),
    ("Officials of both towns have reported fewer meetings.", "Officials of both towns", "role", "report"),
    ("A spokesman for the ministry declined to comment.", "A spokesman for the ministry", "role", "decline to comment"),
    ("The minister's lawyer insisted that the letter was forged.", "The minister's lawyer", "role", "insist"),
    ("From the minister's perspective, the letter changes nothing.", "the minister's", "role", "perspective"),
    ("The union’s claim is that the fund was never paid.", "The union’s", "organization", "claim"),
    ("Union officials sent a clear message: the strike will go on.", "Union officials", "role", "message"),
    ("The report found that two in three bridges were unsafe.", "The report", "document", "find"),
    ("A ministry report shows that two in three bridges are unsafe.", "A ministry report", "document", "show"),
    ("She wrote that the bridge was safe.", "She", "pronoun", "write"),
    ("Experts say that the bridge is safe.", "Experts", "vague", "say"),
    ("Security experts warn that the crisis could last.", "Security experts", "vague", "warn"),
    ("Critics argue that the plan is too dear.", "Critics", "vague", "argue"),
    ("Studies show that walking helps.", "Studies", "vague", "show"),
    ("The international community fears that a flood is coming.", "The international community", "vague", "fear"),
    ("It is believed that the letter was forged.", "", "vague", "it is believed"),
]


@pytest.mark.parametrize(("sentence", "who", "sort", "cue"), FORMS)
def test_each_form_gives_its_source(article: Marked, sentence: str, who: str, sort: str, cue: str) -> None:
    marks = article(sentence)
    mark = only(marks)
    assert (source(marks, mark), mark.attrs["source"], mark.attrs["cue"]) == (who, sort, cue)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge collapsed on Monday night.",
        "The claims of the two firms were settled in March.",
        "Her report on the bridge runs to ninety pages.",
        "The court will hear the two demands in May.",
        "Prices suggested by the trade are printed on the box.",
        "I hope that you will enjoy the walk.",
        "We think that this is the best cup of tea in town.",
        "This article explains how the vote works.",
        "The man accused of the theft will appear in court.",
        "Nobody believes in luck any more.",
        "The show begins at nine, and the estimates are in the hall.",
    ],
)
def test_what_only_looks_like_an_attribution_is_none(article: Marked, sentence: str) -> None:
    assert article(sentence)["attributions"] == ()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Maria Lopez said that the bridge was safe.", "the bridge was safe"),
        ("The bridge was safe, Maria Lopez said.", "The bridge was safe"),
        ("“The bridge is safe,” Maria Lopez said.", "“The bridge is safe,”"),
        ("According to the ministry, the bridge is safe.", "the bridge is safe"),
        ("The bridge is safe, according to the ministry.", "The bridge is safe"),
        ("Taliban officials sent a message: the border will be defended.", "the border will be defended"),
    ],
)
def test_the_content_is_what_was_said(article: Marked, sentence: str, said: str) -> None:
    marks = article(sentence)
    assert content(marks, only(marks)) == said


def test_a_quotation_that_goes_on_belongs_to_the_same_source(article: Marked) -> None:
    marks = article("“The bridge is safe,” Maria Lopez said. “I cross it every day. So does my son.”")
    assert content(marks, only(marks)).endswith("“I cross it every day. So does my son.”")


def test_a_quotation_runs_on_over_paragraphs(article: Marked) -> None:
    marks = article("“The bridge is safe,” Maria Lopez said. “I cross it daily.\n\n“So does my son, who is nine.”")
    assert content(marks, only(marks)).endswith("“So does my son, who is nine.”")


def test_a_quoted_paragraph_belongs_to_who_spoke_last(article: Marked) -> None:
    marks = article(
        "Maria Lopez said that the bridge was safe.\n\n“I cross it every day. So does my son.”\n\nIt rained."
    )
    assert content(marks, only(marks)).endswith("“I cross it every day. So does my son.”")


def test_quoted_paragraphs_carry_on_from_each_other(article: Marked) -> None:
    quoted = "\n\n".join(f"“I cross it every day, and did in 19{year}." for year in range(60, 68))
    marks = article(f"“The bridge is safe,” Maria Lopez said.\n\n{quoted}”")
    assert content(marks, only(marks)).endswith("in 1967.”")


def test_what_a_quoted_person_reports_is_not_the_articles_attribution(article: Marked) -> None:
    marks = article("“Experts say a lot of things,” the minister said.")
    assert source(marks, only(marks)) == "the minister"


def test_a_pronoun_is_resolved_to_the_last_source(article: Marked) -> None:
    marks = article("Maria Lopez said that the bridge was safe. She added that she crossed it daily.")
    assert marks["attributions"][1].attrs["name"] == "Maria Lopez"


def test_a_vague_source_is_backed_by_a_named_one_in_its_paragraph(article: Marked) -> None:
    together = article(
        "Experts say that the bridge is safe. Maria Lopez of Leeds University said that she crossed it daily."
    )
    alone = article("Experts say that the bridge is safe.")
    assert [one["attributions"][0].attrs["backed"] for one in (together, alone)] == [True, False]


def test_those_who_tell_how_they_know_are_not_vague(article: Marked) -> None:
    assert only(article("Diplomats who sat in the hall described it as cold.")).attrs["source"] == "role"


def test_the_aside_may_be_the_name(article: Marked) -> None:
    mark = only(article("The minister's spokesman, Jason Reed, said that the letter was forged."))
    assert (mark.attrs["source"], mark.attrs["name"]) == ("person", "Jason Reed")


def test_a_surname_is_a_person_where_the_full_name_is_known(article: Marked) -> None:
    marks = article("Maria Lopez opened the bridge. The ropes are new, Lopez said.")
    assert marks["attributions"][-1].attrs["source"] == "person"


@pytest.mark.parametrize(
    ("text", "sort", "name"),
    [
        # a surname alone, and what shows that it is none
        ("She built it. The bridge was safe, Lopez said.", "person", "Lopez"),
        ("She built it. Lopez said that it was safe, and the boss of Lopez agreed.", "person", "Lopez"),
        ("She built it. Pharmacists said that the bridge was safe.", "organization", "Pharmacists"),
        ("The bridge was safe, Kestria said.", "organization", "Kestria"),
        ("She came from the bridge in Kestria. It was safe, Kestria said.", "organization", "Kestria"),
        ("She built it. The bridge was safe, RopeWorks said.", "organization", "RopeWorks"),
        ("She built it. The bridge was safe, Boeing said.", "organization", "Boeing"),
        ("Harrow Energy built her bridge. It was safe, Harrow said.", "organization", "Harrow"),
        ("She read it in the Harrow magazine. It was shut, Harrow said.", "organization", "Harrow"),
        ("Only the ropes were new. The ropes creak. Ropes, he said.", "pronoun", ""),
        # where the name starts and ends
        ("House Speaker Maria Lopez said that the bridge was safe.", "person", "Maria Lopez"),
        ("American President-elect Maria Lopez said that it was safe.", "person", "Maria Lopez"),
        ("Boeing's Maria Lopez said that the bridge was safe.", "person", "Maria Lopez"),
        ("Secretary of State Maria Lopez said that the bridge was safe.", "person", "Maria Lopez"),
        ("The Ministry of Defence said that the bridge was safe.", "organization", "Ministry of Defence"),
        ("The Justice Department said that the bridge was safe.", "organization", "Justice Department"),
        ("According to The Harrow Dispatch, the bridge is safe.", "organization", "Harrow Dispatch"),
        # a name that only tells whose man it is
        ("A former Lopez aide said that the bridge was safe.", "role", "Lopez"),
        ("A spokesman for Maria Lopez said that the bridge was safe.", "role", "Maria Lopez"),
        ("Her aide, Maria Lopez of Leeds, said that the bridge was safe.", "person", "Maria Lopez"),
        # roles and parties with capitals
        ("The bridge was safe, Senate Democrats said.", "role", ""),
        ("The bridge was safe, Republicans said.", "role", ""),
        ("The bridge was safe, many Americans said.", "vague", ""),
        ("A majority of Americans said that the bridge was safe.", "vague", ""),
        # bodies without a name
        ("Police said that the bridge was safe.", "role", ""),
        ("An appeals court said that the bridge was safe.", "role", ""),
        ("The company said that the bridge was safe.", "organization", "company"),
        ("Companies said that the bridge was safe.", "vague", ""),
        ("Researchers at Leeds University said that the bridge was safe.", "role", "Leeds University"),
        ("Several former Leeds councillors said that the bridge was safe.", "role", "Leeds"),
        ("Multiple reports said that the bridge was safe.", "vague", ""),
        # who is called so
        ("Mayor Maria Lopez came. The bridge was safe, the mayor said.", "person", "Maria Lopez"),
        ("The mayor of Leeds, Maria Lopez, came. The bridge was safe, the mayor said.", "person", "Maria Lopez"),
        ("Maria Lopez, the mayor of Leeds, came. The bridge was safe, the mayor said.", "person", "Maria Lopez"),
        ("Gov. Maria Lopez came. The bridge was safe, the governor said.", "person", "Maria Lopez"),
        ("Attorney General Maria Lopez came. It was safe, the inspector general said.", "role", ""),
        ("Mayor Maria Lopez came. The bridge was safe, the Dutch mayor said.", "role", "Dutch"),
        ("The bridge was safe, the mayor said.", "role", ""),
        ("The bridge was safe, the pope said.", "person", "the pope"),
    ],
)
def test_what_a_source_is(article: Marked, text: str, sort: str, name: str) -> None:
    last = article(text)["attributions"][-1]
    assert (last.attrs["source"], last.attrs["name"]) == (sort, name)


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Maria Lopez said that it was safe. The ministry said that it was shut.", "She", "Maria Lopez"),
        ("The ministry said that it was shut. Maria Lopez said that it was safe.", "It", "ministry"),
        ("A spokesman said that it was safe. The ministry said that it was shut.", "He", "a spokesman"),
        ("Critics said that it was shut. Maria Lopez said that it was safe.", "They", "Critics"),
        ("The ministry said that it was shut.", "She", ""),
    ],
)
def test_a_pronoun_stands_for_a_source_that_fits(article: Marked, before: str, pronoun: str, name: str) -> None:
    last = article(f"{before} {pronoun} said that the ropes were new.")["attributions"][-1]
    assert (last.attrs["source"], last.attrs["name"]) == ("pronoun", name)


def _names(marks: Marks) -> list[tuple[Any, ...]]:
    return [(one.attrs["name"], one.attrs["type"], one.attrs["mentions"]) for one in marks["sources"]]


def test_the_census_counts_each_source_once(article: Marked) -> None:
    marks = article(
        "Maria Lopez said that the bridge was safe. She added that she crossed it daily.\n\n"
        "Lopez said that the ropes were new. The ministry said that it had paid for them."
    )
    assert _names(marks) == [("Maria Lopez", "person", 3), ("ministry", "organization", 1)]


def test_the_census_counts_quoted_words(article: Marked) -> None:
    marks = article("“The bridge is safe,” Maria Lopez said.")
    assert marks["sources"][0].attrs["quoted_words"] == 4


def test_the_census_tells_a_body_from_those_who_work_there(article: Marked) -> None:
    marks = article("A Boeing official said that it was safe. Boeing said that it was shut. It said no more.")
    assert _names(marks) == [("a boeing official", "role", 1), ("Boeing", "organization", 2)]
