"""What sending articles to Label Studio came to."""

from dataclasses import dataclass

from annotate.records import Purpose
from annotate.team import Coder


@dataclass(frozen=True, kw_only=True)
class Pushed:
    """What `push` did, in articles: `sent` are new there, `renewed` got new tags, `current` had them.

    `kept` are being reviewed or reviewed and keep what was shown; `untagged` were not sent. `tags` are to be
    looked at, `withheld` score below their label's threshold and stay in the store. `removed` are
    tasks taken out that nobody had touched: of superseded articles, and copies an interrupted push had left.
    `waiting` were not sent because of the limit, `drawn` of those sent were drawn at random. `told` are
    sentences for the user about the project. Where a team works, it is all projects together, and `shares`
    says what stands in each.
    """

    url: str
    project: int
    version: str
    sent: int
    renewed: int
    current: int
    kept: int
    untagged: int
    tags: int
    withheld: int
    removed: int
    waiting: int = 0
    drawn: int = 0
    told: tuple[str, ...] = ()
    shares: "tuple[Share, ...]" = ()


@dataclass(frozen=True, kw_only=True)
class Share:
    """What one person has to do in a project of their own, in articles; `finished` as far as was pulled."""

    coder: Coder
    purpose: Purpose
    project: int
    url: str
    assigned: int
    finished: int
