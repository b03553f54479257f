"""Share articles out among coders: drawn at random, by a design, and kept."""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotate.coding.agreement.planning import Plan, plan
from annotate.coding.assignment import draw
from annotate.errors import UsageError
from annotate.moments import now
from annotate.records import digest
from annotate.steps.coders.assignments import proposals_of, taking_part
from annotate.steps.coders.people import People, with_own_servers
from annotate.steps.projects.project import standing
from annotate.steps.projects.sending import Ready, ready
from annotate.steps.pushing.queue import Chosen, Limit, chosen, record_cut
from annotate.steps.pushing.team_push import clear_pool, confirm_codebook, nobody_elses
from annotate.steps.tags.labels import record_use
from annotate.steps.team.qualify import confirm_qualified
from annotate.steps.team.reassign import coder_called
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.team import Assigned, Assignment, Coder, Design
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Assigning:
    """What `assign` gave out: nothing where no article waits. `waiting` are left because of the limit.

    `design` is what was asked for, `coders` are those who get something, in order. `untagged` articles were
    left out. `plan` is what to expect of all that is assigned by now. `let_through` are the coders below the
    target of their training whom the lead lets through.
    """

    coders: tuple[Coder, ...]
    design: Design
    rows: tuple[Assigned, ...] = ()
    plan: Plan | None = None
    waiting: int = 0
    untagged: int = 0
    let_through: tuple[Coder, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a lead asks for. Whatever is None is as in the open assignment; without a `limit`, all are given.

    `changes` are entries of `Design`; `seed` is the workspace's by default. `override` is the reason why
    coders are let through who have not reached the target of their training.
    """

    coders: Sequence[str] | None = None
    changes: Mapping[str, float] | None = None
    seed: int | None = None
    limit: int | None = None
    own_servers: bool = False
    override: str = ""


def assign(workspace: Workspace, studio: Studio | None, wish: Wish) -> Assigning:
    """Draw who codes what, and keep it; `push` sends it. What was given before stays.

    All tagged articles that nobody has reviewed or begun are given out, or of them so many as the limit says,
    drawn at random like those of `push --limit` and with the same numbers. `studio` is the team's server;
    where coders have their own, it is the one where articles stood before, None if they stood nowhere.
    UsageError for an unknown coder or a design that cannot be; RefusedError where another copy of the
    workspace has assigned articles to one of them.
    """
    codebook = workspace.codebook()
    with workspace.lock("assign"), workspace.store() as store:
        runs = store.assignments()
        team = _team(runs, studio, wish)
        with store.transaction():
            record_use(codebook, store)
            coders = _coders(workspace, store, team, wish)
            design = _design(runs, wish, coders)
        let_through = confirm_qualified(workspace, store, coders, wish.override)
        outgoing = ready(workspace, store, codebook)
        version = next((each.version for each in reversed(proposals_of(store, runs).values())), "")
        if version:
            confirm_codebook(version, codebook)
        if team is not None:
            nobody_elses(workspace, store, team)
        waiting = _waiting(workspace, store, studio, outgoing)
        cut = None if wish.limit is None else _drawn(workspace, store, outgoing, waiting, wish.limit)
        articles = waiting if cut is None else [each.article_id for each in cut.batch]
        made = Assigning(
            coders=coders,
            design=design,
            waiting=len(waiting) - len(articles),
            untagged=outgoing.untagged,
            let_through=let_through,
        )
        if not articles and {each.code for each in coders} <= {*taking_part(store)}:
            return made
        at = now()
        run = Assignment(
            id=digest("assignment", at, secrets.token_hex(8))[:12],
            made_at=at,
            seed=workspace.config.seed if wish.seed is None else wish.seed,
            coders=tuple(each.code for each in coders),
            design=design,
            server="" if team is None else team.name,
            codebook_version=codebook.version,
            cut=None if cut is None else cut.cut,
        )
        rows = draw(outgoing.ids(articles), run, store.assigned())
        with store.transaction():
            store.add_assignment(
                run, rows, outgoing.proposals(run.id, at, articles, version or outgoing.version)
            )
        if cut is not None:
            record_cut(store, cut, seed=workspace.config.seed)
        if studio is not team and studio is not None:
            clear_pool(workspace, store, studio, articles)
        return replace(made, rows=rows, plan=_plan(store))


def _team(runs: Sequence[Assignment], studio: Studio | None, wish: Wish) -> Studio | None:
    """The team's server, None where coders have their own. UsageError where the assignment is elsewhere."""
    own_servers = wish.own_servers or (bool(runs) and runs[-1].own_servers)
    team = None if own_servers else studio
    if runs and runs[-1].server != ("" if team is None else team.name):
        raise UsageError(
            f"the open assignment is on {runs[-1].server or 'servers of its coders'}: go on there, or "
            "end it first with `annotate assign --close --why …`"
        )
    return team


def _plan(store: Store) -> Plan:
    """How wide intervals will be when all that is assigned is coded."""
    coding = [each for each in store.assigned() if each.purpose == "coding"]
    by = Counter(each.article_id for each in coding)
    tags = [len(each.tags) for each in proposals_of(store, store.assignments()).values()]
    number, blind = max(len(by), 1), {each.article_id for each in coding if each.blind}
    return plan(
        articles=len(by),
        double=sum(coders > 1 for coders in by.values()) / number,
        blind=len(blind) / number,
        hide=store.assignments()[-1].design.hide,
        tags=sum(tags) / max(len(tags), 1),
    )


def _coders(workspace: Workspace, store: Store, studio: Studio | None, wish: Wish) -> tuple[Coder, ...]:
    """Who is to get articles: those who are named, or all who take part already."""
    if wish.coders is None:
        found = [coder_called(store, code) for code in taking_part(store)]
    elif studio is None:
        found = list(with_own_servers(workspace, store, wish.coders))
    else:
        found = list(People(store, studio, workspace.config.seed).named(wish.coders))
    if not found:
        raise UsageError("nobody is named: give the coders with --coders ada,ben,cy")
    return tuple({each.code: each for each in found}.values())


def _design(runs: Sequence[Assignment], wish: Wish, coders: Sequence[Coder]) -> Design:
    design = replace(runs[-1].design if runs else Design(), **dict(wish.changes or {}))  # type: ignore[arg-type]
    for name, share in vars(design).items():
        if name != "times" and not 0 <= share <= 1:
            raise UsageError(f"--{name} is a share between 0 and 1, such as 0.2; it is {share:g}")
    if design.double and len(coders) < 2:
        raise UsageError(
            "--double needs at least two coders, for an article is coded by two different people: name "
            "those who already take part as well"
        )
    return design


def _waiting(workspace: Workspace, store: Store, studio: Studio | None, outgoing: Ready) -> list[str]:
    """The articles that nobody has, has reviewed or has begun."""
    taken = {each.article_id for each in store.assigned()}
    taken |= {each.article_id for each in store.reviews() if each.status == "submitted"}
    if studio is not None:
        for project in standing(workspace, store, studio):
            taken |= {each.article_id for each in studio.task_states(project) if each.touched}
    return [name for name in outgoing.articles if name not in taken]


def _drawn(workspace: Workspace, store: Store, outgoing: Ready, waiting: Sequence[str], limit: int) -> Chosen:
    """The next articles of the random sample; those that only waited in a project are drawn first again."""
    tags = {name: outgoing.found.get(name, ()) for name in waiting}
    offered = {each.article_id: "all" for each in store.reviews() if each.status == "submitted"}
    for task in sorted(store.tasks(), key=lambda task: task.sampled_by == "random"):
        offered[task.article_id] = task.sampled_by
    offered |= {each.article_id: each.sampled_by for each in store.assigned()}
    known = {name: how for name, how in offered.items() if name not in tags}
    return chosen(store, tags, known, Limit(articles=limit, seed=workspace.config.seed, order="random"))
