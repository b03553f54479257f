"""What is said of the ladder: whose word it is, and shares where there is enough."""

from annotate.records import RUNGS
from annotate.report.ladder import LEAST, Ladder
from annotate.report.ladder_words import ladder_note, step_share


def ladder(named: int, **fields: object) -> Ladder:
    return Ladder(rungs=dict.fromkeys(RUNGS, 0) | {"named": named}, **fields)  # type: ignore[arg-type]


def test_shares_begin_where_there_are_enough_attributions() -> None:
    assert LEAST == 5
    assert (step_share(ladder(4), 4), step_share(ladder(5), 2)) == ("", "40%")
    assert step_share(ladder(3, unsorted=1, disputed=1), 1) == "20%"  # these count as well


def test_the_note_says_whose_word_it_is_and_why_there_are_no_shares() -> None:
    enough, few = ladder_note(ladder(5)), ladder_note(ladder(4))
    assert enough.endswith("All of it as the rules find it; the last three rungs leave the source open.")
    assert few == f"{enough} No shares are given of fewer than 5."
    assert "what reviewers approved as an unattributed claim" in ladder_note(ladder(5, basis="reviewed"))
