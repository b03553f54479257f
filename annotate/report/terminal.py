"""A summary for the terminal. Colour alone tells nothing: marks carry numbers, quoted speech is italic."""

from collections.abc import Iterator, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from annotate.harmless import harmless
from annotate.report import corpus_words as behind
from annotate.report import evidence_words as spans
from annotate.report import summary_words as words
from annotate.report import vocabulary as say
from annotate.report.evidence import Evidence
from annotate.report.plain import entry, heads, ladder_note, steps
from annotate.report.remarks import remarks
from annotate.report.segments import Segment, lines
from annotate.report.summary import Summary

_VOICE = {"outlet": "", "quoted": "italic dim", "reported": "dim"}


def render(summary: Summary) -> RenderableType:
    """The whole summary, to be printed on a rich console."""
    colours = {label.name: label.color for label in summary.labels}
    titles = {label.name: label.title for label in summary.labels}
    parts: list[RenderableType] = [_heading(summary), ""]
    parts += [Padding(_line(line.segments, colours), (0, 0, 1, 0)) for line in lines(summary)]
    parts += [_table(summary), "", *_behind(summary), *_rungs(summary)]
    parts += [*_evidence(summary, titles), *_removed(summary)]
    parts += [Text(note, style="dim") for note in (words.INTERVAL, words.VOICES, say.NO_VERDICT)]
    return Group(*parts, "")


def _heading(summary: Summary) -> Text:
    facts = harmless(" · ".join(words.about(summary)))
    return Text.assemble(
        (facts, "dim"),
        "\n",
        (words.finding(summary), "bold"),
        *((f"\n- {remark}", "dim") for remark in remarks(summary)),
    )


def _line(segments: tuple[Segment, ...], colours: dict[str, str]) -> Text:
    text = Text()
    for segment in segments:
        style = _VOICE[segment.voice]
        if segment.marks:
            slant = "italic" if segment.voice == "quoted" else ""
            weight = "" if segment.is_open(segment.marks[-1]) else "bold"
            style = f"{weight} underline {slant} {colours[segment.marks[-1].label]}"
        text.append(harmless(segment.text), style=style)
        for each in segment.ends:
            doubt = "?" if each.status == "disputed" else ""
            text.append(f"[{each.number}{doubt}]", style=f"{colours[each.label]}")
    return text


def _table(summary: Summary) -> Table:
    rows = [words.numbers(summary, label) for label in summary.labels]
    found = (any(count.counted_max for count in label.voices.values()) for label in summary.labels)
    styles = ["" if each else "dim" for each in found]
    return _whole_words(heads(summary), rows, styles=styles, numbers="right", header_style="bold")


def _whole_words(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    styles: Sequence[str] = (),
    numbers: Literal["left", "right"] = "left",
    header_style: str = "",
) -> Table:
    """A table of which nothing is cut off: where it is too wide cells are broken, but between words only.

    Rich would cut an interval in the middle, and half an interval is a wrong one.
    """
    table = Table(box=None, padding=(0, 1, 0, 0), header_style=header_style)
    for head, *cells in zip(heads, *rows, strict=True):
        longest = max(cell_len(word) for cell in (head, *cells, " ") for word in (*cell.split(), ""))
        table.add_column(head, justify=numbers if table.columns else "left", min_width=longest)
    for row, style in zip(rows, styles or [""] * len(rows), strict=True):
        table.add_row(*row, style=style)
    return table


def _behind(summary: Summary) -> Iterator[RenderableType]:
    if summary.corpus is None:
        return
    yield Text(behind.HEADING, style="bold")
    columns, rows = behind.table(summary)
    if len(columns) > 1:
        yield _whole_words(("", *columns[1:]), rows)
    yield from (Text(note, style="dim") for note in behind.notes(summary))
    yield ""


def _rungs(summary: Summary) -> Iterator[RenderableType]:
    yield Text(f"What claims rest on: {say.plural(summary.ladder.total, 'attribution')}", style="bold")
    yield from map(Text, steps(summary.ladder))
    yield Text(ladder_note(summary.ladder), style="dim")
    yield ""


def _evidence(summary: Summary, titles: dict[str, str]) -> Iterator[RenderableType]:
    if not summary.evidence:
        return
    yield Text(spans.evidence_note(summary), style="dim")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="bold")
    grid.add_column()
    for alike in spans.groups(summary):
        grid.add_row(str(alike[0].number), _entry(alike, titles, summary))
    yield from (grid, "")


def _entry(alike: Sequence[Evidence], titles: dict[str, str], summary: Summary) -> Text:
    said, title, why, facts = entry(alike, titles, summary)
    return Text.assemble(harmless(said), (title, "bold"), harmless(why), (f"\n{harmless(facts)}", "dim"))


def _removed(summary: Summary) -> Iterator[RenderableType]:
    if summary.article.removed:
        yield Text(f"Taken out by cleaning: {len(summary.article.removed)}", style="bold")
        for each in summary.article.removed:
            yield Text(f"  {each.reason}: {harmless(say.short(each.text))}")
        yield ""
