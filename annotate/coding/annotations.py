"""What a reviewer's page gave back, as records: nothing of it is checked against article or codebook yet.

`annotate.studio.answers` makes them of Label Studio's JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Region:
    """A span as it came, its label too: whether they fit article and codebook is not known yet."""

    id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A part of an annotation that cannot be read; `id` is the region it is about, empty if unknown."""

    id: str
    reason: str
    region: str


@dataclass(frozen=True, kw_only=True)
class Prediction:
    """What stood on a page, in the server's own words; `number` is None where it keeps none."""

    number: int | None
    version: str
    regions: tuple[Region, ...]


@dataclass(frozen=True, kw_only=True)
class Annotation:
    """A state of an annotation. Times are UTC, RFC 3339.

    `number` names it on the server today, `key` for good: its unique id, or where the server gives none its
    article and the time it was made. `person` is the e-mail address of whoever made this state and `account`
    its number, None if that account was deleted. `prediction` is what the server kept of the page at
    submission, `parent` the number of the prediction it was opened with. `comments` are by the id of the
    region they are about.
    """

    number: int
    key: str
    made_at: str
    decided_at: str
    person: str | None = None
    account: int | None = None
    skipped: bool = False
    seconds: float | None = None
    prediction: Prediction | None = None
    parent: int | None = None
    regions: tuple[Region, ...] = ()
    comments: Mapping[str, str] = field(default_factory=dict)
    choices: frozenset[str] = frozenset()
    relations: int = 0
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReviewedTask:
    """A task that somebody submitted or skipped. `article_id` is empty where it is none of ours.

    `predictions` is how many the server holds for it today, None if it does not say. `changed` is when the
    task was last changed, UTC to the microsecond, empty if the server does not say; `whole` is whether each
    of its annotations could be read.
    """

    number: int
    article_id: str
    text: str
    predictions: int | None
    annotations: tuple[Annotation, ...]
    changed: str = ""
    whole: bool = True


@dataclass(frozen=True, kw_only=True)
class Export:
    """A project's reviewed tasks by number, and what of them could not be read, in sentences."""

    tasks: tuple[ReviewedTask, ...]
    set_aside: tuple[str, ...] = ()
