"""Send articles with their tags to Label Studio, each exactly once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotate.coding.codebook import Codebook
from annotate.records import Article, Tag, Task, digest
from annotate.steps.labels import use
from annotate.steps.queue import chosen, record_cut
from annotate.steps.shown import shown, thresholds
from annotate.store import Store
from annotate.studio.client import Standing, Studio
from annotate.studio.page import page
from annotate.studio.tasks import confirm, content_digest, data, prediction
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.learn.queue import Next, Order

BATCH = 250  #: tasks in one request, which is one transaction of the server
SEPARATOR = " · "  #: between the parts of a prediction version, which reviewers see


@dataclass(frozen=True, kw_only=True)
class Pushed:
    """What `push` did, in articles: `sent` are new there, `renewed` got new tags, `current` had them.

    `kept` are being reviewed or reviewed and keep what was shown; `untagged` were not sent. `tags` were
    sent or are there, `withheld` score below their label's threshold and stay in the store. `removed` are
    tasks taken out that nobody had touched: of superseded articles, and copies an interrupted push had left.
    `waiting` were not sent because of the limit, `drawn` of those sent were drawn at random.
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


@dataclass(frozen=True, kw_only=True)
class _Sending:
    """One article as it is to stand on the server.

    What is recorded of its sampling may know more than the server: a later draw adds to the probability.
    """

    article: Article
    tags: tuple[Tag, ...]
    data: Mapping[str, Any]
    prediction: Mapping[str, Any]
    sampled_by: str
    inclusion_probability: float | None

    @property
    def digest(self) -> str:
        return content_digest(self.data, self.prediction)


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

    What stands on the server decides what is sent, not what we remember having sent. `started` is told the
    number of articles to send, `advance` how many more were sent. RefusedError if an article or one of its
    tags is wrong: then nothing is sent.

    With a `limit` so many articles at most are new there, chosen by `order` with a share that chance draws
    (`annotate.learn.queue`; the draw's numbers come from the workspace's seed). Each task records how it was
    chosen and, if it was drawn, with what probability. Copies of an article that was sent are not sent then.
    """
    from annotate.learn.queue import ORDER

    codebook = workspace.codebook()
    limits = thresholds(workspace)
    with workspace.lock("push"), workspace.store() as store:
        with store.transaction():
            use(codebook, store)
        tagged = store.versions()
        found: dict[str, list[Tag]] = {}
        for tag in store.tags():
            found.setdefault(tag.article_id, []).append(tag)
        version = _version(tagged, found, codebook, limits)
        project = studio.project(workspace.config.studio_project, page(codebook))
        there, removed = _standing(store, studio, project)
        reviewed = {r.article_id for r in store.reviews() if r.status == "submitted"}
        records = {task.task_id: task for task in store.tasks(studio.name, project)}
        known = {task_id: task.content_sha256 for task_id, task in records.items()}
        sendings, untagged, withheld = [], 0, 0
        for article in store.articles():
            if article.id not in tagged:
                untagged += 1
                continue
            tags = found.get(article.id, [])
            strong = tuple(tag for tag in tags if shown(tag, limits))
            withheld += len(tags) - len(strong)
            confirm(article, strong, codebook)
            standing = there.get(article.id)
            sendings.append(
                _sending(
                    article, strong, version, standing, records.get(standing.task_id) if standing else None
                )
            )
        new, stale, current, kept = [], [], 0, 0
        for sending in sendings:
            standing = there.get(sending.article.id)
            if standing is None and sending.article.id not in reviewed:
                new.append(sending)
            elif standing is None or standing.reviewed or standing.draft:
                kept += 1
            elif known.get(standing.task_id) == sending.digest:
                current += 1
            else:
                stale.append((standing.task_id, sending))
        drawn, ready = None, {sending.article.id: sending for sending in new}
        if limit is not None:
            drawn = chosen(
                store,
                {name: found.get(name, ()) for name in ready},
                dict.fromkeys(reviewed, "all")
                | {name: how.sampling.get("sampled_by", "all") for name, how in there.items()}
                | {record.article_id: record.sampled_by for record in records.values()},
                order=order or ORDER,
                limit=limit,
                seed=workspace.config.seed,
            )
            new = [_chosen(ready[each.article_id], each) for each in drawn.batch]
        started(len(new) + len(stale))
        _send(store, studio, project, version, new, advance)
        _renew(store, studio, project, version, stale, advance)
        if drawn is not None:
            record_cut(store, studio.name, project, drawn, seed=workspace.config.seed)
        if new or stale or current:  # the server takes no version of which it has no prediction
            studio.show(project, version)
    return Pushed(
        url=studio.task_url(project),
        project=project,
        version=version,
        sent=len(new),
        renewed=len(stale),
        current=current,
        kept=kept,
        untagged=untagged,
        tags=sum(len(sending.tags) for sending in sendings),
        withheld=withheld,
        removed=removed,
        waiting=len(ready) - len(new),
        drawn=sum(sending.sampled_by == "random" for sending in new),
    )


def _sending(
    article: Article, tags: tuple[Tag, ...], version: str, standing: Standing | None, record: Task | None
) -> _Sending:
    sent = data(article, **(standing.sampling if standing else {}))
    return _Sending(
        article=article,
        tags=tags,
        data=sent,
        prediction=prediction(tags, version),
        sampled_by=record.sampled_by if record else sent["sampled_by"],
        inclusion_probability=record.inclusion_probability if record else sent["inclusion_probability"],
    )


def _chosen(sending: _Sending, why: "Next") -> _Sending:
    by, probability = why.sampled_by, why.inclusion_probability
    sent = data(sending.article, sampled_by=by, inclusion_probability=probability, why_next=why.why)
    return replace(sending, data=sent, sampled_by=by, inclusion_probability=probability)


def codebook_version(version: str) -> str:
    """The version of the codebook that a prediction version was made with."""
    return version.rsplit(SEPARATOR, 2)[0]


def _version(
    tagged: Mapping[str, str],
    found: Mapping[str, Sequence[Tag]],
    codebook: Codebook,
    limits: Mapping[str, float],
) -> str:
    """Names what decides the content of every prediction: equal versions, equal predictions."""
    models = sorted({tag.model_version for tags in found.values() for tag in tags if tag.model_version})
    what = sorted(set(tagged.values())), sorted(limits.items()), sorted(codebook.digests.items())
    return SEPARATOR.join([codebook.version, "+".join(models) or "rules", digest("prediction", *what)[:8]])


def _standing(store: Store, studio: Studio, project: int) -> tuple[dict[str, Standing], int]:
    """The project's tasks by article, and how many were taken out that nobody had touched.

    Those are articles that a newer cleaning superseded, and copies: a push that is killed while the server
    works may be run again before the server finishes, and then an article stands there twice.
    """
    there: dict[str, Standing] = {}
    idle: list[int] = []
    current = set(store.article_ids())
    superseded = {article.id for article in store.articles(superseded=True)} - current
    for each in sorted(studio.standing(project), key=lambda s: (not s.reviewed, not s.draft, s.task_id)):
        touched = each.reviewed or each.draft
        if each.article_id in current and each.article_id not in there:
            there[each.article_id] = each
        elif each.article_id in current | superseded and not touched:
            idle.append(each.task_id)
    studio.remove_tasks(idle)
    return there, len(idle)


def _send(
    store: Store,
    studio: Studio,
    project: int,
    version: str,
    new: Sequence[_Sending],
    advance: Callable[[int], None],
) -> None:
    for first in range(0, len(new), BATCH):
        batch = new[first : first + BATCH]
        tasks = [{"data": each.data, "predictions": [each.prediction]} for each in batch]
        ids = studio.add(project, tasks)
        _record(store, studio, project, version, list(zip(ids, batch, strict=True)))
        advance(len(batch))


def _renew(
    store: Store,
    studio: Studio,
    project: int,
    version: str,
    stale: Sequence[tuple[int, _Sending]],
    advance: Callable[[int], None],
) -> None:
    """Replace the predictions of tasks that nobody has touched.

    A page that is open and untouched all the while is refused by the server when it is submitted, since the
    prediction it was opened with is gone; reloaded, it shows the new tags.
    """
    for first in range(0, len(stale), BATCH):
        batch = stale[first : first + BATCH]
        with store.transaction():  # until they are replaced nothing is known about them, should we be killed
            for task_id, sending in batch:
                store.put_task(replace(_task(studio, project, task_id, sending), content_sha256=""))
        studio.remove_predictions(project, [task_id for task_id, _ in batch])
        studio.add_predictions(project, {task_id: sending.prediction for task_id, sending in batch})
        _record(store, studio, project, version, batch)
        advance(len(batch))


def _task(studio: Studio, project: int, task_id: int, sending: _Sending) -> Task:
    return Task(
        server=studio.name,
        project=project,
        task_id=task_id,
        article_id=sending.article.id,
        content_sha256=sending.digest,
        sampled_by=sending.sampled_by,
        inclusion_probability=sending.inclusion_probability,
    )


def _record(
    store: Store, studio: Studio, project: int, version: str, batch: Sequence[tuple[int, _Sending]]
) -> None:
    """Remember what was shown, batch by batch: a reviewer may be quicker than the rest of the push."""
    with store.transaction():
        for task_id, sending in batch:
            task = _task(studio, project, task_id, sending)
            store.put_task(task)
            store.put_snapshot(task, version, sending.tags)
