"""Confident learning, worked by hand, and beside the authors' own package."""

import warnings

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotate.learn.confident import confidently_otherwise


def test_a_row_is_contradicted_where_another_class_is_as_likely_as_it_usually_is() -> None:
    given_classes = np.array([0, 0, 0, 1, 1])
    probabilities = np.array([[0.9, 0.1], [0.8, 0.2], [0.1, 0.9], [0.3, 0.7], [0.45, 0.55]])
    # Usually 0 has .60 where it is given and 1 has .625: row 4 is sure of neither, row 2 of the other one.
    assert confidently_otherwise(given_classes, probabilities) == [(2, 1)]


def test_a_given_class_that_is_the_likeliest_is_not_contradicted() -> None:
    probabilities = np.array([[0.9, 0.1], [0.6, 0.4], [0.8, 0.2], [0.5, 0.5]])
    assert confidently_otherwise(np.array([0, 0, 1, 1]), probabilities) == [(2, 0)]


def test_a_class_that_nobody_gave_contradicts_nothing() -> None:
    probabilities = np.array([[0.1, 0.0, 0.9], [0.2, 0.8, 0.0]])
    assert confidently_otherwise(np.array([0, 1]), probabilities) == []


rows = st.integers(1, 30).flatmap(
    lambda size: st.tuples(
        st.lists(st.integers(0, 2), min_size=size, max_size=size),
        st.lists(st.tuples(*[st.integers(1, 99)] * 3), min_size=size, max_size=size, unique=True),
    )
)


@settings(deadline=None, max_examples=50)
@given(rows)
def test_it_finds_what_cleanlab_finds_in_its_order(
    made: tuple[list[int], list[tuple[int, int, int]]],
) -> None:
    assume(len(set(made[0])) > 1)  # it takes no less
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own
        cleanlab = pytest.importorskip(
            "cleanlab.filter", reason="cleanlab is not installed: pip install .[dev]"
        )
    given_classes, weights = np.array(made[0]), np.array(made[1], dtype=float)
    probabilities = weights / weights.sum(axis=1, keepdims=True)
    expected = cleanlab.find_label_issues(
        given_classes,
        probabilities,
        filter_by="confident_learning",
        return_indices_ranked_by="normalized_margin",
        n_jobs=1,
    )
    found = [row for row, _ in confidently_otherwise(given_classes, probabilities)]
    own = probabilities[np.arange(len(made[0])), given_classes]
    masked = probabilities.copy()
    masked[np.arange(len(made[0])), given_classes] = -1
    margin = own - masked.max(axis=1)
    assert sorted(found) == sorted(expected)
    assert np.allclose(margin[found], margin[list(expected)])
