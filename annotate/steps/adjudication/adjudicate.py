"""Bring disputed articles to the adjudicators' project: each coder's version as a prediction without a name.

A page begins with what all coders agree on, so that it favours nobody; the versions stand beside it as tabs
and, under "Compare All", side by side. What somebody has begun or submitted there is left as it is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotate.batches import batches
from annotate.coding.verdicts import Shown
from annotate.errors import MissingError, RefusedError
from annotate.records import ADJUDICATION, Article, Task
from annotate.report.vocabulary import plural
from annotate.steps.adjudication.disputes import Disputed, disputed
from annotate.steps.projects.delivery import BATCH, ROUNDS, Delivery
from annotate.steps.projects.identity import Identity
from annotate.steps.projects.project import find_or_make
from annotate.steps.projects.sending import SEPARATOR
from annotate.steps.tags.labels import record_use
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.page import ARTICLE, LABELS, TEXT, page
from annotate.studio.task_states import TaskState
from annotate.studio.tasks import confirm, content_digest, data
from annotate.workspace import Workspace

ALL = "all"  #: whose version is what all agree on


@dataclass(frozen=True, kw_only=True)
class Sent:
    """Articles that wait for an adjudicator: `sent` now, `begun` or submitted there and not pulled yet.

    `removed` are tasks taken out that nobody had touched. The project has a `title` and an `url`: without it
    there is none, since nothing was ever disputed.
    """

    url: str = ""
    title: str = ""
    waiting: int = 0
    sent: int = 0
    begun: int = 0
    removed: int = 0
    remarks: tuple[str, ...] = ()


def adjudicate(workspace: Workspace, studio: Studio) -> Sent:
    """Send what is disputed and take out what is settled; safe to run again at any time."""
    codebook = workspace.codebook()
    with workspace.lock("adjudicate"), workspace.store() as store:
        found = disputed(store, codebook, workspace.config.seed)
        identity = Identity.of(workspace, "", "adjudication")
        known = any(each.purpose == "adjudication" for each in store.team_projects())
        if not known and not any(each.waiting for each in found):
            return Sent()
        with store.transaction():
            record_use(codebook, store)
        for each in found:
            confirm(each.article, (), codebook)
        version = _version(codebook.version, ALL)
        project = find_or_make(
            workspace, store, studio, page=page(codebook), version=version, identity=identity
        )
        delivery = Delivery(
            store=store,
            studio=studio,
            project=project.project,
            version=version,
            codebook=codebook,
        )
        wanted = {each.article.id: _task(each, codebook.version) for each in found if each.waiting}
        return replace(_deliver(delivery, wanted), title=identity.title, remarks=project.remarks)


def confirm_openable(store: Store) -> None:
    """RefusedError where the workspace's own server is opened by no command: each coder has one instead."""
    if any(run.own_servers for run in store.assignments()):
        raise RefusedError(
            "each coder of the open assignment has a server of their own, and adjudicators have none: settle "
            "disputes here, `annotate adjudicate --resolve ARTICLE`, or on a server that --url names; or end "
            "the assignment first, `annotate assign --close --why …`"
        )


