"""What the claims of an article rest on: its attributions, from a named source to none.

Where people reviewed unattributed claims, the open rungs are what they approved; the rules' attributions
only say on which of them each stands. Where nobody did, all of it is the rules'.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.records import RUNGS, Attribution, Basis, Rung
from annotate.report.evidence import Evidence

OPEN = "unattributed_claim"  #: the label whose spans are the attributions that leave their source open
CLOSED: tuple[Rung, ...] = ("named", "role")
LEAST = 5  #: attributions below which no share is given


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """Attributions by rung, in all voices; a step of the ladder each, so that they add up to `total`.

    `basis` says who decided about the open rungs. `unsorted` are approved claims of which the rules cannot
    tell the rung, `disputed` those that reviewers differ about.
    """

    rungs: Mapping[Rung, int] = field(default_factory=lambda: dict.fromkeys(RUNGS, 0))
    basis: Basis = "proposed"
    unsorted: int = 0
    disputed: int = 0

    @property
    def total(self) -> int:
        """All attributions."""
        return sum(self.rungs.values()) + self.unsorted + self.disputed

    @property
    def steps(self) -> Mapping[str, int]:
        """The rungs from the best source to none, and what stands on none of them where there is any."""
        more = (("unsorted", self.unsorted), ("disputed", self.disputed))
        return dict([*self.rungs.items(), *(each for each in more if each[1])])


def ladder(attributions: Sequence[Attribution], judged: Iterable[Evidence], *, reviewed: bool) -> Ladder:
    """The ladder of the rules' `attributions`; where `reviewed`, with what people decided about `OPEN`."""
    if not reviewed:
        return Ladder(rungs=_counted(each.rung for each in attributions))
    claims = [each for each in judged if each.label == OPEN and each.status in ("approved", "disputed")]
    under = [[each for each in attributions if _touch(claim, each)] for claim in claims]
    taken = {id(each) for group in under for each in group}
    closed = [each.rung for each in attributions if each.rung in CLOSED and id(each) not in taken]
    approved = [group for claim, group in zip(claims, under, strict=True) if claim.status == "approved"]
    sorted_ = [[each.rung for each in group if each.rung not in CLOSED] for group in approved]
    return Ladder(
        rungs=_counted([*closed, *(group[0] for group in sorted_ if group)]),
        basis="reviewed",
        unsorted=sum(not group for group in sorted_),
        disputed=len(claims) - len(approved),
    )


def _counted(rungs: Iterable[Rung]) -> Mapping[Rung, int]:
    found = Counter(rungs)
    return {rung: found[rung] for rung in RUNGS}


def _touch(claim: Evidence, each: Attribution) -> bool:
    start, end = claim.reach
    return each.start < end and start < each.end
