"""The commands that are killed, each with the workspace it works on.

A scene is made from a base, which is made once; a fresh copy of it is what each kill begins with.
"""

import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from annotate.learn.experiment import NEEDED
from annotate.learn.registry import Registry
from annotate.samples import gold_for, samples
from annotate.steps.reviews.unread import record_limit
from annotate.studio.client import Studio
from annotate.studio.scripted import answer
from annotate.workspace import Workspace
from tests.faults import state
from tests.faults.kills import Scene
from tests.faults.processes import Processes
from tests.learn.invented import articles
from tests.steps.reviewed import workspace as reviewed

FEW = 6  #: articles; nothing about dying half-way needs more


def add(processes: Processes, work: Path) -> Scene:  # noqa: ARG001 -- one signature for all
    return Scene(command="add", words=("add", "articles"), make=_copies(_with_sources(work / "base")))


def tag(processes: Processes, work: Path) -> Scene:
    base = _with_sources(work / "base")
    processes.well(("add", "articles"), base)
    return Scene(command="tag", words=("tag",), make=_copies(base))


def train(processes: Processes, work: Path) -> Scene:
    return Scene(command="train", words=("train",), make=_copies(_reviewed(processes, work)))


def summary(processes: Processes, work: Path) -> Scene:
    words = ("summary", "--all", "--format", "html", "--out", "pages")
    return Scene(command="summary", words=words, make=_copies(_reviewed(processes, work)))


def promote(processes: Processes, work: Path) -> Scene:
    base = _reviewed(processes, work)
    processes.well(("train", "--seed", "1"), base)
    processes.run(("train", "--seed", "2"), base)  # whatever the gate says of it
    registry = Registry(base / "models")
    other = next(each.id for each in registry.list() if each.id != registry.current())
    return Scene(command="promote", words=("models", "promote", other), make=_copies(base))


def backup(processes: Processes, work: Path) -> Scene:
    def restored(folder: Path) -> state.State:
        processes.well(("doctor", "--verify", "desk.zip"), folder)
        processes.well(("backup", "desk.zip", "--restore", "../again"), folder)
        again = folder.with_name("again")
        found = state.of(again)
        shutil.rmtree(again)
        return {**state.of(folder), "restored": found}

    base = _reviewed(processes, work)
    return Scene(command="backup", words=("backup", "desk.zip"), make=_copies(base), state=restored)


def push(processes: Processes, work: Path, url: str, key: str) -> Scene:
    """Each time with a workspace and a project of its own: copies would share the project of the first."""
    made = 0

    def make(folder: Path) -> None:
        nonlocal made
        made += 1
        _ready_to_push(processes, folder, f"{work.name} {made}", made)

    def both(folder: Path) -> state.State:
        return {**state.of(folder, numbered=False), "server": state.server(url, key, _title(folder))}

    def settle(folder: Path) -> None:
        """A server goes on with a request whose sender died: wait until it has finished."""
        before = None
        while before != (now := state.server(url, key, _title(folder))):
            before = now
            time.sleep(1)

    return Scene(command="push", words=("push", "--url", url), make=make, state=both, settle=settle)


def pull(processes: Processes, work: Path, url: str, key: str) -> Scene:
    base = work / "base"
    _ready_to_push(processes, base, f"{work.name} pulled", 1)
    processes.well(("push", "--url", url), base)
    with Studio(url, key) as studio, Workspace.at(base).store() as store:
        with store.transaction():
            record_limit(Workspace.at(base), store)  # or the first pull does, with the time of day in it
        for task in store.tasks()[: FEW - 1]:
            article = store.article(task.article_id)
            studio.submit(task.task_id, answer(article, store.tags(article.id), gold_for(article)))
    return Scene(command="pull", words=("pull", "--url", url), make=_copies(base))


SCENES: Mapping[str, Callable[[Processes, Path], Scene]] = {
    "add": add,
    "tag": tag,
    "train": train,
    "promote": promote,
    "summary": summary,
    "backup": backup,
}
#: These need a server, and its key in the environment of the processes.
STUDIO_SCENES: Mapping[str, Callable[[Processes, Path, str, str], Scene]] = {"push": push, "pull": pull}


def _copies(base: Path) -> Callable[[Path], object]:
    return lambda folder: shutil.copytree(base, folder)


def _with_sources(folder: Path, seed: int = 1) -> Path:
    """A workspace beside a folder of articles that nobody has read yet."""
    Workspace.create(folder, seed=seed)
    (folder / "articles").mkdir()
    for sample in samples()[:FEW]:
        shutil.copy(sample.path, folder / "articles")
    return folder


def _reviewed(processes: Processes, work: Path) -> Path:
    """The fewest reviewed articles that are trained on, tagged."""
    base = work / "base"
    reviewed(base, articles(NEEDED))
    processes.well(("tag",), base)
    return base


def _ready_to_push(processes: Processes, folder: Path, title: str, seed: int) -> None:
    _with_sources(folder, seed)
    settings = folder / "annotate.toml"
    text = settings.read_text(encoding="utf-8").replace('"News articles"', f'"{title}"')
    settings.write_text(text, encoding="utf-8")
    processes.well(("add", "articles"), folder)
    processes.well(("tag",), folder)


def _title(folder: Path) -> str:
    return Workspace.at(folder).config.studio_project
