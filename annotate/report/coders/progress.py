"""How far each coder is, how fast they go, what they do with proposals, and whether that changes over time.

What a coder did twice by design (to be compared with oneself) is work like any other, and counts here.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotate.coding.pace import Pace
from annotate.coding.precision import RIGHT, binomial_interval
from annotate.coding.reviews import CodedReview
from annotate.records import Purpose
from annotate.report.interval import interval_per_1000, per_1000

TEAM = "all"  #: the name of what everybody did together
LEAST = 8  #: articles of a coder whose quarters are looked at: of fewer, a quarter is one article
QUARTERS = 4

Key = tuple[str, str, Purpose]  #: an article, the code of a coder, and what the article was given for


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many `of` how many."""

    number: int
    of: int

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact interval (Clopper and Pearson); None of nothing."""
        return binomial_interval(self.number, self.of) if self.of else None


@dataclass(frozen=True, kw_only=True)
class Rate:
    """So many in so many words."""

    number: int
    words: int

    @property
    def per_1000(self) -> float | None:
        """Per 1,000 words; None where there are none."""
        return per_1000(self.number, self.words)

    @property
    def interval(self) -> tuple[float, float] | None:
        """95 % exact Poisson interval of the same; None where there are no words."""
        return interval_per_1000(self.number, self.words)


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a person last said of an article, skipped ones included, and how fast they went."""

    coded: CodedReview
    pace: Pace

    @property
    def key(self) -> Key:
        """What is done once."""
        return self.coded.review.article_id, self.coded.reviewer, self.coded.review.purpose

    @property
    def counts(self) -> bool:
        """Whether it was submitted, can have been read, and is about an article that is one."""
        review = self.coded.review
        return review.status == "submitted" and self.coded.unread is None and not review.flags


@dataclass(frozen=True, kw_only=True)
class Marked:
    """Spans left standing per 1,000 words, and the share of the shown proposals that were kept."""

    articles: int
    marks: Rate
    kept: Share


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """A quarter of a coder's articles in the order they were decided, beside what the others did meanwhile.

    It lasts from `since` until before `until` (times; None: until now).
    """

    since: str
    until: str | None
    own: Marked
    others: Marked


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
    verdicts = [
        decision.verdict
        for each in done
        if each.counts and each.coded.review.shown == "tags"
        for decision in each.coded.decisions
    ]
    decided = sum(verdict != "added" for verdict in verdicts)
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
        accepted=Share(number=verdicts.count("accepted"), of=decided),
        changed=Share(number=verdicts.count("resized") + verdicts.count("relabelled"), of=decided),
        rejected=Share(number=verdicts.count("rejected"), of=decided),
        added=Rate(
            number=verdicts.count("added"),
            words=sum(each.pace.words for each in done if each.counts and each.coded.review.shown == "tags"),
        ),
        quarters=() if code is None else _quarters(code, [each for each in works if each.counts]),
    )


def _quarters(code: str, works: Sequence[Work]) -> tuple[Quarter, ...]:
    own = [each for each in works if each.coded.reviewer == code]
    if len(own) < LEAST:
        return ()
    cuts = [own[len(own) * part // QUARTERS] for part in range(QUARTERS)]
    edges = [each.coded.review.decided_at for each in cuts]
    found = []
    for part, (since, until) in enumerate(zip(edges, [*edges[1:], None], strict=True)):
        others = [
            each
            for each in works
            if each.coded.reviewer != code
            and since <= each.coded.review.decided_at
            and (until is None or each.coded.review.decided_at < until)
        ]
        mine = own[len(own) * part // QUARTERS : len(own) * (part + 1) // QUARTERS]
        found.append(Quarter(since=since, until=until, own=_marked(mine), others=_marked(others)))
    return tuple(found)


def _marked(works: Sequence[Work]) -> Marked:
    decisions = [decision for each in works for decision in each.coded.decisions]
    about = [verdict for each in works for verdict in _about_proposals(each)]
    return Marked(
        articles=len(works),
        marks=Rate(
            number=sum(decision.verdict != "rejected" for decision in decisions),
            words=sum(each.pace.words for each in works),
        ),
        kept=Share(number=sum(verdict in RIGHT for verdict in about), of=len(about)),
    )


def _about_proposals(each: Work) -> list[str]:
    if each.coded.review.shown != "tags":
        return []
    return [decision.verdict for decision in each.coded.decisions if decision.verdict != "added"]
