"""A page that leads to the pages of many articles: a row for each, no ranking and no total."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.report import summary_words
from annotate.report.counts import Count
from annotate.report.summary import LabelSummary, Summary


@dataclass(frozen=True, kw_only=True)
class Row:
    """An article as the index lists it; `counts` are those of the outlet's voice, by label."""

    article_id: str
    file: str
    title: str
    language: str
    outlets: str
    published: str
    reviewed: str
    words: int
    labels: tuple[LabelSummary, ...]
    counts: Mapping[str, Count]


def row(summary: Summary, file: str) -> Row:
    """What the index keeps of a summary whose page is `file`."""
    return Row(
        article_id=summary.article.id,
        file=file,
        title=summary_words.headline(summary),
        language=summary.article.language,
        outlets=", ".join(sorted({each.outlet for each in summary.publications if each.outlet})),
        published=min((each.published for each in summary.publications if each.published), default=""),
        reviewed=f"by {len(summary.reviewers)}" if summary.reviewers else "no",
        words=summary.words["outlet"],
        labels=summary.labels,
        counts={label.name: label.voices["outlet"] for label in summary.labels},
    )


def index(rows: Sequence[Row]) -> str:
    """The page; the newest article first, undated ones last, and else in the order given."""
    from annotate.report.page import SORTABLE, styled  # a row needs no page

    labels = {label.name: label for each in rows for label in each.labels}
    newest = sorted(rows, key=lambda row: row.published * row.published[:1].isdecimal(), reverse=True)
    return styled(
        "report/index.html.j2",
        tuple(labels.values()),
        script=SORTABLE.read_text(encoding="utf-8"),
        rows=newest,
        words=summary_words,
    )
