"""Moments as text."""

from datetime import datetime

import pytest

from annotate.moments import earlier, exact, now, to_second

SECOND = "2026-01-02T03:04:05Z"


def test_a_moment_to_the_microsecond_and_the_second_it_lies_in() -> None:
    moment = exact(datetime.fromisoformat("2026-01-02T03:04:05+00:00"))
    assert moment == "2026-01-02T03:04:05.000000Z"
    assert to_second(moment) == to_second(SECOND) == SECOND


@pytest.mark.parametrize(
    "said", ["2026-01-02T03:04:05", "2026-01-02T05:04:05+02:00", "2026-01-01T22:04:05-05:00"]
)
def test_a_moment_is_told_in_utc_whatever_zone_it_comes_in(said: str) -> None:
    assert exact(datetime.fromisoformat(said)) == "2026-01-02T03:04:05.000000Z"


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        (SECOND, SECOND, False),
        (SECOND, "2026-01-02T03:04:06Z", True),
        ("2026-01-02T03:04:05.000001Z", "2026-01-02T03:04:05.000002Z", True),
        ("2026-01-02T03:04:05.000002Z", "2026-01-02T03:04:05.000001Z", False),
        (SECOND, "2026-01-02T03:04:05.000001Z", False),  # nobody knows
        ("2026-01-02T03:04:05.000001Z", SECOND, False),
        ("2026-01-02T03:04:05.999999Z", "2026-01-02T03:04:06Z", True),
        ("2026-01-02T03:04:06Z", "2026-01-02T03:04:05.999999Z", False),
    ],
)
def test_what_is_earlier_for_certain(one: str, other: str, before: bool) -> None:
    assert earlier(one, other) is before


def test_now_is_a_second() -> None:
    assert len(now()) == len(SECOND)
