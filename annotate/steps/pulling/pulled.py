"""What fetching reviews from Label Studio came to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from annotate.records import Review, Verdict
from annotate.steps.reviews.unread import Unread


@dataclass(frozen=True, kw_only=True)
class Pulled:
    """What `pull` found. All but `known` and `foreign` count what is new since the last pull.

    `known` annotations were pulled before, `changed` ones supersede an earlier state, `foreign` tasks hold
    articles that the workspace lacks. Of `unknown` reviews nobody knows which tags were shown. `verdicts`
    counts decisions that count, `left_out` those of `unread` reviews; `set_aside` says what could not be
    taken, beside `blank` spans of nothing but blanks and `relations`, which no codebook asks for.
    `withdrawn` are reviews that were deleted on the server, while their article still stands there; `kept`
    ones are missing there too, but `older` has the signs that the server was put back from an older copy.
    Of the new reviews `unread` are left out, since nobody can have read so fast. `remarks` are sentences
    about the projects of a team, and about the limit for that.
    """

    submitted: int = 0
    skipped: int = 0
    changed: int = 0
    known: int = 0
    foreign: int = 0
    verdicts: Mapping[Verdict, int] = field(default_factory=dict)
    left_out: Mapping[Verdict, int] = field(default_factory=dict)
    set_aside: tuple[str, ...] = ()
    unknown: int = 0
    deleted: int = 0
    blank: int = 0
    relations: int = 0
    withdrawn: tuple[Review, ...] = ()
    kept: tuple[Review, ...] = ()
    older: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[str, ...] = ()


def total(found: Sequence[Pulled]) -> Pulled:
    """What came from several projects together."""
    first, *others = found
    for each in others:
        sums: dict[str, Any] = {
            name: _both(getattr(first, name), value) for name, value in vars(each).items()
        }
        first = replace(first, **sums)
    return first


def _both(one: Any, other: Any) -> Any:
    return Counter(one) + Counter(other) if isinstance(one, Mapping) else one + other
