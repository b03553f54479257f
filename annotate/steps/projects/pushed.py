"""What sending articles to Label Studio came to."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotate.records import Purpose
from annotate.steps.projects.sending import Sending
from annotate.studio.task_states import Difference
from annotate.team import Coder


@dataclass(frozen=True, kw_only=True)
class Pushed:
    """What `push` did, in articles: `sent` are new there, `renewed` got new tags, `current` had them.

    `kept` are being reviewed or reviewed and keep what was shown; `untagged` were not sent. `tags` are to be
    looked at, `withheld` score below their label's threshold and stay in the store. `removed` are
    tasks taken out that nobody had touched: of superseded articles, and copies an interrupted push had left.
    `waiting` were not sent because of the limit, `drawn` of those sent were drawn at random. `remarks` are
    sentences for the user about the project. Where a team works, it is all projects together, and `shares`
    says what stands in each.
    """

    url: str
    project: int
    version: str
    sent: int = 0
    renewed: int = 0
    current: int = 0
    kept: int = 0
    untagged: int = 0
    tags: int = 0
    withheld: int = 0
    removed: int = 0
    waiting: int = 0
    drawn: int = 0
    remarks: tuple[str, ...] = ()
    shares: "tuple[Share, ...]" = ()


def tally(gap: Difference, sendings: Mapping[str, Sending]) -> Mapping[str, int]:
    """What was written of a difference, counted as in `Pushed`."""
    return {
        "sent": len(gap.missing),
        "renewed": len(gap.stale),
        "current": len(gap.current) + len(gap.unsure),
        "kept": len(gap.kept),
        "removed": len(gap.surplus),
        "drawn": sum(sendings[name].sampled_by == "random" for name in gap.missing),
    }


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one person has to do in a project of their own, in articles; `finished` as far as was pulled."""

    coder: Coder
    purpose: Purpose
    project: int
    url: str
    assigned: int
    finished: int
