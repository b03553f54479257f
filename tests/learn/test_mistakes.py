from annotate.learn.candidates import Candidate, Scored
from annotate.learn.dataset import LabelledArticle, TrainingSet
from annotate.learn.mistakes import Mistake, mistakes
from tests.learn.sentences import WORDS, featurised


def found(text: str) -> Candidate:
    start = WORDS.index(text)
    span = start, start + len(text)
    return Candidate(label="a", start=span[0], end=span[1], origin="model", tag=None, cue=span, evidence=())


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
