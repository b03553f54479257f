"""What a network makes of word pieces, as the mean of each word."""

from types import SimpleNamespace

import numpy as np
import pytest

from annotate.learn.encoder_batch import Batch

torch = pytest.importorskip("torch", reason="the extra `encoder` is not installed")


def test_a_word_has_the_mean_of_its_pieces_and_one_without_pieces_has_zeros() -> None:
    pieces = torch.tensor([[[9.0, 9.0], [1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [9.0, 9.0], [9.0, 9.0]]])
    batch = Batch(
        pieces={},
        real=np.array([[False, True, True], [True, False, False]]),
        of_word=np.array([0, 0, 2]),
        words=3,
    )
    means = batch.means(lambda: SimpleNamespace(last_hidden_state=pieces))
    assert means.tolist() == [[2.0, 3.0], [0.0, 0.0], [5.0, 6.0]]
