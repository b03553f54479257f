"""Fetch what reviewers decided from Label Studio."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from annotate.errors import AnnotateError
from annotate.records import Review, Verdict, digest
from annotate.steps.place import projects
from annotate.steps.push import codebook_version
from annotate.steps.summary import reckon
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.decisions import Shown, decide, shown_regions, shown_tags
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Pulled:
    """What `pull` found. All but `known` and `foreign` count what is new since the last pull.

    `known` annotations were pulled before, `changed` ones supersede an earlier state, `foreign` tasks hold
    articles that the workspace lacks. `verdicts` counts decisions; `set_aside` says what could not be taken.
    `withdrawn` are reviews that were deleted on the server, while their article still stands there.
    """

    submitted: int
    skipped: int
    changed: int
    known: int
    foreign: int
    verdicts: Mapping[Verdict, int]
    set_aside: tuple[str, ...]
    withdrawn: tuple[Review, ...] = ()


def pull(
    workspace: Workspace,
    studio: Studio,
    *,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Pulled:
    """Turn annotations into reviews and decisions; safe to run again at any time.

    All projects of the workspace are read, nearly always one, each in a transaction. `started` is told the
    number of reviewed tasks of each, `advance` how many more were read.
    """
    with workspace.store() as store:
        found = projects(workspace, store, studio)
    return _total([_pull(workspace, studio, project, started, advance) for project in found])


def _total(found: Sequence[Pulled]) -> Pulled:
    verdicts: Counter[Verdict] = Counter()
    for each in found:
        verdicts.update(each.verdicts)
    return Pulled(
        submitted=sum(each.submitted for each in found),
        skipped=sum(each.skipped for each in found),
        changed=sum(each.changed for each in found),
        known=sum(each.known for each in found),
        foreign=sum(each.foreign for each in found),
        verdicts=dict(verdicts),
        set_aside=tuple(reason for each in found for reason in each.set_aside),
        withdrawn=tuple(review for each in found for review in each.withdrawn),
    )


def _pull(
    workspace: Workspace,
    studio: Studio,
    project: int,
    started: Callable[[int], None],
    advance: Callable[[int], None],
) -> Pulled:
    codebook = workspace.codebook()
    with workspace.lock("pull"), workspace.store() as store:
        tasks = studio.reviewed(project)
        ours = {article.id: article for article in store.articles(superseded=True)}
        sent = {task.task_id: task for task in store.tasks(studio.name, project)}
        seen = {(each.server, each.project, each.annotation_id) for each in store.reviews()}
        now = studio.shown(project)
        withdrawn = _withdrawn(store, studio, project, tasks)
        counts: Counter[str] = Counter()
        verdicts: Counter[Verdict] = Counter()
        aside: list[str] = []
        recorded = store.codebooks()
        started(len(tasks))
        with store.transaction():
            for review in withdrawn:
                store.add_review(replace(review, id=digest("withdrawn", review.id), status="skipped"), ())
            for task in tasks:
                advance(1)
                article = ours.get(str(task["data"].get("article_id")))
                if article is None:
                    counts["foreign"] += 1
                    continue
                for annotation in task["annotations"]:
                    version, shown = _shown(store, studio, project, task, annotation, now)
                    offered = recorded.get(codebook_version(version), codebook.digests)
                    standing = sent.get(int(task["id"]))
                    outcome = decide(
                        annotation,
                        shown,
                        article=article,
                        text=str(task["data"].get("text")),
                        codebook=codebook,
                        reviewer=reviewer_code(workspace.config.seed, annotation["completed_by"]),
                        server=studio.name,
                        project=project,
                        labels_offered=tuple(f"{name}@{each}" for name, each in offered.items()),
                        codebook_version=codebook_version(version),
                        sampled_by=standing.sampled_by if standing else "unknown",
                        inclusion_probability=standing.inclusion_probability if standing else None,
                    )
                    review = outcome.review
                    if not store.add_review(review, outcome.decisions, outcome.set_aside):
                        counts["known"] += 1
                        continue
                    counts[review.status] += 1
                    counts["changed"] += (studio.name, project, review.annotation_id) in seen
                    verdicts.update(decision.verdict for decision in outcome.decisions)
                    aside += [
                        f"article {each.article_id}: {each.reason} ({each.region})"
                        for each in outcome.set_aside
                    ]
    if withdrawn or counts["submitted"] or counts["skipped"]:
        with suppress(AnnotateError):  # the reviews are kept; the next summary says what is wrong
            reckon(workspace)
    return Pulled(
        submitted=counts["submitted"],
        skipped=counts["skipped"],
        changed=counts["changed"],
        known=counts["known"],
        foreign=counts["foreign"],
        verdicts=dict(verdicts),
        set_aside=tuple(aside),
        withdrawn=tuple(withdrawn),
    )


def reviewer_code(seed: int, address: str) -> str:
    """A stable name for a person that does not give away the e-mail address."""
    return "r-" + digest("reviewer", seed, address.strip().lower())[:6]


def _withdrawn(
    store: Store, studio: Studio, project: int, tasks: Sequence[Mapping[str, Any]]
) -> list[Review]:
    """Reviews whose annotation somebody deleted, though its task still stands on the server.

    Where the task itself is gone, somebody tidied up: that takes no review back.
    """
    there = {int(annotation["id"]) for task in tasks for annotation in task["annotations"]}
    missing = [
        each
        for each in store.reviews()
        if (each.server, each.project, each.status) == (studio.name, project, "submitted")
        and each.annotation_id not in there
    ]
    standing = {each.article_id for each in studio.standing(project)} if missing else set()
    return [each for each in missing if each.article_id in standing and studio.deleted(each.annotation_id)]


def _shown(
    store: Store,
    studio: Studio,
    project: int,
    task: Mapping[str, Any],
    annotation: Mapping[str, Any],
    now: str,
) -> tuple[str, tuple[Shown, ...]]:
    """The version and the spans that the reviewer was shown.

    Label Studio keeps with an annotation the prediction that was current when it was submitted; the one it
    was opened with is its parent, and the two differ when new tags came in between.
    """
    kept: Mapping[str, Any] = annotation.get("prediction") or {}
    parent = annotation.get("parent_prediction")
    version = kept.get("model_version") or now
    if parent is not None and parent != kept.get("id"):
        version = studio.prediction_version(int(parent)) or version
    tags = store.snapshot(studio.name, project, int(task["id"]), version)
    if tags is not None:
        return version, shown_tags(tags)
    return version, shown_regions(kept.get("result") or [])
