"""The words of a comparison: neutral, the same for every side, and saying what the numbers cannot."""

from annotate.compare.comparison import MIN_GOLD, MIN_STORIES, MIN_WORDS, Comparison, Side
from annotate.compare.estimate import Rate
from annotate.compare.gold import How
from annotate.compare.waiting import Difference, Waiting
from annotate.report.counts import LOW
from annotate.report.vocabulary import listed, number, plural, span

SIDES = {
    "outlet": ("outlet", "outlets"),
    "month": ("month", "months"),
    "author": ("author", "authors"),
}
HOW: dict[How, str] = {"drawn": "drawn at random", "all": "every story reviewed", "none": "none"}

INTERVALS = (
    "Rates are per 1,000 words of the outlet’s own voice. Intervals are 95 %, from drawing whole stories "
    "again (bootstrap), and never inside the exact Poisson interval: they cover chance in which stories "
    "there were, and for a corrected rate also in which of them were reviewed."
)
STORIES = (
    "A story is a group of near-duplicate articles. It counts once for each side that ran it, by its "
    "earliest article there."
)
#: after "paler bar:" or the like
PROPOSED = (
    "what rules and model propose, taken at their word. These intervals leave out tagging "
    "error, so they can miss the rate that a reader would find."
)
CORRECTED = (
    "the rate of the rules’ proposals plus their error per word, measured on the gold stratum, "
    "each gold story weighing one over its probability of being drawn. A rate is that of sound articles: "
    "in a gold story that reviewers found damaged all that was proposed is an error, and what comes out is "
    "divided by the share of words, with the same weights, that stand in sound gold stories. A model has "
    "learned from reviews, so what it proposes takes no part. How words divide into voices is not corrected."
)
REVIEWED = (
    "the rate that reviewers would find: the rules’ rate, corrected by their errors in stories that were "
    "reviewed, all of them or some drawn at random. Where every story is reviewed it is what they approved."
)
WITH_SUGGESTIONS = "Reviewers saw suggestions: no article was coded blind."
ORDER = (
    "One side stands before another only where the difference is larger than chance would make it, for all "
    "pairs together. Only sides that are large enough and reviewed have a place."
)
ORDER_METHOD = (
    "A place is the range that holds for all pairs together (Bonferroni): sides whose difference could be "
    "chance share it. Only corrected rates of sides that are large enough have a place."
)
MINIMUM = (
    f"A place needs {MIN_STORIES} stories and {MIN_WORDS:,} outlet words on a side; a rate by reviews needs "
    f"{MIN_GOLD} drawn and reviewed stories, or {MIN_STORIES} where every story is reviewed."
)
NO_VERDICT = (
    "This compares wording. It does not say whether a statement holds, why sides differ (they may cover "
    "other subjects), or which side anybody should prefer, and it gives no overall score."
)


WITH_BLIND = "Reviewers saw suggestions, but for the articles that were shown without."


def gold_made(comparison: Comparison) -> str:
    """Whether those who made the gold saw suggestions."""
    return WITH_BLIND if comparison.study is not None and comparison.study.blind else WITH_SUGGESTIONS


MENDED = {"no outlet known": " (`annotate outlet NAME FOLDER` sets it)"}


def heading(comparison: Comparison) -> str:
    """The title of a comparison: 4 outlets side by side."""
    return f"{plural(len(comparison.sides), *SIDES[comparison.by])} side by side"


def sample(comparison: Comparison) -> str:
    """What is compared, in a sentence."""
    copies = sum(len(story.copies) for side in comparison.sides for story in side.stories)
    said = (
        f"{plural(len(comparison.entries), 'article that tells', 'articles that tell')} "
        f"{plural(comparison.stories, 'story', 'stories')}, {period(comparison)}"
    )
    return said + (
        f"; {plural(copies, 'copy', 'copies')} of a story on one side not counted." if copies else "."
    )


def period(comparison: Comparison) -> str:
    """When the stories were published, as far as it is known."""
    dates = sorted(story.published for side in comparison.sides for story in side.stories if story.published)
    return f"published {dates[0]} to {dates[-1]}" if dates else "dates unknown"


