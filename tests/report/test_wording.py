"""Which spans are one wording, and how many there are."""

import pytest

from annotate.report.wording import wording, wordings
from tests.report.examples import PUPPET, REGIME, accepted, rejected, review
from tests.report.summaries import made


@pytest.mark.parametrize(
    ("one", "other"), [("Regime", "regime"), ("the\n regime", "the regime"), ("l’état", "l'état")]
)
def test_capitals_blanks_and_apostrophes_make_no_wording(one: str, other: str) -> None:
    assert wording(one) == wording(other)


@pytest.mark.parametrize(
    ("one", "other"), [("regime", "regimes"), ("war criminal", "criminal"), ("état", "etat")]
)
def test_other_letters_do(one: str, other: str) -> None:
    assert wording(one) != wording(other)


def test_where_reviewers_differ_wordings_run_from_the_fewest_to_the_most_that_one_marked() -> None:
    summary = made(
        review(accepted(PUPPET), accepted(REGIME)), review(accepted(PUPPET), rejected(REGIME), reviewer="R2")
    )
    assert wordings(each for each in summary.evidence if each.label == "loaded_label") == (1, 2)
    own = summary.labels[1].voices["outlet"]
    assert (own.wordings, own.wordings_max, own.repeats) == (1, 2, False)
    assert own.wordings_interval is not None
    assert [round(end, 3) for end in own.wordings_interval] == [0.025, 7.225]
