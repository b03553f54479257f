"""Fetch what reviewers decided from Label Studio."""

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace

from annotate.errors import AnnotateError
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Verdict, digest
from annotate.steps.coders.assignments import due_again
from annotate.steps.coders.owners import lost, without_account
from annotate.steps.projects.project import projects
from annotate.steps.pulling.missing import Missing, missing
from annotate.steps.pulling.pulled import Pulled, total
from annotate.steps.pulling.pulled_before import pulled_before
from annotate.steps.pulling.reread import read_now, reviewed
from annotate.steps.pulling.reviewed_tasks import ReviewedTasks
from annotate.steps.pulling.unchanged import unchanged, way_of_reading
from annotate.steps.results.summary import cache_summaries
from annotate.steps.reviews.unread import found_unread, record_limit
from annotate.studio.client import Studio
from annotate.workspace import Workspace


def pull(
    workspace: Workspace,
    studio: Studio,
    *,
    confirm: Callable[[Missing], bool] = lambda _: False,
    everything: bool = False,
    progress: Progress = NO_PROGRESS,
) -> Pulled:
    """Turn annotations into reviews and decisions; safe to run again at any time.

    What stands as it was read is not read again (`annotate.steps.pulling.unchanged`), unless `everything` is.
    All projects of the workspace are read, nearly always one, each in a transaction. `confirm` is asked
    whether to take back what an older server lacks; without it nothing is. `progress` counts the reviewed
    tasks of each.
    """
    with workspace.lock("pull"), workspace.store() as store:
        with store.transaction():
            limit_remarks = record_limit(workspace, store)
        found = projects(workspace, store, studio)
        gone = (*lost(store, studio, found), *without_account(store, studio))
    pulled = total([_pull(workspace, studio, project, confirm, everything, progress) for project in found])
    again: tuple[str, ...] = ()
    if pulled.submitted or pulled.skipped:
        with workspace.store() as store:
            number = due_again(store, studio.name)
        again = (f"{number} to be coded again by now: `annotate push` sends them",) if number else ()
    return replace(pulled, remarks=(*limit_remarks, *gone, *pulled.remarks, *again))


def _pull(
    workspace: Workspace,
    studio: Studio,
    project: int,
    confirm: Callable[[Missing], bool],
    everything: bool,
    progress: Progress,
) -> Pulled:
    with workspace.lock("pull"), workspace.store() as store:
        way = way_of_reading(workspace.codebook(), {each.number: each.joined for each in studio.accounts()})
        left = unchanged(studio, project, {} if everything else store.read_tasks(studio.name, project, way))
        if left.changed == ():
            return Pulled(known=len(left.annotations))
        export = reviewed(studio, project, left, store)
        known = pulled_before(store.reviews(history=True), export, studio.name, project)
        lacking = missing(studio, project, known, export, left)
        follow = not lacking.older or not lacking.reviews or confirm(lacking)
        withdrawn = lacking.reviews if follow else ()
        reading = ReviewedTasks(workspace, store, studio, project, known)
        with store.transaction():
            store.name_annotations(known.named)
            for review in withdrawn:
                store.add_review(replace(review, id=digest("withdrawn", review.id), status="withdrawn"), ())
            reading.take(export.tasks, progress)
            # What an older server says is read again, until somebody says whether to follow it.
            read = () if lacking.older else read_now(export, left, reading.articles)
            store.put_read_tasks(studio.name, project, way, read)
        unread = [
            each for each in found_unread(store, set(reading.new.values())) if each.review_id in reading.new
        ]
    left_out = {each.review_id for each in unread}
    counts = reading.counts + Counter(known=len(left.annotations))
    if withdrawn or counts["submitted"] or counts["skipped"]:
        with suppress(AnnotateError):  # the reviews are kept; the next summary says what is wrong
            cache_summaries(workspace)
    return Pulled(
        verdicts=_sum(each for review, each in reading.verdicts.items() if review not in left_out),
        left_out=_sum(reading.verdicts[review] for review in left_out),
        set_aside=(*export.set_aside, *reading.aside),
        withdrawn=withdrawn,
        kept=() if follow else lacking.reviews,
        older=lacking.older,
        unread=tuple(unread),
        remarks=tuple(reading.owner.remarks()),
        **counts,
    )


def _sum(verdicts: Iterable[Counter[Verdict]]) -> Counter[Verdict]:
    return sum(verdicts, Counter[Verdict]())
