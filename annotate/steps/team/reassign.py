"""What a lead decides about articles that are shared out already: each kept with its reason.

Somebody leaves, tags are renewed, or the assignment ends. The next `push` brings the projects to it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from annotate.coding.assignment import handed_over, hidden
from annotate.errors import UsageError
from annotate.moments import now
from annotate.steps.coders.assignments import finished, proposals_of, taking_part
from annotate.steps.projects.project import standing
from annotate.steps.projects.sending import ready
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.team_push import push_team
from annotate.steps.tags.labels import record_use
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.team import Assigned, Assignment, AssignmentEvent, Coder
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """What the others got of somebody who left; `fewer` articles are coded by one person less."""

    given: tuple[Assigned, ...]
    fewer: int


def leave(workspace: Workspace, studio: Studio, name: str, reason: str) -> HandedOver:
    """Give what a coder has not finished to the others, who get it at the next `push`.

    What the coder submitted is pulled first and stays theirs; `studio` is the server where they work.
    UsageError where nobody of that name takes part, or nobody else.
    """
    with workspace.store() as store:
        if standing(workspace, store, studio):
            pull(workspace, studio)
    with workspace.lock("assign"), workspace.store() as store:
        runs, codes = store.assignments(), taking_part(store)
        leaver = coder_called(store, name).code
        others = [each for each in codes if each != leaver]
        if not others:
            raise UsageError(
                f"{name} is the only coder: name others with --coders first, or end it (--close)"
            )
        tags = {key: [tag.id for tag in each.tags] for key, each in proposals_of(store, runs).items()}
        last = runs[-1]
        rows = handed_over(leaver, store.assigned(), finished(store), others, tags, last)
        event = AssignmentEvent(assignment=last.id, at=now(), what="left", coder=leaver, reason=reason)
        with store.transaction():
            store.add_assigned(rows)
            store.add_event(event)
    given = tuple(each for each in rows if not each.withdrawn)
    coding = [each for each in rows if each.purpose == "coding"]
    return HandedOver(given=given, fewer=sum(1 if each.withdrawn else -1 for each in coding))


def renew(workspace: Workspace, reason: str) -> int:
    """Let coders see today's tags in what they have not finished, from the next `push` on.

    What is hidden from whom is drawn anew. Returns the number of articles. UsageError where no assignment is
    open.
    """
    codebook = workspace.codebook()
    with workspace.lock("assign"), workspace.store() as store:
        last = open_assignments(store)[-1]
        by = last.design, last.seed
        with store.transaction():
            record_use(codebook, store)
        outgoing, done, at = ready(workspace, store, codebook), finished(store), now()
        rows = [
            each for each in store.assigned() if each.key not in done and each.article_id in outgoing.articles
        ]
        names = dict.fromkeys(each.article_id for each in rows)
        ids = outgoing.ids(names)
        changed = [
            replace(each, assignment=last.id, hidden=hidden(ids[name], each.coder, name, *by))
            for each in rows
            if not each.blind and (name := each.article_id)
        ]
        with store.transaction():
            store.add_assigned(changed)
            store.add_proposals(outgoing.proposals(last.id, at, names, outgoing.version))
            store.add_event(AssignmentEvent(assignment=last.id, at=at, what="renewed", reason=reason))
    return len(names)


def close(workspace: Workspace, studio: Studio | None, reason: str) -> None:
    """End the open assignments: what nobody has touched is taken out of the coders' projects.

    What they said is pulled first, since a skipped task goes as well. On servers of their own it stays, and
    nothing more is sent there. UsageError where none is open.
    """
    with workspace.store() as store:
        if (
            studio is not None
            and not open_assignments(store)[-1].own_servers
            and standing(workspace, store, studio)
        ):
            pull(workspace, studio)
    with workspace.lock("assign"), workspace.store() as store:
        runs = open_assignments(store)
        if studio is not None and not runs[-1].own_servers:
            push_team(workspace, store, studio, workspace.codebook(), closing=True)
            _forget(studio, {run.id for run in runs})
        with store.transaction():
            for run in runs:
                store.add_event(AssignmentEvent(assignment=run.id, at=now(), what="closed", reason=reason))


def _forget(studio: Studio, runs: Collection[str]) -> None:
    """Let projects say no longer that they are assigned: other copies of the workspace may send articles."""
    for each in studio.projects():
        if each.assignment[0] in runs:
            studio.change_project(each.number, {"description": each.closed})


def coder_called(store: Store, name: str) -> Coder:
    """The coder of the open assignments who is called so, or has this code. UsageError if there is none."""
    codes = taking_part(store)
    coders = [each for each in store.coders() if each.code in codes and each.name]
    for coder in coders:
        if name.strip().lower() in (coder.name.lower(), coder.code):
            return coder
    names = ", ".join(sorted(each.name for each in coders)) or "nobody, since no assignment is open"
    raise UsageError(f"no coder is called {name!r}; those who take part are {names}")


def open_assignments(store: Store) -> tuple[Assignment, ...]:
    """All that are open. UsageError where none is."""
    runs = store.assignments()
    if not runs:
        raise UsageError("no assignment is open: `annotate assign --coders …` makes one")
    return runs
