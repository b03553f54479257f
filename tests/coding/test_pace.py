"""How fast somebody went through an article, and from what pace on nobody has read it."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.pace import Pace, limit_at, paces, unread
from annotate.records import Review
from annotate.rulings import Ruling
from tests import records
from tests.coding.answers import ARTICLE

WORDS = 2874


def state(name: str, seconds: float | None, *, of: str = "a", reviewer: str = "A", **fields: Any) -> Review:
    """A state of the annotation `of`."""
    return records.review(name, ARTICLE, reviewer=reviewer, annotation=of, seconds=seconds, **fields)


def limit(value: str, at: str = "2026-01-01T00:00:00Z") -> Ruling:
    return Ruling(matter="reading limit", value=value, at=at, by="lead")


def seconds(*states: Review) -> dict[str, float | None]:
    return {who: pace.seconds for (who, _), pace in paces(states, WORDS).items()}


def test_a_page_that_adds_up_its_sessions_is_not_added_up_again() -> None:
    assert seconds(state("1", 2.3), state("2", 4.6), state("3", 604.6)) == {"A": 604.6}


def test_a_page_that_sends_each_session_alone_is_added_up() -> None:
    assert seconds(state("1", 600.0), state("2", 5.0)) == {"A": 605.0}


def test_annotations_of_one_person_add_up_and_people_do_not() -> None:
    found = seconds(state("1", 10.0), state("2", 20.0, of="b"), state("3", 70.0, of="c", reviewer="B"))
    assert found == {"A": 30.0, "B": 70.0}


def test_who_changes_anothers_annotation_spent_what_came_on_top() -> None:
    assert seconds(state("1", 600.0), state("2", 602.3, reviewer="B")) == {
        "A": 600.0,
        "B": pytest.approx(2.3),
    }


def test_a_state_that_was_withdrawn_took_no_time_of_its_own() -> None:
    assert seconds(state("1", 10.0), state("2", 10.0, status="withdrawn")) == {"A": 10.0}


def test_each_purpose_is_read_for_by_itself() -> None:
    given = [state("1", 600.0), state("2", 3.0, of="b", purpose="again")]
    assert {purpose: pace.seconds for (_, purpose), pace in paces(given, WORDS).items()} == {
        "coding": 600.0,
        "again": 3.0,
    }


@pytest.mark.parametrize("order", [(None, 2.0), (2.0, None)])
def test_time_that_is_known_in_part_is_unknown(order: tuple[float | None, float | None]) -> None:
    first, last = order
    assert seconds(state("1", first), state("2", last)) == {"A": None}
    assert unread([state("1", first), state("2", last)], WORDS, [limit("700")]) == {}


def test_words_after_two_seconds_are_unread_and_after_five_minutes_they_are_read() -> None:
    fast = unread([state("1", 2.3)], WORDS, [limit("700")])
    assert fast == {"1": Pace(words=WORDS, seconds=2.3)}
    assert str(fast["1"]) == "2,874 words in 2.3 seconds"
    assert fast["1"].per_minute == pytest.approx(74_973.9, abs=0.1)
    assert unread([state("1", 300.0)], WORDS, [limit("700")]) == {}


def test_exactly_the_limit_is_read() -> None:
    assert unread([state("1", 60.0)], 700, [limit("700")]) == {}
    assert set(unread([state("1", 60.0)], 701, [limit("700")])) == {"1"}


def test_no_time_at_all_is_infinitely_fast_unless_there_is_nothing_to_read() -> None:
    assert Pace(words=5, seconds=0.0).per_minute == math.inf
    assert Pace(words=0, seconds=0.0).per_minute == 0.0
    assert Pace(words=5, seconds=None).per_minute is None
    assert str(Pace(words=5, seconds=None)) == "5 words in an unknown time"
    assert str(Pace(words=1200, seconds=270.0)) == "1,200 words in 4.5 minutes"


def test_who_comes_back_and_reads_is_not_unread_any_more() -> None:
    assert unread([state("1", 2.3), state("2", 402.3)], WORDS, [limit("700")]) == {}


def test_a_skip_and_an_adjudication_need_no_reading() -> None:
    given = [state("1", 1.0, status="skipped"), state("2", 1.0, of="b", reviewer="B", purpose="adjudication")]
    assert unread(given, WORDS, [limit("700")]) == {}


def test_without_a_limit_on_record_nothing_is_unread() -> None:
    assert unread([state("1", 0.1)], WORDS, []) == {}


def test_a_later_limit_judges_no_earlier_review_anew() -> None:
    limits = [limit("700", "2026-02-01T00:00:00Z"), limit("100", "2026-03-01T00:00:00Z")]
    assert [limit_at(limits, f"2026-0{month}-15T00:00:00Z") for month in (1, 2, 3)] == [700, 700, 100]
    early = state("1", 600.0, decided_at="2026-02-15T00:00:00Z")
    late = state("2", 600.0, of="b", reviewer="B", decided_at="2026-03-15T00:00:00Z")
    assert set(unread([early, late], WORDS, limits)) == {"2"}


@given(st.lists(st.floats(0.1, 1e5), min_size=1, max_size=6))
def test_a_page_that_adds_up_comes_to_its_last_number(sessions: list[float]) -> None:
    total, states = 0.0, []
    for number, each in enumerate(sessions):
        total += each
        states.append(state(str(number), total))
    assert seconds(*states)["A"] == pytest.approx(total)
