"""Policies, in every state that they had."""

from annotate.records import Policy
from annotate.store import Store
from annotate.store.ledger import verify
from annotate.team import Settlement
from tests.records import review
from tests.store.material import DAM


def settlement(policy: Policy | None, at: int) -> Settlement:
    return Settlement(
        article_id=DAM.id,
        policy=policy,
        decided_at=f"2026-11-21T08:00:{at:02}Z",
        command="annotate adjudicate",
    )


def test_the_newest_policy_counts_and_one_that_was_taken_back_is_none(store: Store) -> None:
    first, second, third = settlement("majority", 1), settlement("unanimous", 2), settlement(None, 3)
    with store.transaction():
        store.add_article(DAM)
        store.add_settlement(first)
        store.add_settlement(second)
    assert (store.policies(), store.policy(DAM.id)) == ({DAM.id: "unanimous"}, "unanimous")
    with store.transaction():
        store.add_settlement(third)
    assert (store.policies(), store.policy(DAM.id)) == ({}, None)
    assert store.settlements() == store.settlements(DAM.id) == (first, second, third)
    assert store.settlements("another") == ()


def test_an_article_that_is_taken_out_takes_its_policies_along(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_settlement(settlement("majority", 1))
    with store.transaction():
        store.remove_article(DAM.id)
    assert store.settlements() == ()
    assert (store.ask(verify).faults, store.ask(verify).removed) == ((), 1)


def test_a_policy_changed_behind_our_back_is_found(store: Store) -> None:
    with store.transaction():
        store.add_article(DAM)
        store.add_review(review("one", DAM), [])
        store.add_settlement(settlement("majority", 1))
        store.add_settlement(settlement(None, 2))
    assert store.ask(verify).faults == ()
    assert store.ask(verify).entries == 3
    store._db.execute("UPDATE settlements SET record = replace(record, 'majority', 'unanimous')")
    assert store.ask(verify).faults == (
        "the policy of entry 2 was changed or deleted",
        "a policy is in no entry of the ledger",
    )
    store._db.execute("DELETE FROM settlements WHERE record LIKE '%unanimous%'")
    assert store.ask(verify).faults == ("the policy of entry 2 was changed or deleted",)
