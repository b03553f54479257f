"""Reviewers that never rest: each opens pages, keeps what it is shown but for one tag, and submits."""

import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from annotate.errors import MissingError
from annotate.studio.client import Studio

COUNT = 5
PAUSE_SECONDS = 0.05  #: a person's are longer; the server has never more than this many at once


@dataclass(frozen=True)
class Submission:
    """What one reviewer sent: the regions it was shown, and those of them that it kept, by id."""

    annotation: int
    task: int
    article: str
    shown: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass
class Submitters:
    """`count` of them at work on one project while the block runs; each has its own share of the tasks.

    A page without tags is left and opened again, unless `patient` is false: then it is submitted empty.
    `bare` counts such pages, `refused` submissions that the server did not take; one whose answer was lost
    is looked for, and not sent again blindly.
    """

    url: str
    key: str
    project: int
    count: int = COUNT
    patient: bool = True
    done: list[Submission] = field(default_factory=list)
    bare: int = 0
    refused: int = 0
    errors: list[BaseException] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(n,)) for n in range(self.count)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _work(self, number: int) -> None:
        try:
            with Studio(self.url, self.key) as studio:
                while not self._stop.is_set():
                    for task in self._mine(studio, number):
                        if self._stop.is_set():
                            return
                        self._review(studio, task)
                        time.sleep(PAUSE_SECONDS)
                    time.sleep(PAUSE_SECONDS)
        except BaseException as error:
            self.errors.append(error)

    def _mine(self, studio: Studio, number: int) -> list[int]:
        """The next few tasks of this reviewer that nobody has reviewed."""
        try:
            there = studio.task_states(self.project)
        except MissingError:  # the server is busy
            return []
        free = [each.task_id for each in there if not each.reviewed and each.task_id % self.count == number]
        return free[:2]

    def _review(self, studio: Studio, task: int) -> None:
        try:
            page = studio._sdk.tasks.get(id=str(task))
            shown = self._shown(studio, task)
        except Exception:  # the page did not open
            return
        if shown is None:
            self.bare += 1
            if self.patient:
                return
        regions: list[dict[str, Any]] = list(shown.result)[1:] if shown else []
        made = self._submit(studio, task, regions, shown)
        if made is not None:
            self.done.append(
                Submission(
                    annotation=made,
                    task=task,
                    article=str(page.data["article_id"]),
                    shown=tuple(str(each["id"]) for each in shown.result) if shown else (),
                    kept=tuple(str(each["id"]) for each in regions),
                )
            )

    def _shown(self, studio: Studio, task: int) -> Any | None:
        """The prediction that the page shows."""
        version = studio.shown(self.project)
        found = [each for each in studio._sdk.predictions.list(task=task) if each.model_version == version]
        return found[0] if found else None

    def _submit(
        self, studio: Studio, task: int, regions: list[dict[str, Any]], shown: Any | None
    ) -> int | None:
        try:
            return studio.submit(task, regions, parent_prediction=shown.id if shown else None, seconds=1.0)
        except MissingError:
            self.refused += 1
        while True:  # it may have been taken all the same
            try:
                there = studio._sdk.annotations.list(id=task)
            except Exception:
                time.sleep(PAUSE_SECONDS)
                continue
            return int(there[0].id) if there else None
