"""All figures of some codings: which there are, and that each is of the codings it is called by."""

from annotate.coding.agreement.codings import repeated
from annotate.coding.agreement.figures import agreement
from annotate.coding.agreement.unitizing import unitizing_alpha
from tests.coding.agreement.made import coded, coding, study

SENTENCES = {f"x{number:03}": [(0, 300), (300, 600)] for number in range(20)}


def test_overall_by_label_and_by_pair() -> None:
    codings = study(20, coders="ABC")
    found = agreement(codings, labels=("a", "b"), seed=1, sentences=SENTENCES)
    assert (found.coders, found.articles) == (("A", "B", "C"), 20)
    assert found.overall.alpha == unitizing_alpha(codings, seed=1)
    assert found.labels["b"].alpha == unitizing_alpha(codings, "b", seed=1)
    assert list(found.pairs) == [("A", "B"), ("A", "C"), ("B", "C")]
    two = [each for each in codings if each.coder in "AC"]
    assert found.pairs["A", "C"].alpha == unitizing_alpha(two, seed=1)


def test_labels_that_nobody_asked_for_are_no_part_of_it() -> None:
    codings = coded({"a": [(0, 5)], "b": [(10, 20)]}, {"a": [(0, 5)], "b": []})
    assert agreement(codings, labels=("a",), seed=1).overall.alpha.value == 1


def test_nobody_is_compared_with_a_second_coding_but_its_author() -> None:
    first = [*coded({"a": [(0, 5)]}, {"a": [(10, 20)]}), coding("y", "A", a=[(0, 5)])]
    again = coded({"a": [(0, 5)]}, {"a": [(10, 15)]})
    found = agreement(first, again, labels=("a",), seed=1)
    assert {coder: each.exact.value for coder, each in found.again.items()} == {"A": 1, "B": 0}
    assert found.again["B"].alpha == unitizing_alpha(repeated(first[1:2], again), seed=1)
    assert found.pairs == {}
