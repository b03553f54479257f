"""Bring a project to the state it should have: write, look, and mend what differs, until nothing does."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from annotate.batches import batches
from annotate.coding.codebook import Codebook
from annotate.errors import MissingError
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Task
from annotate.report.vocabulary import plural
from annotate.steps.projects.sending import Sending
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.instruction import instruction, named
from annotate.studio.page import page
from annotate.studio.task_states import Difference, TaskState, difference

BATCH = 250  #: tasks in one request, which is one transaction of the server
FEW = 50  #: tasks whose predictions are replaced at once: for that moment their pages have no tags
ROUNDS = 6  #: writes and looks; new tags for old tasks take three where all goes well


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """A project that articles are delivered to, with predictions of one version, by one codebook.

    Tasks of `superseded` articles go. `progress` counts the articles of the first writing.
    """

    store: Store
    studio: Studio
    project: int
    version: str
    codebook: Codebook
    superseded: frozenset[str] = frozenset()
    progress: Progress = NO_PROGRESS

    def compare(self, sendings: Mapping[str, Sending], task_states: Sequence[TaskState]) -> Difference:
        """What must be written. Where our records do not vouch for a prediction, the prediction is read."""
        recorded = {
            task.task_id: task.content_sha256 for task in self.store.tasks(self.studio.name, self.project)
        }
        gap = difference(
            sendings, task_states, version=self.version, recorded=recorded, superseded=self.superseded
        )
        if not gap.unsure:
            return gap
        tasks = {name: gap.there[name].task_id for name in gap.unsure}
        read = self.studio.regions(self.project, list(tasks.values()))
        carried = self.studio.data(self.project, list(tasks.values()))
        same = {
            name
            for name, task in tasks.items()
            if carried.get(task) == sendings[name].data
            and _alike(read.get(task, ()), sendings[name].prediction["result"])
        }
        return replace(
            gap,
            unsure=tuple(name for name in gap.unsure if name in same),
            crowded=gap.crowded + tuple(name for name in gap.unsure if name not in same),
        )

    def deliver(self, sendings: Mapping[str, Sending], first: Difference) -> None:
        """Write what `first` says, look, and mend; MissingError if the server cannot be brought to it."""
        gap, failed = first, None
        carried = any(task.carries(self.version) for task in first.there.values())
        self.progress.begin(len(first.missing) + len(first.stale))
        self.settled(carried)  # the page must know a label before a prediction has it
        self.studio.lay_out(self.project)
        for attempt in range(ROUNDS):
            if gap:
                before = self.studio.counts(self.project)
                failed = self._write(sendings, gap, self.progress if attempt == 0 else NO_PROGRESS)
                if failed is None and self._arrived(sendings, gap, before):
                    carried |= any(not sendings[name].blind for name in gap.missing)
                    gap = Difference(there=gap.there)
                else:
                    task_states = self.studio.task_states(self.project)
                    carried = any(task.carries(self.version) for task in task_states)
                    gap = self.compare(sendings, task_states)
            try:
                if self.settled(carried) and not gap:
                    return
            except MissingError as error:
                failed = error
        raise failed or MissingError(
            f"{self.studio.url} said {ROUNDS} times that it had done what was asked, and had not: "
            f"{_words(gap)}. Nothing is lost: push again when it has less to do, and look at its log"
        )

    def _write(
        self, sendings: Mapping[str, Sending], gap: Difference, progress: Progress
    ) -> MissingError | None:
        """Write it all; returns the server's refusal, if any: the next look may find all of it there."""
        try:
            for copies in batches(gap.surplus, FEW):
                there = self.studio.task_states(self.project, copies)
                self.studio.remove_tasks([each.task_id for each in there if not each.answered])
            self._add_tasks([sendings[name] for name in gap.missing], progress)
            self._record({gap.there[name].task_id: sendings[name] for name in gap.unsure})
            for names in batches(gap.bare, BATCH):
                self._add({gap.there[name].task_id: sendings[name] for name in names})
                progress.advance(len(names))
            for names in batches(gap.crowded, FEW):
                tasks = {gap.there[name].task_id: sendings[name] for name in names}
                idle = self._untouched(list(tasks))
                self.studio.remove_predictions(self.project, idle)
                self._add({task_id: tasks[task_id] for task_id in idle})
                progress.advance(len(names))
        except MissingError as error:
            return error
        return None

    def _add_tasks(self, new: Sequence[Sending], progress: Progress) -> None:
        """Send new tasks; while the server takes a batch, the last one is recorded and the next one made."""
        taken: Mapping[int, Sending] = {}
        tasks = ((batch, [sending.task for sending in batch]) for batch in batches(new, BATCH))
        upcoming = next(tasks, None)
        with ThreadPoolExecutor(max_workers=1) as courier:
            while upcoming:
                batch, made = upcoming
                ids = courier.submit(self.studio.add, self.project, made)
                self._record(taken)
                upcoming = next(tasks, None)
                taken = dict(zip(ids.result(), batch, strict=True))
                progress.advance(len(batch))
        self._record(taken)

    def _untouched(self, task_ids: Sequence[int]) -> list[int]:
        """Those of the tasks that nobody has begun since the last look."""
        return [each.task_id for each in self.studio.task_states(self.project, task_ids) if not each.touched]

    def _add(self, tasks: Mapping[int, Sending]) -> None:
        for task_id, each in tasks.items():  # the list of tags is among the data
            self.studio.change_data(task_id, each.data)
        self.studio.add_predictions(self.project, {key: each.prediction for key, each in tasks.items()})
        self._record(tasks)

    def _record(self, tasks: Mapping[int, Sending]) -> None:
        """Remember what was shown, batch by batch: a reviewer may be quicker than the rest of the push."""
        with self.store.transaction():
            for task_id, sending in tasks.items():
                task = Task(
                    server=self.studio.name,
                    project=self.project,
                    task_id=task_id,
                    article_id=sending.article.id,
                    content_sha256=sending.digest,
                    sampled_by=sending.sampled_by,
                    inclusion_probability=sending.inclusion_probability,
                    blind=sending.blind,
                )
                self.store.put_task(task)
                self.store.put_snapshot(task, self.version, () if sending.blind else sending.tags)

    def _arrived(self, sendings: Mapping[str, Sending], gap: Difference, before: tuple[int, int]) -> bool:
        """Whether the project grew by just what was sent. Where more was to do, only a look can tell."""
        if gap.surplus or gap.stale or gap.unsure:
            return False
        tagged = sum(not sendings[name].blind for name in gap.missing)
        return self.studio.counts(self.project) == (before[0] + len(gap.missing), before[1] + tagged)

    def settled(self, carried: bool) -> bool:
        """Whether the project's settings are right; where they are not, they are changed.

        The server refuses a version of which it has no prediction: until one is `carried`, none is set.
        """
        there = self.studio.project(self.project)
        changes: dict[str, object] = {}
        if there.page != (mine := page(self.codebook)):
            changes["label_config"] = mine
        if named(self.codebook) not in there.instruction:
            changes |= {"expert_instruction": instruction(self.codebook), "show_instruction": True}
        if not there.shows_predictions:
            changes["show_collab_predictions"] = True
        if not there.takes_empty:
            changes["enable_empty_annotation"] = True
        if carried and there.version != self.version:
            changes["model_version"] = self.version
        if changes:
            self.studio.change_project(self.project, changes)
        return not changes


def _alike(read: Sequence[Mapping[str, Any]], sent: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the regions on the server are those that were sent; it may have added entries to each."""
    return len(read) == len(sent) and all(
        {key: there.get(key) for key in want} == dict(want) for there, want in zip(read, sent, strict=True)
    )


def _words(gap: Difference) -> str:
    """What is still wrong, for the user."""
    if not gap:
        return "the project's settings are not those that were written"
    found = [
        (len(gap.missing), "article", "not there"),
        (len(gap.stale), "article", "without their tags"),
        (len(gap.surplus), "task", "too many"),
    ]
    return ", ".join(
        f"{plural(count, what)} {'is' if count == 1 else 'are'} {how}" for count, what, how in found if count
    )
