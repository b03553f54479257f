from annotate.records import Attribution, Tagged, Task
from annotate.store import Store
from tests.records import tag
from tests.store.material import DAM, MINE


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


def test_a_tag_is_found_by_the_beginning_of_its_id_also_when_only_reviewers_were_shown_it(
    store: Store,
) -> None:
    now, then = tag(DAM, 4, 10), tag(DAM, 11, 17)
    task = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
    with store.transaction():
        store.add_article(DAM)
        store.put_tagged(Tagged(article=DAM, tags=(now,), attributions=(), words={}), "rules-2")
        store.put_snapshot(task, "rules-1", [then])
        store.put_snapshot(task, "rules-2", [then, now])
    assert store.tags_named(now.id[:6]) == (now,)
    assert store.tags_named(then.id[:6]) == (then,)
    assert store.tags_named("no such id") == ()
