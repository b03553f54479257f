import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.learn.chain import STRENGTH, Chain, runs

CHAIN = Chain(prior=np.array([0.1, 0.3]), begin=np.array([0.05, 0.2]), stay=np.array([0.7, 0.5]))


def enumerated(chain: Chain, scores: np.ndarray, label: int) -> np.ndarray:
    """The posterior of one sentence by trying every way to label it."""
    prior, begin, stay = (float(part[label]) for part in (chain.prior, chain.begin, chain.stay))
    odds = np.exp(STRENGTH * (scores[:, label] - np.log(prior / (1 - prior))))
    total, inside = 0.0, np.zeros(len(odds))
    for states in itertools.product((0, 1), repeat=len(odds)):
        weight = prior if states[0] else 1 - prior
        for was, now in itertools.pairwise(states):
            goes = stay if was else begin
            weight *= goes if now else 1 - goes
        weight *= float(np.prod(odds[np.array(states) == 1]))
        total += weight
        inside += weight * np.array(states)
    return inside / total


@settings(max_examples=30)
@given(
    st.lists(st.lists(st.floats(-6, 6), min_size=2, max_size=2), min_size=1, max_size=7), st.integers(0, 6)
)
def test_the_posterior_is_that_of_all_labellings(values: list[list[float]], cut: int) -> None:
    scores = np.array(values)
    sentence = (np.arange(len(scores)) >= cut).astype(np.int32)
    expected = np.zeros_like(scores)
    for number in np.unique(sentence):
        rows = sentence == number
        for label in range(2):
            expected[rows, label] = enumerated(CHAIN, scores[rows], label)
    assert CHAIN.posterior(scores, sentence) == pytest.approx(expected, abs=1e-9)


def test_no_tokens_no_posterior() -> None:
    assert CHAIN.posterior(np.zeros((0, 2)), np.zeros(0, dtype=np.int32)).shape == (0, 2)


def test_runs_end_with_their_sentence() -> None:
    likely = np.array([True, True, False, True, True, True, False, True])
    sentence = np.array([0, 0, 0, 0, 1, 1, 1, 2])
    assert list(runs(likely, sentence)) == [(0, 1), (3, 3), (4, 5), (7, 7)]
    assert list(runs(np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int32))) == []


def test_a_label_without_spans_gets_a_chain_that_seldom_begins() -> None:
    inside = np.zeros((400, 1), dtype=bool)
    chain = Chain.counted(inside, ~inside, np.repeat(np.arange(40), 10))
    assert 0 < chain.begin[0] < 0.001
    assert 0 < chain.stay[0] < 1


def test_long_spans_stay_longer() -> None:
    short, long = np.zeros((400, 1), dtype=bool), np.zeros((400, 1), dtype=bool)
    short[::40] = True
    for start in range(0, 400, 40):
        long[start : start + 8] = True
    sentence, known = np.repeat(np.arange(10), 40), np.ones((400, 1), dtype=bool)
    assert Chain.counted(short, known, sentence).stay < 0.4 < 0.7 < Chain.counted(long, known, sentence).stay
