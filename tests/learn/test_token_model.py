from dataclasses import replace

import numpy as np
import pytest

from annotate.learn.crf import Transitions
from annotate.learn.token_model import Dense, TokenModel, standardised
from tests.learn.sentences import featurised

NONE = np.zeros(2, dtype=np.float32)
MODEL = TokenModel(
    columns=np.array([6, 10], dtype=np.int32),  # "puppet" and "."; the other words are unknown
    weights=np.array([[1.5, -1], [2, 0.5]], dtype=np.float32),
    transitions=Transitions(start=NONE, begin=NONE, stay=NONE),
)
DENSE = Dense(
    weights=np.array([[10, 0], [0, 20]], dtype=np.float32),
    mean=np.array([1, 0], dtype=np.float32),
    scale=np.array([2, 1], dtype=np.float32),
)


def test_a_word_scores_the_weights_of_its_known_features() -> None:
    scores = MODEL.scores(featurised())
    assert scores[5].tolist() == [1.5, -1]
    assert scores[9].tolist() == [2, 0.5]
    assert not np.delete(scores, [5, 9], axis=0).any()


def test_an_encoders_numbers_are_added_and_bounded() -> None:
    vectors = np.zeros((10, 2), dtype=np.float16)
    vectors[:, 0] = 1
    vectors[0] = (3, 90)  # one scale above the mean; far beyond the bound of three
    scores = replace(MODEL, dense=DENSE).scores(replace(featurised(), vectors=vectors))
    assert scores[0].tolist() == pytest.approx([0.1 * 1 * 10, 0.1 * 3 * 20])
    assert scores[5].tolist() == [1.5, -1]
    assert standardised(vectors[:1], DENSE.mean, DENSE.scale)[0].tolist() == pytest.approx([0.1, 0.3])
    assert DENSE.meant(vectors[:2]).tolist() == pytest.approx([0.5 * 0.05, 0.5 * 0.15])


def test_an_article_that_was_not_encoded_is_refused() -> None:
    with pytest.raises(ValueError, match="article 1 was not featurised with the model's encoder"):
        replace(MODEL, dense=DENSE).scores(featurised())
