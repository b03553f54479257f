"""Whose project it is that is pulled from, and who did the work: a review belongs to whoever made it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from annotate.records import Purpose, Review
from annotate.report.vocabulary import plural
from annotate.steps.coders.assignments import called, taking_part
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.projects import Project
from annotate.team import EVERYBODY, Coder


@dataclass(frozen=True, kw_only=True)
class Owner:
    """The coder whose project it is (empty for everybody's) and what it is for; counts what others did in it.

    `edited` says that coders who work there have another labelling page than the codebook's.
    """

    project: int
    coder: str
    purpose: Purpose
    names: Mapping[str, Coder]
    edited: bool
    others: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, store: Store, studio: Studio, there: Project, page: str) -> "Owner":
        """What is known of a project; `page` is the codebook's."""
        key = studio.name, there.number
        found = {(each.server, each.project): (each.coder, each.purpose) for each in store.team_projects()}
        coder, purpose = found.get(key, ("", "coding"))
        return cls(
            project=there.number,
            coder=coder,
            purpose=purpose,
            names=called(store, studio.name),
            edited=coder in taking_part(store) and there.page != page,
        )

    def add(self, review: Review) -> None:
        """Count a review that is new."""
        if self.coder and review.reviewer != self.coder:
            self.others[review.reviewer] += 1

    def remarks(self) -> Iterator[str]:
        """What the lead must know of it."""
        if self.edited:
            yield (
                f"The labelling page of project {self.project} was changed on the server: `annotate push` "
                "puts it back as the codebook has it"
            )
        for who, count in sorted(self.others.items()):
            yield (
                f"{self._name(who)} reviewed {plural(count, 'article')} in project {self.project}, which is "
                f"{self._name(self.coder)}'s: credited to {self._name(who)}"
            )

    def _name(self, code: str) -> str:
        name = self.names[code].name if code in self.names else ""
        return f"{name} ({code})" if name else code


def lost(store: Store, studio: Studio, found: Collection[int]) -> tuple[str, ...]:
    """Projects of coders who take part that are no longer on the server, in sentences."""
    names, codes = called(store, studio.name), taking_part(store)
    return tuple(
        f"Project {each.project} of {names[each.coder].name} is no longer on {studio.url}: what was pulled "
        "from it is kept, and `annotate push` makes a new one for the rest"
        for each in store.team_projects()
        if each.server == studio.name and each.project not in found and each.coder in codes
    )


def without_account(store: Store, studio: Studio) -> tuple[str, ...]:
    """Coders who take part and whose account is no longer on the server, in sentences."""
    there = {(each.number, each.joined) for each in studio.accounts()}
    mine = [each for each in store.coders() if each.server == studio.name and each.account != EVERYBODY]
    still = {each.code for each in mine if (each.account, each.joined) in there}
    return tuple(
        f"{each.name} ({each.code}) has no account on {studio.url} any more: what was pulled counts, and "
        f"`annotate assign --leaves {each.name} --why …` gives the rest to the others"
        for each in mine
        if each.name and each.code in taking_part(store) and each.code not in still
    )
