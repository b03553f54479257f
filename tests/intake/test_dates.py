from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.intake.dates import find_date, is_date_line, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2031-05-03", "2031-05-03"),
        ("2031-05-03T10:00:00Z", "2031-05-03"),
        ("2031-05-03 10:00:00", "2031-05-03"),
        ("3 May 2031", "2031-05-03"),
        ("03 January, 2031", "2031-01-03"),
        ("May 3rd, 2031", "2031-05-03"),
        ("1er août 2031", "2031-08-01"),
        ("12 févr. 2031", "2031-02-12"),
        ("12 - 02 - 2031", "2031-02-12"),
        ("02/13/2031", "2031-02-13"),
        ("31 February 2031", None),
        ("2031", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates(text: str, day: str | None) -> None:
    assert parse_date(text) == day


def test_of_all_numbers_the_day_comes_first() -> None:
    assert find_date("3/2/2031") == (date(2031, 2, 3), 0, 8)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("3 May 2031", True),
        ("Updated: 3 May 2031, 10:30", True),
        ("mardi 3 mai 2031 à 10 h 30", True),
        ("Posted 3 May 2031 | Updated 4 May 2031", True),
        ("3 May 2031 in Sarel", False),
        ("The vote of 3 May 2031", False),
        ("May 2031", False),
    ],
)
def test_a_line_that_says_only_when(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one


@given(st.dates(min_value=date(1900, 1, 1)))
def test_any_date_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()
    assert parse_date(f"{day.day} {day:%B} {day:%Y}") == day.isoformat()
