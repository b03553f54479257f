"""Send each coder what is theirs: a project of their own, with the tags that articles had when assigned.

It mends what is missing and takes out what is no longer theirs, as long as nobody has touched it. Newer tags
wait: what coders see stays as it is until the lead renews it on record.
"""

from collections.abc import Collection, Sequence

from annotate.coding.codebook import Codebook
from annotate.errors import RefusedError
from annotate.progress import NO_PROGRESS, Progress
from annotate.records import Purpose
from annotate.steps.coders.assignments import Key, assigned_on, called, finished, proposals_of, servers
from annotate.steps.projects.identity import Identity
from annotate.steps.projects.project import standing
from annotate.steps.projects.pushed import Pushed
from annotate.steps.projects.sending import codebook_version
from annotate.steps.pushing.coder_project import TeamPush, confirm_ours, deliver, remove_tasks, take_out
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.team import Assigned
from annotate.workspace import Workspace


def push_team(
    workspace: Workspace,
    store: Store,
    studio: Studio,
    codebook: Codebook,
    *,
    closing: bool = False,
    progress: Progress = NO_PROGRESS,
) -> Pushed:
    """Bring the coders' projects on this server to what is assigned; safe to run again at any time.

    When `closing`, what nobody has touched is taken out of all of them. RefusedError where the open
    assignments are on other servers, where the codebook is no longer theirs, or where a project holds what
    another copy of the workspace has assigned.
    """
    runs = store.assignments()
    if studio.name not in servers(store):
        confirm_shared(store)
        raise RefusedError(
            f"the open assignment is on {runs[-1].server}, and this is {studio.name}: name that one with "
            "--url, or end it with `annotate assign --close --why …`. Nothing was sent"
        )
    shown = proposals_of(store, runs)
    version = next((each.version for each in reversed(shown.values())), "")
    if version and not closing:
        confirm_codebook(version, codebook)
    every = store.assignments(closed=True)
    to = TeamPush(
        workspace=workspace,
        store=store,
        studio=studio,
        codebook=codebook,
        version=version,
        articles={each.id: each for each in store.articles()},
        shown=shown,
        done=finished(store),
        probability=max((each.cut for each in every if each.cut is not None), default=None),
        runs=tuple(each.id for each in every),
        progress=progress,
    )
    return _pushed(to, () if closing else assigned_on(store, studio.name))


def confirm_codebook(version: str, codebook: Codebook) -> None:
    """RefusedError where predictions of this `version` were made with another version of the codebook."""
    if (then := codebook_version(version)) != codebook.version:
        raise RefusedError(
            f"the open assignment is coded by version {then} of the codebook, and this is version "
            f"{codebook.version}: put the old one back, or go on with the new one by `annotate assign "
            "--renew 'why'`, or end it with `annotate assign --close --why …`. Nothing was sent"
        )


def nobody_elses(workspace: Workspace, store: Store, studio: Studio) -> None:
    """RefusedError where another copy of the workspace has assigned articles on this server."""
    mark = Identity.of(workspace).mark
    ours = {each.id for each in store.assignments(closed=True)}
    confirm_ours([each for each in studio.projects() if each.assignment[1] == mark], ours, studio)


def _pushed(to: TeamPush, assigned: Sequence[Assigned]) -> Pushed:
    by: dict[tuple[Purpose, str], list[Assigned]] = {}
    for row in assigned:
        if row.article_id in to.articles and due(row, to.done):
            by.setdefault((row.purpose, row.coder), []).append(row)
    there = {each.number: each for each in to.studio.projects()}
    for each in to.store.team_projects():
        project = there.get(each.project) if each.server == to.studio.name else None
        theirs = project is None or project.assignment[0] not in ("", *to.runs)
        if not theirs and each.purpose != "adjudication" and (each.purpose, each.coder) not in by:
            take_out(to, each.project, ())
    coders = called(to.store, to.studio.name)
    order: list[Purpose] = ["coding", "again"]
    whose = sorted(by, key=lambda each: (order.index(each[0]), each[1]))
    shares = tuple(deliver(to, coders[each[1]], by[each]) for each in whose)
    to.sums["removed"] += clear_pool(to.workspace, to.store, to.studio, {row.article_id for row in assigned})
    return Pushed(
        url=shares[0].url if len(shares) == 1 else f"{to.studio.url}/projects",
        project=shares[0].project if shares else 0,
        version=to.version,
        remarks=tuple(to.remarks),
        shares=shares,
        **to.sums,
    )


def due(row: Assigned, done: Collection[Key]) -> bool:
    """Whether an article is to stand there by now: a second coding waits until the first was pulled."""
    return row.purpose != "again" or (row.article_id, row.coder, "coding") in done


def clear_pool(workspace: Workspace, store: Store, studio: Studio, assigned: Collection[str]) -> int:
    """Take what is assigned out of everybody's project, where nobody has touched it; returns how many."""
    theirs = {each.project for each in store.team_projects() if each.server == studio.name}
    pool: Sequence[int] = standing(workspace, store, studio) if assigned else ()
    removed = 0
    for project in sorted(set(pool) - theirs):
        states = studio.task_states(project)
        idle = [each.task_id for each in states if not each.answered and each.article_id in assigned]
        removed += remove_tasks(store, studio, project, idle)
    return removed


def confirm_shared(store: Store) -> None:
    """RefusedError where each coder of the open assignment has a server of their own."""
    if any(run.own_servers for run in store.assignments()):
        raise RefusedError(
            "each coder of the open assignment has a server of their own: `annotate review --coder NAME` "
            "starts it and sends what is NAME's; `annotate assign --close --why …` ends the assignment"
        )
