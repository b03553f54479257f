"""Live tags: which project Label Studio may ask about, and what it is told of a task.

It is told what `push` would send of the article at that moment, and nothing of an article that somebody has
still to code by themselves.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from annotate.coding.codebook import Codebook
from annotate.errors import AnnotateError, InputError, MissingError, RefusedError
from annotate.files import write
from annotate.json_records import from_dict
from annotate.learn.registry import Registry
from annotate.parse import json_value
from annotate.steps.coders.assignments import being_coded
from annotate.steps.projects.sending import version_now
from annotate.steps.tags.thresholds import reaches_threshold, thresholds
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.session import BARRED
from annotate.studio.tasks import confirm, prediction
from annotate.workspace import Workspace

USER = "annotate"  #: in basic authentication
LINK = "live.json"  #: in the folder for state, closed to others


@dataclass(frozen=True, kw_only=True)
class Link:
    """A project that asks the desk; `server` is its name in our records.

    The address has the secret `path` in it, since Label Studio tells of annotations without credentials; for
    all else it needs the `password` too. `version` and `model` (None: the rules alone) are those of the tags
    that stand there.
    """

    server: str
    project: int
    path: str = field(repr=False)
    password: str = field(repr=False)
    version: str
    model: str | None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What Label Studio says of a task that it wants tags for."""

    article_id: str
    text: str


def link(workspace: Workspace) -> Link | None:
    """The project that is connected, None if there is none."""
    file = workspace.state / LINK
    try:
        return from_dict(Link, json_value(file.read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        raise InputError(f"{file} is damaged: delete it, and run `annotate review --live` again") from None


def keep(workspace: Workspace, link: Link) -> None:
    """Write down which project is connected, and the secrets that it knows."""
    write(workspace.state / LINK, json.dumps(asdict(link)), private=True)


def connect_live(workspace: Workspace, studio: Studio, project: int, desk: str) -> None:
    """Have a project to which articles were just sent ask the desk at the address `desk`.

    RefusedError while people code by themselves, or for a project with a task that is shown without tags.
    """
    with workspace.store() as store:
        if store.assignments():
            raise RefusedError(
                "an assignment is open: its coders see the tags of the day on which articles were given out, "
                "so nothing is connected until `annotate assign --close --why …`"
            )
        if _shut(store, studio.name, project):
            raise RefusedError(
                f"project {project} has articles that are to be coded without tags, or is one person's: such "
                "a project is never connected"
            )
        version = version_now(workspace, store, workspace.codebook())
    known = link(workspace)
    if known is None or (known.server, known.project) != (studio.name, project):
        path, password = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
    else:
        path, password = known.path, known.password
    model = Registry(workspace.models).current()
    made = Link(
        server=studio.name, project=project, path=path, password=password, version=version, model=model
    )
    keep(workspace, made)  # while the project is connected, the server asks already
    try:
        studio.connect_backend(project, f"{desk}/live/{path}", user=USER, password=password)
    except AnnotateError as error:
        _forget(workspace)
        with suppress(AnnotateError):  # half of it may stand
            studio.disconnect_backend(project)
        if BARRED not in str(error):
            raise type(error)(str(error).replace(path, "…")) from None
        raise MissingError(
            f"{studio.url} may not call {desk}, since that is an address of a private network. A server of "
            "the workspace's own may, once it is started anew: `annotate review --stop`, then this again. "
            "docs/desk.md says how another one is allowed to"
        ) from None


def disconnect_live(workspace: Workspace, studio: Studio) -> bool:
    """Have the connected project ask no longer; False if none was connected on this server."""
    known = link(workspace)
    if known is None or known.server != studio.name:
        return False
    studio.disconnect_backend(known.project)
    _forget(workspace)
    return True


def _forget(workspace: Workspace) -> None:
    (workspace.state / LINK).unlink(missing_ok=True)


def version_of(workspace: Workspace) -> str:
    """The version of the predictions that are given now."""
    workspace = Workspace.at(workspace.root)  # settings may have changed since the desk was started
    with workspace.store() as store:
        return version_now(workspace, store, workspace.codebook())


def predictions(
    workspace: Workspace, project: int, tasks: Sequence[Asked]
) -> list[Sequence[Mapping[str, Any]]]:
    """For each task the prediction that `push` would send of it, or none.

    None for tasks of other projects, for articles that are not here with the same text or not tagged yet, and
    for those that somebody codes by themselves. RefusedError for tags that `push` would not send.
    """
    workspace = Workspace.at(workspace.root)
    known, codebook = link(workspace), workspace.codebook()
    with workspace.store() as store:
        if known is None or known.project != project or _shut(store, known.server, project):
            return [[] for _ in tasks]
        version, limits = version_now(workspace, store, codebook), thresholds(workspace)
        there = store.versions().keys() & set(store.article_ids()) - being_coded(store)
        return [
            _told(store, each, codebook, version, limits) if each.article_id in there else []
            for each in tasks
        ]


def _told(
    store: Store, asked: Asked, codebook: Codebook, version: str, limits: Mapping[str, float]
) -> Sequence[Mapping[str, Any]]:
    article = store.article(asked.article_id)
    if article.text != asked.text:
        return []
    strong = tuple(tag for tag in store.tags(article.id) if reaches_threshold(tag, limits))
    confirm(article, strong, codebook)
    return [prediction(strong, version)]


def _shut(store: Store, server: str, project: int) -> bool:
    """Whether a project is one person's, or holds a task that is to be coded without tags."""
    own = any((each.server, each.project) == (server, project) for each in store.team_projects())
    return own or any(each.blind for each in store.tasks(server, project))
