"""Keywords: stuffing, and the subject that a report must name."""

STUFFED = (
    "Our best running shoes are light. Buy the best running shoes here."
    " With the best running shoes you run far."
    " People love the best running shoes. The best running shoes last. Try the best running shoes now."
    " Nothing beats the best running shoes."
)


def test_stuffing(marked):
    ((words, attrs),) = marked(STUFFED, "keywords")
    assert (words, attrs["count"]) == ("best running shoes", 7)


def test_a_name_may_be_repeated(marked):
    assert marked(STUFFED.replace("best running shoes", "Marl Town Council"), "keywords") == []


def test_the_subject_of_a_long_report(marked):
    filler = " ".join(f"On day{at} dealer{at} bought item{at} near place{at}." for at in range(60))
    assert marked(f"{filler} " + "Higher interest rates hurt. " * 6, "keywords") == []
