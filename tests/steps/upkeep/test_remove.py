"""Takedown: nothing of an article's text is left, whatever the state of the files, and a search proves it."""

import json
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.learn.dataset import TrainingSet
from annotate.records import Article
from annotate.steps.results.summary import summaries
from annotate.steps.training.train import reviewed, training_sets
from annotate.steps.upkeep.remove import Removed, remove
from annotate.studio.client import Studio
from annotate.workspace import Workspace
from tests.command import annotate
from tests.learn.invented import articles
from tests.records import article
from tests.steps import reviewed as reviews


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    """Six reviewed articles, each with words that no other has, of which a training set was saved."""
    own = "\nClerk {0} of the parish wrote it down in his book, and clerk {0} read it out."
    made = [replace(each, text=each.text + own.format(each.id)) for each in articles(6)]
    workspace = reviews.workspace(tmp_path / "desk", made)
    reviewed(workspace).save(training_sets(workspace))
    return workspace


def no_server(name: str) -> Studio:
    raise AssertionError(f"the server {name} has nothing to do with it")


def take_out(workspace: Workspace, ids: Iterable[str]) -> Removed:
    return remove(workspace, ids, no_server)


def stored(workspace: Workspace) -> tuple[Article, ...]:
    with workspace.store() as store:
        return store.articles(superseded=True)


def holding(workspace: Workspace, words: str) -> list[str]:
    """Files of the workspace that have these words in them, by a search of the test's own."""
    return [
        str(each.relative_to(workspace.root))
        for each in sorted(workspace.root.rglob("*"))
        if each.is_file()
        and any(form.encode() in each.read_bytes() for form in (words, json.dumps(words)[1:-1]))
    ]


def test_no_word_of_it_is_left_and_the_others_stay(here: Workspace) -> None:
    first, *others = stored(here)
    words = first.text[-30:]
    assert holding(here, words)
    done = take_out(here, [first.id])
    assert (done.articles, done.tasks, done.training_sets) == ((first.id,), 0, 1)
    assert (done.left, done.yours, done.projects) == ((), (), ())
    assert done.searched > 0
    assert holding(here, words) == []
    assert stored(here) == tuple(others)


def test_a_training_set_that_holds_it_goes_and_another_stays(here: Workspace) -> None:
    first, *_ = stored(here)
    data = reviewed(here)
    without = data.only([each.id for each in data.articles if each.id != first.id])
    kept = without.save(training_sets(here))
    assert take_out(here, [first.id]).training_sets == 1
    assert list(training_sets(here).iterdir()) == [kept]
    assert TrainingSet.load(kept) == without


@pytest.mark.parametrize("damage", ["half", "no manifest", "garbage", "a file", "an older release's half"])
def test_what_a_killed_train_left_does_not_stop_it(here: Workspace, damage: str) -> None:
    first, *_ = stored(here)
    sets = training_sets(here)
    (place,) = sets.iterdir()
    if damage == "half":
        shutil.copytree(place, sets / ".next.0123abcd.half")
    elif damage == "no manifest":
        (place / "training-set.json").unlink()
    elif damage == "garbage":
        next(place.glob("*.arrow")).write_bytes(b"\x00\xff" * 500)
    elif damage == "a file":
        (sets / "stray").write_text(first.text)
    else:
        (sets / f".{place.name}.4242").mkdir()
        (sets / f".{place.name}.4242" / "data.arrow").write_text(first.text)
    done = take_out(here, [first.id])
    assert (done.left, holding(here, first.text[-30:])) == ((), [])


def test_a_damaged_model_does_not_stop_it(here: Workspace) -> None:
    (here.models / "abc").mkdir()
    (here.models / "abc" / "manifest.json").write_bytes(b"\xff")
    (here.models / "current").write_bytes(b"\xff")
    first, *_ = stored(here)
    assert take_out(here, [first.id]).models == ("abc (perhaps: its manifest is damaged)",)


def test_earlier_cleanings_of_it_go_as_well(here: Workspace) -> None:
    first, *_ = stored(here)
    oldest, older = article(f"Again and again: {first.text}"), article(f"Again: {first.text}")
    with here.store() as store, store.transaction():
        store.add_article(oldest)
        store.add_article(older, supersedes=oldest.id)
        store.add_article(first, supersedes=older.id)
    done = take_out(here, [first.id])
    assert sorted(done.articles) == sorted([first.id, older.id, oldest.id])
    assert holding(here, first.text[-30:]) == []


def test_what_was_freed_by_a_release_that_did_not_overwrite_is_gone_too(here: Workspace) -> None:
    """Pages that SQLite set free keep their text until they are used again or the file is written anew."""
    first, *_ = stored(here)
    with closing(sqlite3.connect(here.root / ".annotate" / "store.sqlite3")) as database, database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("CREATE TABLE old (text TEXT)")
        database.executemany("INSERT INTO old VALUES (?)", [(first.text,)] * 50)
        database.execute("DELETE FROM old")
    assert take_out(here, [first.id]).left == ()
    assert holding(here, first.text[-30:]) == []


def test_text_in_a_file_that_annotate_keeps_is_found_and_named(here: Workspace) -> None:
    first, *_ = stored(here)
    stray = here.state / "stray.log"
    stray.write_text(f"Something wrote {first.text}")
    done = annotate("remove", first.id, "--yes", folder=here.root)
    assert (done.returncode, done.stdout.splitlines()) == (
        1,
        ["1 article removed, with 0 tasks in Label Studio and 1 training set"],
    )
    assert f"text is left in {stray}" in done.stderr


def test_text_in_a_file_of_the_person_is_told_and_left(here: Workspace) -> None:
    first, *_ = stored(here)
    page = here.data / "page.txt"
    page.write_text(first.text)
    done = annotate("remove", first.id, "--yes", folder=here.root)
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].endswith("of its text that no other article has: nothing is left")
    assert f"Your own files here that hold text of it, for you to delete: {page}\n" in done.stderr
    assert page.read_text() == first.text


def test_a_reader_that_holds_the_log_open_is_noticed(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotate.store.sqlite.BUSY_SECONDS", 1)  # it does not let go while one waits
    first, *_ = stored(here)
    with here.store() as reader:
        reader._db.execute("BEGIN")
        assert reader.articles()
        done = take_out(here, [first.id])
        assert {each.name for each in done.left} <= {"store.sqlite3", "store.sqlite3-wal"}
        assert done.left
    stored(here)  # any command that opens the store empties the log
    assert holding(here, first.text[-30:]) == []


def test_a_summary_after_it_is_made_as_before(desk: Workspace) -> None:
    first, second, *_ = stored(desk)
    take_out(desk, [first.id])
    (summary,) = summaries(desk, [second.id])
    assert summary.article.id == second.id