def _deliver(delivery: Delivery, wanted: Mapping[str, Mapping[str, Any]]) -> Sent:
    """Write, look, and mend what differs."""
    store, studio, project = delivery.store, delivery.studio, delivery.project
    mine = {article.id for article in store.articles(superseded=True)}
    pulled = Counter(
        each.article_id
        for each in store.reviews()
        if (each.purpose, each.server, each.project) == ("adjudication", studio.name, project)
    )
    sent, removed, failed = set[str](), set[int](), None
    for _ in range(ROUNDS):
        states = [each for each in studio.task_states(project) if each.article_id in mine]
        recorded = {task.task_id: task.content_sha256 for task in store.tasks(studio.name, project)}
        there, idle = _there(states, wanted, recorded)
        reviewed = Counter(each.article_id for each in states if each.reviewed)
        missing = [name for name in wanted if name not in there and reviewed[name] <= pulled[name]]
        try:
            if delivery.settled(bool(there)) and not idle and not missing:
                drafts = sum(each.draft for each in there.values())
                return Sent(
                    url=studio.task_url(project),
                    waiting=len(wanted),
                    sent=len(sent),
                    begun=drafts + sum(name in reviewed - pulled for name in wanted),
                    removed=len(removed),
                )
            studio.remove_tasks(idle)
            removed.update(idle)
            for names in batches(missing, BATCH):
                ids = studio.add(project, [wanted[name] for name in names])
                _record(delivery, dict(zip(ids, names, strict=True)), wanted)
                sent.update(names)
        except MissingError as error:  # what the server refuses the next look will find
            failed = error
    raise failed or MissingError(
        f"{studio.url} said {ROUNDS} times that it had done what was asked, and had not. Nothing is lost: "
        "run this again when it has less to do, and look at its log"
    )


def _there(
    states: Sequence[TaskState], wanted: Mapping[str, Mapping[str, Any]], recorded: Mapping[int, str]
) -> tuple[Mapping[str, TaskState], Sequence[int]]:
    """The open task of each article that is already right, and the tasks that must go."""
    there: dict[str, TaskState] = {}
    idle = []
    for each in sorted(states, key=lambda each: (not each.draft, each.task_id)):
        task = wanted.get(each.article_id)
        if each.reviewed:
            continue
        if task is not None and each.article_id not in there:
            whole = each.predictions == len(task["predictions"])
            if each.draft or (whole and recorded.get(each.task_id) == _digest(task)):
                there[each.article_id] = each
                continue
        idle += [] if each.draft else [each.task_id]
    return there, idle


def _record(delivery: Delivery, sent: Mapping[int, str], wanted: Mapping[str, Mapping[str, Any]]) -> None:
    with delivery.store.transaction():
        for task_id, name in sent.items():
            task = Task(
                server=delivery.studio.name,
                project=delivery.project,
                task_id=task_id,
                article_id=name,
                content_sha256=_digest(wanted[name]),
                sampled_by=ADJUDICATION,
                inclusion_probability=None,
            )
            delivery.store.put_task(task)


def _digest(task: Mapping[str, Any]) -> str:
    return content_digest(task["data"], {"predictions": task["predictions"]})


def _version(codebook_version: str, whose: str) -> str:
    """What a tab of the page is called; it begins like every prediction version (`codebook_version`)."""
    return SEPARATOR.join([codebook_version, "by", whose])


def _task(each: Disputed, codebook_version: str) -> Mapping[str, Any]:
    """An article with its versions, the last of them first: the server shows the newest prediction first."""
    about = each.dispute
    said = data(each.article, sampled_by=ADJUDICATION, inclusion_probability=None)
    open_ = plural(len(about.disputed) + len(about.flags), "difference")
    flags = frozenset.intersection(*(frozenset(version.flags) for version in about.versions))
    versions = [(version.letter, version.spans, version.flags) for version in reversed(about.versions)]
    return {
        "data": said | {"about": f"{said['about']} · {open_}"},
        "predictions": [
            {
                "model_version": _version(codebook_version, letter),
                "result": [*(_region(each.article, span) for span in spans), *_flags(given)],
            }
            for letter, spans, given in (*versions, (ALL, about.agreed, tuple(sorted(flags))))
        ],
    }


def _region(article: Article, span: Shown) -> Mapping[str, Any]:
    text = article.text[span.start : span.end]
    value = {"start": span.start, "end": span.end, "text": text, "labels": [span.label]}
    return {"id": span.id, "from_name": LABELS, "to_name": TEXT, "type": "labels", "value": value}


def _flags(flags: Sequence[str]) -> list[Mapping[str, Any]]:
    value = {"choices": list(flags)}
    said = {"id": "flags", "from_name": ARTICLE, "to_name": TEXT, "type": "choices", "value": value}
    return [said] if flags else []
