"""A page that leads to the pages of many articles: a row for each, no ranking and no total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from annotate.report import summary_words
from annotate.report.counts import Count
from annotate.report.summary import LabelSummary, Summary


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An article as the index lists it; `labels` have no counts, `counts` are those of the outlet's voice."""

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
        labels=tuple(_alone(each.name, each.title, each.definition, each.color) for each in summary.labels),
        counts={label.name: label.voices["outlet"] for label in summary.labels},
    )


def index(rows: Sequence[Row]) -> str:
    """The page; the newest article first, undated ones last, and else in the order given."""
    return "".join(index_in_parts(rows))


def index_in_parts(rows: Sequence[Row]) -> Iterator[str]:
    """The same in parts: of many articles it is longer than all that is kept of them."""
    from annotate.pages import in_parts  # a row needs no page
    from annotate.report.page import SORTABLE, style_of

    labels = {label.name: label for each in rows for label in each.labels}
    newest = sorted(rows, key=lambda row: row.published * row.published[:1].isdecimal(), reverse=True)
    style = style_of(tuple(labels.values()), script=SORTABLE.read_text(encoding="utf-8"))
    return in_parts("report/index.html.j2", **style, rows=newest, words=summary_words)


@cache
def _alone(name: str, title: str, definition: str, color: str) -> LabelSummary:
    """A label without its counts in other voices, which would be most of what is kept; one for all rows."""
    return LabelSummary(name=name, title=title, definition=definition, color=color, voices={})
