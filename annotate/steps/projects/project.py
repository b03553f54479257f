"""The project that a workspace's articles stand in: found again, made, and doubled ones told apart.

It is known by its number, which the workspace keeps with every task, and by a mark in its description, which
every copy of the workspace knows: a project that is renamed stays the workspace's own. Where a team works,
each of its projects is known in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.errors import InputError, MissingError
from annotate.steps.projects.doubled import doubled, emptied
from annotate.steps.projects.identity import Identity
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.projects import Project, own
from annotate.team import TeamProject
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class ProjectInUse:
    """Where to send articles. `reviewed` are people's work in other projects of the workspace, by article.

    `remarks` are sentences for the user: about a project that is gone, or found, or doubled.
    """

    project: int
    reviewed: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()


def projects(workspace: Workspace, store: Store, studio: Studio) -> tuple[int, ...]:
    """The projects that hold reviews of this workspace, the one that `push` uses first.

    Those in which the workspace has tasks are among them, even under another title or without their mark.
    MissingError if there is none.
    """
    found = studio.projects()
    gone = _numbers(store, studio) - {each.number for each in found}
    if mine := _standing(workspace, store, studio, found):
        return mine
    title = workspace.config.studio_project
    if gone:
        raise MissingError(
            f"{_gone(gone, studio)}, and no other carries this workspace's mark. What was pulled is kept; "
            "`annotate push` makes a new project, and a backup of the server brings the old one back"
        )
    raise MissingError(f"there is no project {title!r} on {studio.url}: run `annotate push` first")


def standing(workspace: Workspace, store: Store, studio: Studio) -> tuple[int, ...]:
    """The same projects; empty where there is none."""
    return _standing(workspace, store, studio, studio.projects())


def find_or_make(
    workspace: Workspace,
    store: Store,
    studio: Studio,
    *,
    page: str,
    version: str,
    identity: Identity | None = None,
) -> ProjectInUse:
    """Find the workspace's project, or make it: everybody's, or the one with that `identity`.

    InputError if its title is taken by one of another kind.

    Of several the lowest number counts, which all copies of the workspace agree on. In the others untouched
    tasks go, since they would be reviewed twice; with the last task goes the project.
    """
    identity = identity or Identity.of(workspace)
    numbers = _numbers(store, studio, identity)
    remarks: list[str] = []
    found = studio.projects()
    mine = _own(identity, found, numbers)
    if not mine:
        if gone := numbers - {each.number for each in found}:
            remarks.append(f"{_gone(gone, studio)}: another one is used from now on")
        mine = _made(identity, studio, found, page=page, version=version)
    first, *others = mine
    if identity.mark not in first.marks:
        studio.change_project(first.number, {"description": first.marked(identity.mark)})
    if first.title != identity.title:
        remarks.append(
            f"Project {first.number} is called {first.title!r} now, and is still this workspace's project"
        )
    reviewed: set[str] = set()
    for other in others:
        left = emptied(store, studio, other)
        reviewed |= left
        remarks.append(doubled(first, other, len(left)))
    if identity.whose is not None:
        coder, purpose = identity.whose
        kept = TeamProject(server=studio.name, project=first.number, coder=coder, purpose=purpose)
        with store.transaction():
            store.put_project(kept)
    return ProjectInUse(project=first.number, reviewed=frozenset(reviewed), remarks=tuple(remarks))


def _numbers(store: Store, studio: Studio, identity: Identity | None = None) -> frozenset[int]:
    """Numbers of the projects of this server that the workspace knows: all, or those of one identity."""
    team = {each.project: each for each in store.team_projects() if each.server == studio.name}
    if identity is not None and identity.whose is not None:
        return frozenset(n for n, each in team.items() if (each.coder, each.purpose) == identity.whose)
    known = frozenset(task.project for task in store.tasks() if task.server == studio.name)
    return known | team.keys() if identity is None else known - team.keys()


def _standing(
    workspace: Workspace, store: Store, studio: Studio, found: Sequence[Project]
) -> tuple[int, ...]:
    identity = Identity.of(workspace)
    mine = [each.number for each in _own(identity, found, _numbers(store, studio, identity))]
    others = _numbers(store, studio) - set(mine)
    return (*mine, *(each.number for each in found if each.by_annotate and each.number in others))


def _own(identity: Identity, found: Sequence[Project], numbers: frozenset[int]) -> tuple[Project, ...]:
    """A person's project is known by its mark or number alone: another workspace's may have its title."""
    title = identity.title if identity.whose is None else ""
    return own(found, mark=identity.mark, title=title, numbers=numbers)


def _made(
    identity: Identity, studio: Studio, found: Sequence[Project], *, page: str, version: str
) -> tuple[Project, ...]:
    """Make the project, and look: a colleague may have made one at the same time, or the server two."""
    title, mark = identity.title, identity.mark
    if identity.whose is None and any(each.title == title for each in found):
        raise InputError(
            f"the project {title!r} on {studio.url} was not made by annotate: choose another title under "
            "[studio] in annotate.toml"
        )
    blank = Project(number=0, title=title, description=identity.note, page=page, tasks=0)
    refused: MissingError | None = None
    try:
        studio.make_project(title, page, description=blank.marked(mark), version=version)
    except MissingError as error:  # it may be there all the same
        refused = error
    shared = title if identity.whose is None else None
    titled = [each for each in studio.projects() if each.title == shared or mark in each.marks]
    if not titled:
        raise refused or MissingError(
            f"{studio.url} answers that it has made the project {title!r}, and has not: push again, and look "
            "at the server's log"
        )
    return titled[0], *(each for each in titled[1:] if mark in each.marks)


def _gone(numbers: frozenset[int], studio: Studio) -> str:
    which = ", ".join(str(each) for each in sorted(numbers))
    return f"Project {which}, where articles of this workspace stood, is no longer on {studio.url}"