def dates(side: Side) -> str:
    """First and last date of a side."""
    known = [story.published for story in side.stories if story.published]
    return "" if not known else known[0] if known[0] == known[-1] else f"{known[0]} to {known[-1]}"


def gold(side: Side) -> str:
    """How a side's gold stratum came about, or why there is none and what would make one."""
    how, stories = side.gold, len(side.stories)
    if how.how == "all":
        return "Its one story is reviewed." if stories == 1 else f"All {stories:,} stories are reviewed."
    if how.how == "drawn":
        drawn = len(how.probability)
        said = f"{drawn:,} of {stories:,} stories were drawn at random and reviewed."
        if how.waiting:
            said += f" Drawn and waiting, taken to be like these: {how.waiting:,}."
            said += _beside(side.waiting) if side.waiting is not None else ""
        if how.unsent:
            said += f" Drawn and not sent for review yet, taken to be like these, too: {how.unsent:,}."
        if how.removed:
            said += f" Drawn and removed since, taken to be like these, too: {how.removed:,}."
        if how.unoffered:
            said += f" Neither drawn nor sent for review: {how.unoffered:,}."
        return said
    drawn = how.waiting + how.unsent
    some = f"the {drawn:,} drawn at random" if drawn else ""
    if how.reviewed:
        return (
            f"{how.reviewed:,} of {stories:,} stories are reviewed, but not drawn at random: reviewers, "
            "their pace or a queue decided which, so they do not speak for the rest. Review the rest, or "
            f"{some or 'draw at random'}."
        )
    return f"No story is reviewed. Review all, or {some or 'draw some at random'}."


def _beside(found: Waiting) -> str:
    """What tells whether the reviewed stories are like those that wait."""
    parts = []
    if found.words is not None:
        parts.append(f"by {_difference(found.words, '+,.0f')} words each")
    if found.proposed is not None:
        parts.append(f"by {_difference(found.proposed, '+.1f')} proposed per 1,000 words")
    said = f" {plural(found.behind, 'reviewed one stands', 'reviewed ones stand')} behind a waiting one"
    return said + (f"; the reviewed differ from the waiting {listed(parts)}." if parts else ".")


def _difference(found: Difference, form: str) -> str:
    value, low, high = (format(each, form).replace("-", "−") for each in (found.value, *found.interval))
    return f"{value} ({low} to {high})"


def uncorrected(side: Side, label: str) -> str:
    """Why a label has no corrected rate on a side; empty where it has one."""
    found = side.estimates[label]
    if found.corrected is not None:
        return ""
    if side.gold.how == "none" or not side.words:
        return "no reviewed stories that speak for all" if side.words else "no words of the outlet’s own"
    return f"{found.gold:,} of {side.least_gold:,} reviewed stories"


def unplaced(comparison: Comparison, side: Side, label: str) -> str:
    """Why a side has no place for a label; empty where it has one."""
    if side.name in comparison.places[label]:
        return ""
    lacks = [*side.missing, *filter(None, [uncorrected(side, label)])]
    return listed(lacks) or "no other side to compare with"


