import json
import multiprocessing
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.migrations import MIGRATIONS
from annotate.plain import to_dict
from annotate.records import Attribution, SetAside, Tagged, Task, sha256
from annotate.store import Store
from tests.records import added, article, publication, review, tag

DAM = article("The puppet regime opened a dam.")
MINE = article("Miners went back to work.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite3") as opened:
        yield opened


def test_an_article_is_kept_once_and_read_back_as_it_was(store: Store) -> None:
    with store.transaction():
        assert store.add_article(DAM)
        assert not store.add_article(DAM)
    assert store.article(DAM.id) == DAM
    assert store.article_ids(DAM.id[:6]) == (DAM.id,)
    assert store.article_ids("%") == ()


def test_an_unknown_article_is_named(store: Store) -> None:
    with pytest.raises(InputError, match="no article 0123456789abcdef"):
        store.article("0123456789abcdef")


def test_one_article_has_many_publications_and_known_bytes_are_recognised(store: Store) -> None:
    one, two = publication(DAM, "a.txt"), publication(DAM, "b.txt")
    with store.transaction():
        store.add_article(DAM)
        assert store.add_publication(one)
        assert store.add_publication(two)
        assert not store.add_publication(one)
    assert store.publications(DAM.id) == (one, two)
    assert store.raw(sha256("b.txt")) == DAM.id
    assert store.raw(sha256("c.txt")) is None


def test_a_superseded_article_stays_but_is_not_listed(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE, supersedes=DAM.id)
    assert store.articles() == (MINE,)
    assert set(store.articles(superseded=True)) == {DAM, MINE}


def test_tagging_again_replaces_what_was_found(store: Store) -> None:
    said = Attribution(article_id=DAM.id, start=0, end=3, text="The", rung="vague")
    words = {"outlet": 6, "quoted": 0, "reported": 0}
    with store.transaction():
        store.add_article(DAM)
        store.put_tagged(
            Tagged(article=DAM, tags=(tag(DAM, 11, 17), tag(DAM, 4, 10)), attributions=(said,), words=words),
            "rules-1",
        )
    assert [found.text for found in store.tags(DAM.id)] == ["puppet", "regime"]
    kept = store.tagged(DAM.id)
    assert kept is not None
    assert kept.voices is None
    voices = ((0, 3, "quoted"), (4, 10, "reported"))
    again = Tagged(article=DAM, tags=(tag(DAM, 4, 17),), attributions=(), words=words, voices=voices)
    with store.transaction():
        store.put_tagged(again, "rules-2")
    assert store.tagged(DAM.id) == again
    assert store.versions() == {DAM.id: "rules-2"}
    assert store.tagged(MINE.id) is None


def test_a_review_pulled_twice_counts_once_and_a_later_state_supersedes_with_history_kept(
    store: Store,
) -> None:
    decision = added("first", DAM, 4, 10, "loaded_label")
    aside = SetAside(review_id="first", article_id=DAM.id, reason="unknown label", region="{}")
    with store.transaction():
        store.add_article(DAM)
        assert store.add_review(review("first", DAM), [decision], [aside])
        assert not store.add_review(review("first", DAM), [decision], [aside])
        assert store.add_review(review("second", DAM), [])
        assert store.add_review(review("other", DAM, annotation_id=2), [])
    assert [kept.id for kept in store.reviews()] == ["second", "other"]
    assert [kept.id for kept in store.reviews(DAM.id, history=True)] == ["first", "second", "other"]
    assert store.decisions("first") == (decision,)
    assert store.set_aside() == (aside,)


def test_what_was_shown_outlives_the_tags(store: Store) -> None:
    task = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
    with store.transaction():
        store.add_article(DAM)
        store.put_task(task)
        store.put_snapshot(task, "rules-1", [tag(DAM, 4, 10)])
        store.put_snapshot(task, "rules-2", [tag(DAM, 4, 10), tag(DAM, 11, 17)])
    assert store.tasks("s", 1) == (task,)
    assert store.snapshot("s", 1, 7, "rules-1") == (tag(DAM, 4, 10),)
    assert store.snapshot("s", 1, 7, "rules-3") is None
    assert store.shown(DAM.id) == (tag(DAM, 4, 10), tag(DAM, 11, 17))


