"""Send articles with their tags to Label Studio, each exactly once."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from annotate.coding.codebook import Codebook
from annotate.errors import UsageError
from annotate.learn.queue import Order
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Task
from annotate.report.vocabulary import plural
from annotate.steps.projects.delivery import Delivery
from annotate.steps.projects.project import ProjectInUse, find_or_make
from annotate.steps.projects.pushed import Pushed, tally
from annotate.steps.projects.sending import Ready, drawn, ready, sending
from annotate.steps.pushing.queue import Limit, chosen, record_cut
from annotate.steps.pushing.team_push import nobody_elses, push_team
from annotate.steps.reviews.rule_precision import wording_judgements
from annotate.steps.tags.labels import record_use
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.task_states import Difference, TaskState, first
from annotate.workspace import Workspace


def push(
    workspace: Workspace,
    studio: Studio,
    *,
    limit: int | None = None,
    order: Order | None = None,
    new: bool = True,
    progress: Progress = NO_PROGRESS,
) -> Pushed:
    """Send what needs review; safe to run again at any time, also after it was killed.

    What stands on the server decides what is sent, not what we remember having sent, and what stands there
    afterwards is compared with what was to (`annotate.steps.projects.delivery`). `progress` counts the
    articles to send. RefusedError if an article or one of its tags is wrong: then nothing is sent.

    With a `limit` so many articles at most are new there, chosen by `order` with a share that chance draws
    (`annotate.learn.queue`; the draw's numbers come from the workspace's seed). Each task records how it was
    chosen and, if it was drawn, with what probability. Copies of an article that was sent are not sent then.
    Without one, what was drawn from a large corpus goes first, in its random order, so that reviewers who
    take the next article take one at random. Where nothing `new` is to go, articles that stand there get
    their tags of today, and no other is sent.

    While an assignment is open, its coders' projects are brought up to date instead (`steps.team_push`).
    """
    codebook = workspace.codebook()
    some = None if limit is None else Limit(articles=limit, seed=workspace.config.seed, order=order)
    with workspace.lock("push"), workspace.store() as store:
        with store.transaction():  # a version by which nothing can be sent yet is not in use
            record_use(codebook, store)
            outgoing = None if store.assignments() else ready(workspace, store, codebook)
        if outgoing is None:
            if limit is not None:
                raise UsageError("an assignment is open: `annotate assign --limit N` gives out more articles")
            return push_team(workspace, store, studio, codebook, progress=progress)
        nobody_elses(workspace, store, studio)
        project = find_or_make(workspace, store, studio, page=page(codebook), version=outgoing.version)
        delivery = Delivery(
            store=store,
            studio=studio,
            project=project.project,
            version=outgoing.version,
            codebook=codebook,
            superseded=store.superseded_ids(),
            progress=progress,
        )
        return _pushed(delivery, outgoing, project, some, codebook, new=new)


def _pushed(
    delivery: Delivery,
    outgoing: Ready,
    project: ProjectInUse,
    limit: Limit | None,
    codebook: Codebook,
    *,
    new: bool,
) -> Pushed:
    """Send what is ready to the project, or the next articles up to a limit."""
    store, studio = delivery.store, delivery.studio
    task_states = studio.task_states(project.project)
    there = first(task_states)
    records = {task.article_id: task for task in store.tasks(studio.name, project.project)}
    done = {each.article_id for each in store.reviews() if each.status == "submitted"} | project.reviewed
    in_turn = [name for name in store.drawn() if name in outgoing.articles]
    sendings = {
        name: sending(
            *outgoing.articles[name], outgoing.version, task=there.get(name), record=records.get(name)
        )
        for name in dict.fromkeys([*in_turn, *outgoing.articles])
        if name in there or (new and name not in done)
    }
    gap = delivery.compare(sendings, task_states)
    ready_to_go = len(gap.missing)
    if limit is None:
        delivery.deliver(sendings, gap)
    else:
        waiting = {name: outgoing.found.get(name, ()) for name in gap.missing}
        elsewhere = [task for task in store.tasks() if task.article_id in done]
        offered = _offered(gap, [*elsewhere, *records.values()], done)
        if limit.order == "uncertainty":  # what reviewers said of a wording counts before it is learned from
            cut = chosen(store, waiting, offered, limit, wording_judgements(store, codebook).chance)
        else:
            cut = chosen(store, waiting, offered, limit)
        sendings |= {each.article_id: drawn(sendings[each.article_id], each) for each in cut.batch}
        gap = replace(gap, missing=tuple(each.article_id for each in cut.batch))
        delivery.deliver({name: sendings[name] for name in (*gap.there, *gap.missing)}, gap)
        record_cut(store, cut, seed=limit.seed)
    counts = Counter(tally(gap, sendings))
    counts["kept"] += len(outgoing.articles.keys() & done - there.keys())
    return Pushed(
        url=studio.task_url(project.project),
        project=project.project,
        version=outgoing.version,
        untagged=outgoing.untagged,
        tags=sum(len(sendings[name].tags) for name in gap.open),
        withheld=outgoing.withheld,
        waiting=ready_to_go - len(gap.missing),
        remarks=project.remarks + tuple(_unshown(outgoing, task_states)),
        shares=(),
        **counts,
    )


def _offered(gap: Difference, records: Iterable[Task], done: Collection[str]) -> Mapping[str, str]:
    """How the articles that were offered before were sampled, by id."""
    there = {name: each.sampling.get("sampled_by", "all") for name, each in gap.there.items()}
    at_random_last = sorted(records, key=lambda record: record.sampled_by == "random")
    known = {record.article_id: record.sampled_by for record in at_random_last}
    return dict.fromkeys(done, "all") | there | known


def _unshown(outgoing: Ready, task_states: Iterable[TaskState]) -> Iterator[str]:
    """A project shows one version of predictions: another workspace's articles in it may have another."""
    others = [
        each
        for each in task_states
        if each.article_id not in outgoing.articles
        and not each.touched
        and each.versions
        and not each.carries(outgoing.version)
    ]
    if others:
        yield (
            f"{plural(len(others), 'task')} of another workspace in this project show no tags now, since a "
            "project shows those of one version: push from there as well, or give each a project of its own"
        )
