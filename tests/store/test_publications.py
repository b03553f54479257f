"""Where an article appeared, and by which bytes it is known again."""

from annotate.records import sha256
from annotate.store import Store
from tests.records import publication
from tests.store.material import DAM, MINE


def test_one_article_has_many_publications_and_known_bytes_are_recognised(store: Store) -> None:
    one, two = publication(DAM, "a.txt"), publication(DAM, "b.txt")
    with store.transaction():
        store.add_article(DAM)
        assert store.add_publication(one)
        assert store.add_publication(two)
        assert not store.add_publication(one)
    assert store.publications(DAM.id) == (one, two)
    with store.transaction():
        store.add_article(MINE)
        store.add_publication(other := publication(MINE, "aa.txt"))
    assert store.publications(DAM.id) == (one, two)
    assert store.publications() == tuple(
        sorted((one, two, other), key=lambda each: (each.article_id, each.source))
    )
    assert store.raw(sha256("b.txt")) == DAM.id
    assert store.raw(sha256("c.txt")) is None
