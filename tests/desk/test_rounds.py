"""What is submitted in a real Label Studio trains a model, whose tags appear there: all by itself."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from annotate.desk.place import Place
from annotate.desk.rounds import Rounds
from annotate.learn.registry import Registry
from annotate.steps.pushing.live import USER, Link, connect_live, keep, link, version_of
from annotate.steps.pushing.live_round import WANTED, want_training
from annotate.steps.pushing.push import push
from annotate.steps.tags.tag import tag
from annotate.studio.client import Studio
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.scripted import answer
from annotate.studio.server import LocalServer
from tests.desk.conftest import served
from tests.learn.invented import articles
from tests.steps.reviewed import workspace as reviewed
from tests.steps.sent import on_server
from tests.studio_server import own_project

READ = 13  #: articles that are reviewed, of which the last makes it train
MADE = articles(READ + 1)


@pytest.fixture
def team_server(local_server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    """The server as one that is not the workspace's own: the desk has its key from the environment."""
    monkeypatch.setenv(KEY_VARIABLE, local_server.credentials.key)
    with Studio(local_server.start(), local_server.credentials.key) as studio:
        yield studio


def trainings() -> list[psutil.Process]:
    """The trainings that run as processes of ours."""
    return [each for each in psutil.Process().children() if each.cmdline()[-1:] == ["train"]]


def within_minutes(happened: Callable[[], bool]) -> bool:
    for _ in range(1200):
        if happened():
            return True
        time.sleep(0.5)
    return False


def test_a_training_that_is_killed_waits_for_the_next_start_and_is_not_begun_every_minute(
    tmp_path: Path,
) -> None:
    workspace = reviewed(tmp_path / "w", MADE)
    own = LocalServer(workspace.state).name
    keep(workspace, Link(server=own, project=1, path="p", password="q", version="", model=None))
    settings = workspace.root / "annotate.toml"
    settings.write_text(settings.read_text().replace("# retrain = 20", "retrain = 0"))
    want_training(workspace)
    said: list[str] = []
    rounds = Rounds(workspace, said.append)
    rounds.start()
    try:
        assert within_minutes(lambda: bool(trainings()))
        trainings()[0].kill()
        assert within_minutes(lambda: bool(said))
        rounds.hint()
        time.sleep(3)  # the next round is over by then
        assert trainings() == []
    finally:
        rounds.stop()
    assert said == ["`annotate train` was killed, and begins anew when the desk is started again"]
    assert (workspace.state / WANTED).exists()


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_reviews_become_a_model_and_its_tags_without_a_command(tmp_path: Path, team_server: Studio) -> None:
    studio, workspace = team_server, own_project(tmp_path)
    settings = workspace.root / "annotate.toml"
    settings.write_text(settings.read_text().replace("# retrain = 20", f"retrain = {READ}"))
    with workspace.store() as store, store.transaction():
        for each in MADE:
            store.add_article(each.article)
    tag(workspace)
    project = push(workspace, studio).project
    tasks = {name: numbers[0] for name, numbers in on_server(studio, workspace).items()}
    said: list[str] = []
    rounds, place = Rounds(workspace, said.append), Place(workspace=workspace)
    with served(place, hint=rounds.hint) as desk:
        connect_live(workspace, studio, project, desk)
        rounds.start()
        try:
            assert place.tagger.scorer is None
            for each in MADE[:READ]:
                with workspace.store() as store:
                    shown = store.tags(each.id)
                studio.submit(tasks[each.id], answer(each.article, shown, each.spans), seconds=300)
            left = MADE[READ]
            task = {"data": {"article_id": left.id, "text": left.text}}
            known = link(workspace)
            assert known is not None
            asked = {"json": {"tasks": [task], "project": f"{project}.1"}, "auth": (USER, known.password)}

            def tagged_anew() -> bool:
                """Whether a model has tagged; tags are given meanwhile, also while it trains."""
                found = httpx.post(f"{desk}/live/{known.path}/predict", **asked, timeout=60)
                assert len(found.json()["results"][0]) == 1, found.text
                done = link(workspace)
                return done is not None and done.model is not None

            assert within_minutes(tagged_anew), said
            model = Registry(workspace.models).current()
            assert model is not None
            assert place.tagger.scorer is not None
            assert place.tagger.scorer.id == model
            assert within_minutes(lambda: studio.shown(project) == version_of(workspace)), said
        finally:
            rounds.stop()
    assert model in studio.shown(project)
    assert studio.task_states(project, [tasks[left.id]])[0].shows(version_of(workspace))
    assert f"{READ} newly reviewed articles: training begins" in said
    assert said.count(f"Model {model} is in use") == 1
