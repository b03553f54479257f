"""The door of reviews: today's names, definitions that still hold, and of each person the newest."""

from dataclasses import replace

import pytest

from annotate.coding.codebook import parse
from annotate.coding.pace import Pace
from annotate.coding.reviews import counting, left_unread, newest, renamed, settling
from annotate.records import Showing, tag_id
from tests import records
from tests.coding.answers import ARTICLE, BOOK, NOW, answer

TAG = records.tag(ARTICLE, 4, 10, "scoff")


def test_labels_have_the_names_they_have_today() -> None:
    old = answer("A", (4, 10), label="scoff", offered=(f"scoff@{BOOK.digests['sneer']}",))
    assert (old.offered, old.outdated) == ({"sneer"}, set())
    assert [each.label for each in old.decisions] == ["sneer"]
    assert [(each.label, each.id) for each in renamed([TAG], BOOK)] == [
        ("sneer", tag_id(ARTICLE.id, "scoff", 4, 10, "rule"))
    ]


def test_a_definition_that_changed_or_went_is_told_apart() -> None:
    old = answer("A", (4, 10), offered=("sneer@0", f"taunt@{BOOK.digests['taunt']}", "jeer@0"))
    assert (old.offered, old.outdated, old.labels) == (
        {"taunt"},
        {"sneer", "jeer"},
        {"sneer", "taunt", "jeer"},
    )
    assert answer("A", offered=("sneer",)).offered == {"sneer"}  # no digest: holds while there is the label


def test_a_label_that_was_marked_without_being_offered_is_outdated() -> None:
    odd = answer("A", (4, 10), offered=NOW[1:])
    assert (odd.offered, odd.outdated) == ({"taunt"}, {"sneer"})


def test_labels_that_were_merged_since_hold_no_longer() -> None:
    merged = parse("Version: 3.0\n\n## `sneer`\n\nwas: taunt\n\nA sneer.\n", "guidelines.md")
    both = answer("A", (4, 10), label="taunt", book=merged)
    assert (both.offered, both.outdated) == (set(), {"sneer"})
    assert answer("A", (4, 10), offered=NOW[:1], book=merged).offered == {"sneer"}


def test_of_one_person_the_review_decided_last_counts_however_they_were_pulled() -> None:
    first, last, other = answer("A", at=1), answer("A", (4, 10), at=2), answer("B", at=1)
    for order in ((first, last, other), (last, other, first), (other, last, first)):
        assert counting(order) == (last, other)


def test_of_two_decided_in_one_second_the_one_pulled_later_counts() -> None:
    one, two = answer("A", (4, 10)), answer("A", (20, 25))
    assert counting([one, two]) == (two,)
    assert counting([two, one]) == (one,)


def test_a_skip_counts_as_a_persons_last_word_and_a_withdrawn_review_does_not() -> None:
    given = answer("A", (4, 10), at=1)
    skipped, withdrawn = answer("A", at=2, status="skipped"), answer("A", at=2, status="withdrawn")
    assert newest([given.review, skipped.review]) == (skipped.review,)
    assert counting([given, skipped]) == ()
    assert newest([given.review, withdrawn.review]) == (given.review,)
    assert counting([given, withdrawn]) == (given,)


@pytest.mark.parametrize(
    ("shown", "verdicts"), [("tags", {"t": {"rejected"}}), ("nothing", {"t": {"rejected"}}), ("unknown", {})]
)
def test_where_nobody_knows_what_was_shown_nothing_is_a_verdict(
    shown: Showing, verdicts: dict[str, set[str]]
) -> None:
    said = replace(records.decision("r", TAG, "rejected"), tag_id="t")
    assert replace(answer("A", shown=shown), decisions=(said,)).verdicts == verdicts


def test_a_second_coding_and_an_adjudication_are_kept_apart() -> None:
    first, again = answer("A", (4, 10), at=1), answer("A", at=2, purpose="again")
    early, late = (answer(who, at=at, purpose="adjudication") for who, at in (("C", 4), ("B", 3)))
    assert counting([first, again, late, early]) == (first,)
    assert counting([first, again, late, early], "again") == (again,)
    assert settling([first, again, late, early]) == early  # the one decided last, whoever decided it
    assert settling([first, again]) is None
    assert settling([answer("B", at=5, purpose="adjudication", status="withdrawn"), first]) is None


def test_who_submitted_faster_than_anybody_reads_takes_no_part_and_is_named() -> None:
    fast = replace(answer("A", (4, 10), at=2), unread=Pace(words=14, seconds=0.5))
    other = answer("B", (4, 10))
    assert counting([fast, other]) == (other,)
    assert left_unread([fast, other]) == (fast,)
    earlier, skipped = answer("A", (20, 25), at=1), answer("A", at=3, status="skipped")
    assert counting([earlier, fast]) == ()  # the last word counts, and nobody read it
    assert left_unread([fast, skipped]) == ()
