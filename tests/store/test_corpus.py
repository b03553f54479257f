from dataclasses import replace

from annotate.records import Tagged, Task
from annotate.store import Store
from tests.records import review, tag
from tests.store.material import DAM, MINE

TASK = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")


def test_only_the_outlets_own_words_and_tags_are_counted(store: Store) -> None:
    own, quoted = replace(tag(DAM, 4, 10), score=0.5), replace(tag(DAM, 11, 17), voice="quoted")
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE)
        words = {"outlet": 4, "quoted": 2}
        store.put_tagged(Tagged(article=DAM, tags=(own, quoted), attributions=(), words=words), "rules-1")
        store.put_tagged(Tagged(article=MINE, tags=(), attributions=(), words={"quoted": 5}), "rules-2")
    assert store.outlet_words() == {DAM.id: ("en", "rules-1", 4), MINE.id: ("en", "rules-2", 0)}
    assert tuple(store.outlet_tags()) == ((DAM.id, "loaded_label", 0.5),)
    assert store.total_words() == {DAM.id: 6, MINE.id: 5}
    assert store.total_words(DAM.id) == {DAM.id: 6}
    assert store.total_words("nobody") == {}


def test_the_state_of_a_reviewed_article_changes_with_tags_reviews_and_what_was_shown(store: Store) -> None:
    def state() -> str:
        return store.review_states()[DAM.id]

    with store.transaction():
        store.add_article(DAM)
        store.put_tagged(Tagged(article=DAM, tags=(), attributions=(), words={}), "rules-1")
        assert store.review_states() == {}
        store.add_review(review("first", DAM), ())
        states = [state()]
        store.add_review(review("second", DAM), ())
        states.append(state())
        store.put_snapshot(TASK, "rules-1", ())
        states.append(state())
        store.put_tagged(Tagged(article=DAM, tags=(), attributions=(), words={}), "rules-2")
        states.append(state())
    assert len(set(states)) == 4


def test_a_summary_that_is_cached_replaces_the_one_before(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.cache_summary(DAM.id, "state 1", "{}")
        store.cache_summary(DAM.id, "state 2", '{"words": 6}')
    assert store.cached_summaries() == {DAM.id: ("state 2", '{"words": 6}')}
