"""Which reviewed articles may speak for those that nobody reviewed: the gold stratum.

Only articles that were drawn at random for review do, each with the probability that was recorded then. An
article that somebody picked, or that a queue put forward because the model was unsure of it, never does: it
differs from the rest, and nobody knows how. Where all articles were offered and only some are reviewed, the
reviewers chose which: no random sample either. Where every story of a side is reviewed, nothing is left to
be spoken for, and each counts as it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotate.records import ADJUDICATION, Review, Task

How = Literal["drawn", "all", "none"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """How an article came to be reviewed: `sampled_by` is None when it was never offered.

    A probability says then that it was drawn from a large corpus, and is yet to be sent, or was `removed`
    from the workspace since. `tasks` are where it stands, as (server, project, number): within a project,
    from the smallest, they are in the order in which reviewers were offered them.
    """

    reviewed: bool = False
    sampled_by: str | None = None
    probability: float | None = None
    tasks: tuple[tuple[str, int, int], ...] = ()
    removed: bool = False

    @property
    def random(self) -> bool:
        """Whether it was drawn, with a known probability."""
        return self.sampled_by == "random" and self.drawn

    @property
    def unpicked(self) -> bool:
        """Whether nobody's judgement put it forward, so that it may count where everything is reviewed."""
        return self.random or (self.sampled_by == "all" and self.drawn)

    @property
    def drawn(self) -> bool:
        """Whether anything drew it with a known probability, be it with certainty."""
        return self.probability is not None and 0 < self.probability <= 1


@dataclass(frozen=True, kw_only=True)
class Gold:
    """The gold stratum of a side, in stories.

    `reviewed` were reviewed at all, `waiting` were drawn and are not reviewed, `unsent` were drawn and not
    sent for review yet, `removed` drawn and taken out of the workspace, `unoffered` neither drawn nor sent.
    `probability` is by article id, of the stories in the stratum.
    """

    how: How
    reviewed: int
    waiting: int
    unsent: int
    removed: int
    unoffered: int
    probability: Mapping[str, float]


def offer(reviews: Iterable[Review], tasks: Iterable[Task]) -> Offer:
    """How an article came to be reviewed; a draw counts whatever else happened to it.

    Its task goes before its reviews: a later draw changes the probability of all earlier ones, and takes in
    what had been offered for another reason, while a review keeps what held when it was fetched.
    """
    submitted = [each for each in reviews if (each.status, each.purpose) == ("submitted", "coding")]
    given = [each for each in tasks if each.sampled_by != ADJUDICATION]  # picked because coders differ
    ways: list[Task | Review] = [*given, *submitted]
    known = [
        Offer(
            reviewed=bool(submitted),
            sampled_by=each.sampled_by,
            probability=each.inclusion_probability,
            tasks=tuple((task.server, task.project, task.task_id) for task in given),
        )
        for each in ways
    ]
    return next((each for each in known if each.random), known[0] if known else Offer())


def gold_stratum(offers: Mapping[str, Offer]) -> Gold:
    """The stratum of a side, given how each of its stories (by article id) came to be reviewed."""
    how, chosen = _chosen(offers)
    return Gold(
        how=how,
        reviewed=sum(each.reviewed for each in offers.values()),
        waiting=sum(each.random and not each.reviewed for each in offers.values()),
        unsent=sum(each.sampled_by is None and each.drawn and not each.removed for each in offers.values()),
        removed=sum(each.removed for each in offers.values()),
        unoffered=sum(each.sampled_by is None and not each.drawn for each in offers.values()),
        probability={name: 1.0 if how == "all" else offers[name].probability or 1.0 for name in chosen},
    )


def _chosen(offers: Mapping[str, Offer]) -> tuple[How, Sequence[str]]:
    if offers and all(each.reviewed and each.unpicked for each in offers.values()):
        return "all", tuple(offers)
    drawn = tuple(name for name, each in offers.items() if each.reviewed and each.random)
    return ("drawn" if drawn else "none"), drawn
