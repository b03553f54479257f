"""Gamma from the optional package: what it gives, and what is said where it is missing."""

import logging
import sys

import numpy as np
import pytest

from annotate.coding.agreement.gamma import NO_INTERVAL, gamma
from annotate.coding.agreement.measure import NOT_TWICE, NOTHING
from annotate.errors import MissingError
from tests.coding.agreement.made import coded, study


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygamma_agreement", None)
    with pytest.raises(MissingError, match=r"pip install \"annotate-news\[gamma\]\".*--gamma"):
        gamma(study(1), seed=1)


def test_nothing_to_align_needs_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygamma_agreement", None)
    assert gamma(coded({"a": []}, {"a": []}), seed=1).reason == NOTHING
    assert gamma(coded({"a": [(3, 9)]}), seed=1).reason == NOT_TWICE


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of the package and of what it brings
def test_the_same_seed_gives_the_same_value_and_leaves_other_chance_alone() -> None:
    pytest.importorskip("pygamma_agreement", reason='needs pip install "annotate-news[gamma]"')
    state, level = np.random.get_state()[1], logging.root.level
    same = {"a": [(3, 9), (20, 30)], "b": [(40, 50)]}
    assert gamma(coded(same, same), seed=1).value == 1
    differing = coded(same, {"a": [(3, 9)], "b": [(41, 50)]})
    one, two = gamma(differing, seed=1), gamma(differing, seed=1)
    assert one == two
    assert one.value is not None
    assert 0 < one.value < 1
    assert (one.interval, one.reason) == (None, NO_INTERVAL)
    assert gamma(coded(same, {"a": [], "b": []}), seed=1).value is not None
    assert (np.random.get_state()[1] == state).all()
    assert logging.root.level == level
