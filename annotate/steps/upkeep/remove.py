"""Take an article out everywhere, and prove by a search that nothing of its text is left."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import InputError, MissingError
from annotate.learn.dataset import TrainingSet
from annotate.learn.manifest import MANIFEST, read_manifest
from annotate.steps.articles.traces import files_in, holders, stretches
from annotate.steps.coders.people import own_servers
from annotate.steps.projects.project import standing
from annotate.steps.training.learning import training_sets
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Removed:
    """What `remove` took out, and what it found when it looked for the rest.

    `articles` are those that were named and the earlier cleanings that they superseded; `training_sets`
    counts those that held one or were damaged. `models` are ids of models that learned from one: they stay.
    `searched` is the number of stretches of text that were looked for, `files` that of the files in which,
    and `projects` names the projects of Label Studio that were asked. Some text is left in `left`, files that
    annotate wrote, and in `yours`, files that people put into the workspace.
    """

    articles: tuple[str, ...]
    tasks: int
    training_sets: int
    models: tuple[str, ...]
    searched: int
    files: int
    projects: tuple[str, ...]
    left: tuple[Path, ...]
    yours: tuple[Path, ...]


def remove(workspace: Workspace, article_ids: Iterable[str], studio_of: Callable[[str], Studio]) -> Removed:
    """Take these articles out, with their publications, tags, reviews and decisions.

    Label Studio comes first and the store last, so that a removal that fails or is killed half-way can be run
    again. `studio_of` opens a server by its name; it is called only where there is something to take out.
    """
    with workspace.lock("remove"), workspace.store() as store:
        wanted = tuple(dict.fromkeys(each for name in article_ids for each in store.with_earlier(name)))
        gone = set(wanted)
        everything = store.articles(superseded=True)
        known = stretches(
            [each for each in everything if each.id in gone],
            [each for each in everything if each.id not in gone],
            [tag.text for name in wanted for tag in store.tags(name)],
        )
        local = (LocalServer(workspace.state), *own_servers(workspace))
        tasks, projects = 0, []
        for name in _servers(store, local, gone, known):
            studio = studio_of(name)
            for number in standing(workspace, store, studio):  # it may stand in a doubled one as well
                tasks += _take_out(studio, number, gone)
                projects.append(f"project {number} on {studio.url}")
        for server in local:
            server.forget()
        models = _learned_from(workspace, gone)
        sets = _forget_training_sets(workspace, gone)
        shutil.rmtree(workspace.cache, ignore_errors=True)  # a cache: made again when needed
        with store.transaction():
            for article_id in wanted:
                store.remove_article(article_id)
        with suppress(MissingError):  # somebody reads the store: the search says what that leaves
            store.forget()
        files = [*files_in(workspace.state), *files_in(workspace.models)]
        others = set(files_in(workspace.root)) - set(files)
        return Removed(
            articles=wanted,
            tasks=tasks,
            training_sets=sets,
            models=models,
            searched=len(known),
            files=len(files),
            projects=tuple(projects),
            left=holders(files, known),
            yours=holders(others, known),
        )


def _servers(store: Store, local: Iterable[LocalServer], gone: set[str], known: Sequence[str]) -> list[str]:
    """Servers on which the articles stand, by name.

    What a push that was killed left on a server of our own is not recorded, but it stands in its files.
    """
    found = sorted({task.server for task in store.tasks() if task.article_id in gone})
    for server in local:
        if server.data.is_dir() and server.name not in found:
            server.forget()
            if holders(files_in(server.data), known):
                found.append(server.name)
    return found


def _take_out(studio: Studio, project: int, gone: set[str]) -> int:
    """Delete all tasks of the articles, recorded or not, and look again; returns how many."""
    there = studio.holding(project, sorted(gone))
    studio.remove_tasks(there)
    if left := studio.holding(project, sorted(gone)):
        raise MissingError(
            f"{studio.url} still has tasks {', '.join(map(str, left))} that it was told to delete: look at "
            "its log and run this again. Nothing was removed from the workspace"
        )
    return len(there)


def _forget_training_sets(workspace: Workspace, gone: set[str]) -> int:
    """Delete those that hold one of the articles, and those of which nobody can tell; `train` makes them."""

    def holds(place: Path) -> bool:
        try:
            return bool(gone & {article.id for article in TrainingSet.load(place).articles})
        except InputError:
            return True

    folder = training_sets(workspace)
    places = [place for place in sorted(folder.iterdir()) if holds(place)] if folder.exists() else []
    for place in places:
        shutil.rmtree(place) if place.is_dir() else place.unlink()
    return len(places)


def _learned_from(workspace: Workspace, gone: set[str]) -> tuple[str, ...]:
    found = []
    for place in sorted(workspace.models.glob(f"[!.]*/{MANIFEST}")):
        try:
            manifest = read_manifest(place.parent)
            found += [manifest.id] if gone & set(manifest.articles) else []
        except InputError:
            found.append(f"{place.parent.name} (perhaps: its manifest is damaged)")
    return tuple(found)
