from dataclasses import replace
from pathlib import Path

import pytest

from annotate.records import Article, Task
from annotate.steps.articles import cleaned
from annotate.steps.articles.add import Added, add
from annotate.steps.articles.reclean import NONE_MOVED, find_again
from annotate.workspace import Workspace
from tests import records
from tests.steps.articles.test_add import PAGE, write


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def test_words_are_found_again_only_where_they_and_their_surroundings_stand_once() -> None:
    old = "a" * 40 + "THE WORDS" + "b" * 40
    assert find_again(old, "new " + old, 40, 49) == (44, 53)
    assert (
        find_again(old, old + old, 40, 49)
        == "its words, with those around them, stand more than once in the new text"
    )
    assert find_again(old, old.replace("ab", "a b"), 40, 49) == (40, 49)
    assert find_again(old, old.replace("SbS", "S"), 40, 49) == (40, 49)
    assert find_again(old, old.replace("WORDSbbb", "WORDS bbb"), 40, 49) == (
        "its words, with those around them, are not in the new text"
    )


def article_of(workspace: Workspace, done: Added) -> Article:
    """The one article that was added."""
    with workspace.store() as store:
        return store.article(done.taken[0].article_id)


def test_decisions_follow_the_newly_cleaned_article(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "a.txt", PAGE)
    real = cleaned.clean
    monkeypatch.setattr(cleaned, "clean", lambda raw: real(replace(raw, title="An older headline")))
    old = article_of(workspace, add(workspace, [source]))
    monkeypatch.setattr(cleaned, "clean", real)

    kept, lost = (
        records.tag(old, old.text.index(words), old.text.index(words) + len(words), "loaded_language")
        for words in ("lanterns", "An older headline")
    )
    review = records.review("r1", old, annotation_id=7, tags_shown=(kept.id, lost.id))
    decisions = [records.decision("r1", each) for each in (kept, lost)]
    with workspace.store() as store, store.transaction():
        task = Task(server="s", project=1, task_id=3, article_id=old.id, content_sha256="")
        store.put_snapshot(task, "v1", [kept, lost])
        store.add_review(review, decisions)

    done = add(workspace, [source], reclean=True)

    new = article_of(workspace, done)
    assert (done.taken[0].superseded, done.taken[0].reviews.moved) == (old.id, 1)
    assert [each.decision.text for each in done.stayed] == ["An older headline"]
    with workspace.store() as store:
        assert store.article_ids() == (new.id,)
        (later,) = store.reviews()
        (decision,) = store.decisions(later.id)
        assert later.article_id == new.id
        assert new.text[decision.start : decision.end] == "lanterns"
        assert [each.id for each in store.shown(new.id)] == [decision.tag_id]
        assert later.tags_shown == (decision.tag_id,)
        assert len(store.reviews(old.id, history=True)) == 1
        assert [each.source for each in store.publications(new.id)] == [source]
    nothing = add(workspace, [source], reclean=True)
    assert (nothing.taken[0].superseded, nothing.taken[0].reviews) == (None, NONE_MOVED)


def test_a_superseded_article_that_comes_back_is_there_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "a.txt", PAGE)
    real = cleaned.clean
    first = article_of(workspace, add(workspace, [source]))
    monkeypatch.setattr(cleaned, "clean", lambda raw: real(replace(raw, title="Another headline")))
    add(workspace, [source], reclean=True)
    monkeypatch.setattr(cleaned, "clean", real)
    add(workspace, [source], reclean=True)
    with workspace.store() as store:
        assert store.article_ids() == (first.id,)
