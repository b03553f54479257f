"""The project that a workspace's articles stand in: found again, made, and doubled ones told apart.

It is known by its number, which the workspace keeps with every task, and by a mark in its description, which
every copy of the workspace knows: a project that is renamed stays the workspace's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.errors import InputError, MissingError
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.projects import Project, own, workspace_mark
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class ProjectInUse:
    """Where to send articles. `reviewed` are people's work in other projects of the workspace, by article.

    `told` are sentences for the user: about a project that is gone, or found, or doubled.
    """

    project: int
    reviewed: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()


def projects(workspace: Workspace, store: Store, studio: Studio) -> tuple[int, ...]:
    """The projects that hold reviews of this workspace, the one that `push` uses first.

    Those in which the workspace has tasks are among them, even under another title or without their mark.
    MissingError if there is none.
    """
    found = studio.projects()
    numbers = _numbers(store, studio)
    gone = numbers - {each.number for each in found}
    if mine := _standing(workspace, found, numbers):
        return mine
    title = workspace.config.studio_project
    if gone:
        raise MissingError(
            f"{_gone(gone, studio)}, and no other carries this workspace's mark. What was pulled is kept; "
            "`annotate push` makes a new project, and a backup of the server brings the old one back"
        )
    raise MissingError(f"there is no project {title!r} on {studio.url}: run `annotate push` first")


def standing(workspace: Workspace, store: Store, studio: Studio) -> tuple[int, ...]:
    """The same projects, and none where there is none."""
    return _standing(workspace, studio.projects(), _numbers(store, studio))


def find_or_make(
    workspace: Workspace, store: Store, studio: Studio, *, page: str, version: str
) -> ProjectInUse:
    """Find the workspace's project, or make it. InputError if its title is taken by one of another kind.

    Of several the lowest number counts, which all copies of the workspace agree on. In the others untouched
    tasks go, since they would be reviewed twice; with the last task goes the project.
    """
    title = workspace.config.studio_project
    mark = workspace_mark(workspace.config.seed, title)
    numbers = _numbers(store, studio)
    told: list[str] = []
    found = studio.projects()
    mine = _own(workspace, found, numbers)
    if not mine:
        if gone := numbers - {each.number for each in found}:
            told.append(f"{_gone(gone, studio)}: another one is used from now on")
        mine = _made(workspace, studio, found, page=page, version=version)
    first, *others = mine
    if mark not in first.marks:
        studio.change_project(first.number, {"description": first.marked(mark)})
    if first.title != title:
        told.append(
            f"Project {first.number} is called {first.title!r} now, and is still this workspace's project"
        )
    reviewed: set[str] = set()
    for other in others:
        left = _emptied(store, studio, other)
        reviewed |= left
        told.append(_doubled(first, other, len(left)))
    return ProjectInUse(project=first.number, reviewed=frozenset(reviewed), told=tuple(told))


def _numbers(store: Store, studio: Studio) -> frozenset[int]:
    """Numbers of the projects of this server in which the workspace has tasks."""
    return frozenset(task.project for task in store.tasks() if task.server == studio.name)


def _standing(workspace: Workspace, found: Sequence[Project], numbers: frozenset[int]) -> tuple[int, ...]:
    mine = [each.number for each in _own(workspace, found, numbers)]
    mine += [each.number for each in found if each.by_annotate and each.number in numbers - set(mine)]
    return tuple(mine)


def _own(workspace: Workspace, found: Sequence[Project], numbers: frozenset[int]) -> tuple[Project, ...]:
    title = workspace.config.studio_project
    return own(found, mark=workspace_mark(workspace.config.seed, title), title=title, numbers=numbers)


def _made(
    workspace: Workspace, studio: Studio, found: Sequence[Project], *, page: str, version: str
) -> tuple[Project, ...]:
    """Make the project, and look: a colleague may have made one at the same time, or the server two."""
    title = workspace.config.studio_project
    if any(each.title == title for each in found):
        raise InputError(
            f"the project {title!r} on {studio.url} was not made by annotate: choose another title under "
            "[studio] in annotate.toml"
        )
    mark = workspace_mark(workspace.config.seed, title)
    blank = Project(number=0, title=title, description="", page=page, tasks=0)
    refused: MissingError | None = None
    try:
        studio.make_project(title, page, description=blank.marked(mark), version=version)
    except MissingError as error:  # it may be there all the same
        refused = error
    titled = [each for each in studio.projects() if each.title == title or mark in each.marks]
    if not titled:
        raise refused or MissingError(
            f"{studio.url} answers that it has made the project {title!r}, and has not: push again, and look "
            "at the server's log"
        )
    return titled[0], *(each for each in titled[1:] if mark in each.marks)


def _emptied(store: Store, studio: Studio, other: Project) -> frozenset[str]:
    """Take untouched tasks of our articles out of a doubled project; returns the articles people work on."""
    try:
        return _tidied(store, studio, other)
    except MissingError:
        if other.number in {each.number for each in studio.projects()}:
            raise
        return frozenset()  # a colleague's push was quicker


def _tidied(store: Store, studio: Studio, other: Project) -> frozenset[str]:
    mine = {article.id for article in store.articles(superseded=True)}
    idle = [
        each.task_id
        for each in studio.task_states(other.number)
        if each.article_id in mine and not each.touched
    ]
    studio.remove_tasks(idle)
    if studio.counts(other.number)[0] == 0:
        studio.remove_project(other.number)
        return frozenset()
    return frozenset(each.article_id for each in studio.task_states(other.number) if each.touched)


def _doubled(first: Project, other: Project, left: int) -> str:
    from annotate.report.vocabulary import plural

    if not left:
        return f"Project {other.number} was a second one of this workspace and held no work: it was deleted"
    both = f"Projects {first.number} and {other.number} are both this workspace's"
    people = f"{plural(left, 'article')} that people work on"
    return (
        f"{both}: {first.number} is used; {other.number} keeps {people}, and `annotate pull` fetches from it"
    )


def _gone(numbers: frozenset[int], studio: Studio) -> str:
    which = ", ".join(str(each) for each in sorted(numbers))
    return f"Project {which}, where articles of this workspace stood, is no longer on {studio.url}"
