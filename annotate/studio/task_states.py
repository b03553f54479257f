"""What stands in a project beside what is to stand there: which tasks must be written so that the two agree.

The server's word that it has done something is not enough: under load it takes tasks without their
predictions and answers as if it had them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, kw_only=True)
class TaskState:
    """A task as it stands on the server: whether somebody submitted it, has begun, or skipped it.

    `sampling` is what its data say of how the article was chosen, as `tasks.data` takes it. `predictions`
    counts its predictions, `versions` names theirs (see `names`).
    """

    task_id: int
    article_id: str
    reviewed: bool
    draft: bool
    predictions: int
    versions: frozenset[str]
    sampling: Mapping[str, Any]
    skipped: bool = False

    @property
    def touched(self) -> bool:
        """Whether a person's work hangs on it."""
        return self.reviewed or self.draft

    @property
    def answered(self) -> bool:
        """Whether a person's word would be lost with it; who skipped it can still be shown other tags."""
        return self.touched or self.skipped

    def carries(self, version: str) -> bool:
        """Whether a prediction of this version is among its predictions."""
        return names(version) <= self.versions

    def shows(self, version: str) -> bool:
        """Whether one prediction of this version is all it has."""
        return self.predictions == 1 and self.versions == names(version)


class Wanted(Protocol):
    """How an article is to stand there."""

    @property
    def digest(self) -> str:
        """Names all that is sent of it; asked for only where a task stands there that may be the same."""

    @property
    def blind(self) -> bool:
        """Whether it is to stand there without tags."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What must be written, as ids of articles; `there` is the task of each article that has one.

    `missing` have no task, `bare` lack the prediction, `crowded` have others beside it, and of `unsure` it
    stands there, but nothing tells that it is the one that is wanted. `surplus` are tasks that are to go.
    `kept` are people's work and stay as they are, `current` are as they should be.
    """

    there: Mapping[str, TaskState]
    missing: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    surplus: tuple[int, ...] = ()
    kept: tuple[str, ...] = ()
    current: tuple[str, ...] = ()

    @property
    def stale(self) -> tuple[str, ...]:
        """Articles whose tags must be sent again."""
        return self.bare + self.crowded

    @property
    def open(self) -> tuple[str, ...]:
        """Articles that nobody has reviewed or begun, however they stand there."""
        return self.missing + self.stale + self.current + self.unsure

    def __bool__(self) -> bool:
        return bool(self.missing or self.stale or self.unsure or self.surplus)


def names(versions: str) -> frozenset[str]:
    """Prediction versions as the server lists them: parted by commas, which a version may hold as well."""
    plain = versions.replace('"', "").replace("\\", "")
    return frozenset(part.strip() for part in plain.split(",") if part.strip())


def first(task_states: Iterable[TaskState]) -> Mapping[str, TaskState]:
    """The task that counts of each article: one with a person's work, else the oldest."""
    there: dict[str, TaskState] = {}
    for each in sorted(
        task_states, key=lambda each: (not each.reviewed, not each.draft, not each.skipped, each.task_id)
    ):
        there.setdefault(each.article_id, each)
    return there


def difference(
    wanted: Mapping[str, Wanted],
    task_states: Iterable[TaskState],
    *,
    version: str,
    recorded: Mapping[int, str],
    superseded: Collection[str] = (),
) -> Difference:
    """Compare what is to stand in a project with what stands there.

    `recorded` is the digest of what was last sent, by task. Of several tasks of one article all but the
    `first` are surplus; nobody's work ever is, and a blind task is never mended.
    """
    task_states = list(task_states)
    there = {name: each for name, each in first(task_states).items() if name in wanted}
    surplus = [
        each.task_id
        for each in task_states
        if not each.answered
        and (
            each.article_id in superseded
            or (each.article_id in wanted and each is not there[each.article_id])
        )
    ]
    found: dict[str, list[str]] = {}
    for article_id, want in wanted.items():
        found.setdefault(_state(want, there.get(article_id), version, recorded), []).append(article_id)
    states = {name: tuple(articles) for name, articles in found.items()}
    return Difference(there=there, surplus=tuple(surplus), **states)


def _state(want: Wanted, task: TaskState | None, version: str, recorded: Mapping[int, str]) -> str:
    if task is None:
        return "missing"
    if task.touched:
        return "kept"
    if want.blind:
        return "current"
    if not task.carries(version):
        return "bare"
    if not task.shows(version):
        return "crowded"
    return "current" if recorded.get(task.task_id) == want.digest else "unsure"
