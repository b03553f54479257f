import json
import sqlite3
from contextlib import closing
from pathlib import Path

from annotate.json_records import to_dict
from annotate.records import SetAside
from annotate.store import Store
from annotate.store.migrations import MIGRATIONS
from tests.records import added, review
from tests.store.material import DAM, MINE


def test_a_review_pulled_twice_counts_once_and_a_later_state_supersedes_with_history_kept(
    store: Store,
) -> None:
    decision = added("first", DAM, 4, 10, "loaded_label")
    aside = SetAside(review_id="first", article_id=DAM.id, reason="unknown label", region="{}")
    assert store.states() == 0
    with store.transaction():
        store.add_article(DAM)
        assert store.add_review(review("first", DAM), [decision], [aside])
        assert store.states() == 1
        assert not store.add_review(review("first", DAM), [decision], [aside])
        assert store.states() == 1
        assert store.add_review(review("second", DAM), [])
        assert store.add_review(review("other", DAM, annotation_id=2), [])
    assert store.states() == 3
    assert [kept.id for kept in store.reviews()] == ["second", "other"]
    assert [kept.id for kept in store.reviews(history=True)] == ["first", "second", "other"]
    assert [kept.id for kept in store.reviews(DAM.id, history=True)] == ["first", "second", "other"]
    assert [kept.id for kept in store.reviews(DAM.id)] == ["second", "other"]
    assert store.reviews(MINE.id) == store.reviews(MINE.id, history=True) == ()
    assert store.decisions("first") == (decision,)
    assert store.set_aside() == store.set_aside("first") == (aside,)
    assert store.set_aside("second") == ()


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
