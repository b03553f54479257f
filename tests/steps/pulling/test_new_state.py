"""What is a new state of an annotation."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotate.coding.decisions import ReviewResult
from annotate.records import Decision, SetAside
from annotate.steps.pulling.new_state import is_new
from annotate.store import Store
from tests import records
from tests.studio.material import ARTICLE, CODEBOOK, REGIME, article

OTHER = article("One regime.")
LATER = "2026-01-02T03:04:06Z"
LAST = records.review("last", ARTICLE, annotation="u", decided_at="2026-01-02T03:04:05Z")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite3") as opened, opened.transaction():
        opened.add_article(ARTICLE)
        opened.add_article(OTHER)
        opened.add_review(LAST, [records.decision("last", REGIME)])
        yield opened


def outcome(*decisions: Decision, set_aside: tuple[SetAside, ...] = (), **changes: Any) -> ReviewResult:
    """The state after `LAST`; without changes it says the same under another id, a second later."""
    review = replace(LAST, **({"id": "next", "decided_at": LATER} | changes))
    return ReviewResult(review=review, decisions=decisions, set_aside=set_aside)


ACCEPTED = records.decision("next", REGIME)
REJECTED = records.decision("next", REGIME, "rejected")
ASIDE = SetAside(review_id="next", article_id=ARTICLE.id, reason="it is no object", region="")


@pytest.mark.parametrize(
    ("found", "new"),
    [
        (outcome(ACCEPTED), False),  # somebody noted something about it
        (outcome(ACCEPTED, reviewer="r-2"), False),  # and gets no credit for that
        (outcome(ACCEPTED, seconds=402.3), True),  # it was read again, and nothing was to be changed
        (outcome(ACCEPTED, seconds=402.3, reviewer="r-2"), False),
        (outcome(replace(ACCEPTED, label="name_calling")), False),  # the label's name before
        (outcome(REJECTED), True),
        (outcome(), True),
        (outcome(replace(ACCEPTED, comment="why")), True),
        (outcome(ACCEPTED, status="skipped"), True),
        (outcome(ACCEPTED, flags=("text is damaged",)), True),
        (outcome(ACCEPTED, set_aside=(ASIDE,)), True),
        (outcome(REJECTED, id="last"), False),
        (outcome(REJECTED, decided_at="2026-01-02T03:04:04Z"), False),  # an older server
        # Two states in one second, and what a release that kept no more than seconds knows of one:
        (outcome(REJECTED, decided_at="2026-01-02T03:04:05.000001Z"), True),
        (outcome(ACCEPTED, decided_at="2026-01-02T03:04:05.000001Z"), False),
        # Of the very same state an earlier release may have read something else:
        (outcome(ACCEPTED, decided_at=LAST.decided_at), False),
        (outcome(ACCEPTED, decided_at=LAST.decided_at, reviewer="r-2"), True),
        (outcome(ACCEPTED, decided_at=LAST.decided_at, shown="unknown"), True),
        (outcome(REJECTED, decided_at=LAST.decided_at), True),
        # It moved to a newly cleaned text:
        (outcome(REJECTED, decided_at=LAST.decided_at, article_id=OTHER.id), False),
    ],
)
def test_what_is_a_new_state(found: ReviewResult, new: bool, store: Store) -> None:
    assert is_new(store, found, LAST, CODEBOOK) == new


def test_of_two_states_in_one_second_the_earlier_one_never_comes_back(store: Store) -> None:
    last = replace(LAST, decided_at="2026-01-02T03:04:05.000002Z")
    again = outcome(REJECTED, decided_at="2026-01-02T03:04:05.000001Z", reviewer="r-2")
    assert not is_new(store, again, last, CODEBOOK)


def test_what_is_not_known_is_new(store: Store) -> None:
    assert is_new(store, outcome(), None, CODEBOOK)
