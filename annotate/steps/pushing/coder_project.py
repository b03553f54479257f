"""One coder's project: what it must hold, and which of its tasks are still theirs."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.coding.codebook import Codebook
from annotate.errors import RefusedError
from annotate.progress import Progress
from annotate.records import Article, Purpose
from annotate.steps.coders.assignments import Key
from annotate.steps.projects.delivery import Delivery
from annotate.steps.projects.identity import Identity
from annotate.steps.projects.project import ProjectInUse, find_or_make
from annotate.steps.projects.pushed import Share, tally
from annotate.steps.projects.sending import Sending
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.projects import Project, assignment_note
from annotate.studio.task_states import TaskState, first
from annotate.team import Assigned, Coder, Proposals
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class TeamPush:
    """What is the same for all coders in one push: the `shown` tags by article, what is `done`, the codebook.

    `probability` is that of every article that was drawn. `runs` are the ids of all assignments of this
    workspace, the newest last. `remarks` and `sums` grow: sentences for the user, and counts as in `Pushed`.
    """

    workspace: Workspace
    store: Store
    studio: Studio
    codebook: Codebook
    version: str
    articles: Mapping[str, Article]
    shown: Mapping[str, Proposals]
    done: Collection[Key]
    probability: float | None
    runs: Sequence[str]
    progress: Progress
    remarks: list[str] = field(default_factory=list)
    sums: Counter[str] = field(default_factory=Counter)


def deliver(to: TeamPush, coder: Coder, rows: Sequence[Assigned]) -> Share:
    """Bring a coder's project to these rows, all of one purpose, in their random order."""
    purpose = rows[0].purpose
    found = _project(to, coder, purpose)
    wanted = [each for each in rows if each.article_id not in found.reviewed]
    names = {each.article_id for each in wanted}
    states = take_out(to, found.project, names)
    free = _free(to, found.project, coder, purpose, states, names)
    stand = first(free)
    sendings = {
        row.article_id: _sending(to, row, stand.get(row.article_id))
        for row in sorted(wanted, key=lambda row: row.position)
        if row.key not in to.done or row.article_id in stand
    }
    delivery = Delivery(
        store=to.store,
        studio=to.studio,
        project=found.project,
        version=to.version,
        codebook=to.codebook,
        progress=to.progress,
    )
    gap = delivery.compare(sendings, free)
    delivery.deliver(sendings, gap)
    to.sums.update(tally(gap, sendings), tags=sum(len(sendings[name].tags) for name in gap.open))
    return Share(
        coder=coder,
        purpose=purpose,
        project=found.project,
        url=to.studio.task_url(found.project),
        assigned=len(rows),
        finished=sum(row.key in to.done for row in rows),
    )


def _project(to: TeamPush, coder: Coder, purpose: Purpose) -> ProjectInUse:
    """The coder's project, found or made.

    It says which assignment is the newest, so that copies of the workspace that lack it change nothing there.
    """
    note = assignment_note(to.runs[-1], Identity.of(to.workspace).mark)
    identity = Identity.of(to.workspace, coder.code, purpose, name=coder.name, note=note)
    mine = page(to.codebook)
    found = find_or_make(to.workspace, to.store, to.studio, page=mine, version=to.version, identity=identity)
    there = to.studio.project(found.project)
    confirm_ours([there], to.runs, to.studio)
    if there.assignment[0] != to.runs[-1]:
        to.studio.change_project(there.number, {"description": f"{note}\n{there.closed}".strip()})
    to.remarks.extend(found.remarks)
    if there.page != mine:
        to.remarks.append(
            f"The labelling page of project {there.number} was changed on the server: it is put back as the "
            "codebook has it"
        )
    return found


def confirm_ours(there: Iterable[Project], runs: Collection[str], studio: Studio) -> None:
    """RefusedError where a project says that it was made for an assignment which is not among ours."""
    for each in there:
        assignment, _ = each.assignment
        if assignment and assignment not in runs:
            raise RefusedError(
                f"project {each.number} on {studio.url} holds what another copy of this workspace has "
                f"assigned (assignment {assignment}): go on in that copy, or in a backup of it; `annotate "
                "assign --close --why …` there ends it. If that copy is lost, take the line out of the "
                "project's description"
            )


def take_out(to: TeamPush, project: int, wanted: Collection[str]) -> tuple[TaskState, ...]:
    """Take untouched tasks of all but the `wanted` articles out of a project; returns what is left."""
    states = to.studio.task_states(project)
    idle = {each.task_id for each in states if not each.answered and each.article_id not in wanted}
    to.sums["removed"] += remove_tasks(to.store, to.studio, project, sorted(idle))
    return tuple(each for each in states if each.task_id not in idle)


def remove_tasks(store: Store, studio: Studio, project: int, idle: Sequence[int]) -> int:
    """Delete tasks on the server, and forget that they stood there; returns how many."""
    studio.remove_tasks(idle)
    with store.transaction():
        store.forget_tasks(studio.name, project, idle)
    return len(idle)


def _sending(to: TeamPush, row: Assigned, there: TaskState | None) -> Sending:
    """An article as this person is to have it: its data tell of no tags that are not shown.

    A task that is there already goes on saying how it was drawn then; a later draw is only recorded here.
    """
    article, shown = to.articles[row.article_id], to.shown[row.article_id].tags
    tags = () if row.blind else tuple(tag for tag in shown if tag.id not in row.hidden)
    probability = to.probability if row.sampled_by == "random" else 1.0
    drawn = {"sampled_by": row.sampled_by, "inclusion_probability": probability}
    return Sending(
        article=article,
        tags=tags,
        version=to.version,
        said=there.sampling if there else drawn,
        sampled_by=row.sampled_by,
        inclusion_probability=probability,
        blind=row.blind,
    )


def _free(
    to: TeamPush,
    project: int,
    coder: Coder,
    purpose: Purpose,
    states: Sequence[TaskState],
    wanted: Collection[str],
) -> list[TaskState]:
    """The tasks without those that only somebody else has coded: the server offers them to nobody again.

    There is a remark on those that are `wanted` there.
    """
    by: dict[str, Counter[bool]] = {}
    for each in to.store.reviews():
        here = (each.server, each.project, each.purpose) == (to.studio.name, project, purpose)
        if here and each.status != "withdrawn":
            by.setdefault(each.article_id, Counter())[each.reviewer == coder.code] += 1
    reviewed = Counter(each.article_id for each in states if each.reviewed)
    taken = {name for name, who in by.items() if not who[True] and 0 < reviewed[name] <= who[False]}
    free = [each for each in states if not (each.reviewed and each.article_id in taken)]
    if new := taken.intersection(wanted) - {each.article_id for each in free}:
        to.remarks.append(
            f"Somebody else coded {len(new)} of the articles of {coder.name or coder.code} in project "
            f"{project}: {coder.name or coder.code} is given them once more"
        )
    return free
