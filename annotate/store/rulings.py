"""What the lead decided, in order."""

import json
from collections.abc import Mapping, Sequence
from typing import get_args

from annotate.records import Policy
from annotate.rulings import Matter, Ruling
from annotate.store.database import Database
from annotate.store.ledger import enter_ruling

_POLICIES: Mapping[str, Policy] = {each: each for each in get_args(Policy)}


class Rulings(Database):
    """The part of the store that holds rulings: added to, never changed."""

    def add_ruling(self, ruling: Ruling, *, article_id: str | None = None) -> None:
        """Keep a ruling. One about an article goes with it, when that is removed."""
        self._keep("rulings", ruling, "matter", article_id=article_id)
        enter_ruling(self._db)

    def rulings(self, matter: Matter) -> tuple[Ruling, ...]:
        """All rulings of a kind, oldest first."""
        return self._records(Ruling, "rulings WHERE matter = ? ORDER BY position", matter)

    def rulings_about(self, article_id: str) -> tuple[Ruling, ...]:
        """All rulings about an article, oldest first."""
        return self._records(Ruling, "rulings WHERE article_id = ? ORDER BY position", article_id)

    def drawn(self) -> Sequence[str]:
        """The articles that were drawn at any time from a large corpus, in the order of their random numbers.

        Those of a later draw come behind. One that is not among the articles was removed.
        """
        draws = (json.loads(each.value).get("drawn", ()) for each in self.rulings("sample"))
        return tuple(dict.fromkeys(name for draw in draws for name in draw))

    def policies(self) -> Mapping[str, Policy]:
        """By which policy disputes are settled, by article; one that was taken back is none."""
        newest = {each.about: each.value for each in self.rulings("policy")}
        return {name: _POLICIES[value] for name, value in newest.items() if value in _POLICIES}

    def policy(self, article_id: str) -> Policy | None:
        """The policy for one article."""
        found = [each.value for each in self.rulings_about(article_id) if each.matter == "policy"]
        return _POLICIES.get(found[-1]) if found else None
