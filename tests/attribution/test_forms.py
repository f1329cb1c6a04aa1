"""Who said it: each form of attribution gives its source, with the source's type."""

from __future__ import annotations

import pytest

from auditor import Auditor

FORMS = [
    ("The bridge will close, said Ann Lee.", "Ann Lee", "person"),
    ("Ann Lee said the bridge will close.", "Ann Lee", "person"),
    ("Ann Lee, the mayor, said that the bridge will close.", "Ann Lee", "person"),
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
