"""What the desk does for a connected project, again and again: fetch reviews, learn from them, renew tags.

Each step finds out by itself whether there is something to do, so that a round that was killed is taken up by
the next one, and nothing is done twice.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from annotate.errors import AnnotateError, MissingError
from annotate.learn.dataset import TrainingSet
from annotate.learn.experiment import check_enough
from annotate.learn.registry import Registry
from annotate.report.vocabulary import plural
from annotate.steps.pulling.pull import pull
from annotate.steps.pushing.live import Link, keep, version_of
from annotate.steps.pushing.push import push
from annotate.steps.training.learning import reviewed, training_sets
from annotate.studio.client import Studio
from annotate.studio.key import api_key
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace

WANTED = "live-train"  #: a file in the folder for state that is there until a training has ended

Run = Callable[[str], int | None]  #: runs a command of ours: its exit code, None where it was stopped


def want_training(workspace: Workspace) -> None:
    """Have the next round train, also one after a restart."""
    (workspace.state / WANTED).touch()


def go_round(workspace: Workspace, link: Link, *, seen: int, run: Run, say: Callable[[str], None]) -> int:
    """One round; returns how many states of reviews it saw, for the next to tell whether there are new ones.

    While an assignment is open nothing is fetched or renewed, and only a person makes it train.
    """
    workspace = Workspace.at(workspace.root)
    with workspace.store() as store:
        coding = bool(store.assignments())
    with _server(workspace, link) as studio:
        if studio is not None and not coding and (new := pull(workspace, studio).submitted):
            say(f"Fetched {plural(new, 'review')} from Label Studio")
        with workspace.store() as store:
            there = store.states()
        due = there != seen and not coding and _enough(workspace, say)
        if (due or (workspace.state / WANTED).exists()) and not _trained(workspace, run, say):
            return seen
        if coding:
            return there
        current = Registry(workspace.models).current()
        if current != link.model:
            if run("tag") != 0:
                return there
            link = replace(link, model=current)
            keep(workspace, link)
        version = version_of(workspace)
        if studio is not None and version != link.version:
            renewed = push(workspace, studio, new=False).renewed
            keep(workspace, replace(link, version=version))
            say(f"{plural(renewed, 'article')} in Label Studio got new tags: {version}")
        return there


def newly_reviewed(workspace: Workspace) -> int:
    """How many reviewed articles the newest model did not have, whatever the gate said of it.

    0 where there are too few to train on at all.
    """
    data = reviewed(workspace)
    try:
        check_enough(data)
    except MissingError:
        return 0
    known = set[str]()
    for newest in Registry(workspace.models).list()[-1:]:
        known |= set(newest.articles)
        with suppress(AnnotateError):  # where its data are gone, those that it was tested on count as new
            learned = TrainingSet.load(training_sets(workspace) / newest.fingerprint)
            known |= {each.id for each in learned.articles}
    return len({each.id for each in data.articles} - known)


def _enough(workspace: Workspace, say: Callable[[str], None]) -> bool:
    every = workspace.config.live_retrain
    number = newly_reviewed(workspace) if every else 0
    if enough := every > 0 and number >= every:
        say(f"{plural(number, 'newly reviewed article')}: training begins")
    return enough


def _trained(workspace: Workspace, run: Run, say: Callable[[str], None]) -> bool:
    """Train by the gate; False if it was stopped, and is to be done by the next round.

    MissingError, and it is to be done, too, while another command writes: perhaps a training that a desk
    began which was killed meanwhile.
    """
    want_training(workspace)
    with workspace.lock("train", wait=0):
        pass
    code = run("train")
    if code is None:
        return False
    (workspace.state / WANTED).unlink(missing_ok=True)
    if code == 0:
        say(f"Model {Registry(workspace.models).current()} is in use")
    return True


@contextmanager
def _server(workspace: Workspace, link: Link) -> Iterator[Studio | None]:
    """The connected server, None if it is our own and does not run."""
    own = LocalServer(workspace.state)
    if link.server != own.name:
        with Studio(link.server, api_key(None)) as studio:
            yield studio
    elif (running := own.running()) is not None:
        with Studio(running, own.credentials.key, name=own.name) as studio:
            yield studio
    else:
        yield None
