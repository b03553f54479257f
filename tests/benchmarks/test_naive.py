"""What a list learned on half of a corpus is, and what it is worth on the other."""

from benchmarks.naive import learned, worth

GOLD = [("A vile plan. A vile plot.", [(2, 6), (15, 19)]), ("A plain plan, and a vile one.", [])]


def test_a_word_is_learned_that_was_marked_twice_and_in_a_quarter_of_its_places() -> None:
    assert learned(GOLD) == {"vile"}
    assert learned([GOLD[0], *[("It is vile.", [])] * 7]) == frozenset()


def test_a_learned_list_is_measured_by_overlap() -> None:
    counts = worth(GOLD, frozenset({"vile"}))
    precision, recall, f1 = counts.overlap
    assert (round(precision, 3), recall, round(f1, 3)) == (0.667, 1.0, 0.8)
