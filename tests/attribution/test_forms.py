"""Who said it: each form of attribution gives its source, with the source's type."""

from __future__ import annotations

import pytest

from auditor import Auditor

FORMS = [
    ("The bridge will close, said Ann Lee.", "Ann Lee", "person"),
    ("Ann Lee said the bridge will close.", "Ann Lee", "person"),
    ("Ann Lee, the mayor, said that the bridge will close.", "Ann Lee", "person"),
    ("Ann Lee, head of the Bridge Authority, a small body, said the bridge will close.", "Ann Lee", "person"),
    ("In an interview, Ann Lee, a former mayor of Leeds, said Bo Ray had lied.", "Ann Lee", "person"),
    ("Bo Ray, who has a boat, saw it all, said Ann Lee of Leeds.", "Ann Lee", "person"),
    ("A neighbour, Ann Lee, said she heard it.", "A neighbour, Ann Lee", "person"),
    ("Lee campaign spokesman Bo Ray said that the bridge will close.", "Lee campaign spokesman Bo Ray", "person"),
    ("According to Ann Lee, the bridge will close.", "Ann Lee", "person"),
    ("The bridge will close, according to Ann Lee.", "Ann Lee", "person"),
    ("“The bridge will close,” Ann Lee said.", "Ann Lee", "person"),
    ("“The bridge will close,” said Ann Lee, the mayor. “It is not safe.”", "Ann Lee", "person"),
    ("In Ann Lee's view, the bridge is not safe.", "Ann Lee", "person"),
    ("Ann Lee warned that the bridge could fall.", "Ann Lee", "person"),
    (
        "The Bridge Authority said in a statement that it would close the bridge.",
        "The Bridge Authority",
        "organization",
    ),
    ("The city council said that the bridge will close.", "The city council", "organization"),
    (
        "A report by the Bridge Authority found that the piers are cracked.",
        "A report by the Bridge Authority",
        "document",
    ),
    (
        "A senior official at the transport ministry said that the bridge will close.",
        "A senior official at the transport ministry",
        "role",
    ),
    ("Experts say that the bridge will close.", "Experts", "vague"),
    ("Critics argue that the bridge should stay.", "Critics", "vague"),
    ("The international community fears that the bridge will fall.", "The international community", "vague"),
    ("Studies show that old bridges fall.", "Studies", "vague"),
    ("It is widely believed that the bridge will fall.", None, "none"),
]


@pytest.mark.parametrize(("text", "source", "type"), FORMS, ids=[text for text, *_ in FORMS])
def test_a_form_gives_its_source(auditor: Auditor, text: str, source: str | None, type: str) -> None:
    (first, *_) = auditor.audit_text(f"The old bridge\n\n{text}").as_dict()["attributions"]
    assert first["source"]["type"] in ((type, "vague") if type == "none" else (type,))
    assert source is None or source.lower() in first["source"]["text"].lower()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Lee said that the bridge will close.", "the bridge will close"),
        ("The bridge will close, said Ann Lee.", "The bridge will close"),
        ("According to Ann Lee, the bridge will close.", "the bridge will close"),
        ("“The bridge will close,” Ann Lee said.", "The bridge will close"),
        ("The bridge, reports the Associated Press, will close.", "The bridge will close"),
    ],
)
def test_the_content_is_what_was_said(auditor: Auditor, text: str, content: str) -> None:
    whole = f"The old bridge\n\n{text}"
    (one,) = auditor.audit_text(whole).as_dict()["attributions"]
    assert content in " ".join(whole[span["start"] : span["end"]] for span in one["content"])


def test_a_pronoun_stands_for_the_last_fitting_source(auditor: Auditor) -> None:
    text = "The old bridge\n\nAnn Lee, the mayor, said that the bridge would close.\n\n“It is not safe,” she said."
    last = auditor.audit_text(text).as_dict()["attributions"][-1]["source"]
    assert (last["type"], last["name"]) == ("pronoun", "Ann Lee")


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was built in 1902 and has two piers.",
        "The report lay on the table.",
        "Experts met in the town hall on Monday.",
    ],
)
def test_what_nobody_says_has_no_source(auditor: Auditor, text: str) -> None:
    assert auditor.audit_text(f"The old bridge\n\n{text}").as_dict()["attributions"] == []