def test_removing_an_article_takes_everything_that_hangs_on_it(store: Store, tmp_path: Path) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        store.put_tagged(Tagged(article=DAM, tags=(tag(DAM, 4, 10),), attributions=(), words={}), "v")
        store.add_review(review("first", DAM), [])
        store.put_task(Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x"))
    with store.transaction():
        store.remove_article(DAM.id)
    store.close()
    with closing(sqlite3.connect(tmp_path / "store.sqlite3")) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        left = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    # What stays of the review is digests in the ledger: its own entry, and the one that says it was removed.
    assert {name: count for name, count in left.items() if count} == {"articles": 1, "ledger": 2}


def test_a_recorded_codebook_version_is_never_replaced(store: Store) -> None:
    with store.transaction():
        store.record_codebook("1.0", {"loaded_label": "a"}, "old")
        store.record_codebook("1.0", {"loaded_label": "b"}, "new")
    assert store.codebooks() == {"1.0": {"loaded_label": "a"}}
    assert store.codebook_text("1.0") == "old"


def test_a_step_that_fails_leaves_the_store_as_it_was(store: Store) -> None:
    def step() -> None:
        with store.transaction():
            store.add_article(DAM)
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        step()
    assert store.articles() == ()


def _write_and_hang(path: Path, ready: "multiprocessing.synchronize.Event") -> None:
    store = Store(path)
    with store.transaction():
        store.add_article(DAM)
        ready.set()
        time.sleep(60)


def test_a_step_that_is_killed_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=_write_and_hang, args=(tmp_path / "store.sqlite3", ready))
    process.start()
    assert ready.wait(120)
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    with Store(tmp_path / "store.sqlite3") as store, store.transaction():
        assert store.articles() == ()
        assert store.add_article(MINE)


def test_two_writers_wait_for_each_other_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"

    def write(name: str) -> None:
        with Store(path) as store:
            for number in range(50):
                with store.transaction():
                    store.add_article(article(f"{name} {number}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in ("left", "right")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Store(path) as store:
        assert len(store.articles()) == 100


def test_a_store_of_an_older_release_opens_and_one_of_a_newer_is_refused(tmp_path: Path) -> None:
    for version in range(len(MIGRATIONS)):
        path = tmp_path / f"{version}.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as old:
            for statement in ";".join(MIGRATIONS[:version]).split(";"):
                old.execute(statement)
            old.execute(f"PRAGMA user_version = {version}")
        with Store(path) as store:
            assert store.articles() == ()
    path = tmp_path / "newer.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(InputError, match="written by a newer annotate"):
        Store(path)


def test_a_damaged_file_is_refused_with_the_fix(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"not a database, but long enough to be read as one" * 40)
    with pytest.raises(
        InputError, match=r"store\.sqlite3 cannot be used as a store \(file is not a database\)"
    ):
        Store(path)


def test_two_annotations_that_had_one_number_are_two(store: Store) -> None:
    first = review("first", DAM, annotation="unique-1")
    second = review("second", MINE, annotation="unique-2")
    with store.transaction():
        for each in (DAM, MINE):
            store.add_article(each)
        store.add_review(first, ())
        store.add_review(second, ())
        assert store.reviews() == (first, second)
        later = review("later", DAM, annotation="unique-1")
        store.add_review(later, ())
    assert store.reviews() == (second, later)
    assert store.reviews(DAM.id, history=True) == (first, later)


def test_reviews_of_an_earlier_release_are_known_by_their_number_until_more_is_known(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    with closing(sqlite3.connect(path)) as old:
        for statement in ";".join(MIGRATIONS[:2]).split(";"):
            old.execute(statement)
        old.execute("PRAGMA user_version = 2")
        old.execute("INSERT INTO articles (id, record) VALUES (?, '{}')", (DAM.id,))
        for sequence, name in enumerate(("one", "two")):
            values = to_dict(review(name, DAM))
            record = {"schema": 1} | {
                key: values[key] for key in values if key not in ("shown", "annotation")
            }
            row = (name, DAM.id, "s", 1, 1, sequence, json.dumps(record))
            old.execute("INSERT INTO reviews VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        old.commit()
    with Store(path) as store:
        assert store.reviews() == (review("two", DAM),)
        with store.transaction():
            store.name_annotations({"one": "unique-1", "two": "unique-1"})
            assert store.reviews() == (review("two", DAM, annotation="unique-1"),)
            other = review("three", DAM, annotation="unique-2")
            store.add_review(other, ())
        assert [each.id for each in store.reviews()] == ["two", "three"]
