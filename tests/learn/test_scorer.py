import pytest

from annotate.json_records import to_dict
from annotate.learn.experiment import Recipe, run_experiment
from annotate.learn.scorer import Scorer
from tests.learn.invented import LABEL, articles, featurised, tagged, training_set

MADE = articles(24)


@pytest.fixture(scope="module")
def trained() -> Scorer:
    experiment = run_experiment(training_set(MADE), featurised(MADE), Recipe(seed=1))
    return Scorer(manifest=experiment.manifest, load=lambda: experiment.model)


def test_rule_tags_are_scored_and_missed_spans_added(trained: Scorer) -> None:
    made = articles(6, seed=77)
    pairs = [tagged(each) for each in made]
    found = trained([one for one, _ in pairs], [reading for _, reading in pairs])
    threshold = trained.model.thresholds[LABEL]
    for labelled, (before, reading), after in zip(made, pairs, found, strict=True):
        kept = [tag for tag in after.tags if tag.origin == "rule"]
        assert [tag.id for tag in kept] == [tag.id for tag in before.tags]
        assert [to_dict(tag) | {"score": None, "model_version": None} for tag in kept] == [
            to_dict(tag) for tag in before.tags
        ]
        assert all(tag.score is not None and tag.model_version == trained.id for tag in after.tags)
        shown = {(tag.start, tag.end, LABEL) for tag in after.tags if (tag.score or 0) >= threshold}
        assert shown == set(labelled.spans)
        for tag in after.tags:
            assert tag.text == reading.text[tag.start : tag.end]
            if tag.origin == "model":
                assert tag.rules == ()
                assert tag.cue in tag.text
                assert "trained on 24 articles" in tag.reason
        assert list(after.tags) == sorted(after.tags, key=lambda tag: (tag.start, tag.end, tag.label))


def test_an_article_is_scored_alike_in_any_batch(trained: Scorer) -> None:
    pairs = [tagged(each) for each in articles(3, seed=9)]
    together = trained([one for one, _ in pairs], [reading for _, reading in pairs])
    assert [trained([one], [reading])[0] for one, reading in pairs] == together


def test_tags_of_other_labels_are_left_as_they_are(trained: Scorer) -> None:
    from dataclasses import replace

    one, reading = tagged(articles(1, seed=3)[0])
    other = replace(one, tags=tuple(replace(tag, id=f"x{tag.start}", label="another") for tag in one.tags))
    found = trained([other], [reading])[0]
    assert [tag for tag in found.tags if tag.label == "another"] == list(other.tags)
    assert other.tags