def test_cue_source_and_content_do_not_overlap(auditor: Auditor) -> None:
    for text, *_ in FORMS:
        for one in auditor.audit_text(f"The old bridge\n\n{text}").as_dict()["attributions"]:
            cue, spans = one["cue"], one["content"]
            assert all(span["end"] <= cue["start"] or cue["end"] <= span["start"] for span in spans)


OTHER_SENSES = [
    "The United States signed the treaty on the old bridge.",
    "Twenty states have a bridge of this sort.",
    "Ann Lee claimed her second title on Sunday.",
    "The club added three new players in the summer.",
    "The council maintains a list of bridges.",
    "The company boasts a fleet of nine ferries.",
    "The driver pleaded guilty on Monday.",
    "They hailed from different parts of the county.",
    "Voters rejected the party twice.",
    "The visitors invited pressure and rarely threatened.",
    "One could argue the ferry takes longer.",
    "Others may say the ferry takes longer.",
    "What has the president said?",
    "For some reason the ferry was late, and alleged thieves ran off.",
]


@pytest.mark.parametrize("text", OTHER_SENSES)
def test_other_senses_are_no_attributions(auditor: Auditor, text: str) -> None:
    assert auditor.audit_text(f"The old bridge\n\n{text}").as_dict()["attributions"] == []


NEW_FORMS = [
    # the sentence, the source, the cue
    ("A spokesman for the port affirmed that the bridge was safe.", "A spokesman for the port", "affirmed"),
    ("The Bridge Authority rates the crossing as unsafe.", "The Bridge Authority", "rates"),
    ("Ann Lee called the plan a gift to the ferries.", "Ann Lee", "called"),
    ("Ann Lee spoke out in favour of the bridge.", "Ann Lee", "spoke out"),
    ("Ann Lee took to Twitter to defend the bridge.", "Ann Lee", "took to Twitter"),
    ("Three judges came to the conclusion that the toll was legal.", "Three judges", "came to the conclusion"),
    ("The contract states that the toll will end in May.", "The contract", "states"),
    ("Six in ten say that they would rather swim.", "ten", "say"),
    ("Mr. Lee was quoted as saying that the bridge was safe.", "Mr. Lee", "was quoted as saying"),
    ("The researchers found that the piers were cracked.", "The researchers", "found"),
    ("The toll, reports the Associated Press, will end in May.", "the Associated Press", "reports"),
    ("The bridge is 90 feet long, per the ministry.", "the ministry", "per"),
    ("An appellate court ruled that the toll was legal.", "An appellate court", "ruled"),
    ("A video was sent by officials warning that the bridge would fall.", "officials", "warning"),
    ("Sen. Ann Lee endorsed the toll on Monday.", "Ann Lee", "endorsed"),
]


@pytest.mark.parametrize(("text", "source", "cue"), NEW_FORMS, ids=[text for text, *_ in NEW_FORMS])
def test_each_form_has_its_cue_and_source(auditor: Auditor, text: str, source: str, cue: str) -> None:
    found = auditor.audit_text(f"The old bridge\n\n{text}").as_dict()["attributions"]
    assert [one["cue"]["text"] for one in found] == [cue]
    assert source in found[0]["source"]["text"]


def test_a_second_verb_has_the_source_of_the_first(auditor: Auditor) -> None:
    text = "The old bridge\n\nAfter a long night Ann Lee said the bridge was safe, adding that she crossed it daily."
    found = auditor.audit_text(text).as_dict()["attributions"]
    assert [one["source"]["text"] for one in found] == ["Ann Lee", "Ann Lee"]


def test_a_parenthesis_reports_what_stands_on_both_sides(auditor: Auditor) -> None:
    text = "The old bridge\n\nThe bridge, Ann Lee said, was safe all along."
    (one,) = auditor.audit_text(text).as_dict()["attributions"]
    assert [text[span["start"] : span["end"]] for span in one["content"]] == ["The bridge", "was safe all along"]


def test_a_content_ends_with_its_clause(auditor: Auditor) -> None:
    text = "The old bridge\n\nWhile Ann Lee denied that the bridge was closed, the council went on with the works."
    (one,) = auditor.audit_text(text).as_dict()["attributions"]
    assert [text[span["start"] : span["end"]] for span in one["content"]] == ["the bridge was closed"]


@pytest.mark.parametrize("text", ["As the council said,", "In what he said,", "After the mayor said ,"])
def test_a_sentence_may_break_off_behind_a_comma(text: str) -> None:
    assert Auditor().audit_text(f"{text}\n\nThe bridge will close, said Ann Lee.", format="txt")
