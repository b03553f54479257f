"""How fast somebody went through an article, and when that was too fast to have read it.

Submitting means: read to the end. A review that was submitted faster than anybody reads is non-response: it
is kept, and counts nowhere. The limit is a setting, with its source in `annotate.config`.

The time is Label Studio's ``lead_time``. Today's labelling page adds each session to what the annotation or
its draft already has, whoever that was by; earlier releases sent the session alone. So a state took what it
has more than the one before it, and all that it has where that is less.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotate.moments import earlier
from annotate.records import Purpose, Review
from annotate.rulings import Ruling

UNREAD = "submitted faster than anybody reads"  #: why such a review is left out


@dataclass(frozen=True, kw_only=True)
class Pace:
    """The words of an article and the seconds that one person spent on it; None where some are unknown."""

    words: int
    seconds: float | None

    @property
    def per_minute(self) -> float | None:
        """Words per minute, infinite for no time at all; None where the time is unknown."""
        if self.seconds is None:
            return None
        if not self.seconds:
            return math.inf if self.words else 0.0
        return 60 * self.words / self.seconds

    def __str__(self) -> str:
        """For a person: "2,874 words in 2.3 seconds"."""
        time = "an unknown time"
        if self.seconds is not None:
            short = self.seconds < 60
            time = f"{self.seconds:,.1f} seconds" if short else f"{self.seconds / 60:,.1f} minutes"
        return f"{self.words:,} words in {time}"


def paces(states: Iterable[Review], words: int) -> Mapping[tuple[str, Purpose], Pace]:
    """How fast each person went through one article of so many `words`, for each purpose apart.

    `states` are all its reviews' states in the order they arrived. Where one of a person's times is unknown,
    so is the whole.
    """
    spent: dict[tuple[str, Purpose], float | None] = {}
    before: dict[tuple[str, str], float] = {}
    for each in states:
        name = each.server, each.annotation or f"{each.project} {each.annotation_id}"
        known = spent.setdefault((each.reviewer, each.purpose), 0.0)
        if each.seconds is None:
            spent[each.reviewer, each.purpose] = None
            continue
        last, before[name] = before.get(name, 0.0), each.seconds
        if known is not None:
            own = each.seconds - last if each.seconds >= last else each.seconds
            spent[each.reviewer, each.purpose] = known + own
    return {who: Pace(words=words, seconds=seconds) for who, seconds in spent.items()}


def limit_at(limits: Sequence[Ruling], moment: str) -> float:
    """The words per minute above which a review decided at `moment` counts as unread.

    A later limit holds for what is decided from then on, the first one for all that was decided before.
    """
    return float(next((each for each in reversed(limits) if not earlier(moment, each.at)), limits[0]).value)


def unread(states: Sequence[Review], words: int, limits: Sequence[Ruling]) -> Mapping[str, Pace]:
    """The reviews of one article that nobody can have read so fast, by id, with their pace.

    None where no limit is on record. Whoever settles what others differ about need not read everything.
    """
    if not limits:
        return {}
    known = paces(states, words)
    found = {}
    for each in states:
        pace = known[each.reviewer, each.purpose]
        per_minute = pace.per_minute if each.status == "submitted" else None
        if each.purpose != "adjudication" and (per_minute or 0.0) > limit_at(limits, each.decided_at):
            found[each.id] = pace
    return found
