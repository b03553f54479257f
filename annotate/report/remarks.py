"""What a reader must know before using the numbers of a summary."""

from collections.abc import Iterator

from annotate.report.counts import FEW_WORDS
from annotate.report.settlement import settled
from annotate.report.summary import Summary
from annotate.report.summary_words import rate
from annotate.report.vocabulary import listed, plural, short


def remarks(summary: Summary) -> tuple[str, ...]:
    """What a reader must know before using the numbers."""
    notes = (f"About the text: {note.rstrip('.')}." for note in summary.article.notes)
    return (*_about_reviews(summary), *_about_counts(summary), *notes)


def _about_reviews(summary: Summary) -> Iterator[str]:
    if summary.basis == "reviewed":
        who = plural(len(summary.reviewers), "reviewer")
        yield (
            f"Reviewed by {who} ({listed(summary.reviewers)}). Rates count approved spans only; "
            "proposals stand apart."
        )
    else:
        yield "Counts are proposals, made without a person: some will be wrong, and some wording is missed."
    if summary.unread:
        yield unread(summary)
    if summary.unseen:
        yield unseen(summary)
    yield from settled(summary)
    if disputed := len(summary.status("disputed")):
        yield (
            f"Reviewers differ about {plural(disputed, 'span')}: until somebody decides, counts run from the "
            "fewest to the most that any of them marked."
        )


def _about_counts(summary: Summary) -> Iterator[str]:
    own = {label.title: label.voices["outlet"] for label in summary.labels}
    if unasked := [title for title, count in own.items() if count.counted is None]:
        yield f"No reviewer was asked about: {listed(unasked)}."
    if unsearched := [title for title, count in own.items() if count.unknown]:
        yield (
            f"No rule or model looks for {listed(unsearched)} in this language "
            f"({summary.article.language}): that none is proposed says nothing."
        )
    if any(count.short for count in own.values()):
        yield (
            f"The outlet’s own words are fewer than {FEW_WORDS}: one span more would change a rate by 10 or "
            "more per 1,000, so none is shown."
        )
    elif any(count.low for count in own.values()):
        yield (
            "A count below five is marked as low: its rate could well be half or double. "
            "Read the spans, not the rate."
        )
    if summary.below_threshold:
        yield f"{plural(summary.below_threshold, 'proposal')} below the label’s threshold not counted."
    if summary.denied:
        words = listed([f"“{short(each.text)}” ({each.denied})" for each in summary.denied])
        yield f"Denied, asked about, supposed or held at arm’s length, and counted nowhere: {words}."
    if summary.redefined:
        yield f"Reviewed under an earlier definition of: {listed(summary.redefined)}."
    if summary.stale:
        yield "These tags are stale: rules, codebook or model changed since. Run `annotate tag`."


def unseen(summary: Summary) -> str:
    """What is not known of some reviews, and what that means."""
    return (
        f"It is not known which tags {listed(summary.unseen)} saw: what was marked counts, nothing counts as "
        "rejected, and nothing is concluded about how often proposals are right or what they miss."
    )


def unread(summary: Summary) -> str:
    """Which reviews are left out since nobody reads so fast, and what counting them would change."""
    who = [f"{code} ({pace}, {pace.per_minute:,.0f} a minute)" for code, pace in summary.unread.items()]
    own = summary.with_unread.labels if summary.with_unread is not None else ()
    found = [(each.title.lower(), each.voices["outlet"]) for each in own]
    rates = [f"{title} {rate(count)}" for title, count in found if count.counted_max]
    return (
        f"Left out as not read, since nobody reads so fast: {listed(who)}. Counted all the same, rates per "
        f"1,000 words of the outlet’s own would be: {listed(rates) or 'none, no tag was approved'}."
    )
