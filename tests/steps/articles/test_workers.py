"""Work spread over processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import InputError, MissingError
from annotate.steps.articles import workers
from annotate.steps.articles.workers import AHEAD, spread


def squares() -> Callable[[int], int]:
    return lambda number: number * number


def refusing() -> Callable[[int], int]:
    def work(number: int) -> int:
        raise InputError(f"{number} is refused")

    return work


def dying() -> Callable[[int], int]:
    return lambda _: os._exit(9)


def process() -> Callable[[int], int]:
    return lambda _: os.getpid()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_batches(jobs: int) -> None:
    assert list(spread(squares, range(20), jobs)) == [number * number for number in range(20)]


def test_one_job_is_done_here_and_two_elsewhere() -> None:
    assert set(spread(process, range(2), 1)) == {os.getpid()}
    assert os.getpid() not in set(spread(process, range(2), 2))


def test_batches_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def batches() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = spread(squares, batches(), 2)
    assert next(results) == 0
    results.close()
    assert len(taken) == 2 * AHEAD + 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_the_callers(jobs: int) -> None:
    with pytest.raises(InputError, match=r"^3 is refused$"):
        list(spread(refusing, [3], jobs))


def unmade() -> Callable[[int], int]:
    raise InputError("the list changed meanwhile")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_recipe_is_the_callers(jobs: int) -> None:
    with pytest.raises(InputError, match=r"^the list changed meanwhile$"):
        list(spread(unmade, range(9), jobs))


def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of processes of the pools that are made from now on."""
    sizes: list[int] = []

    def pool(jobs: int, *args: Any, **options: Any) -> ProcessPoolExecutor:
        sizes.append(jobs)
        return ProcessPoolExecutor(jobs, *args, **options)

    monkeypatch.setattr(workers, "ProcessPoolExecutor", pool)
    return sizes


@pytest.mark.parametrize(("batches", "processes"), [(0, []), (1, [1]), (2, [2]), (9, [3])])
def test_no_more_processes_start_than_there_are_batches(
    batches: int, processes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = started(monkeypatch)
    assert list(spread(squares, range(batches), 3)) == [each * each for each in range(batches)]
    assert sizes == processes


def test_a_process_that_dies_is_said() -> None:
    with pytest.raises(MissingError, match="one of 2 worker processes was killed"):
        list(spread(dying, range(5), 2))


WAITING = """
import time
from annotate.steps.articles.workers import spread

def sleeping():
    import os
    print(os.getpid(), flush=True)
    return time.sleep

if __name__ == "__main__":
    list(spread(sleeping, [600, 600], 2))
"""


def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "waiting.py"
    script.write_text(WAITING)
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    until = time.monotonic() + 30
    while any(alive(each) for each in workers):
        assert time.monotonic() < until
        time.sleep(0.05)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
