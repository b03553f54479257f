import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from annotate.learn.candidates import EVIDENCE
from annotate.learn.crf import Transitions
from annotate.learn.model import Model
from annotate.learn.token_model import TokenModel
from tests.learn.sentences import WORDS, featurised


def model(intercept: float, threshold: float) -> Model:
    """A model that finds "shameless puppet", and gives every candidate the same probability."""
    odds = np.full((10, 2), -5.0, dtype=np.float32)
    odds[4:6] = -1.5
    none = np.zeros(2, dtype=np.float32)
    classifier = LogisticRegression()
    classifier.classes_ = np.array([False, True])
    classifier.coef_ = np.zeros((1, EVIDENCE + 3))
    classifier.intercept_ = np.array([intercept])
    return Model(
        labels=("a",),
        tokens=TokenModel(
            columns=np.arange(1, 11, dtype=np.int32),
            weights=odds,
            transitions=Transitions(start=none, begin=none, stay=none),
        ),
        span_classifier=classifier,
        thresholds={"a": threshold},
        any_label_threshold=None,
    )


@pytest.mark.parametrize(("threshold", "found"), [(0.5, ["shameless puppet"]), (0.51, [])])
def test_a_span_is_proposed_from_its_labels_threshold_on(threshold: float, found: list[str]) -> None:
    made = model(0.0, threshold)
    assert [each.score for each in made.predict(featurised())] == [0.5]
    assert [WORDS[start:end] for start, end, _ in made.spans(featurised())] == found


def test_the_digest_is_of_all_numbers_and_of_no_threshold() -> None:
    assert model(0.0, 0.5).digest() == model(0.0, 0.6).digest() != model(0.1, 0.5).digest()
