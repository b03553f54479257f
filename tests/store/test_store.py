import sqlite3
from contextlib import closing
from pathlib import Path

from annotate.records import Tagged, Task
from annotate.store import Store
from tests.records import review, tag
from tests.store.material import DAM, MINE


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
