from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import RefusedError
from annotate.learn.queue import Next
from annotate.records import Tagged, Task
from annotate.steps.projects.sending import drawn, ready, sending
from annotate.studio.task_states import TaskState
from annotate.studio.tasks import data
from annotate.workspace import Workspace
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK, REGIME, SOURCES, TAGS, article

STATE = TaskState(
    task_id=7,
    article_id=ARTICLE.id,
    reviewed=False,
    draft=False,
    predictions=1,
    versions=frozenset(),
    sampling={"sampled_by": "random", "inclusion_probability": 0.25},
)
RECORD = Task(
    server="s", project=1, task_id=7, article_id=ARTICLE.id, content_sha256="x",
    sampled_by="random", inclusion_probability=0.5,
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace.create(tmp_path, seed=1)
    (tmp_path / "guidelines.md").write_text(CODEBOOK.text, encoding="utf-8")
    return replace(made, config=replace(made.config, thresholds={"loaded_language": 0.5}))


def fill(workspace: Workspace, *tags: object) -> None:
    with workspace.store() as store, store.transaction():
        store.add_article(ARTICLE)
        store.add_article(article("Not tagged yet."))
        store.put_tagged(Tagged(article=ARTICLE, tags=tags, attributions=(), words={}), "v")  # type: ignore[arg-type]


def test_tags_below_their_threshold_are_withheld_and_untagged_articles_wait(workspace: Workspace) -> None:
    weak = replace(BRUTAL, score=0.4, model_version="m1")
    fill(workspace, REGIME, weak, SOURCES)
    with workspace.store() as store:
        found = ready(workspace, store, CODEBOOK)
    assert found.articles == {ARTICLE.id: (ARTICLE, (REGIME, SOURCES))}
    assert (found.tags, found.withheld, found.untagged) == (2, 1, 1)
    assert found.version.split(" · ")[:2] == ["2.1", "m1"]


def test_a_tag_that_does_not_fit_its_article_stops_everything(workspace: Workspace) -> None:
    fill(workspace, replace(REGIME, text="something else"))
    with workspace.store() as store, pytest.raises(RefusedError, match=ARTICLE.id):
        ready(workspace, store, CODEBOOK)


def test_what_is_recorded_of_a_task_goes_before_what_its_data_say() -> None:
    both = sending(ARTICLE, TAGS, "v", task=STATE, record=RECORD)
    assert (both.sampled_by, both.inclusion_probability) == ("random", 0.5)
    other = sending(ARTICLE, TAGS, "v", task=STATE, record=replace(RECORD, task_id=8))
    assert (other.sampled_by, other.inclusion_probability) == ("random", 0.25)
    new = sending(ARTICLE, TAGS, "v", task=None, record=None)
    assert (new.sampled_by, new.inclusion_probability, len(new.task["predictions"])) == ("all", 1.0, 1)


def test_a_blind_article_is_sent_without_tags() -> None:
    blind = sending(ARTICLE, TAGS, "v", task=None, record=replace(RECORD, blind=True))
    assert (blind.blind, blind.task["predictions"], blind.data["about"]) == (True, [], data(ARTICLE)["about"])


def test_an_article_that_was_drawn_says_how() -> None:
    why = Next(article_id=ARTICLE.id, sampled_by="random", inclusion_probability=0.125, why="by lot")
    found = drawn(sending(ARTICLE, TAGS, "v", task=None, record=None), why)
    assert (found.sampled_by, found.inclusion_probability) == ("random", 0.125)
    assert (found.data["sampled_by"], found.data["inclusion_probability"]) == ("random", 0.125)
