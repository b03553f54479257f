from dataclasses import replace

from annotate.records import Task
from annotate.store import Store
from tests.records import tag
from tests.store.material import DAM, MINE


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


def test_an_article_stands_once_in_a_project_and_the_last_word_counts(store: Store) -> None:
    task = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
    again, other = replace(task, task_id=8), replace(task, project=2)
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        for each in (task, other, again):
            store.put_task(each)
    assert store.tasks() == (again, other)
    reused = replace(task, task_id=8, article_id=MINE.id)
    with store.transaction():
        store.put_task(reused)
    assert store.tasks("s", 1) == (reused,)


def test_what_is_put_or_forgotten_of_one_task_touches_no_other(store: Store) -> None:
    one = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
    others = (replace(one, task_id=8, article_id=MINE.id), replace(one, server="t"), replace(one, project=2))
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        for each in (*others, one):
            store.put_task(each)
    assert set(store.tasks()) == {one, *others}
    with store.transaction():
        store.put_task(replace(one, content_sha256="y"))
    assert set(store.tasks()) == {replace(one, content_sha256="y"), *others}
    with store.transaction():
        store.forget_tasks("s", 1, [7])
    assert set(store.tasks()) == set(others)


def test_a_task_that_is_gone_is_forgotten_and_what_it_showed_is_not(store: Store) -> None:
    one = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
    two = replace(one, task_id=8, article_id=MINE.id)
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        for each in (one, two, replace(one, project=2)):
            store.put_task(each)
        store.put_snapshot(one, "rules-1", [tag(DAM, 4, 10)])
        store.forget_tasks("s", 1, [7, 9])
    assert store.tasks() == (two, replace(one, project=2))
    assert store.shown(DAM.id) == (tag(DAM, 4, 10),)
