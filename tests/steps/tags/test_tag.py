from dataclasses import replace
from pathlib import Path

import pytest

from annotate.steps.articles.add import add
from annotate.steps.tags import tag as step
from annotate.steps.tags.tag import Tagging, stale, tag
from annotate.steps.tags.tagging import tagger
from annotate.workspace import Workspace
from tests.told import Told

TEXTS = (
    "The regime fell on Tuesday, and nobody in the harbour of Sarel was surprised by it.",
    "Sources suggest that Varenia may follow before the end of the year, as it did before.",
    "Rain fell in Sarel on Monday and on Tuesday, and the boats stayed in the harbour.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    add(workspace, [str(tmp_path / f"{number}.txt") for number in range(len(TEXTS))])
    return workspace


def test_two_processes_find_what_one_finds(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(step, "BATCH", 1)
    assert tag(desk, jobs=2).tagged == 3
    with desk.store() as store:
        found = [store.tagged(each) for each in store.article_ids()]
        versions = store.versions()
    with desk.store() as store, store.transaction():
        for each in found:
            assert each is not None
            store.put_tagged(replace(each, tags=(), attributions=(), words={}, voices=None), "stale")
    assert tag(desk).tagged == 3
    with desk.store() as store:
        assert [store.tagged(each) for each in store.article_ids()] == found
        assert store.versions() == versions


def test_what_is_tagged_stays_until_something_changes(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(step, "BATCH", 2)
    told: list[int] = []
    done = tag(desk, progress=Told(begin=told.append, advance=told.append))
    with desk.store() as store:
        count = len(store.tags())
        assert done == Tagging(tagged=3, fresh=0, tags=count, model=None, warnings=())
        assert "Sources suggest" in [each.text for each in store.tags()]
    assert told == [3, 2, 1]
    assert tag(desk) == Tagging(tagged=0, fresh=3, tags=0, model=None, warnings=())
    path = desk.root / "guidelines.md"
    text = path.read_text(encoding="utf-8").replace("Version: 1.1", "Version: 1.2")
    path.write_text(text.replace("literal sense?", "usual sense?"), encoding="utf-8")
    with desk.store() as store:
        assert len(stale(store, tagger(desk, "current"))) == 3
