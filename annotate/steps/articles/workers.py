"""Batches of work in, results out in the order given, from this process or from several of them."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

from annotate.errors import MissingError
from annotate.garbage import collect_seldom

B = TypeVar("B")
R = TypeVar("R")

AHEAD = 2  #: batches for each process that are begun before the first result is asked for


def spread(recipe: Callable[[], Callable[[B], R]], batches: Iterable[B], jobs: int) -> Generator[R]:
    """What the work made by `recipe` returns for each batch, in order, from `jobs` processes.

    One job is done here. Each process makes the work for itself, so the recipe, batches and results must be
    such as can be sent to one. Batches are taken a few at a time, and there are no more processes than
    batches. An error of the recipe is raised here as it is; MissingError where a process died.
    """
    if jobs == 1:
        yield from map(recipe(), batches)
        return
    batches = iter(batches)
    first = list(islice(batches, jobs))  # as each process takes a second to start, and all start at once
    if not first:
        return
    jobs = min(jobs, len(first))
    begun: deque[Future[R]] = deque()
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin, initargs=(recipe,))
    try:
        for batch in chain(first, batches):
            with _unheard():
                begun.append(pool.submit(_do, batch))
            if len(begun) > AHEAD * jobs:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()
    except BrokenProcessPool:
        raise MissingError(
            f"one of {jobs} worker processes was killed, perhaps for lack of memory: what was "
            "done before is kept; run this again, with fewer --jobs"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _unheard() -> Iterator[None]:
    """Ctrl+C reaches all processes, and is for the one that writes: those that begin here do not hear it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_work: Callable[[Any], Any]  #: of this worker process, made once; where that failed, it raises what was wrong


def _begin(recipe: Callable[[], Callable[[Any], Any]]) -> None:
    global _work  # a worker process has nothing else to keep what it made in
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    try:
        _work = recipe()
    except Exception as error:  # raised here, the pool would only say that the process ended
        _work = partial(_raise, error)


def _raise(error: Exception, _: Any) -> Any:
    raise error


def _do(batch: Any) -> Any:
    return _work(batch)


def _end_with_parent() -> None:
    """A process that was killed cannot end its workers, so they look for themselves."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
