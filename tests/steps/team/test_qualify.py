"""Who may be given real articles, and what is put on record of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coding.qualification import OVERRIDDEN, PASSED
from annotate.errors import RefusedError
from annotate.rulings import Ruling
from annotate.steps.team.coder_training import training
from annotate.steps.team.qualify import confirm_qualified, note_passed, trainees
from annotate.team import Coder
from annotate.workspace import Workspace
from tests.steps.trained import LabelSpan, trained

ADA, BEN, CY = (
    Coder(server="s", account=number, joined="", code=code, name=name)
    for number, (code, name) in enumerate([("r-a", "ada"), ("r-b", "ben"), ("r-c", "")], start=1)
)


@pytest.fixture
def study(tmp_path: Path) -> Workspace:
    """Ada found everything in her round, and Ben nothing but scare quotes."""
    made = Workspace.create(tmp_path / "desk", seed=1)
    trained(made, "r-a")
    trained(made, "r-b", keeps=lambda span: span[2] == "scare_quotes")
    return made


def on_record(study: Workspace) -> dict[str, tuple[str, str]]:
    with study.store() as store:
        return {each.about: (each.value, each.reason) for each in store.rulings("qualification")}


def test_who_reached_the_target_is_put_on_record_once_with_the_figures(study: Workspace) -> None:
    with study.store() as store:
        note_passed(study, store)
        note_passed(study, store)
        assert len(store.rulings("qualification")) == 1
        ada, ben = trainees(study, store)
    assert (ada.ruling is not None, ben.ruling) == (True, None)
    value, reason = on_record(study)["r-a"]
    assert value == PASSED
    assert reason.startswith("round 1: span F1 1.00")
    assert reason.endswith("The target is a span F1 of 0.70 in one round.")


def test_who_is_below_it_is_refused_by_name_with_the_figures(study: Workspace) -> None:
    with study.store() as store:
        confirm_qualified(study, store, [ADA])
        with pytest.raises(RefusedError) as refused:
            confirm_qualified(study, store, [ADA, BEN, CY])
    said = str(refused.value)
    assert said.startswith("not qualified yet: ben (round 1: span F1 0.")
    assert "; r-c (no training articles yet). The target is a span F1 of 0.70 in one round." in said
    assert "ada" not in said


def test_the_lead_lets_through_who_is_short_and_nobody_else(study: Workspace) -> None:
    with study.store() as store:
        confirm_qualified(study, store, [ADA, BEN], "the editor")
        confirm_qualified(study, store, [ADA, BEN])  # it holds from now on
    found = on_record(study)
    assert (found["r-a"][0], found["r-b"]) == (PASSED, (OVERRIDDEN, "the editor"))


def test_an_alpha_is_asked_for_where_it_is_set(study: Workspace) -> None:
    def half(span: LabelSpan) -> bool:
        return span[0] % 2 == 0

    trained(study, "r-c", keeps=half)
    strict = replace(study, config=replace(study.config, training_f1=0.3, training_alpha=0.9))
    with study.store() as store:
        note_passed(strict, store)
        assert set(on_record(study)) == {"r-a"}
        note_passed(replace(study, config=replace(study.config, training_f1=0.3)), store)
    assert set(on_record(study)) == {"r-a", "r-c"}


def test_a_later_round_can_be_the_one_that_passes(study: Workspace) -> None:
    trained(study, "r-b", number=2)
    with study.store() as store:
        note_passed(study, store)
        ben = trainees(study, store)[1]
    assert [each.number for each in ben.rounds] == [1, 2]
    assert on_record(study)["r-b"][1].startswith("round 2: ")


def test_an_unread_round_is_not_done(study: Workspace) -> None:
    trained(study, "r-c", seconds=0.5)
    with training(study).store() as store, store.transaction():
        store.add_ruling(Ruling(matter="reading limit", value="700", at="2025-01-01T00:00:00Z", by="x"))
    with study.store() as store:
        found = {each.code: each.rounds[0].done for each in trainees(study, store)}
    assert found == {"r-a": 12, "r-b": 12, "r-c": 0}
