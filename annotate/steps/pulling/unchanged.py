"""What of a project `pull` need not read again, since it stands there as it was read.

To list 10,000 tasks takes the server half a minute, so it is asked for the newest changes alone, and for the
number of the others. When a task was changed is the server's own word, to the microsecond, and is compared
with what the server said before, never with a clock of ours. Where the two do not fit, as on a server that
was put back from an older copy, everything is read. What is remembered saves work and decides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from annotate import __version__
from annotate.coding.codebook import Codebook
from annotate.moments import exact
from annotate.records import digest
from annotate.store.read_tasks import ReadTask
from annotate.studio.client import Studio

NEWEST = 100  #: tasks whose moments must be those that are remembered, or later
OVERLAP = timedelta(minutes=1)  #: in which a change may become visible after one with a later moment
LOOKS = 3  #: at a project that people work on, before it is read as a whole


@dataclass(frozen=True, kw_only=True)
class Unchanged:
    """The tasks that stand as they were read, by number; `changed` are to be read, None for all there are."""

    tasks: Mapping[int, ReadTask] = field(default_factory=dict)
    changed: tuple[int, ...] | None = None

    @cached_property
    def annotations(self) -> frozenset[int]:
        """The numbers of their annotations."""
        return frozenset(number for each in self.tasks.values() for number in each.annotations)


def unchanged(studio: Studio, project: int, known: Mapping[int, ReadTask]) -> Unchanged:
    """What need not be read of a project of which these tasks are `known`."""
    if not known:
        return Unchanged()
    try:
        since = _since(sorted((each.changed for each in known.values()), reverse=True))
    except (ValueError, OverflowError):  # no moment, or before all time
        return Unchanged()
    recent = {number for number, each in known.items() if each.changed >= since}
    for _ in range(LOOKS):
        newest = studio.changed(project, since)
        if any(newest.get(number, "") < known[number].changed for number in recent):
            break  # deleted, or of an older copy
        older = known.keys() - recent - newest.keys()
        if studio.annotated(project, since) == len(older):
            again = {number for number in older if known[number].article_id is None}
            again |= {number for number, moment in newest.items() if not _stands(known.get(number), moment)}
            tasks = {number: each for number, each in known.items() if number not in again}
            return Unchanged(tasks=tasks, changed=tuple(sorted(again)))
    return Unchanged()


def _since(moments: Sequence[str]) -> str:
    """From when on tasks are listed; of many that were changed at one moment all are, or none."""
    later = [each for each in moments if each > moments[NEWEST]] if len(moments) > NEWEST else moments
    return min([*later[-1:], exact(datetime.fromisoformat(moments[0]) - OVERLAP)])


def _stands(known: ReadTask | None, moment: str) -> bool:
    return known is not None and known.article_id is not None and known.changed == moment


def way_of_reading(codebook: Codebook, accounts: Mapping[int, str]) -> str:
    """Names what else decides what an annotation becomes: this program, the codebook, who has an account.

    `accounts` are by number, with when each was made.
    """
    return digest("read", __version__, codebook.version, codebook.digest, *sorted(accounts.items()))
