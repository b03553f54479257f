"""The project that a workspace's articles stand in: found again, made, and doubled ones told apart.

It is known by its number, which the workspace keeps with every task, and by a mark in its description, which
every copy of the workspace knows: a project that is renamed stays the workspace's own. Where a team works,
each of its projects is known in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.errors import InputError, MissingError
from annotate.records import Purpose
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.projects import Project, own, workspace_mark
from annotate.team import TeamProject
from annotate.workspace import Workspace

LONGEST = 50  #: characters of a project's title that the server takes


@dataclass(frozen=True, kw_only=True)
class Identity:
    """What a project of a workspace is called and marked with; `whose` it is, None for everybody's.

    `note` is a line for the description of a project that is made now.
    """

    title: str
    mark: str
    whose: tuple[str, Purpose] | None = None
    note: str = ""

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        coder: str = "",
        purpose: Purpose = "coding",
        *,
        name: str = "",
        note: str = "",
    ) -> "Identity":
        """That of a coder's project, or of the adjudicators'; without a coder to code, of everybody's.

        In its title the coder has a `name`; a title that would be too long is shortened.
        """
        title, seed = workspace.config.studio_project, workspace.config.seed
        if not coder and purpose == "coding":
            return cls(title=title, mark=workspace_mark(seed, title))
        whose = "".join(
            f" · {each}" for each in (_cut(name or coder, 30), purpose) if each not in ("", "coding")
        )
        mark = workspace_mark(seed, title, coder, purpose)
        return cls(
            title=_cut(title, LONGEST - len(whose)) + whose, mark=mark, whose=(coder, purpose), note=note
        )


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
    """The same projects, and none where there is none."""
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
    told: list[str] = []
    found = studio.projects()
    mine = _own(identity, found, numbers)
    if not mine:
        if gone := numbers - {each.number for each in found}:
            told.append(f"{_gone(gone, studio)}: another one is used from now on")
        mine = _made(identity, studio, found, page=page, version=version)
    first, *others = mine
    if identity.mark not in first.marks:
        studio.change_project(first.number, {"description": first.marked(identity.mark)})
    if first.title != identity.title:
        told.append(
            f"Project {first.number} is called {first.title!r} now, and is still this workspace's project"
        )
    reviewed: set[str] = set()
    for other in others:
        left = _emptied(store, studio, other)
        reviewed |= left
        told.append(_doubled(first, other, len(left)))
    if identity.whose is not None:
        coder, purpose = identity.whose
        kept = TeamProject(server=studio.name, project=first.number, coder=coder, purpose=purpose)
        with store.transaction():
            store.put_project(kept)
    return ProjectInUse(project=first.number, reviewed=frozenset(reviewed), told=tuple(told))


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


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


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
        if each.article_id in mine and not each.answered
    ]
    studio.remove_tasks(idle)
    if studio.counts(other.number)[0] == 0:
        studio.remove_project(other.number)
        return frozenset()
    return frozenset(each.article_id for each in studio.task_states(other.number) if each.answered)


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
