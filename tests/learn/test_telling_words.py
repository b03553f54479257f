import numpy as np

from annotate.learn.candidates import Candidate, Scored
from annotate.learn.crf import Transitions
from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.learn.model import Model
from annotate.learn.telling_words import Mistake, Word, mistakes, telling_words
from annotate.learn.token_model import TokenModel
from tests.learn.sentences import WORDS, featurised

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


def found(text: str) -> Candidate:
    start = WORDS.index(text)
    span = start, start + len(text)
    return Candidate(label="a", start=span[0], end=span[1], origin="model", tag=None, cue=span, evidence=())


def test_words_that_occur_often_come_with_their_mean_log_odds() -> None:
    # "shameless" weighs more, but occurs twice in the two articles; "puppet" occurs four times.
    assert telling_words(MODEL, [featurised(), featurised()]) == {
        "a": (Word(word="puppet", weight=1.5, times=4),)
    }
    assert telling_words(MODEL, [featurised()]) == {"a": ()}


def test_words_on_which_wrong_proposals_rest_more_than_once() -> None:
    start = WORDS.index("old")
    gold = [
        LabelledArticle(
            id=name,
            text=WORDS,
            title_end=0,
            language="en",
            group="",
            offered=frozenset({"a"}),
            spans=((start, start + 3, "a"),) if name == "3" else (),
        )
        for name in "123"
    ]
    data = TrainingSet(labels=("a",), articles=tuple(gold), left_out={})
    both = [found("old"), found("shameless")]
    scored = {each.id: [Scored(candidate=one, score=0.6) for one in both] for each in gold}
    proposed = {each.id: [(one.start, one.end, "a") for one in both] for each in gold}
    articles = {each.id: featurised() for each in gold}
    assert mistakes(data, articles, scored, proposed) == {
        "a": (Mistake(word="shameless", wrong=3, proposed=3), Mistake(word="old", wrong=2, proposed=3))
    }
    once = {"1": proposed["1"]}
    assert mistakes(data, articles, scored, once) == {"a": ()}
