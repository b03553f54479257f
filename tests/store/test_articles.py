import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.records import Tagged, Task, sha256
from annotate.store import Store
from tests.records import publication, review, tag
from tests.store.material import DAM, MINE


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
