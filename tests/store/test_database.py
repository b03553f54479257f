import multiprocessing
import os
import random
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from annotate.errors import AnnotateError, InputError, MissingError
from annotate.records import Tagged, Task
from annotate.steps.reviews.export import rows
from annotate.steps.reviews.list import listing
from annotate.store import Store
from annotate.store.migrations import MIGRATIONS
from annotate.store.sqlite import new_database
from tests.book import BOOK
from tests.damaged import scribbled
from tests.records import article, decision, publication, review, tag
from tests.store.material import DAM, MINE

LONG = "The puppet regime opened a dam. " * 60


def filled(path: Path, articles: int = 30) -> None:
    with Store(path) as store, store.transaction():
        for number in range(articles):
            each = article(f"{number} {LONG}")
            found = tag(each, each.text.index("regime"), each.text.index("regime") + 6)
            task = Task(server="s", project=1, task_id=number, article_id=each.id, content_sha256="x")
            store.add_article(each)
            store.add_publication(publication(each, f"{number}.txt"))
            store.put_tagged(
                Tagged(article=each, tags=(found,), attributions=(), words={"outlet": 9}), "rules 1"
            )
            store.put_task(task)
            store.put_snapshot(task, "rules 1", [found])
            name = f"review {number}"
            store.add_review(review(name, each, annotation_id=number), [decision(name, found)])


@contextmanager
def told(said: list[str]) -> Iterator[None]:
    """Let an error of ours pass, and keep its words; any other fails the test."""
    try:
        yield
    except AnnotateError as error:
        said.append(str(error))


def looks(store: Store) -> list[Callable[[], object]]:
    """Every way in which commands read a store."""
    ids = [article(f"{number} {LONG}").id for number in range(30)]
    tables = ("articles", "tags", "attributions", "reviews", "decisions")
    return [
        lambda: listing(store),
        *(lambda table=table: list(rows(store, table, BOOK)) for table in tables),  # type: ignore[misc]
        lambda: [store.tagged(each) for each in ids],
        lambda: [store.shown(each) for each in ids],
        lambda: store.tags_named("0"),
        lambda: [store.snapshot("s", 1, number, "rules 1") for number in range(30)],
        store.tasks,
        store.team_projects,
        store.coders,
        store.assignments,
        store.assigned,
        store.proposals,
        lambda: store.rulings("reading limit"),
        store.total_words,
        store.policies,
        store.versions,
        store.outlet_words,
        lambda: list(store.outlet_tags()),
        store.review_states,
        store.cached_summaries,
        store.codebooks,
        store.damage,
    ]


@pytest.mark.parametrize("seed", range(50))
def test_a_damaged_store_gives_an_error_that_names_it_and_never_another(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(scribbled(whole, seed))
    said: list[str] = []
    with told(said), Store(path) as store:
        for look in looks(store):
            with told(said):
                look()
    assert [each for each in said if "store.sqlite3" not in each and "there is no article" not in each] == []


def test_a_store_that_was_emptied_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path)
    path.write_bytes(b"")
    with pytest.raises(InputError, match=r"store\.sqlite3 is empty, which a store never is: move it away"):
        Store(path)
    assert path.read_bytes() == b""


def test_the_log_of_a_store_that_is_gone_is_not_written_into_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    log = tmp_path / "store.sqlite3-wal"
    with Store(path) as store:
        with store.transaction():
            store.add_article(DAM)
        left = log.read_bytes()  # as a killed command leaves it
    path.unlink()
    log.write_bytes(left)
    with pytest.raises(InputError) as told:
        Store(path)
    assert str(told.value) == (
        f"{path} is not there, but store.sqlite3-wal is, which holds steps of it: move it away with "
        "store.sqlite3-wal and store.sqlite3-shm, where these are there, and put back a copy of it, or "
        "delete all of these to begin anew"
    )
    assert log.read_bytes() == left
    assert not path.exists()
    log.unlink()
    with Store(path) as store:
        assert store.articles() == ()


def test_a_new_store_has_its_name_when_it_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(new_database())  # whoever makes one dies before its tables are there
    with Store(path) as store, store.transaction():
        assert store.add_article(article("Rain fell."))
    with Store(path) as again:
        assert len(again.article_ids()) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["store.sqlite3"]


