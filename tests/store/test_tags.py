from dataclasses import replace

from annotate.records import Attribution, Tagged, Task
from annotate.store import Store
from tests.records import article, tag
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
    again = replace(again, denied=(replace(tag(DAM, 0, 3), denied="not"),))
    with store.transaction():
        store.put_tagged(again, "rules-2")
    assert store.tagged(DAM.id) == again
    assert store.versions() == {DAM.id: "rules-2"}
    assert store.tagged(MINE.id) is None


def test_what_was_found_in_one_article_is_its_own_and_all_is_in_the_order_of_the_texts(store: Store) -> None:
    found = {
        each.id: Tagged(
            article=each,
            tags=(tag(each, 0, 3), tag(each, 4, 10)),
            attributions=(
                Attribution(article_id=each.id, start=0, end=3, text=each.text[:3], rung="vague"),
                Attribution(article_id=each.id, start=4, end=10, text=each.text[4:10], rung="role"),
            ),
            words={"outlet": 6},
        )
        for each in (DAM, MINE)
    }
    with store.transaction():
        for each in (DAM, MINE):
            store.add_article(each)
            turned = replace(
                found[each.id], tags=found[each.id].tags[::-1], attributions=found[each.id].attributions[::-1]
            )
            store.put_tagged(turned, "rules-1")
    assert {name: store.tagged(name) for name in found} == found
    for name in found:
        assert store.tags(name) == found[name].tags
        assert store.attributions(name) == found[name].attributions
    assert store.tags() == tuple(each for name in sorted(found) for each in found[name].tags)
    assert store.attributions() == tuple(each for name in sorted(found) for each in found[name].attributions)


def test_what_each_article_was_tagged_with_and_which_models_scored(store: Store) -> None:
    scored = replace(tag(DAM, 4, 10), score=0.5, model_version="m1")
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        assert store.models() == frozenset()
        found = Tagged(article=DAM, tags=(tag(DAM, 11, 17), scored), attributions=(), words={})
        store.put_tagged(found, "rules-1")
    assert store.models() == {"m1"}
    assert list(store.taggings()) == sorted([(DAM.id, "en", "rules-1"), (MINE.id, "en", None)])


def test_an_article_at_a_glance_has_its_first_line_and_what_tagging_counted(store: Store) -> None:
    titled = replace(article("Dam\nA puppet opened it.\nMore.", title_end=3), language="fr")
    plain, untagged, old = article("Miners left.\nMore."), article("One line"), article("An old one.")
    words = {"outlet": 4, "quoted": 2}
    with store.transaction():
        for each in (titled, plain, untagged, old):
            store.add_article(each)
        store.add_article(plain, supersedes=old.id)
        found = (tag(titled, 6, 12), tag(titled, 0, 3))
        store.put_tagged(Tagged(article=titled, tags=found, attributions=(), words=words), "rules-1")
        store.put_tagged(Tagged(article=plain, tags=(), attributions=(), words={}), "rules-1")
    assert list(store.at_a_glance()) == sorted(
        [
            (titled.id, "Dam", "fr", 6, 2),
            (plain.id, "Miners left.", "en", 0, 0),
            (untagged.id, "One line", "en", None, None),
        ]
    )


def test_what_an_earlier_release_tagged_was_kept_without_what_is_denied(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.put_tagged(Tagged(article=DAM, tags=(), attributions=(), words={}), "rules-1")
        store._db.execute("UPDATE taggings SET denied = NULL")
    kept = store.tagged(DAM.id)
    assert kept is not None
    assert kept.denied == ()


def test_an_article_that_an_earlier_release_tagged_has_no_voices(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.put_tagged(
            Tagged(article=DAM, tags=(), attributions=(), words={}, voices=((0, 3, "quoted"),)), "rules-1"
        )
        store._db.execute("UPDATE taggings SET voices = NULL")
    kept = store.tagged(DAM.id)
    assert kept is not None
    assert kept.voices is None


def test_a_tag_is_found_by_the_beginning_of_its_id_also_when_only_reviewers_were_shown_it(
    store: Store,
) -> None:
    now, then, new = tag(DAM, 4, 10), tag(DAM, 11, 17), tag(DAM, 0, 3)
    task = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
    with store.transaction():
        store.add_article(DAM)
        store.put_tagged(Tagged(article=DAM, tags=(now, new), attributions=(), words={}), "rules-2")
        store.put_snapshot(task, "rules-1", [then])
        store.put_snapshot(task, "rules-2", [then, now])
    assert store.tags_named(now.id[:6]) == (now,)
    assert store.tags_named(new.id[:6]) == (new,)
    assert store.tags_named(then.id[:6]) == (then,)
    assert store.tags_named("no such id") == ()
