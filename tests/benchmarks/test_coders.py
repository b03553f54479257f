"""The simulated studies: the same each time, and their intervals hold what they are said to hold."""

import pytest

from annotate.coding.agreement.codings import Coding
from annotate.coding.agreement.effect import suggestion_effect
from annotate.coding.agreement.exposure import by_truth
from annotate.coding.agreement.planning import plan
from benchmarks import coders
from benchmarks.coders import (
    AGAINST_TRUTH,
    ALPHA,
    EFFECT,
    FLOOR,
    LABEL,
    LENGTH,
    RECALL,
    Design,
    measured,
    study,
    truth,
)

DESIGN = Design(articles=60, double=0.4, blind=0.4, tags=8)


@pytest.fixture(scope="module")
def true() -> dict[str, float]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coders, "MANY", 1500)
        return dict(truth(DESIGN))


def test_a_study_is_the_same_each_time_and_by_its_design() -> None:
    made = study(DESIGN, 1)
    assert made == study(DESIGN, 1)
    assert made != study(DESIGN, 2)
    assert len(made.truth) == 60
    assert {each.coding.coder for each in made.exposures} == {"r-0", "r-1"}
    for each in made.exposures:
        assert not (each.blind and each.shown["a"])


def test_where_people_and_rules_miss_the_same_recall_is_too_high_for_the_truth(
    true: dict[str, float],
) -> None:
    assert true[RECALL] > true[AGAINST_TRUTH] + 0.05


@pytest.mark.slow
def test_intervals_hold_what_they_are_said_to_hold(true: dict[str, float]) -> None:
    found = measured(DESIGN, 200, true)
    widths = plan(articles=60, double=0.4, blind=0.4, tags=8)
    for name, width in ((ALPHA, widths.alpha), (RECALL, widths.recall), (EFFECT, widths.effect)):
        assert found[name].held >= FLOOR
        assert found[name].without == 0
        assert found[name].width == pytest.approx(width, rel=0.2)
    assert found[AGAINST_TRUTH].held < 0.8  # which is why it is called recall against such a coder


def test_wrong_tags_pull_too() -> None:
    made = study(Design(articles=400, double=0, blind=0.5, tags=8), 1)
    gold = {
        name: Coding(article_id=name, coder="judge", length=LENGTH, spans={LABEL: spans})
        for name, spans in made.truth.items()
    }
    for side in by_truth(made.exposures, gold):
        effect = suggestion_effect(side, seed=1).effect.value
        assert effect is not None
        assert effect > 0
