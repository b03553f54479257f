"""What a summary says of its article: neutral, and never a verdict."""

from annotate.report.counts import Count
from annotate.report.summary import LabelSummary, Summary
from annotate.report.vocabulary import listed, number, plural, span, times, whereabouts

INTERVAL = (
    "“A similar text” is the 95 % interval: as many such wordings texts of this length and kind would have "
    "on average. It is the exact Poisson interval of the number of different wordings, since a text that "
    "uses a word once uses it again; a rate has one of its own, in small figures, where none repeats. "
    "Intervals cover chance in how often such wording occurs, not mistakes in tagging."
)
EACH = (
    "For each label: how often it occurs in the outlet’s own words, as approved where the article is "
    "reviewed and as proposed where not, below it in how many wordings where any repeats, how many wordings "
    "similar texts would have (95 % interval), and the rate per 1,000 of these words. A count below five is "
    "marked as low; a dash says that nothing looked. A narrow screen leaves out labels with 0 or a dash."
)
REPETITION = "repetition"  #: the label's name in the codebook that comes with the program
SHORT = "not for a text this short"  #: in place of a rate
VOICES = (
    "The outlet’s own words include the headline. Quoted speech and reported speech are the words of others: "
    "they are listed, and they do not count towards the outlet’s rate."
)
NO_TAG = "Nothing was tagged."


def finding(summary: Summary) -> str:
    """What the outlet's own words show, in one sentence."""
    words = summary.words["outlet"]
    if summary.flags:
        return f"A reviewer marked this text: {listed(summary.flags)}. No rates are given."
    if not words:
        return (
            "This article has no words in the outlet’s own voice: it says nothing about how the outlet words."
        )
    if all(label.voices["outlet"].unknown for label in summary.labels):
        return (
            f"Nothing was looked for in the outlet’s own {plural(words, 'word')}: no rule and no model reads "
            f"this language ({summary.article.language})."
        )
    own = sorted(
        ((label.title.lower(), label.voices["outlet"]) for label in summary.labels),
        key=lambda pair: (-(pair[1].counted_max or 0), -(pair[1].counted or 0)),
    )
    parts = [
        f"{title} {times(count.counted or 0, count.counted_max)}"
        + (f" ({listed(doubt)})" if (doubt := [*in_wordings(count), *disputes(count)]) else "")
        for title, count in own
        if count.counted_max
    ]
    by = "reviewers approved" if summary.basis == "reviewed" else "rules propose"
    if summary.model_version and summary.basis == "proposed":
        by = "rules and a model propose"
    said = f"In the outlet’s own {plural(words, 'word')}, {by} "
    end = "" if summary.basis == "reviewed" else "; nobody has reviewed this yet"
    return f"{said}{listed(parts) or 'no tag'}{end}."


def legend(summary: Summary) -> str:
    """How to read the marks in the article."""
    said = "A number leads to the reason. Quoted speech is paler and in italics, reported speech paler."
    if summary.basis == "reviewed":
        said += " Approved tags have the stronger ground; a question mark stands where reviewers differ."
    return said


def headline(summary: Summary) -> str:
    """The title, or the first words where there is none."""
    article = summary.article
    if article.title:
        return " ".join(article.title.split())
    words = article.text[:300].split()[:12]
    return f"{' '.join(words)} …" if words else article.id


def about(summary: Summary) -> tuple[str, ...]:
    """Where the article appeared, when, and what it is; outlets and dates as far as they are known."""
    facts = [
        ", ".join(filter(None, (each.outlet, each.published, whereabouts(each.source))))
        for each in summary.publications
    ]
    facts = facts or [whereabouts(summary.source)]
    if summary.article.byline:
        facts.append(summary.article.byline)
    words = plural(summary.total_words, "word")
    return (*facts, f"language: {summary.article.language}", words, f"article {summary.article.id}")


def workspace(summary: Summary) -> str:
    """The workspace that the article is part of; empty where there is none."""
    if summary.corpus is None:
        return ""
    return f"{plural(len(summary.corpus.parts), 'article')}, {summary.corpus.reviewed:,} reviewed"


def versions(summary: Summary, program: str) -> tuple[str, ...]:
    """What made the numbers."""
    known = {
        "annotate": program,
        "codebook": summary.codebook_version,
        "rules": summary.rules_version,
        "model": summary.model_version or "none",
        "review": summary.reviewed_at,
        "workspace": workspace(summary),
        "text": f"sha256 {summary.article.text_sha256}",
    }
    return tuple(f"{name} {value}" for name, value in known.items() if value)


