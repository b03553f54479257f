import numpy as np

from annotate.learn.crf import Transitions
from annotate.learn.model import Model
from annotate.learn.telling_words import Word, telling_words
from annotate.learn.token_model import TokenModel
from tests.learn.sentences import featurised

NONE = np.zeros(2, dtype=np.float32)
MODEL = Model(
    labels=("a",),
    tokens=TokenModel(
        columns=np.array([1, 5, 6, 9], dtype=np.int32),  # They, shameless, puppet, puppet
        weights=np.array([[9, 9], [8, 8], [1, 1], [2, 2]], dtype=np.float32),
        transitions=Transitions(start=NONE, begin=NONE, stay=NONE),
    ),
    span_classifier=None,
    thresholds={"a": 0.5},
    any_label_threshold=None,
)


def test_words_that_occur_often_come_with_their_mean_log_odds() -> None:
    # "shameless" weighs more, but occurs twice in the two articles; "puppet" occurs four times.
    assert telling_words(MODEL, [featurised(), featurised()]) == {
        "a": (Word(word="puppet", weight=1.5, times=4),)
    }
    assert telling_words(MODEL, [featurised()]) == {"a": ()}
