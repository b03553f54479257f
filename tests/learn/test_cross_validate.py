import pytest

from annotate.learn.cross_validate import SHARES, CrossValidation, cross_validate
from annotate.learn.experiment import Experiment
from annotate.learn.featurise import FeaturisedArticle
from tests.learn.invented import LABEL, TOWNS, TWO_OUTLETS, training_set
from tests.told import Told


@pytest.fixture(scope="module")
def told() -> Told:
    return Told()


@pytest.fixture(scope="module")
def found(of_two_outlets: Experiment, by_id: dict[str, FeaturisedArticle], told: Told) -> CrossValidation:
    return cross_validate(training_set(TWO_OUTLETS), by_id, of_two_outlets.model, 1, told)


def test_as_many_fits_are_done_as_were_announced(found: CrossValidation, told: Told) -> None:
    assert told.begun == [(len(SHARES) * found.parts, "Cross-validating")]
    assert told.done == told.begun[0][0]


def test_articles_that_are_easy_to_learn(found: CrossValidation) -> None:
    assert (found.parts, found.articles) == (3, 24)
    label, pooled = found.labels
    assert (label.name, pooled.name, label.spans, label.articles) == (LABEL, "all labels", 72, 24)
    assert label.before.value < 0.6 < 0.9 < label.after.low
    assert label.gain.value == round(label.after.value - label.before.value, 4)
    assert label.gain.low > 0
    assert [each.name for each in found.outlets] == ["<b>Lunn</b> Courier", "Iven Post"]
    assert [each.articles for each in found.curve] == [8, 12, 16]  # 4 are too few to learn from
    assert found.calibration is not None
    assert found.calibration.brier < 0.1 < found.calibration.constant


def test_telling_words_are_what_the_spans_say_and_never_names(found: CrossValidation) -> None:
    [words] = found.words
    assert {each.word for each in words.telling[:3]} == {"bench", "harbour", "regime"}
    parts = {part.lower() for town in TOWNS for part in town.split()} - {"old", "port"}
    assert not parts & {each.word for each in (*words.telling, *words.mistakes)}


def test_the_same_data_and_seed_are_validated_alike(
    of_two_outlets: Experiment, by_id: dict[str, FeaturisedArticle], found: CrossValidation
) -> None:
    assert cross_validate(training_set(TWO_OUTLETS), by_id, of_two_outlets.model, seed=1) == found
