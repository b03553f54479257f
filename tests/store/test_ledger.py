import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.records import SetAside
from annotate.store import Store
from annotate.store.ledger import position_of, verify
from annotate.store.migrations import MIGRATIONS
from tests.records import added, article, review

DAM = article("The puppet regime opened a dam.")
MINE = article("Miners went back to work.")
BEFORE_THE_LEDGER = next(i for i, each in enumerate(MIGRATIONS) if "CREATE TABLE ledger" in each)


def fill(store: Store) -> None:
    with store.transaction():
        for of in (DAM, MINE):
            store.add_article(of)
        aside = SetAside(review_id="one", article_id=DAM.id, reason="unknown label", region="{}")
        spans = [added("one", DAM, 4, 10, "loaded_label"), added("one", DAM, 11, 17, "loaded_label")]
        store.add_review(review("one", DAM), spans, [aside])
        store.add_review(review("two", MINE, annotation_id=2), [])
        store.add_review(review("three", DAM), [added("three", DAM, 4, 17, "loaded_label")])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite3") as opened:
        fill(opened)
        yield opened


def tamper(store: Store, statement: str) -> None:
    with closing(sqlite3.connect(store._path, isolation_level=None)) as other:
        other.execute(statement)


def test_what_was_kept_fits_and_the_head_changes_with_every_review(store: Store) -> None:
    ledger = store.ask(verify)
    assert (ledger.entries, ledger.removed, ledger.faults) == (3, 0, ())
    assert ledger.head is not None
    assert len(ledger.head) == 64
    with store.transaction():
        assert not store.add_review(review("two", MINE, annotation_id=2), [])
    assert store.ask(verify) == ledger
    with store.transaction():
        store.add_review(review("four", MINE, annotation_id=2), [])
    assert store.ask(verify).head != ledger.head
    head = ledger.head
    assert store.ask(lambda db: position_of(db, head)) == 3
    assert store.ask(lambda db: position_of(db, "0" * 64)) is None


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "UPDATE decisions SET record = replace(record, 'added', 'rejected') WHERE review_id = 'one'"
            " AND position = 1",
            "decision 2 of review one was changed",
        ),
        (
            "DELETE FROM decisions WHERE review_id = 'one' AND position = 0",
            "decision 1 of review one was deleted",
        ),
        (
            "INSERT INTO decisions SELECT 'two', 0, record FROM decisions WHERE review_id = 'three'",
            "decision 1 of review two was added",
        ),
        ("DELETE FROM set_aside", "set-aside region 1 of review one was deleted"),
        (
            "UPDATE reviews SET record = replace(record, 'r-1', 'r-2') WHERE id = 'two'",
            "the row of review two was changed",
        ),
        ("UPDATE reviews SET sequence = 9 WHERE id = 'one'", "the row of review one was changed"),
        ("DELETE FROM reviews WHERE id = 'two'", "the row of review two was deleted"),
        ("DELETE FROM ledger WHERE position = 2", "an entry of the ledger is missing before entry 3"),
        ("UPDATE ledger SET content = '{}' WHERE position = 2", "entry 2 of the ledger was changed"),
        ("UPDATE ledger SET content = 'x' WHERE position = 2", "entry 2 of the ledger was changed"),
        ("UPDATE ledger SET digest = 'x' WHERE position = 3", "entry 3 of the ledger was changed"),
        (
            "UPDATE ledger SET review_id = NULL WHERE position = 2",
            "entry 2 of the ledger lost its review, though its article was not removed",
        ),
        (
            "INSERT INTO reviews SELECT 'new', article_id, server, project, 7, 8, record, NULL FROM reviews"
            " WHERE id = 'two'",
            "review new is in no entry of the ledger",
        ),
    ],
)
def test_what_was_done_behind_our_back_is_named(store: Store, statement: str, fault: str) -> None:
    tamper(store, statement)
    assert fault in store.ask(verify).faults


def test_other_rows_are_not_the_ledgers_business(store: Store) -> None:
    tamper(store, "UPDATE articles SET superseded_by = NULL")
    assert store.ask(verify).faults == ()


def test_the_last_row_cut_off_is_seen_by_whoever_noted_the_head(store: Store) -> None:
    head = store.ask(verify).head
    assert head is not None
    for table, key in (("ledger", "review_id"), ("reviews", "id")):
        tamper(store, f"DELETE FROM {table} WHERE {key} = 'three'")
    assert store.ask(verify).faults == ()
    assert store.ask(lambda db: position_of(db, head)) is None


def test_a_takedown_leaves_digests_and_says_so(store: Store) -> None:
    before = store.ask(verify)
    with store.transaction():
        store.remove_article(DAM.id)
    after = store.ask(verify)
    assert (after.entries, after.removed, after.faults) == (4, 2, ())
    assert store.ask(lambda db: position_of(db, str(before.head))) == 3
    left = store.ask(lambda db: db.execute("SELECT * FROM ledger").fetchall())
    for secret in ("puppet", "regime", "r-1", DAM.id, "'one'", "'three'"):
        assert secret not in str(left)
    with store.transaction():  # the same article and the same review may come again
        store.add_article(DAM)
        assert store.add_review(review("one", DAM), [])
    assert store.ask(verify).faults == ()


def test_an_article_nobody_reviewed_leaves_no_entry(store: Store) -> None:
    other = article("Rain fell.")
    with store.transaction():
        store.add_article(other)
        store.remove_article(other.id)
    assert store.ask(verify).entries == 3


def test_a_store_of_before_gets_its_entries_when_it_is_opened(store: Store, tmp_path: Path) -> None:
    expected = store.ask(verify)
    path = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("PRAGMA foreign_keys = OFF")
        for statement in ";".join(MIGRATIONS[:BEFORE_THE_LEDGER]).split(";"):
            old.execute(statement)
        old.execute(f"PRAGMA user_version = {BEFORE_THE_LEDGER}")
        old.execute("ATTACH ? AS new", (str(store._path),))
        for table in ("articles", "reviews", "decisions", "set_aside"):
            names = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
    with Store(path) as opened:
        assert opened.ask(verify) == expected
    with Store(path) as opened:
        assert opened.ask(verify) == expected


@settings(max_examples=30)
@given(st.lists(st.sampled_from(["review", "remove"]), max_size=12))
def test_reviews_and_takedowns_in_any_order_fit(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    with Store(tmp_path_factory.mktemp("ledger") / "store.sqlite3") as store:
        for number, step in enumerate(steps):
            with store.transaction():
                if step == "remove":
                    store.remove_article(DAM.id)
                else:
                    store.add_article(DAM)
                    store.add_review(review(f"review {number}", DAM), [])
        ledger = store.ask(verify)
        assert ledger.faults == ()
        assert ledger.entries >= steps.count("review")
