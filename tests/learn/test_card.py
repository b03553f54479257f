import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotate.errors import InputError
from annotate.json_records import from_dict
from annotate.learn.bootstrap import Interval
from annotate.learn.calibration import Calibration
from annotate.learn.card import Card, Data, html, markdown, pictures, read, write
from annotate.learn.cross_validate import CrossValidation, cross_validate
from annotate.learn.experiment import Experiment
from annotate.learn.featurise import FeaturisedArticle
from annotate.learn.registry import FILES, NETWORK
from annotate.learn.registry import read as read_model
from annotate.learn.registry import write as write_model
from tests.learn.invented import LABEL, TWO_OUTLETS, training_set


@pytest.fixture(scope="module")
def found(of_two_outlets: Experiment, by_id: dict[str, FeaturisedArticle]) -> CrossValidation:
    return cross_validate(training_set(TWO_OUTLETS), by_id, of_two_outlets.model, seed=1)


@pytest.fixture(scope="module")
def card(of_two_outlets: Experiment, found: CrossValidation) -> Card:
    data = Data(
        reviewers=("R1", "R2"),
        spans={LABEL: 72},
        languages={"en": 24},
        outlets={"<b>Lunn</b> Courier": 12, "Iven Post": 12},
        contested=0,
    )
    return Card(manifest=of_two_outlets.manifest, data=data, cross_validation=found)


def test_a_card_lies_in_the_models_folder_and_the_model_still_loads(
    card: Card, of_two_outlets: Experiment, tmp_path: Path
) -> None:
    place = tmp_path / "m"
    saved = write_model(of_two_outlets.model, of_two_outlets.manifest, place)
    short = read(place)
    assert (short.data, short.cross_validation) == (None, None)
    assert "--full` works them out" in markdown(short)
    write(replace(card, manifest=saved), place)
    assert read(place) == replace(card, manifest=saved)
    assert {path.name for path in place.iterdir()} == set(FILES) - {NETWORK}  # which only fine-tuning makes
    assert [path.name for path in tmp_path.iterdir()] == ["m"]
    assert read_model(place)[1] == saved


def test_a_card_that_was_not_written_to_its_end_is_none(card: Card, tmp_path: Path) -> None:
    (tmp_path / "model" / "card.html").mkdir(parents=True)  # so that writing ends there
    with pytest.raises((IsADirectoryError, PermissionError)):
        write(card, tmp_path / "model")
    assert not (tmp_path / "model" / "card.json").exists()


def test_both_forms_say_the_same_and_escape_what_comes_from_outside(card: Card) -> None:
    text, page = markdown(card), html(card)
    for words in (
        "R1, R2",
        card.manifest.fingerprint,
        "Brier score",
        "harbour",
        card.manifest.weights,
        card.more,
    ):
        assert words in text
        assert words in page
    assert "\\<b\\>Lunn" in text
    assert "&lt;b&gt;Lunn" in page
    assert "<b>Lunn" not in text + page
    assert "<script" not in page
    for name, svg in pictures(card).items():
        assert f"]({name})" in text
        assert ElementTree.fromstring(svg).tag.endswith("svg")
        assert svg in page
    assert len(pictures(card)) == 2
    assert not re.search(r"nan|None|Undefined", text)


def test_a_short_card_shows_the_calibration_that_training_measured(
    card: Card, of_two_outlets: Experiment
) -> None:
    short = replace(card, cross_validation=None)
    kept = from_dict(Calibration, of_two_outlets.manifest.metrics["calibration"])
    assert short.calibration == kept
    assert set(pictures(short)) == {"card-reliability.svg"}
    error = kept.error
    assert error is not None
    said = f"Expected calibration error {error.value:.3f} ({error.low:.3f} to {error.high:.3f}): how far"
    assert said in markdown(short)
    assert said in html(short)
    without = {name: each for name, each in card.manifest.metrics.items() if name != "calibration"}
    assert replace(short, manifest=replace(card.manifest, metrics=without)).calibration is None


@pytest.mark.parametrize(("value", "noted"), [(0.05, True), (0.0499, False)])
def test_a_calibration_error_from_a_twentieth_on_is_a_known_failure(
    value: float, noted: bool, card: Card
) -> None:
    found = card.cross_validation
    assert found is not None
    assert found.calibration is not None
    off = replace(found.calibration, error=Interval(value=value, low=0.04, high=0.08))
    said = "Its scores are off by 0.050 (0.040 to 0.080) on average (expected calibration error)."
    failures = replace(card, cross_validation=replace(found, calibration=off)).failures
    assert (said in failures) is noted


def test_what_the_last_articles_brought_is_said_with_its_doubt_and_nothing_is_forecast(card: Card) -> None:
    found = card.cross_validation
    assert found is not None
    assert found.gained is not None
    assert found.gained.value == round(found.curve[-1].f1.value - found.curve[0].f1.value, 4)  # 8 to 16
    assert found.gained.low <= found.gained.value <= found.gained.high
    assert found.doubling is None
    assert re.fullmatch(
        r"The last doubling of the articles learned from, to 16, brought [+-]0\.\d{3} F1 \([+-]0\.\d{3} to "
        r"[+-]0\.\d{3}\)\.( It may have brought nothing\.)? What more articles would bring is not forec.*",
        card.more,
    )
    assert replace(card, cross_validation=replace(found, gained=None)).more == ""


def test_known_failures_name_labels_that_are_shaky_or_worse(card: Card) -> None:
    gate = {**card.manifest.gate, "worse": {LABEL: [0.5, 0.4]}}
    assert replace(card, manifest=replace(card.manifest, gate=gate)).failures[0] == (
        f"{LABEL} is worse than with the rules alone: F1 0.400 against 0.500."
    )


@pytest.mark.parametrize("change", [{"schema": 2}, {"examination": {"parts": 3}}, {"data": 7}])
def test_a_card_that_is_none_is_refused(
    change: dict, card: Card, of_two_outlets: Experiment, tmp_path: Path
) -> None:
    place = tmp_path / "m"
    write(replace(card, manifest=write_model(of_two_outlets.model, of_two_outlets.manifest, place)), place)
    path = place / "card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(InputError, match="is not a model card"):
        read(place)
