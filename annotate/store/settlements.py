"""The policies that settle what reviewers differ about, in every state that they had."""

from collections.abc import Mapping

from annotate.records import Policy
from annotate.store.database import Database
from annotate.store.ledger import enter_settlement
from annotate.team import Settlement


class Settlements(Database):
    """The part of the store that holds policies."""

    def add_settlement(self, settlement: Settlement) -> None:
        """Keep a policy for an article; earlier ones stay in the history."""
        self._keep("settlements", settlement, article_id=settlement.article_id)
        enter_settlement(self._db)

    def settlements(self, article_id: str | None = None) -> tuple[Settlement, ...]:
        """What was recorded for one article, or for all, in the order it was."""
        if article_id is None:
            return self._records(Settlement, "settlements ORDER BY position")
        return self._records(Settlement, "settlements WHERE article_id = ? ORDER BY position", article_id)

    def policy(self, article_id: str) -> Policy | None:
        """The policy that counts for an article."""
        return next((each.policy for each in reversed(self.settlements(article_id))), None)

    def policies(self) -> Mapping[str, Policy]:
        """The policy that counts, by article; one that was taken back is none."""
        newest = {each.article_id: each.policy for each in self.settlements()}
        return {name: policy for name, policy in newest.items() if policy is not None}
