from dataclasses import replace

import pytest

from annotate.errors import MissingError
from annotate.learn import experiment as experiments
from annotate.learn.clusters import held_out
from annotate.learn.experiment import Experiment, Incumbent, Recipe, run_experiment
from annotate.records import sha256
from tests.learn.invented import LABEL, articles, featurised, training_set

MADE = articles(24)
FEATURISED = featurised(MADE)


@pytest.fixture(scope="module")
def first() -> Experiment:
    return run_experiment(training_set(MADE), FEATURISED, Recipe(seed=1))


def incumbent(experiment: Experiment, made: tuple = MADE) -> Incumbent:
    return Incumbent(model=experiment.model, manifest=experiment.manifest, data=training_set(made))


def test_the_first_model_is_compared_with_the_rules_alone(first: Experiment) -> None:
    assert first.verdict.passed
    assert first.before == first.rules
    assert first.manifest.gate["against"] == "the rules alone"
    assert first.manifest.split == {
        "kind": "out-of-fold",
        "seed": 1,
        "learned_from": 24,
        "evaluated_on": 24,
        "clusters": 24,
        "folds": 3,
    }
    assert first.manifest.articles == tuple(each.id for each in MADE)


def test_the_same_data_and_seed_have_the_same_id(first: Experiment) -> None:
    again = run_experiment(training_set(MADE), FEATURISED, Recipe(seed=1))
    assert (again.manifest.id, again.manifest.weights) == (first.manifest.id, first.manifest.weights)
    assert run_experiment(training_set(MADE), FEATURISED, Recipe(seed=2)).manifest.id != first.manifest.id


def test_what_is_no_evidence_is_learned_from_and_not_measured_on(first: Experiment) -> None:
    unknown = tuple(replace(each, evidence=False) for each in MADE[:4])
    made = run_experiment(training_set((*unknown, *MADE[4:])), FEATURISED, Recipe(seed=1))
    assert (made.manifest.split["learned_from"], made.manifest.split["evaluated_on"]) == (24, 20)
    assert set(made.after.articles) == {each.id for each in MADE[4:]}
    assert made.manifest.articles == first.manifest.articles
    with pytest.raises(MissingError, match="for no reviewed article is it known which tags"):
        run_experiment(
            training_set(tuple(replace(each, evidence=False) for each in MADE)), FEATURISED, Recipe(seed=1)
        )


def test_eleven_articles_are_too_few_and_the_message_says_how_many_are_missing() -> None:
    with pytest.raises(
        MissingError, match=r"^11 reviewed articles are too few .* 12 are needed, so review 1 more"
    ):
        run_experiment(training_set(MADE[:11]), FEATURISED, Recipe(seed=1))


def test_copies_of_one_article_are_no_training_set() -> None:
    copies = []
    for number in range(12):
        text = f"{MADE[0].text} Copy {number}."
        copies.append(replace(MADE[0], id=sha256(text)[:16], text=text))
    with pytest.raises(MissingError, match="copies of one another"):
        run_experiment(training_set(tuple(copies)), {}, Recipe(seed=1))


def test_a_poisoned_batch_is_refused(first: Experiment) -> None:
    flipped = articles(24, seed=5, flipped=True)
    everything = tuple(sorted((*MADE, *flipped), key=lambda each: each.id))
    experiment = run_experiment(
        training_set(everything), FEATURISED | featurised(flipped), Recipe(seed=1), incumbent=incumbent(first)
    )
    assert not experiment.verdict.passed
    assert any(
        "the newest reviews contradict the older ones" in reason for reason in experiment.verdict.reasons
    )
    assert experiment.verdict.worse or experiment.verdict.after >= experiment.verdict.before


def test_a_current_model_is_not_compared_on_what_it_learned_from(first: Experiment) -> None:
    # On the very same data both sides are fitted alike, so neither is better: a model that had been asked
    # about its own training articles would have won.
    experiment = run_experiment(training_set(MADE), FEATURISED, Recipe(seed=1), incumbent=incumbent(first))
    assert experiment.before.micro == experiment.after.micro
    assert experiment.verdict.probability == 0.5
    assert experiment.manifest.gate["against"] == f"the current model {first.manifest.id}"


def test_a_current_model_whose_data_is_gone_is_taken_as_it_is(first: Experiment) -> None:
    old = Incumbent(model=first.model, manifest=first.manifest, data=None)
    experiment = run_experiment(training_set(MADE), FEATURISED, Recipe(seed=1), incumbent=old)
    assert experiment.before.micro.f1 >= experiment.after.micro.f1


def test_with_enough_test_articles_they_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(experiments, "HELD_OUT", 4)
    experiment = run_experiment(training_set(MADE), FEATURISED, Recipe(seed=1))
    test = {each.id for each in MADE if held_out(each.id, 1)}
    assert len(test) >= 4
    assert experiment.manifest.split["kind"] == "held-out"
    assert set(experiment.after.articles) == test
    assert set(experiment.manifest.articles) == {each.id for each in MADE} - test


def test_a_repost_of_a_test_article_is_not_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(experiments, "HELD_OUT", 4)
    copied = []
    for each in MADE:
        text = f"{each.text} Printed again in Lunn."
        copied.append(replace(each, id=sha256(text)[:16], text=text))
    everything = tuple(sorted((*MADE, *copied), key=lambda each: each.id))
    manifest = run_experiment(
        training_set(everything), FEATURISED | featurised(tuple(copied)), Recipe(seed=1)
    ).manifest
    pairs = dict(zip((each.id for each in MADE), (each.id for each in copied), strict=True))
    assert 0 < len(manifest.articles) < 48
    assert all((one in manifest.articles) == (other in manifest.articles) for one, other in pairs.items())
    assert manifest.split["clusters"] == 24


def test_measures_of_rules_and_model_are_in_the_manifest(first: Experiment) -> None:
    assert first.manifest.metrics["model"] == first.after.to_json()
    assert first.manifest.metrics["rules"]["labels"][LABEL]["support"] == sum(
        len(each.spans) for each in MADE
    )
