"""Alpha and kappa by sentence: published examples, second implementations, and cases of little to compare."""

import krippendorff
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from sklearn.metrics import cohen_kappa_score

from annotate.coding.agreement.alpha import alpha
from annotate.coding.agreement.codings import Coding, shared
from annotate.coding.agreement.measure import NOT_TWICE, NOTHING
from annotate.coding.agreement.sentences import NO_CHOICE, kappa, nominal, sentence_alpha, sentence_kappa
from tests.coding.agreement.made import CODINGS, LENGTH, coded

SENTENCES = {name: [(i, i + 6) for i in range(0, LENGTH, 6)] for name in "xyz"}
ROWS = [(i, i + 6) for i in range(0, 60, 6)]


def counted(*coders: str) -> npt.NDArray[np.float64]:
    """How many coders gave each value, from a line of values for each; a dot is none."""
    values = sorted({*"".join(coders)} - {"."})
    return np.array([[unit.count(value) for value in values] for unit in zip(*coders, strict=True)], float)


def test_the_published_example_of_binary_data() -> None:
    # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A: two observers, ten units.
    row = nominal(counted("0100000010", "1110010000"))
    assert list(row) == [8, 20, 14, 6]
    assert round(float(alpha(row[None])[0]), 3) == 0.095


def test_the_published_example_of_nominal_data_with_missing_ones() -> None:
    # The same, section C: four observers, twelve units, five values.
    row = nominal(counted("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert row[1] == 40
    assert round(float(alpha(row[None])[0]), 3) == 0.743


@settings(deadline=None)
@given(CODINGS)
def test_alpha_equals_that_of_the_package_krippendorff(found: tuple[Coding, ...]) -> None:
    for label in (None, "a", "b"):
        data = []  # a column a sentence, a row a coder; who did not code the article is missing
        for group in shared(found, label):
            for first, last in SENTENCES[group[0].article_id]:
                marks = [any(s < last and first < e for s, e in each.marked) for each in group]
                data.append([*map(float, marks), *[np.nan] * (4 - len(marks))])
        given_values = {value for row in data for value in row if not np.isnan(value)}
        measured = sentence_alpha(found, SENTENCES, label, seed=1).value
        assert (measured is None) == (len(given_values) < 2)
        if measured is not None:
            theirs = krippendorff.alpha(np.array(data).T, level_of_measurement="nominal")
            assert measured == pytest.approx(theirs, abs=1e-12)


def test_the_published_example_of_kappa() -> None:
    # Artstein and Poesio, "Inter-Coder Agreement for Computational Linguistics" (2008), section 2.4: of 100
    # utterances both coders call 20 statements and 50 requests, and differ on 20 and 10. Kappa is .348.
    assert round(float(kappa(np.array([[50.0, 10, 20, 20]]))[0]), 3) == 0.348


@settings(deadline=None)
@given(CODINGS)
def test_kappa_of_two_equals_that_of_scikit_learn(found: tuple[Coding, ...]) -> None:
    two = [each for each in found if each.coder in "AB"]
    marks: list[list[bool]] = [[], []]
    for group in shared(two):
        for row, each in zip(marks, group, strict=True):
            row += [any(s < last and f < e for s, e in each.marked) for f, last in SENTENCES[each.article_id]]
    measured = sentence_kappa(two, SENTENCES, seed=1).value
    if measured is not None:
        assert measured == pytest.approx(cohen_kappa_score(*marks))
    else:
        assert len({*marks[0], *marks[1]}) < 2


def test_kappa_of_three_is_the_mean_over_the_pairs_for_which_there_is_one() -> None:
    found = coded({"a": [(3, 9)]}, {"a": [(3, 9)]}, {"a": []})
    assert sentence_kappa(found, {"x": ROWS}, seed=1).value == pytest.approx((1 + 0 + 0) / 3)
    found = coded({"a": [(3, 9)]}, {"a": []}, {"a": []})
    assert sentence_kappa(found, {"x": ROWS}, seed=1).value == 0  # the second and third marked nothing


@pytest.mark.parametrize(
    ("found", "alpha_reason", "kappa_reason"),
    [
        (coded({"a": [(3, 9)]}), NOT_TWICE, NOT_TWICE),
        (coded({"a": []}, {"a": []}), NOTHING, NO_CHOICE),
        (coded({"a": [(0, 60)]}, {"a": [(0, 60)]}), "everybody marked everything", NO_CHOICE),
    ],
)
def test_where_there_is_little_to_compare(
    found: tuple[Coding, ...], alpha_reason: str, kappa_reason: str
) -> None:
    for measured, reason in (
        (sentence_alpha(found, {"x": ROWS}, seed=1), alpha_reason),
        (sentence_kappa(found, {"x": ROWS}, seed=1), kappa_reason),
    ):
        assert (measured.value, measured.reason) == (None, reason)


def test_an_article_without_sentences_is_a_row_without_weight() -> None:
    found = [*coded({"a": [(3, 9)]}, {"a": [(3, 9)]}), *coded({"a": []}, {"a": []}, article="y", length=0)]
    both = sentence_alpha(found, {"x": ROWS, "y": []}, seed=1)
    assert (both.value, both.articles) == (1, 2)