def tally(count: Count) -> str:
    """The number that counts, "0 to 6" where reviewers differ about it, or a dash where it is unknown."""
    if count.counted is None or count.counted_max is None or count.unknown:
        return "–"
    return span(count.counted, count.counted_max)


def in_headline(count: Count) -> str:
    """How many of the spans that count stand in the headline, as `tally` says it."""
    return "–" if tally(count) == "–" else span(count.headline, count.headline_max)


def counted(count: Count) -> str:
    """The number that counts, with what a reader must know about it: "0 to 6, 6 disputed"."""
    said = f"{tally(count)} (low)" if count.low else tally(count)
    return ", ".join((said, *in_wordings(count), *disputes(count)))


def doubts(count: Count) -> tuple[str, ...]:
    """What qualifies a count: in how many wordings, that it is low, that reviewers differ about more."""
    return in_wordings(count) + (("low",) if count.low else ()) + disputes(count)


def in_wordings(count: Count) -> tuple[str, ...]:
    """How many wordings were counted, where any of them repeats."""
    if count.unknown or count.counted is None or not count.repeats:
        return ()
    many = "1 wording" if count.wordings_max == 1 else f"{span(count.wordings, count.wordings_max)} wordings"
    return (many,)


def disputes(count: Count) -> tuple[str, ...]:
    """How many of the occurrences reviewers differ about, where they do."""
    return (f"{count.disputed} disputed",) if count.disputed else ()


def similar(count: Count) -> str:
    """The interval as a number of wordings, "0 to 7": what a similar text would have; a dash if unknown."""
    if count.wordings_interval is None:
        return "–"
    low, high = map(round, count.wordings_interval)
    return span(low, high)


def rate(count: Count) -> str:
    """Rate and interval per 1,000 words, or what `rate_alone` says instead."""
    return f"{rate_alone(count)} ({interval(count)})" if interval(count) else rate_alone(count)


def rate_alone(count: Count) -> str:
    """A rate without its interval, "0.0 to 7.4" where reviewers differ about it.

    A dash where there are no words or nothing looked, `SHORT` where there are too few words.
    """
    if count.per_1000_words is None or count.per_1000_words_max is None or count.unknown:
        return "–"
    if count.short:
        return SHORT
    ends = dict.fromkeys((number(count.per_1000_words), number(count.per_1000_words_max)))
    return " to ".join(ends)


def interval(count: Count) -> str:
    """The interval of a rate, "5.8–23.9"; empty where it has none."""
    if count.interval is None or count.unknown or count.short:
        return ""
    return "–".join(map(number, count.interval))


def numbers(summary: Summary, label: LabelSummary) -> list[str]:
    """What a table says of a label: its title, its numbers in the outlet's voice, its counts in others'."""
    own = label.voices["outlet"]
    proposed = [str(only_proposed(summary, label.name))] if summary.basis == "reviewed" else []
    others = [tally(label.voices[voice]) for voice in ("quoted", "reported")]
    return [label.title, counted(own), similar(own), rate(own), in_headline(own), *proposed, *others]


def anything(label: LabelSummary) -> bool:
    """Whether the label occurs in any voice."""
    return any(count.counted or count.proposed or count.disputed for count in label.voices.values())


def nothing(summary: Summary) -> str:
    """The labels of which nothing was found in any voice, in one sentence; empty where there are none."""
    none = [label for label in summary.labels if not anything(label)]
    looked = [label.title for label in none if label.voices["outlet"].wordings_interval is not None]
    if not looked:
        return ""
    alike = next(label.voices["outlet"] for label in none if label.title == looked[0])
    return f"In no voice: {listed(looked)} (a similar text: {similar(alike)} such wordings of each)."


def repetition(summary: Summary) -> str:
    """How words that are tagged again differ from the label for repetition, where nothing looks for that."""
    unsearched = [each.title for each in summary.labels if each.name == REPETITION]
    if not unsearched or not all(e.voices["outlet"].unknown for e in summary.labels if e.name == REPETITION):
        return ""
    return (
        f"This counts equal words. It is not the label {unsearched[0]}, a charged phrase said again until it "
        "sticks: whether it is that takes a person’s judgement, and no rule looks for it."
    )


def only_proposed(summary: Summary, label: str) -> int:
    """Spans in the outlet's voice that are proposed and that no reviewer decided about."""
    return sum(each.label == label and each.voice == "outlet" for each in summary.status("proposed"))
