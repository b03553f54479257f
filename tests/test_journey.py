"""The whole loop as a user types it: init, add, review, pull, train, tag, push, summary."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.packaged import packaged
from annotate.samples import gold_for, samples
from annotate.studio.client import Studio
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.scripted import answer
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests import command
from tests.studio_server import STUDIO

pytestmark = [*STUDIO, pytest.mark.slow]

REVIEWED = 30  #: articles the scripted reviewer answers; the rest wait


@pytest.fixture
def annotate(tmp_path: Path, local_server: LocalServer) -> Callable[..., str]:
    """Runs a command in the workspace, as a person would; returns what it printed."""
    environment = {**os.environ, KEY_VARIABLE: local_server.credentials.key}

    def run(*words: str, exit_code: int = 0) -> str:
        done = command.annotate(*words, folder=tmp_path, env=environment)
        assert done.returncode == exit_code, f"annotate {' '.join(words)}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        assert local_server.credentials.key not in done.stdout + done.stderr
        return done.stdout

    return run


def test_the_loop_ends_with_a_model_and_summaries_that_rest_on_reviews(
    annotate: Callable[..., str], tmp_path: Path, studio: Studio
) -> None:
    annotate("init", ".", "--seed", "1")
    settings = tmp_path / "annotate.toml"
    title = f"Journey {tmp_path.name}"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        .replace('"News articles"', f'"{title}"')
        .replace("[studio]", f'[studio]\nurl = "{studio.url}"'),
        encoding="utf-8",
    )
    annotate("add", str(packaged("samples") / "articles"))
    workspace = Workspace.at(tmp_path)
    with workspace.store() as store:
        articles = store.articles()
    assert len(articles) == len(samples())

    reviewing = annotate("review", "--no-browser")
    assert f"{len(articles)} articles sent, 0 renewed, 0 up to date" in reviewing
    project = studio.find(title)
    assert project is not None
    assert reviewing.splitlines()[-1] == studio.task_url(project)
    assert f"0 articles sent, 0 renewed, {len(articles)} up to date" in annotate("push")

    # A scripted reviewer, not a person: it knows the gold.
    version = studio.shown(project)
    wanted = {article.id: gold_for(article) for article in articles[:REVIEWED]}
    with workspace.store() as store:
        tasks = {task.article_id: task.task_id for task in store.tasks(studio.url, project)}
        for article in articles[:REVIEWED]:
            shown = store.snapshot(studio.url, project, tasks[article.id], version)
            assert shown is not None
            studio.submit(tasks[article.id], answer(article, shown, wanted[article.id]))
    assert annotate("pull").startswith(f"{REVIEWED} new reviews and 0 articles newly skipped")
    assert annotate("pull").startswith("0 new reviews and 0 articles newly skipped")
    with workspace.store() as store:
        approved = {
            review.article_id: sorted(
                (each.start, each.end, each.label)
                for each in store.decisions(review.id)
                if each.verdict != "rejected"
            )
            for review in store.reviews()
        }
        assert store.set_aside() == ()
    assert approved == {name: sorted(spans) for name, spans in wanted.items()}

    trained = json.loads(annotate("train", "--format", "json"))
    assert trained["promoted"] is True
    annotate("tag")
    with workspace.store() as store:
        models = {tag.model_version for tag in store.tags() if tag.score is not None}
        assert len(models) == 1
    pushed = annotate("push")
    assert f"0 articles sent, {len(articles) - REVIEWED} renewed, 0 up to date, {REVIEWED} kept" in pushed
    assert studio.shown(project) != version

    for article in (articles[0], articles[-1]):
        summary = json.loads(annotate("summary", article.id[:8], "--format", "json"))["summary"]
        assert summary["basis"] == ("reviewed" if article.id in wanted else "proposed")
        html = annotate("summary", article.id[:8], "--format", "html")
        assert article.title.split()[0] in html
