"""Owners: claims with an identified source, and who it is."""


def who(marked, text, format="txt"):
    return [(one["owner"], one["type"], one["name"]) for _, one in marked(text, "owners", format)]


def test_the_speaker_of_the_sentence_owns_it(marked):
    told = who(marked, "Fares have risen by 12 percent since May, said Ada Bryce, who leads the council.")
    assert told == [("attribution", "person", "Ada Bryce")]


def test_a_pronoun_and_a_surname_lead_to_the_full_name(marked):
    text = (
        "Ada Bryce said on Monday that the boat was safe.\n\n"
        "Ms Bryce said that fares had risen by 12 percent. She said that 300 people had lost their work."
    )
    assert {one[2] for one in who(marked, text)} == {"Ada Bryce"}


def test_of_two_speakers_the_one_with_most_of_the_words_owns_it(marked):
    text = "“The mayor said that nobody had been hurt by the 40 fires of last year,” Ada Bryce told the Ellery Post."
    assert who(marked, text) == [("attribution", "person", "Ada Bryce")]


def test_a_link_owns_by_its_domain(marked):
    text = "Fares have [risen by 12 percent](https://count.example/fares) on every line of the company since last May."
    assert who(marked, text, "md") == [("link", "link", "count.example")]


def test_a_shop_is_no_owner(marked):
    text = "Sales have [risen by 12 percent](https://shop.example/kettle?tag=paper-21) on every line since last May."
    assert who(marked, text, "md") == []


def test_a_source_carries_over_in_its_paragraph(marked):
    text = "According to the police report, the fire began at noon. It destroyed 14 houses and damaged 30 cars nearby."
    assert ("context", "document", "the police report") in who(marked, text)


def test_nobody_and_anybody_own_nothing(marked):
    text = "Fares have risen by 12 percent on every line.\n\nCritics say that fares have risen by 30 percent since May."
    assert who(marked, text) == []
