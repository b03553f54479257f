"""The commands that are killed, each with the workspace it works on."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from annotate.learn.registry import Registry
from annotate.learn.trial import NEEDED
from annotate.samples import gold_for, samples
from annotate.studio.client import Studio
from annotate.studio.scripted import answer
from annotate.workspace import Workspace
from tests.faults import state
from tests.faults.kills import Scene
from tests.faults.processes import Processes
from tests.learn.invented import articles
from tests.steps.reviewed import workspace as reviewed

FEW = 6  #: articles; nothing about dying half-way needs more


def scenes(processes: Processes, work: Path) -> Iterator[Scene]:
    """Those that need no server. The models of `promote` are trained first, which takes some seconds."""
    sources = work / "sources"
    sources.mkdir(parents=True)
    for sample in samples()[:FEW]:
        shutil.copy(sample.path, sources)

    def with_sources(folder: Path) -> None:
        Workspace.create(folder, seed=1)
        shutil.copytree(sources, folder / "articles")

    yield Scene(command="add", words=("add", "articles"), make=with_sources)

    added = work / "added"
    with_sources(added)
    _done(processes, added, "add", "articles")
    yield Scene(command="tag", words=("tag",), make=lambda folder: shutil.copytree(added, folder))

    taught = work / "reviewed"  # the fewest articles that are trained on
    reviewed(taught, articles(NEEDED))
    _done(processes, taught, "tag")
    yield Scene(command="train", words=("train",), make=lambda folder: shutil.copytree(taught, folder))
    yield Scene(
        command="summary",
        words=("summary", "--all", "--format", "html", "--out", "pages"),
        make=lambda folder: shutil.copytree(taught, folder),
    )

    trained = work / "trained"
    shutil.copytree(taught, trained)
    _done(processes, trained, "train", "--seed", "1")
    first = Registry(trained / "models").current()
    processes.run(("train", "--seed", "2"), trained)  # whatever the gate says of it
    [other] = [each.id for each in Registry(trained / "models").list() if each.id != first]
    yield Scene(
        command="promote",
        words=("models", "promote", other),
        make=lambda folder: shutil.copytree(trained, folder),
    )


def studio_scenes(processes: Processes, work: Path, url: str, key: str) -> Iterator[Scene]:
    """Those that need a server; `processes` must have the key in their environment."""
    sources = work / "sources"
    sources.mkdir(parents=True)
    for sample in samples()[:FEW]:
        shutil.copy(sample.path, sources)
    projects = 0

    def ready(folder: Path) -> None:
        """A workspace with tags and a project of its own: a copy would share the project of the first."""
        nonlocal projects
        projects += 1
        Workspace.create(folder, seed=projects)
        settings = folder / "annotate.toml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace('"News articles"', f'"{work.name} {projects}"'), encoding="utf-8")
        shutil.copytree(sources, folder / "articles")
        _done(processes, folder, "add", "articles")
        _done(processes, folder, "tag")

    def title(folder: Path) -> str:
        return Workspace.at(folder).config.studio_project

    def both(folder: Path) -> state.State:
        return {**state.of(folder, numbered=False), "server": state.server(url, key, title(folder))}

    def settle(folder: Path) -> None:
        """A server goes on with a request whose sender died: wait until it has finished."""
        before = None
        while before != (now := state.server(url, key, title(folder))):
            before = now
            time.sleep(1)

    yield Scene(command="push", words=("push", "--url", url), make=ready, state=both, settle=settle)

    pushed = work / "pushed"
    ready(pushed)
    _done(processes, pushed, "push", "--url", url)
    with Studio(url, key) as studio, Workspace.at(pushed).store() as store:
        for task in store.tasks()[: FEW - 1]:
            article = store.article(task.article_id)
            studio.submit(task.task_id, answer(article, store.tags(article.id), gold_for(article)))
    yield Scene(
        command="pull", words=("pull", "--url", url), make=lambda folder: shutil.copytree(pushed, folder)
    )


def _done(processes: Processes, folder: Path, *words: str) -> None:
    ended = processes.run(words, folder)
    if ended.code != 0:
        raise AssertionError(f"annotate {' '.join(words)} ended with {ended.code}: {ended.stderr}")
