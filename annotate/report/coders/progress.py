"""How far each coder is, how fast they go, what they do with proposals, and whether that changes over time.

What a coder did twice by design (to be compared with oneself) is work like any other, and counts here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.records import Verdict
from annotate.report.coders.drift import Quarter, quarters
from annotate.report.coders.work import Key, Rate, Share, Work

TEAM = "all"  #: the name of what everybody did together


@dataclass(frozen=True, kw_only=True)
class CoderProgress:
    """One coder's work; `left` is None where nothing was assigned.

    Speed is over the `timed` articles, those whose time is known. `accepted`, `changed` (ends or label) and
    `rejected` are of the proposals that the coder was shown and decided about, `added` per 1,000 words that
    were read with proposals in view.
    """

    code: str
    done: int
    skipped: int
    unread: int
    left: int | None
    timed: int
    seconds: float
    words: int
    accepted: Share
    changed: Share
    rejected: Share
    added: Rate
    quarters: tuple[Quarter, ...] = ()

    @property
    def articles_per_hour(self) -> float | None:
        """None where no time is known."""
        return 3600 * self.timed / self.seconds if self.seconds else None

    @property
    def words_per_minute(self) -> float | None:
        """None where no time is known."""
        return 60 * self.words / self.seconds if self.seconds else None


@dataclass(frozen=True, kw_only=True)
class Progress:
    """A team's work: each coder by code, and `team`, all of them together.

    `unread` is what was left out as not read; `limit` is the words per minute above which a review is, None
    where none is on record. `names` are what the lead calls the coders, by code.
    """

    coders: tuple[CoderProgress, ...]
    team: CoderProgress
    unread: tuple[Work, ...] = ()
    limit: float | None = None
    names: Mapping[str, str] = field(default_factory=dict)


def progress(
    works: Iterable[Work],
    assigned: Collection[Key] | None = None,
    *,
    limit: float | None = None,
    names: Mapping[str, str] | None = None,
) -> Progress:
    """How far everybody is: who did something, and who is `assigned` something (None: nothing ever was).

    `names` are what the lead calls the coders, by code; they are for the lead's own screen.
    """
    given = sorted(works, key=lambda each: (each.coded.review.decided_at, each.key))
    codes = sorted({each.coded.reviewer for each in given} | {code for _, code, _ in assigned or ()})
    coders = tuple(_of(code, given, assigned) for code in codes)
    return Progress(
        coders=coders,
        team=_of(None, given, assigned),
        unread=tuple(each for each in given if each.coded.unread is not None),
        limit=limit,
        names=names or {},
    )


def _of(code: str | None, works: Sequence[Work], assigned: Collection[Key] | None) -> CoderProgress:
    own = [each for each in works if code in (None, each.coded.reviewer)]
    statuses = [each.coded.review.status for each in own]
    done = [each for each in own if each.coded.unread is None and each.coded.review.status == "submitted"]
    timed = [each for each in done if each.pace.seconds is not None]
    shown = [each for each in done if each.shown]
    verdicts = [verdict for each in shown for verdict in each.about_proposals]
    mine = {key for key in assigned or () if code in (None, key[1])}
    return CoderProgress(
        code=TEAM if code is None else code,
        done=len(done),
        skipped=statuses.count("skipped"),
        unread=sum(each.coded.unread is not None for each in own),
        left=None if assigned is None else len(mine - {each.key for each in own}),
        timed=len(timed),
        seconds=sum(each.pace.seconds or 0.0 for each in timed),
        words=sum(each.pace.words for each in timed),
        accepted=_share(verdicts, "accepted"),
        changed=_share(verdicts, "resized", "relabelled"),
        rejected=_share(verdicts, "rejected"),
        added=Rate(
            number=sum(d.verdict == "added" for each in shown for d in each.coded.decisions),
            words=sum(each.pace.words for each in shown),
        ),
        quarters=() if code is None else quarters(code, [each for each in works if each.counts]),
    )


def _share(verdicts: Sequence[Verdict], *which: Verdict) -> Share:
    return Share(number=sum(verdict in which for verdict in verdicts), of=len(verdicts))
