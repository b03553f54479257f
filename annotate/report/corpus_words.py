"""What a summary says of the other articles of its workspace: neutral, and never a verdict."""

from annotate.coding.precision import Record, proposers
from annotate.report.corpus import LEAST_WORDS
from annotate.report.evidence import Evidence
from annotate.report.peers import LEAST_OTHERS, PeerRank, peer_ranks
from annotate.report.summary import Summary
from annotate.report.vocabulary import listed, number, plural

HEADING = "Behind the rates: other articles, and reviews of proposals"
STRIP = (
    "Rates are per 1,000 words of the outlet’s own. In a strip, on the label’s scale, a line is one other "
    "article or several with about the same rate, the taller the more; the band is the middle half of them, "
    "the framed mark is this article."
)
PLACE = "A place says what is usual in this workspace, not what is right."
KEPT = (
    "Of the proposals that reviewers decided about, in all articles of this workspace, those they kept, "
    "moved ends included. Intervals are 95 % exact and take proposals as independent. The reviewed articles "
    "count as they are, however they came to be reviewed."
)
NEVER_REVIEWED = "No proposal was reviewed in this workspace yet, so how often they are right is not known."


def beside(summary: Summary) -> str:
    """Who the other articles are that this one stands beside, or why it stands beside none."""
    words = summary.words["outlet"]
    if summary.flags:
        return "This article has no rates, so it does not stand beside others."
    if words < LEAST_WORDS:
        return (
            f"This article has {plural(words, 'word')} of the outlet’s own: below {LEAST_WORDS}, it does not "
            "stand beside others."
        )
    others = max((each.others for each in peer_ranks(summary).values()), default=0)
    alike = (
        "reviewed, however they came to be"
        if summary.basis == "reviewed"
        else "unreviewed and tagged by the same rules, codebook and model"
    )
    said = (
        f"{plural(others, 'other article')} of this workspace in the same language, with at least "
        f"{LEAST_WORDS} words of the outlet’s own, {alike}"
    )
    if others < LEAST_OTHERS:
        return f"{said}: too few to stand beside, {LEAST_OTHERS} are needed."
    return f"{said}. {PLACE}"


def place(rank: PeerRank) -> str:
    """Where a rate stands: "above 7, level with 12, below 4 of 23"."""
    others = rank.others
    if rank.few:
        return f"too few others ({others})"
    parts = {"above": rank.lower, "level with": rank.level, "below": rank.higher}
    if others in parts.values():
        return next(f"{how} all {others:,}" for how, number in parts.items() if number == others)
    return ", ".join(f"{how} {number:,}" for how, number in parts.items() if number) + f" of {others:,}"


def usual(rank: PeerRank) -> str:
    """The median rate of the others and their middle half: "3.1 (0.0–5.6)"."""
    return median(rank) if rank.few else f"{median(rank)} ({middle(rank)})"


def median(rank: PeerRank) -> str:
    """The median rate of the others, or a dash where they are too few."""
    return "–" if rank.few else number(rank.quartiles[1])


def middle(rank: PeerRank) -> str:
    """The rates between which the middle half of the others lies."""
    return "" if rank.few else f"{number(rank.quartiles[0])}–{number(rank.quartiles[2])}"


def kept(record: Record) -> str:
    """How often proposals were kept: "12 of 15 (52–96 %)"."""
    return kept_alone(record) + (f" ({interval(record)})" if record.reviewed else "")


def kept_alone(record: Record) -> str:
    """The same without the interval."""
    return f"{record.right:,} of {record.reviewed:,}" if record.reviewed else "no reviews yet"


def interval(record: Record) -> str:
    """The interval of a share, in per cent."""
    return "" if record.interval is None else "{:.0f}–{:.0f} %".format(*(100 * at for at in record.interval))


def undecided(record: Record) -> str:
    """Proposals that count neither way, and why; empty where there are none."""
    said = [f"{record.disputed:,} disputed"] if record.disputed else []
    said += [f"{record.stale:,} under an earlier definition"] if record.stale else []
    return listed(said)


def table(summary: Summary) -> tuple[list[str], list[list[str]]]:
    """The column names and a row for each label, first its title: what there is to say of either."""
    found = peer_ranks(summary)
    placed = {name: each for name, each in found.items() if not each.few}
    columns = ["Label"]
    columns += ["This article’s rate is", "Median of the others (middle half)"] if placed else []
    columns += ["Proposals kept by reviewers (95 % interval)"] if any_reviewed(summary) else []
    rows = []
    for label in summary.labels:
        row = [label.title]
        if placed:
            row += [place(found[label.name]), usual(found[label.name])] if label.name in found else ["–", "–"]
        if any_reviewed(summary):
            each = record(summary, label.name)
            row.append("; ".join(filter(None, (kept(each), undecided(each)))))
        rows.append(row)
    return columns, rows


def notes(summary: Summary) -> tuple[str, str]:
    """What the table shows, or why it shows nothing."""
    return beside(summary), KEPT if any_reviewed(summary) else NEVER_REVIEWED


def any_reviewed(summary: Summary) -> bool:
    """Whether reviewers decided about any proposal in the workspace."""
    return summary.corpus is not None and any(each.reviewed for each in summary.corpus.records.values())


def record(summary: Summary, name: str) -> Record:
    """How the proposals of a label, a rule or the model fared in the workspace."""
    return summary.corpus.records.get(name, Record()) if summary.corpus is not None else Record()


def proposers_of(each: Evidence) -> tuple[str, ...]:
    """What proposed a span, under the label that was proposed; nothing for one that a person added."""
    return proposers(each.was or each.label, each.rules, each.origin)


def fared(each: Evidence, summary: Summary) -> tuple[str, ...]:
    """How often reviewers kept what the span's rules, or the model, propose; nothing before any review."""
    if not any_reviewed(summary):
        return ()
    names = proposers_of(each)
    one = len(names) == 1
    return tuple(
        f"{'such proposals' if one else f'proposals of {name}'} kept: {kept(record(summary, name))}"
        for name in names
    )
