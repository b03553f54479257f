"""Whatever a server says of reviews: no error but ours, and no tag is rejected that was not shown."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotate.blanks import trimmed
from annotate.errors import MissingError
from annotate.records import Tagged
from annotate.steps.pulling import pull as step
from annotate.steps.pulling.pull import pull
from annotate.studio.answers import read_export
from annotate.studio.tasks import prediction
from annotate.workspace import Workspace
from tests.faults.annotations import HOW_MANY, SENT, anything, exports, offered
from tests.faults.replay import Replay
from tests.studio.material import CODEBOOK, TAGS

PARENT = {8: {"id": 8, **prediction(TAGS, "v")}}
TRIED = settings(
    max_examples=HOW_MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SERVER = "https://studio.example.org"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose articles were tagged."""
    root = tmp_path_factory.mktemp("faults") / "desk"
    workspace = Workspace.create(root, seed=1)
    (root / "guidelines.md").write_text(CODEBOOK.text, encoding="utf-8")
    with workspace.store() as store, store.transaction():
        for article, tags in SENT.items():
            store.add_article(article)
            words: Any = {"outlet": 9, "quoted": 0, "reported": 0}
            store.put_tagged(Tagged(article=article, tags=tags, attributions=(), words=words), "rules 1")
    return root


@TRIED
@given(export=exports())
def test_a_pull_of_anything_ends_well_and_rejects_only_what_was_shown(
    export: list[Any], prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "cache_summaries", lambda _: None)  # counting is not what is tried here
    root = tmp_path / "desk"
    shutil.rmtree(root, ignore_errors=True)
    workspace = Workspace.at(shutil.copytree(prepared, root))
    studio = Replay(json.dumps(export).encode(), PARENT)
    try:
        pulled = pull(workspace, studio)
    except MissingError:  # as a whole it is no export
        assert not isinstance(export, list) or not all(isinstance(task, dict) for task in export)
        return
    again = pull(workspace, studio)
    assert (again.submitted, again.skipped, again.changed) == (0, 0, 0)
    assert all(type(count) is int for count in (pulled.changed, pulled.unknown, pulled.deleted, pulled.blank))
    assert again.known == pulled.known + pulled.submitted + pulled.skipped
    tasks = [task["annotations"] for task in export if isinstance(task.get("annotations"), list)]
    items = [item for task in tasks for item in task if isinstance(item, dict)]
    texts = {article.id: article.text for article in SENT}
    with workspace.store() as store:
        for review in store.reviews(history=True):
            for each in store.decisions(review.id):
                assert texts[review.article_id][each.start : each.end] == each.text
                assert trimmed(each.text, 0, len(each.text)) in ((0, len(each.text)), None)
                if each.verdict == "rejected":
                    assert review.shown == "tags"
                    own = [item for item in items if item.get("id") == review.annotation_id]
                    assert any(each.tag_id in offered(item) for item in own)
                else:
                    assert each.label in CODEBOOK.names


@TRIED
@given(export=exports(), cut=st.floats(0, 1))
def test_an_export_that_is_cut_is_an_error(export: list[Any], cut: float) -> None:
    whole = json.dumps(export).encode()
    part = whole[: int(cut * len(whole))]
    if part == whole:
        return
    with pytest.raises(MissingError, match=f"^{SERVER} did not answer with an export"):
        read_export(part, {}, SERVER)


@TRIED
@given(answer=anything)
def test_any_other_json_is_an_error_or_a_list_of_tasks(answer: Any) -> None:
    try:
        export = read_export(json.dumps(answer).encode(), {}, SERVER)
    except MissingError:
        return
    assert isinstance(answer, list)
    assert len(export.tasks) + len(export.set_aside) >= len(answer)
