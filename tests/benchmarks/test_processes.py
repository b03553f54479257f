"""What whole processes are said to take."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import processes
from benchmarks.processes import Took, run, tagging


def test_a_process_that_waits_takes_time_by_the_clock_alone(tmp_path: Path) -> None:
    took = run(
        (sys.executable, "-c", "import time; time.sleep(.5); raise SystemExit(3)"), tmp_path, codes=(3,)
    )
    assert took.clock > 0.5 > took.seconds > 0
    assert took.code == 3
    with pytest.raises(RuntimeError, match="ended with 3"):
        run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)


@pytest.mark.parametrize("proselint", [True, False])
def test_two_processes_stand_beside_one_and_beside_proselint_where_it_is_installed(
    proselint: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def took(command: Sequence[str], folder: Path, *, codes: Sequence[int] = (0,)) -> Took:
        words = " ".join(command)
        (folder / "desk").mkdir(exist_ok=True)
        two, other = "--jobs 2" in words, "proselint" in words
        seconds, clock = (12.0, 6.0) if two else (4.0, 4.0) if other else (10.0, 10.0)
        return Took(seconds=seconds, clock=clock, peak=1.0, code=codes[-1])

    monkeypatch.setattr(processes, "run", took)
    of_one = [
        "| `tag --jobs 2` of 3 articles, of one process | 1.20 |  |  |",
        "| `tag --jobs 2` of 3 articles, of one process, by the clock | 0.60 |  |  |",
    ]
    of_proselint = [
        "| `tag --jobs 2` of 3 articles, of proselint's own command | 3.00 |  |  |",
        "| `tag --jobs 2` of 3 articles, of proselint's own command, by the clock | 1.50 |  |  |",
    ]
    assert list(map(str, tagging(3, proselint))) == of_one + of_proselint * proselint
