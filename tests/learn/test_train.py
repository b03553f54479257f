from dataclasses import replace

import numpy as np
import pytest

from annotate.learn.clusters import folds
from annotate.learn.dataset import LabelSpan
from annotate.learn.evaluate import measure
from annotate.learn.model import Model
from annotate.learn.thresholds import GRID
from annotate.learn.train import Lesson, fit
from tests.learn.invented import LABEL, articles, featurised

MADE = articles(24)
FEATURISED = featurised(MADE)
FOLDS = folds({each.id: each.id for each in MADE}, seed=1, count=4)


def fitted(
    *, labels: tuple[str, ...] = (LABEL,), made: tuple = MADE
) -> tuple[Model, dict[str, list[LabelSpan]]]:
    lessons = [Lesson.of(each, FEATURISED[each.id], labels) for each in made]
    model, predicted = fit(lessons, labels, FOLDS, seed=1, others={})
    return model, dict(predicted.spans)


@pytest.fixture(scope="module")
def once() -> tuple[Model, dict[str, list[LabelSpan]]]:
    return fitted()


def test_it_finds_what_the_rule_misses_and_doubts_what_it_gets_wrong(
    once: tuple[Model, dict[str, list[LabelSpan]]],
) -> None:
    model, _ = once
    (new,) = articles(1, seed=77)
    found = model.spans(featurised((new,))[new.id])
    assert sorted(found) == list(new.spans)
    wrong = [tag for tag in featurised((new,))[new.id].tags if (tag.start, tag.end, LABEL) not in new.spans]
    assert wrong, "the rule must fire on an exercise regime for this test to mean anything"


def test_predictions_out_of_fold_cover_every_article_and_are_good(
    once: tuple[Model, dict[str, list[LabelSpan]]],
) -> None:
    _, proposed = once
    assert set(proposed) == {each.id for each in MADE}
    by_rule = {name: [(tag.start, tag.end, LABEL) for tag in each.tags] for name, each in FEATURISED.items()}
    assert measure(by_rule, MADE, [LABEL]).micro.f1 < 0.8 < measure(proposed, MADE, [LABEL]).micro.f1


def test_the_same_data_and_seed_make_the_same_model(once: tuple[Model, dict[str, list[LabelSpan]]]) -> None:
    again, proposed = fitted()
    assert again.digest() == once[0].digest()
    assert again.thresholds == once[0].thresholds
    assert proposed == once[1]


def test_a_fold_is_predicted_by_a_model_that_never_saw_it(
    once: tuple[Model, dict[str, list[LabelSpan]]],
) -> None:
    # Wiping the answers of one fold must not change what is proposed there.
    wiped = tuple(replace(each, spans=()) if FOLDS[each.id] == 2 else each for each in MADE)
    _, proposed = fitted(made=wiped)
    tokens_differ = [name for name in proposed if FOLDS[name] == 2 and proposed[name] != once[1][name]]
    assert tokens_differ == []


def test_scores_are_probabilities(once: tuple[Model, dict[str, list[LabelSpan]]]) -> None:
    scores = [each.score for name in FEATURISED for each in once[0].predict(FEATURISED[name])]
    assert scores
    assert all(0 <= score <= 1 for score in scores)
    assert set(once[0].thresholds.values()) <= set(GRID)


def test_a_label_nobody_ever_approved_is_never_proposed_by_the_model() -> None:
    both = tuple(replace(each, offered=frozenset({LABEL, "never"})) for each in MADE)
    model, proposed = fitted(labels=(LABEL, "never"), made=both)
    assert {label for found in proposed.values() for _, _, label in found} == {LABEL}
    assert all(
        each.candidate.label == LABEL for seen_ in FEATURISED.values() for each in model.predict(seen_)
    )


def test_what_is_masked_or_was_not_offered_is_not_learned_from() -> None:
    article = MADE[0]
    masked = replace(article, spans=(), masked=article.spans)
    lesson = Lesson.of(masked, FEATURISED[article.id], (LABEL, "other"))
    tokens = FEATURISED[article.id].tokens
    for start, end, _ in article.spans:
        touched = (tokens.start < end) & (start < tokens.end)
        assert not lesson.known[touched, 0].any()
    assert lesson.known[:, 0].sum() == len(tokens) - sum(
        int(((tokens.start < end) & (start < tokens.end)).sum()) for start, end, _ in article.spans
    )
    assert not lesson.known[:, 1].any()
    assert not lesson.inside.any()


def test_a_reviewer_who_approves_everything_or_nothing_can_be_learned_from() -> None:
    for made in (
        tuple(replace(each, spans=()) for each in MADE),
        tuple(
            replace(each, spans=tuple((tag.start, tag.end, LABEL) for tag in FEATURISED[each.id].tags))
            for each in MADE
        ),
    ):
        model, _ = fitted(made=made)
        assert np.isfinite(model.span_classifier.coef_).all()
