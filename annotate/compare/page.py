"""A comparison as one self-contained page: small multiples, and a table of articles.

The page needs no network and no script. The one script it carries, allowed by its digest, sorts the table of
articles when a heading is clicked; without it the table stands by side and date.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotate.compare import words
from annotate.compare.answer import answer, lead
from annotate.compare.comparison import Comparison, Side, SideStory
from annotate.compare.entry import Entry
from annotate.compare.methods import comparison_methods
from annotate.pages import in_parts
from annotate.report import summary_words
from annotate.report.counts import Count
from annotate.report.page import SORTABLE, style_of
from annotate.report.plots import Bar, bar
from annotate.report.summary import LabelSummary

HERE = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One label's small picture: the rate at its right end, and bars by side."""

    scale: float
    proposed: Mapping[str, Bar]
    corrected: Mapping[str, Bar]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """How often a label occurs in an article, as its own page counts it, and the bar of its rate in per cent.

    Where reviewers differ, `width` is that of the lower end and `open` what is missing to the upper one.
    """

    count: Count
    width: float
    open: float


@dataclass(frozen=True, kw_only=True)
class Line:
    """An article in the table; `file` is its page, empty where there is none."""

    side: str
    story: SideStory
    file: str
    cells: Mapping[str, Cell]


def page(comparison: Comparison, files: Mapping[str, str] | None = None) -> str:
    """The page; `files` are the pages of articles by id, relative to it."""
    return "".join(page_in_parts(comparison, files))


def page_in_parts(comparison: Comparison, files: Mapping[str, str] | None = None) -> Iterator[str]:
    """The same in parts: of many articles it is longer than all that is kept of them."""
    labels = [
        LabelSummary(name=x.name, title=x.title, definition=x.definition, color=x.color, voices={})
        for x in comparison.labels
    ]
    style = (HERE / "page.css").read_text(encoding="utf-8")
    return in_parts(
        "compare/page.html.j2",
        **style_of(labels, style=style, script=SORTABLE.read_text(encoding="utf-8")),
        comparison=comparison,
        panels={label.name: panel(comparison, label.name) for label in comparison.labels},
        lines=lines(comparison, files or {}),
        rows=timeline(comparison),
        lead=lead(comparison),
        answers={label.name: answer(comparison, label.name) for label in comparison.labels},
        words=words,
        counted=summary_words,
        methods=comparison_methods(comparison).strip().split("\n\n"),
    )


def timeline(comparison: Comparison) -> list[tuple[str, Side | None]]:
    """The sides in their order; of months also those between without a story: a gap is shown as a gap."""
    found: dict[str, Side | None] = {side.name: side for side in comparison.sides}
    if comparison.by == "month" and found:
        first, last = ([int(part) for part in end.split("-")] for end in (min(found), max(found)))
        for at in range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1]):
            found.setdefault(f"{at // 12:04}-{at % 12 + 1:02}", None)
    return sorted(found.items())


def panel(comparison: Comparison, label: str) -> Panel:
    """The bars of one label, on the scale that it has on every page."""
    found = {side.name: side.estimates[label] for side in comparison.sides}
    proposed = {name: each.proposed for name, each in found.items() if each.proposed}
    corrected = {name: each.corrected for name, each in found.items() if each.corrected}
    full = comparison.scale(label)
    return Panel(
        scale=full,
        proposed={name: bar(each.per_1000_words, each.interval, full) for name, each in proposed.items()},
        corrected={name: bar(each.per_1000_words, each.interval, full) for name, each in corrected.items()},
    )


def lines(comparison: Comparison, files: Mapping[str, str]) -> Iterator[Line]:
    """The stories of all sides by side and date; a reviewed one shows what was approved."""
    stories = [(side.name, story) for side in comparison.sides for story in side.stories]
    names = [label.name for label in comparison.labels]
    rates = (_rates(count)[1] for _, story in stories for count in story.entry.own.values())
    highest = max(rates, default=0) or 1
    for side, story in stories:
        yield Line(
            side=side,
            story=story,
            file=files.get(story.entry.article_id, ""),
            cells={name: _cell(_count(story.entry, name), highest) for name in names},
        )


def _count(entry: Entry, label: str) -> Count:
    """What an article's page says of a label."""
    return entry.own[label] if label in entry.own else Count.none(entry.words)


def _cell(count: Count, highest: float) -> Cell:
    low, high = _rates(count)
    return Cell(count=count, width=round(100 * low / highest, 1), open=round(100 * (high - low) / highest, 1))


def _rates(count: Count) -> tuple[float, float]:
    """Both ends of a rate that may be shown; 0 where the text is too short for one, or nobody looked."""
    return (0, 0) if count.short else (count.per_1000_words or 0, count.per_1000_words_max or 0)
