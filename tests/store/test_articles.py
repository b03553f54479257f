import pytest

from annotate.errors import InputError
from annotate.store import Store
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


def test_a_superseded_article_stays_but_is_not_listed(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_article(MINE, supersedes=DAM.id)
    assert store.articles() == (MINE,)
    assert set(store.articles(superseded=True)) == {DAM, MINE}
    assert store.superseded_ids() == {DAM.id}
    assert list(store.texts()) == [(MINE.id, MINE.text)]
    assert store.with_earlier(MINE.id) == (MINE.id, DAM.id)


def test_an_article_does_not_supersede_itself_and_is_listed_again_when_cleaning_comes_back_to_it(
    store: Store,
) -> None:
    with store.transaction():
        store.add_article(DAM, supersedes=DAM.id)
    assert store.articles() == (DAM,)
    with store.transaction():
        store.add_article(MINE, supersedes=DAM.id)
        store.add_article(DAM, supersedes=MINE.id)
    assert store.articles() == (DAM,)
