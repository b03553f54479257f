"""Which answers are suspicious, by what models of other articles and other people say."""

from dataclasses import replace

from annotate.learn.dataset import LabelledArticle
from annotate.learn.suspicious import Answer, Suspicion, answers, ranked, suspicions
from tests import records
from tests.coding.answers import ARTICLE, answer
from tests.learn.invented import LABEL, articles, featurised, training_set


def said(of: LabelledArticle, reviewer: str = "A") -> list[Answer]:
    """The article's gold spans, and that the rule's other proposals ("regime") have no label."""
    found: list[tuple[str | None, int, int]] = [(LABEL, start, end) for start, end, _ in of.spans]
    at = -1
    while (at := of.text.find("regime", at + 1)) >= 0:
        if not any(start <= at < end for start, end, _ in of.spans):
            found.append((None, at, at + 6))
    return [
        Answer(article_id=of.id, reviewer=reviewer, label=label, start=start, end=end)
        for label, start, end in found
    ]


def test_a_review_answers_for_the_spans_it_left_and_the_tags_it_rejected() -> None:
    tag = records.tag(ARTICLE, 4, 10, "sneer")
    gone = records.decision("r", tag, "rejected")
    kept = records.added("r", ARTICLE, 32, 39, "taunt")
    over = replace(gone, start=30, end=36)  # of another label, where one stands now
    given = replace(answer("A"), decisions=(gone, over, kept))
    about = {"article_id": ARTICLE.id, "reviewer": "A"}
    assert answers(given, ["sneer", "taunt"]) == [
        Answer(label=None, start=4, end=10, **about),
        Answer(label="taunt", start=32, end=39, **about),
    ]
    again = records.tag(ARTICLE, 60, 63, "sneer")  # a proposal of today that the page did not show
    assert answers(given, ["sneer", "taunt"], [tag, again])[2:] == [
        Answer(label=None, start=60, end=63, **about)
    ]
    assert answers(given, ["sneer"]) == [
        Answer(label=None, start=4, end=10, **about),
        Answer(label=None, start=30, end=36, **about),
    ]


def test_wrong_answers_come_first_though_models_learn_from_them_elsewhere() -> None:
    sound, wrong = articles(20), articles(3, seed=7, flipped=True)
    everything = (*sound, *wrong)
    given = [each for article in everything for each in said(article)]
    planted = {each.id for each in wrong}
    inputs = featurised(everything)
    first = ranked(suspicions(given, training_set(sound), inputs, 0), given)[: len(wrong)]
    assert {each.article_id for each in first} == planted
    # What an article's own review taught plays no part in what is said of it.
    one = wrong[0]
    own = [each for each in given if each.article_id == one.id]
    with_it = suspicions(own, training_set((*sound, one)), inputs, 0)
    corrected = replace(one, spans=())
    assert with_it == suspicions(own, training_set((*sound, corrected)), inputs, 0)


def test_others_who_say_the_same_speak_for_an_answer_and_those_who_differ_against_it() -> None:
    sound = articles(16)
    one = next(each for each in sound if each.spans)
    start, end, _ = one.spans[0]
    mine = Answer(article_id=one.id, reviewer="A", label=None, start=start, end=end)
    theirs = [
        Answer(article_id=one.id, reviewer=who, label=LABEL, start=start, end=end) for who in ("B", "C")
    ]
    rest = [each for article in sound if article is not one for each in said(article)]
    inputs, data = featurised(sound), training_set(sound)
    (against,) = (e for e in suspicions([mine, *theirs, *rest], data, inputs, 0) if e.answer == mine)
    assert against.instead == LABEL
    alone = [each for each in suspicions([mine, *rest], data, inputs, 0) if each.answer == mine]
    assert against.given_probability < min((each.given_probability for each in alone), default=1)
    assert not any(each.answer in theirs for each in suspicions([mine, *theirs, *rest], data, inputs, 0))


def test_reviews_are_ranked_by_the_share_of_their_answers() -> None:
    given = [
        Answer(article_id=name, reviewer="A", label=None, start=at, end=at + 1)
        for name, count in (("a", 4), ("b", 2))
        for at in range(count)
    ]
    found = [
        Suspicion(answer=given[row], instead="x", given_probability=0.1, instead_probability=0.9)
        for row in (0, 4)
    ]
    assert [(each.article_id, each.answers, len(each.suspicions)) for each in ranked(found, given)] == [
        ("b", 2, 1),
        ("a", 4, 1),
    ]


def test_without_answers_nothing_is_suspicious() -> None:
    assert suspicions([], training_set(()), {}, 0) == []
