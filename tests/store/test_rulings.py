"""What the lead decided stays, in its order."""

from dataclasses import replace

from annotate.rulings import Ruling
from annotate.store import Store
from annotate.store.ledger import verify
from tests.store.material import DAM

LIMIT = Ruling(matter="reading limit", value="700", at="2026-01-01T00:00:00Z", by="lead")
AGAIN = Ruling(matter="second coding", about=DAM.id, at="2026-01-02T00:00:00Z", by="lead", reason="too fast")


def test_rulings_are_kept_by_matter_and_two_that_are_alike_are_two(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        for each in (LIMIT, AGAIN, LIMIT):
            store.add_ruling(each, article_id=each.about or None)
    assert store.rulings("reading limit") == (LIMIT, LIMIT)
    assert store.rulings("second coding") == (AGAIN,)
    assert store.rulings("qualification") == ()


def test_one_about_an_article_goes_with_it(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_ruling(AGAIN, article_id=DAM.id)
        store.add_ruling(LIMIT)
        store.remove_article(DAM.id)
    assert (store.rulings("second coding"), store.rulings("reading limit")) == ((), (LIMIT,))


def test_the_newest_policy_counts_and_one_that_was_taken_back_is_none(store: Store) -> None:
    given = [replace(AGAIN, matter="policy", value=each) for each in ("majority", "unanimous", "none")]
    with store.transaction():
        store.add_article(DAM)
        for each in given[:2]:
            store.add_ruling(each, article_id=DAM.id)
    assert (store.policies(), store.policy(DAM.id)) == ({DAM.id: "unanimous"}, "unanimous")
    with store.transaction():
        store.add_ruling(given[2], article_id=DAM.id)
        store.add_ruling(AGAIN, article_id=DAM.id)
    assert (store.policies(), store.policy(DAM.id)) == ({}, None)
    assert store.rulings_about(DAM.id) == (*given, AGAIN)
    assert store.policy("another") is None


def test_a_ruling_that_was_changed_behind_our_back_is_found(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_ruling(LIMIT)
        store.add_ruling(AGAIN, article_id=DAM.id)
    assert store.ask(verify).faults == ()
    with store.transaction():
        store._db.execute("UPDATE rulings SET record = replace(record, '700', '7000')")
        store._db.execute("INSERT INTO rulings (matter, record) VALUES ('policy', '{}')")
    assert store.ask(verify).faults == (
        "the ruling of entry 1 was changed or deleted",
        *["a ruling is in no entry of the ledger"] * 2,
    )


def test_what_was_laid_down_of_an_article_that_is_taken_out_is_missed_by_nobody(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_ruling(LIMIT)
        store.add_ruling(AGAIN, article_id=DAM.id)
    with store.transaction():
        store.remove_article(DAM.id)
    assert store.ask(verify).faults == ()
