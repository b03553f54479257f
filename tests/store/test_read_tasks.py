from annotate.store import Store
from annotate.store.read_tasks import ReadTask
from tests.store.material import DAM

READ = ReadTask(task_id=7, article_id=DAM.id, changed="2026-01-02T03:04:05.000006Z", annotations=(1, 12))
LEFT = ReadTask(task_id=8, article_id=None, changed="2026-01-02T03:04:05.000007Z", annotations=())


def test_only_the_last_reading_of_a_project_is_remembered(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.put_read_tasks("s", 1, "way", [READ, LEFT])
        store.put_read_tasks("s", 2, "way", [READ])
    assert store.read_tasks("s", 1, "way") == {7: READ, 8: LEFT}
    assert store.read_tasks("s", 1, "another way") == {}
    assert store.read_tasks("elsewhere", 1, "way") == {}
    with store.transaction():
        store.put_read_tasks("s", 1, "another way", [LEFT])
    assert store.read_tasks("s", 1, "way") == {}
    assert store.read_tasks("s", 1, "another way") == {8: LEFT}
    assert store.read_tasks("s", 2, "way") == {7: READ}


def test_of_an_article_that_was_taken_out_nothing_is_remembered(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.put_read_tasks("s", 1, "way", [READ, LEFT])
        store.remove_article(DAM.id)
    assert store.read_tasks("s", 1, "way") == {8: LEFT}
