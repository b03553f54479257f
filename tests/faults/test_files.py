"""Two files of each kind; `make faults` tries two thousand in all."""

from pathlib import Path

import pytest

from tests.faults.files import KINDS, attempt, hostile
from tests.faults.processes import Processes


@pytest.mark.slow
def test_whatever_stands_in_a_file_it_is_read_or_refused_by_name(tmp_path: Path) -> None:
    with Processes() as processes:
        tried = attempt(processes, tmp_path, count=2 * KINDS, seed=1)
    assert tried.wrong == ()
    assert tried.tracebacks == 0
    assert set(tried.files.values()) == {2}
    assert len(tried.files) == KINDS


def test_a_file_is_the_same_whenever_it_is_made() -> None:
    assert [hostile(7, number) for number in range(5 * KINDS)] == [
        hostile(7, number) for number in range(5 * KINDS)
    ]
