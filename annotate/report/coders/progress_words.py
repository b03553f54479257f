"""A team's progress in tables of words, for a terminal and a page."""

from annotate.report.coders.drift import LEAST, Quarter
from annotate.report.coders.progress import CoderProgress, Progress
from annotate.report.coders.tables import Table
from annotate.report.coders.work import Rate, Share, Work
from annotate.report.page import styled
from annotate.report.vocabulary import number

Row = tuple[str, ...]

WORK = ("coder", "done", "skipped", "unread", "left", "articles/hour", "words/min", "untimed")
DECISIONS = ("coder", "proposals", "accepted", "changed", "rejected", "added, per 1,000")
QUARTERS = ("from", "done", "marks/1,000", "others", "kept, %", "others, %")
UNREAD = ("article", "coder", "words", "seconds", "words/min")

SPEED = (
    "Speed is over the articles whose time is known: the time that an article stood open, breaks included."
)
COUNTS = (
    "Accepted, changed (ends or label) and rejected are of the proposals that a coder was shown; added is "
    "per 1,000 words read with proposals in view. Intervals are 95 %, exact, and take tags as independent."
)
DRIFT = (
    f"Each quarter of a coder’s own articles (from {LEAST} on), in the order they were decided, beside what "
    "all others decided in the same days. It cannot show who is right, nor that the whole team drifts; and "
    "as articles differ, a quarter can differ because of what stood in it. Of many intervals some lie apart "
    "by chance: what two coders do with the same article tells more (annotate agreement)."
)


def limit(progress: Progress) -> str:
    """What counts as unread."""
    if progress.limit is None:
        return "No reading limit is on record, so nothing counts as unread: `annotate pull` lays it down."
    return (
        f"Unread is what was submitted at more than {progress.limit:g} words a minute, over all states of an "
        "article: it is kept, and counts nowhere."
    )


def tables(progress: Progress) -> tuple[Table, ...]:
    """The work, what was left unread, the decisions, and the quarters of each coder who did enough."""
    coders = (*progress.coders, *([progress.team] if len(progress.coders) > 1 else []))
    left, quarters = tuple(map(unread, progress.unread)), [each for each in coders if each.quarters]
    return (
        Table(WORK, tuple(map(work, coders)), SPEED, "How far, and how fast"),
        *([Table(UNREAD, left, "", "Left out as not read")] if left else []),
        Table(DECISIONS, tuple(map(decisions, coders)), COUNTS, "What they did with proposals"),
        *(
            Table(
                QUARTERS,
                tuple(map(quarter, each.quarters)),
                DRIFT if each is quarters[-1] else "",
                f"{each.code}, by quarters of their articles",
            )
            for each in quarters
        ),
    )


def work(each: CoderProgress) -> Row:
    """A row of `WORK`."""
    left = "–" if each.left is None else f"{each.left:,}"
    counts = (f"{each.done:,}", f"{each.skipped:,}", f"{each.unread:,}", left)
    return (
        each.code,
        *counts,
        _number(each.articles_per_hour),
        _number(each.words_per_minute, 0),
        f"{each.done - each.timed:,}",
    )


def unread(each: Work) -> Row:
    """A row of `UNREAD`."""
    pace, review = each.pace, each.coded.review
    return (
        review.article_id,
        review.reviewer,
        f"{pace.words:,}",
        _number(pace.seconds),
        _number(pace.per_minute, 0),
    )


def decisions(each: CoderProgress) -> Row:
    """A row of `DECISIONS`."""
    shares = (each.accepted, each.changed, each.rejected)
    added = f"{each.added.number:,}"
    if each.added.interval is not None:
        added += ", " + "–".join(map(number, each.added.interval))
    return each.code, f"{each.accepted.of:,}", *(f"{share.number:,}{_of(share)}" for share in shares), added


def quarter(each: Quarter) -> Row:
    """A row of `QUARTERS`."""
    own, others = each.own, each.others
    marks, kept = (rate(own.marks), rate(others.marks)), (share(own.kept), share(others.kept))
    return each.since[:10], f"{own.articles:,}", *marks, *kept


def rate(value: Rate) -> str:
    """A rate with its interval, 4.2 (3.1–5.6), or a dash."""
    if value.per_1000 is None or value.interval is None:
        return "–"
    return f"{number(value.per_1000)} ({'–'.join(map(number, value.interval))})"


def share(value: Share) -> str:
    """A share with its interval in per cent, 80 (70–88), or a dash."""
    if value.interval is None:
        return "–"
    low, high = value.interval
    return f"{100 * value.number / value.of:.0f} ({100 * low:.0f}–{100 * high:.0f})"


def _of(value: Share) -> str:
    return "" if value.interval is None else ", {:.0f}–{:.0f} %".format(*(100 * x for x in value.interval))


def _number(value: float | None, digits: int = 1) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"


def page(progress: Progress) -> str:
    """The page: coders by their codes."""
    return styled(
        "report/coders/progress.html.j2",
        (),
        progress=progress,
        limit=limit(progress),
        tables=tables(progress),
    )
