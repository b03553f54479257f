import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.learn.crf import Transitions, previous, runs, sentences, word_by_word

TRANSITIONS = Transitions(
    start=np.array([-2.0, -0.5], dtype=np.float32),
    begin=np.array([-3.0, -1.0], dtype=np.float32),
    stay=np.array([1.5, 0.2], dtype=np.float32),
)


def enumerated(transitions: Transitions, scores: np.ndarray, label: int) -> tuple[np.ndarray, np.ndarray]:
    """The posterior of one sentence and its expected starts, begins and stays, trying every labelling."""
    start, begin, stay = (
        float(part[label]) for part in (transitions.start, transitions.begin, transitions.stay)
    )
    total, inside, counts = 0.0, np.zeros(len(scores)), np.zeros(3)
    for states in itertools.product((0, 1), repeat=len(scores)):
        moves = list(itertools.pairwise(states))
        made = np.array([states[0], moves.count((0, 1)), moves.count((1, 1))])
        weight = float(np.exp(made @ [start, begin, stay] + scores[:, label] @ states))
        total += weight
        inside += weight * np.array(states)
        counts += weight * made
    return inside / total, counts / total


@settings(max_examples=30)
@given(
    st.lists(st.lists(st.floats(-6, 6), min_size=2, max_size=2), min_size=1, max_size=7), st.integers(0, 6)
)
def test_the_posterior_is_that_of_all_labellings(values: list[list[float]], cut: int) -> None:
    scores = np.array(values, dtype=np.float32)
    sentence = (np.arange(len(scores)) >= cut).astype(np.int32)
    posterior, counts = np.zeros_like(scores), np.zeros((3, 2))
    for number in np.unique(sentence):
        rows = sentence == number
        for label in range(2):
            posterior[rows, label], made = enumerated(TRANSITIONS, scores[rows], label)
            counts[:, label] += made
    assert TRANSITIONS.posterior(scores, sentence) == pytest.approx(posterior, abs=1e-4)
    rows, steps = word_by_word(*sentences(sentence))
    again = TRANSITIONS.forward_backward(scores[rows], steps)[1]
    assert again == pytest.approx(counts, abs=1e-3)


def test_no_tokens_no_posterior() -> None:
    assert TRANSITIONS.posterior(np.zeros((0, 2), dtype=np.float32), np.zeros(0, dtype=np.int32)).shape == (
        0,
        2,
    )


def test_runs_end_with_their_sentence() -> None:
    likely = np.array([True, True, False, True, True, True, False, True])
    sentence = np.array([0, 0, 0, 0, 1, 1, 1, 2])
    assert list(runs(likely, sentence)) == [(0, 1), (3, 3), (4, 5), (7, 7)]
    assert list(runs(np.zeros(0, dtype=bool), np.zeros(0, dtype=np.int32))) == []


def test_scores_beyond_all_bounds_stay_probabilities() -> None:
    scores = np.array([[1e6, -1e6], [-1e6, 1e6], [1e6, 1e6]], dtype=np.float32)
    inside = TRANSITIONS.posterior(scores, np.zeros(3, dtype=np.int32))
    assert inside.round(3).tolist() == [[1, 0], [0, 1], [1, 1]]


def test_sentences_lie_word_by_word_the_longest_first() -> None:
    starts, lengths = sentences(np.array([0, 0, 0, 4, 4, 7], dtype=np.int32))
    assert (starts.tolist(), lengths.tolist()) == ([0, 3, 5], [3, 2, 1])
    rows, steps = word_by_word(starts[[2, 0, 1]], lengths[[2, 0, 1]])
    assert rows.tolist() == [0, 3, 5, 1, 4, 2]
    assert steps.tolist() == [3, 2, 1]
    assert rows[previous(steps)].tolist() == [0, 3, 1]  # before 1, 4 and 2
    rows, steps = word_by_word(starts[:0], lengths[:0])
    assert (rows.tolist(), steps.tolist(), previous(steps).tolist()) == ([], [], [])
