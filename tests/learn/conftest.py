"""What a card and a cross-validation are made of: a model of articles by two outlets, fitted once."""

import pytest

from annotate.learn.experiment import Experiment, Recipe, run_experiment
from annotate.learn.featurise import FeaturisedArticle
from tests.learn.invented import TWO_OUTLETS, featurised, training_set


@pytest.fixture(scope="package")
def by_id() -> dict[str, FeaturisedArticle]:
    return featurised(TWO_OUTLETS)


@pytest.fixture(scope="package")
def of_two_outlets(by_id: dict[str, FeaturisedArticle]) -> Experiment:
    return run_experiment(training_set(TWO_OUTLETS), by_id, Recipe(seed=1))
