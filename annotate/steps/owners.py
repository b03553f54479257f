"""Whose project it is that is pulled from, and who did the work in it.

A review belongs to whoever made it. That somebody worked in another one's project, or that a project is gone,
is said, since the lead has to know.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from annotate.records import Purpose, Review
from annotate.steps.assignments import called, taking_part
from annotate.store import Store
from annotate.studio.client import Studio


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """The owner of a project (empty for everybody's) and what it is for; counts what others did in it."""

    project: int
    coder: str
    purpose: Purpose
    names: dict[str, str]
    others: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, store: Store, studio: Studio, project: int) -> "Elsewhere":
        """What is known of a project."""
        names = {code: each.name for code, each in called(store, studio.name).items() if each.name}
        for each in store.team_projects():
            if (each.server, each.project) == (studio.name, project):
                return cls(project=project, coder=each.coder, purpose=each.purpose, names=names)
        return cls(project=project, coder="", purpose="coding", names=names)

    def add(self, review: Review) -> None:
        """Count a review that is new."""
        if self.coder and review.reviewer != self.coder:
            self.others[review.reviewer] += 1

    def told(self) -> tuple[str, ...]:
        """What the lead must know of it."""
        from annotate.report.vocabulary import plural

        return tuple(
            f"{self._name(who)} reviewed {plural(count, 'article')} in project {self.project}, which is "
            f"{self._name(self.coder)}'s: credited to {self._name(who)}"
            for who, count in sorted(self.others.items())
        )

    def _name(self, code: str) -> str:
        return f"{self.names[code]} ({code})" if code in self.names else code


def lost(store: Store, studio: Studio, found: Collection[int]) -> tuple[str, ...]:
    """Projects of coders who take part that are no longer on the server, in sentences."""
    names, codes = called(store, studio.name), taking_part(store)
    return tuple(
        f"Project {each.project} of {names[each.coder].name} is no longer on {studio.url}: what was pulled "
        "from it is kept, and `annotate push` makes a new one for the rest"
        for each in store.team_projects()
        if each.server == studio.name and each.project not in found and each.coder in codes
    )
