"""Send articles with their tags to Label Studio, each exactly once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.records import Task
from annotate.steps.delivery import Delivery
from annotate.steps.labels import use
from annotate.steps.project import find_or_make
from annotate.steps.queue import Chosen, chosen, record_cut
from annotate.steps.sending import SEPARATOR, Ready, drawn, ready, sending
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.task_states import Difference, TaskState, first
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.queue import Order


@dataclass(frozen=True, kw_only=True)
class Pushed:
    """What `push` did, in articles: `sent` are new there, `renewed` got new tags, `current` had them.

    `kept` are being reviewed or reviewed and keep what was shown; `untagged` were not sent. `tags` were
    sent or are there, `withheld` score below their label's threshold and stay in the store. `removed` are
    tasks taken out that nobody had touched: of superseded articles, and copies an interrupted push had left.
    `waiting` were not sent because of the limit, `drawn` of those sent were drawn at random. `told` are
    sentences for the user about the project.
    """

    url: str
    project: int
    version: str
    sent: int
    renewed: int
    current: int
    kept: int
    untagged: int
    tags: int
    withheld: int
    removed: int
    waiting: int = 0
    drawn: int = 0
    told: tuple[str, ...] = ()


def push(
    workspace: Workspace,
    studio: Studio,
    *,
    limit: int | None = None,
    order: "Order | None" = None,
    started: Callable[[int], None] = lambda _: None,
    advance: Callable[[int], None] = lambda _: None,
) -> Pushed:
    """Send what needs review; safe to run again at any time, also after it was killed.

    What stands on the server decides what is sent, not what we remember having sent, and what stands there
    afterwards is compared with what was to (`annotate.steps.delivery`). `started` is told the
    number of articles to send, `advance` how many more were sent. RefusedError if an article or one of its
    tags is wrong: then nothing is sent.

    With a `limit` so many articles at most are new there, chosen by `order` with a share that chance draws
    (`annotate.learn.queue`; the draw's numbers come from the workspace's seed). Each task records how it was
    chosen and, if it was drawn, with what probability. Copies of an article that was sent are not sent then.
    """
    codebook = workspace.codebook()
    with workspace.lock("push"), workspace.store() as store:
        with store.transaction():
            use(codebook, store)
        outgoing = ready(workspace, store, codebook)
        found = find_or_make(workspace, store, studio, page=page(codebook), version=outgoing.version)
        delivery = Delivery(
            store=store,
            studio=studio,
            project=found.project,
            version=outgoing.version,
            page=page(codebook),
            superseded=frozenset(each.id for each in store.articles(superseded=True))
            - frozenset(store.article_ids()),
            advance=advance,
        )
        task_states = studio.task_states(found.project)
        there = first(task_states)
        records = {task.article_id: task for task in store.tasks(studio.name, found.project)}
        done = {each.article_id for each in store.reviews() if each.status == "submitted"} | found.reviewed
        sendings = {
            name: sending(article, tags, outgoing.version, task=there.get(name), record=records.get(name))
            for name, (article, tags) in outgoing.articles.items()
            if name in there or name not in done
        }
        gap, cut = delivery.compare(sendings, task_states), None
        ready_to_go = len(gap.missing)
        if limit is not None:
            cut = _cut(workspace, store, outgoing, gap, records, done, order=order, limit=limit)
            sendings |= {each.article_id: drawn(sendings[each.article_id], each) for each in cut.batch}
            gap = replace(gap, missing=tuple(each.article_id for each in cut.batch))
            sendings = {name: sendings[name] for name in (*gap.there, *gap.missing)}
        started(len(gap.missing) + len(gap.stale))
        delivery.deliver(sendings, gap)
        if cut is not None:
            record_cut(store, studio.name, found.project, cut, seed=workspace.config.seed)
    return Pushed(
        url=studio.task_url(found.project),
        project=found.project,
        version=outgoing.version,
        sent=len(gap.missing),
        renewed=len(gap.stale),
        current=len(gap.current) + len(gap.unsure),
        kept=len(outgoing.articles.keys() & done - there.keys()) + len(gap.kept),
        untagged=outgoing.untagged,
        tags=outgoing.tags,
        withheld=outgoing.withheld,
        removed=len(gap.surplus),
        waiting=ready_to_go - len(gap.missing),
        drawn=sum(sendings[name].sampled_by == "random" for name in gap.missing),
        told=found.told + tuple(_unshown(outgoing, task_states)),
    )


def _cut(
    workspace: Workspace,
    store: Store,
    outgoing: Ready,
    gap: Difference,
    records: Mapping[str, Task],
    done: set[str],
    *,
    order: "Order | None",
    limit: int,
) -> Chosen:
    """The next articles of those that are not there yet, by how all others were chosen."""
    from annotate.learn.queue import ORDER

    there = {name: each.sampling.get("sampled_by", "all") for name, each in gap.there.items()}
    known = {name: record.sampled_by for name, record in records.items()}
    return chosen(
        store,
        {name: outgoing.found.get(name, ()) for name in gap.missing},
        dict.fromkeys(done, "all") | there | known,
        order=order or ORDER,
        limit=limit,
        seed=workspace.config.seed,
    )


def _unshown(outgoing: Ready, task_states: Iterable[TaskState]) -> Iterator[str]:
    """A project shows one version of predictions: another workspace's articles in it may have another."""
    from annotate.report.vocabulary import plural

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


def codebook_version(version: str) -> str:
    """The version of the codebook that a prediction version was made with."""
    return version.rsplit(SEPARATOR, 2)[0]
