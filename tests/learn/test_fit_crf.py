import numpy as np
import pytest
from scipy.sparse import csr_matrix, hstack

from annotate.learn.fit_crf import fit_crf

#: Sixty sentences of five words; the second word of every other sentence is a telling one.
SENTENCE = np.repeat(np.arange(60), 5).astype(np.int32)
TELLS = np.zeros(300, dtype=bool)
TELLS[1::10] = True
WORDS = csr_matrix(np.stack([TELLS, ~TELLS], axis=1).astype(np.float32))
ALL = np.ones((300, 1), dtype=bool)


def test_it_learns_which_word_tells_and_how_long_spans_are() -> None:
    long = TELLS.copy()
    long[2:] |= TELLS[1:-1] | TELLS[:-2]
    inside = np.stack([TELLS, long], axis=1)
    weights, transitions = fit_crf(WORDS, inside, np.ones_like(inside), SENTENCE, seed=0)
    posterior = transitions.posterior(np.asarray(WORDS @ weights), SENTENCE)
    assert (posterior[TELLS] > 0.5).all()
    assert posterior[~long].max() < 0.5
    assert transitions.stay[0] < transitions.stay[1]


def test_the_same_seed_learns_the_same_and_another_nearly_the_same() -> None:
    (one, _), (again, _), (other, _) = (
        fit_crf(WORDS, TELLS[:, None], ALL, SENTENCE, seed=seed) for seed in (0, 0, 1)
    )
    assert one.tobytes() == again.tobytes() != other.tobytes()
    assert one == pytest.approx(other, abs=0.3)


def test_a_label_without_examples_stays_improbable() -> None:
    weights, transitions = fit_crf(WORDS, np.zeros_like(ALL), ALL, SENTENCE, seed=0)
    assert transitions.posterior(np.asarray(WORDS @ weights), SENTENCE).max() < 0.01


def test_what_is_unknown_teaches_nothing() -> None:
    weights, _ = fit_crf(WORDS, TELLS[:, None], ~ALL, SENTENCE, seed=0)
    assert np.abs(weights).max() < 1e-3
    # Where only the other words are known, nothing says that the telling word is inside.
    half, _ = fit_crf(WORDS, TELLS[:, None], ~TELLS[:, None], SENTENCE, seed=0)
    full, _ = fit_crf(WORDS, TELLS[:, None], ALL, SENTENCE, seed=0)
    assert half[0, 0] < 0.2 < full[0, 0]


def test_dense_columns_learn_what_they_would_as_sparse_ones() -> None:
    numbers = np.random.default_rng(0).normal(size=(300, 4)).astype(np.float16)
    numbers[:, 0] += TELLS
    inside = np.stack([TELLS, numbers[:, 1] > 1], axis=1)
    known = np.ones_like(inside)
    weights, transitions = fit_crf(WORDS, inside, known, SENTENCE, 0, numbers)
    together = hstack([WORDS, csr_matrix(numbers.astype(np.float32))], format="csr")
    same, other = fit_crf(together, inside, known, SENTENCE, 0)
    assert weights.shape == (6, 2)
    assert weights == pytest.approx(same, abs=1e-3)
    assert transitions.stay == pytest.approx(other.stay, abs=1e-3)
    alone, _ = fit_crf(WORDS, inside, known, SENTENCE, 0)
    assert np.abs(weights[:2] - alone).max() > 0.01


def test_nothing_to_learn_from() -> None:
    none = np.zeros((0, 2), dtype=bool)
    weights, transitions = fit_crf(
        csr_matrix((0, 3), dtype=np.float32), none, none, np.zeros(0, dtype=np.int32), seed=0
    )
    assert weights.shape == (3, 2)
    assert not weights.any()
    assert (transitions.begin < -5).all()
