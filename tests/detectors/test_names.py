"""Names in running text."""


def test_names(marked):
    text = "Mayor Ana Ruiz of Marl met Jo Berg’s.\n\nHowever, the Bank of England did not."
    names = [(words, attrs["head"]) for words, attrs in marked(text, "names")]
    assert ("Jo Berg", "Berg") in names
    assert ("Bank of England", "England") in names
    assert not {"However"} & {name for name, _ in names}