def test_damage_that_nobody_meets_is_found_by_looking_for_it(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path)
    with Store(path) as store:
        assert store.damage() is None
    data = bytearray(path.read_bytes())
    at = data.index(b"regime opened", len(data) // 2) // 4096 * 4096
    data[at : at + 8] = random.Random(0).randbytes(8)
    path.write_bytes(data)
    said: list[str] = []
    with told(said), Store(path) as store:
        said.append(store.damage() or "nothing")
    assert (len(said), said[0] != "nothing") == (1, True)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("", r"is damaged \(a cell that is not JSON: "),
        ("[" * 20_000, r"is damaged \(a cell that is not JSON: "),
        ("[1]", "holds a record .article. of schema null"),
        ("{}", "holds a record .article. of schema null"),
        ('{"schema": 1}', r"is damaged \(a record that is no article: article lacks the field 'id'"),
        ('{"schema": 1, "id": 7}', r"is damaged \(a record that is no article: 7 is not a text"),
    ],
)
def test_a_record_that_is_none_is_told_with_its_file(tmp_path: Path, record: str, told: str) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path, 1)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE articles SET record = ?", (record,))
    with Store(path) as store, pytest.raises(InputError, match=rf"store\.sqlite3 {told}"):
        store.articles()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("taggings SET versions = x'00ff'", r"b'\\x00\\xff', which is not a text"),
        ('taggings SET words = \'{"outlet": "many"}\'', "'many', which is not a whole number"),
        ("articles SET record = json_remove(record, '$.language')", "null, which is not a text"),
        ("tags SET label = x'00ff'", r"b'\\x00\\xff', which is not a text"),
        ("tags SET record = json_set(record, '$.score', '')", "'', which is not a number"),
    ],
)
def test_a_cell_of_another_kind_is_told_with_its_file(tmp_path: Path, damage: str, told: str) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path, 1)
    with closing(sqlite3.connect(path)) as database, database:
        assert database.execute(f"UPDATE {damage}").rowcount
    message = rf"store\.sqlite3 is damaged \(a cell that holds {told}\): move it away"
    with Store(path) as store, pytest.raises(InputError, match=message):
        (store.outlet_words(), list(store.outlet_tags()))


def test_what_an_article_was_tagged_with_is_text(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path, 1)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE taggings SET versions = x'00ff'")
    with Store(path) as store, pytest.raises(InputError, match=r"a cell that holds .*, which is not a text"):
        store.versions()


def test_a_full_disk_is_said_and_the_step_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path, 2)
    with Store(path) as store:
        store._db.execute("PRAGMA max_page_count = 1")  # SQLite keeps to the pages that it has
        with pytest.raises(MissingError, match=r"the disk of .*store\.sqlite3 is full: make room"):
            _fill(store)
    with Store(path) as store:
        assert len(store.articles()) == 2
        with store.transaction():
            store.add_article(article("Now there is room."))


def _fill(store: Store) -> None:
    with store.transaction():
        for number in range(1_000):
            store.add_article(article(f"full {number} {LONG}"))


def test_transactions_do_not_nest(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite3") as store, store.transaction():
        with pytest.raises(RuntimeError, match="do not nest"), store.transaction():
            pass
        store.add_article(article("kept"))
    with Store(tmp_path / "store.sqlite3") as store:
        assert len(store.articles()) == 1


def test_what_was_deleted_is_gone_from_the_file_and_its_log(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path)
    assert b"regime" in path.read_bytes()
    with Store(path) as store:
        with store.transaction():
            for each in store.article_ids():
                store.remove_article(each)
        store.forget()
        found = [each.name for each in tmp_path.iterdir() if b"regime" in each.read_bytes()]
        assert found == []


def test_a_store_that_somebody_reads_is_not_forgotten_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    filled(path, 2)
    with Store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as reader:
        store._db.execute("PRAGMA busy_timeout = 0")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        with pytest.raises(MissingError, match=rf"{path} is being read by another program: run this again"):
            store.forget()
        reader.execute("COMMIT")
        store.forget()


def test_a_store_of_an_older_release_is_read_in_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who may not write is decided by `os.access`; the real folder is in tests/test_read_only.py."""
    path = tmp_path / "store.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        for statement in MIGRATIONS[0].split(";"):
            old.execute(statement)
        old.execute("PRAGMA user_version = 1")
    before = path.read_bytes()
    monkeypatch.setattr("annotate.store.database.os.access", lambda *_: False)
    with Store(path) as store:
        assert (store.articles(), store.cached_summaries()) == ((), {})
        with (
            pytest.raises(MissingError, match=rf"{path} is read-only here: copy the workspace"),
            store.transaction(),
        ):
            store.add_article(article("x"))
    assert path.read_bytes() == before


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