def remarks(comparison: Comparison) -> tuple[str, ...]:
    """What a reader must know before using the numbers."""
    said = [
        f"{plural(count, 'article')} left out: {reason}{MENDED.get(reason, '')}."
        for reason, count in comparison.left_out.items()
    ]
    unsearched = [
        label.title
        for label in comparison.labels
        if comparison.entries and all(label.name in each.unsearched for each in comparison.entries)
    ]
    if unsearched:
        said.append(f"No rule or model looks for {listed(unsearched)}: that none is proposed says nothing.")
    small = [f"{side.name} ({listed(side.missing)})" for side in comparison.sides if side.missing]
    if small:
        said.append(f"Too small to be placed: {listed(small)}.")
    if not any(each.corrected for side in comparison.sides for each in side.estimates.values()):
        said.append("No rate is corrected by reviews, so nothing is placed: too few stories are reviewed.")
    waits = [
        (side.name, side.waiting)
        for side in comparison.sides
        if side.waiting is not None and any(each.corrected for each in side.estimates.values())
    ]
    unlike = [name for name, found in waits if found.unlike]
    if unlike:
        said.append(
            f"{listed(unlike)}: the reviewed stories differ from drawn ones that wait in length or in what "
            "rules propose, so they may have been picked, and corrected rates be off. Review those that "
            f"wait, from the first. Looked at: {plural(len(waits), *SIDES[comparison.by])}; by chance alone "
            "one in ten differ so."
        )
    disputed = sum(bool(each.disputed) for each in comparison.entries)
    if disputed:
        said.append(
            f"Reviewers differ about {plural(disputed, 'article')}, which correct no rate of the labels in "
            "question until somebody decides; what was approved is a range there."
        )
    if comparison.with_unread is not None:
        said.append(unread(comparison, comparison.with_unread))
    stale = sum(each.stale for each in comparison.entries)
    again = "`annotate batch` into a new folder" if comparison.batch else "`annotate tag`"
    if stale:
        said.append(f"Tags of {plural(stale, 'article')} are stale: run {again}.")
    versions = {each.rules_version for each in comparison.entries if each.rules_version}
    languages = {each.language for each in comparison.entries}
    if len(languages) > 1:
        said.append(
            f"Languages differ ({listed(sorted(languages))}): rules find more in some than in others."
        )
    elif len(versions) > 1:
        said.append(f"The articles were tagged by different versions of the rules: run {again}.")
    return tuple(said)


def unread(without: Comparison, counted: Comparison) -> str:
    """How many reviews are left out since nobody reads so fast, and what counting them would change."""
    left_out = sum(len(each.unread) for each in without.entries)
    changed = []
    for side, other in zip(without.sides, counted.sides, strict=True):
        for label in without.labels:
            before, after = (each.estimates[label.name].corrected for each in (side, other))
            if rate_alone(before) != rate_alone(after):
                changed.append(f"{side.name}, {label.title.lower()}: {rate(after)} instead of {rate(before)}")
    said = f"{plural(left_out, 'review')} left out as not read, since nobody reads so fast. "
    if not changed:
        return said + "Counted all the same, they would change no corrected rate."
    return said + f"Counted all the same, corrected rates would be – {'; '.join(changed)}."


def rate(value: Rate | None) -> str:
    """A rate with its interval, 4.2 (3.1–5.6), or a dash."""
    return "–" if value is None else f"{rate_alone(value)} ({interval(value)})"


def rate_alone(value: Rate | None) -> str:
    """A rate without its interval, or a dash."""
    return "–" if value is None else number(value.per_1000_words)


def interval(value: Rate | None) -> str:
    """The interval of a rate, 3.1–5.6; nothing where there is no rate."""
    return "" if value is None else "–".join(map(number, value.interval))


def tally(count: int) -> str:
    """A count, said to be low where it is."""
    return f"{count:,} (low)" if 0 < count < LOW else f"{count:,}"


def place(comparison: Comparison, side: Side, label: str) -> str:
    """Where a side stands, in words: highest, 2nd of 4, highest or 2nd; "not told apart", or a dash."""
    found, of = comparison.places[label].get(side.name), len(comparison.places[label])
    if found is None:
        return "–"
    first, last = found
    if (first, last) == (1, of):
        return "not told apart"
    ends = dict.fromkeys(_ordinal(at, of) for at in found)
    return (" or " if last - first < 2 else " to ").join(ends) + ("" if {1, of} & set(found) else f" of {of}")


def _ordinal(at: int, of: int) -> str:
    if at == 1:
        return "highest"
    return "lowest" if at == of else {2: "2nd", 3: "3rd"}.get(at, f"{at}th")


def approved(side: Side, label: str) -> str:
    """What was approved, where every story of the side is reviewed: "approved 12 to 14"; else empty."""
    found = side.approved.get(label)
    return "" if found is None else f"approved {span(found.low, found.high)}"
