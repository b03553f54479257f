"""What reviewers said of a wording moves the next tag of it at once, and no other."""

from dataclasses import replace

import pytest

from annotate.coding.consensus import consensus
from annotate.coding.precision import Record
from annotate.coding.wordings import Judgements, judgements, wording
from annotate.records import Verdict
from tests.coding.test_precision import reviewed, tag

FIRST, SECOND = tag("t", "sneer/word"), tag("u", "sneer/word")


def judged(first: Verdict, second: Verdict, right: int = 3, wrong: int = 1) -> Judgements:
    decided = consensus([reviewed("ada", {"t": first, "u": second})])
    return judgements([((FIRST, SECOND), decided)], {"sneer/word": Record(right=right, wrong=wrong)})


@pytest.mark.parametrize(
    ("first", "second", "chance"),
    [
        ("accepted", "accepted", (2 + 4 * 4 / 6) / 6),
        ("accepted", "rejected", (1 + 4 * 4 / 6) / 6),
        ("rejected", "rejected", (0 + 4 * 4 / 6) / 6),
    ],
)
def test_a_wording_is_shrunk_towards_its_rule(first: Verdict, second: Verdict, chance: float) -> None:
    assert judged(first, second).chance(tag("new", "sneer/word")) == pytest.approx(chance)


def test_of_a_tag_with_a_score_it_is_shrunk_towards_the_score() -> None:
    scored = replace(tag("new", "sneer/word"), score=0.9)
    assert judged("rejected", "rejected").chance(scored) == pytest.approx(4 * 0.9 / 6)


def test_what_was_never_judged_keeps_its_score() -> None:
    known = judged("rejected", "rejected")
    for other in (
        replace(FIRST, text="dwarf"),
        replace(FIRST, label="taunt"),
        replace(FIRST, voice="quoted"),  # in another mouth they are another matter
    ):
        assert known.chance(other) is None
        assert known.chance(replace(other, score=0.3)) == 0.3


def test_capitals_and_line_breaks_make_no_other_wording() -> None:
    assert wording(replace(FIRST, text="Puppet\n regime")) == wording(replace(FIRST, text="puppet regime"))


def test_a_damaged_article_judges_nothing() -> None:
    decided = consensus([reviewed("ada", {"t": "rejected"}, flags=("damaged",))])
    assert judgements([((FIRST,), decided)], {}).chance(FIRST) is None
