"""A summary as one self-contained page: no network, no script, readable in print and without colour."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from markupsafe import Markup

from annotate import __version__
from annotate.coding.codebook import LabelDefinition
from annotate.pages import allowed, filled
from annotate.report import corpus_words, evidence_words, ladder_words, plots, summary_words, vocabulary
from annotate.report.evidence import Evidence
from annotate.report.peers import peer_ranks
from annotate.report.remarks import remarks
from annotate.report.segments import Line, lines
from annotate.report.settlement import rejected_heading
from annotate.report.summary import LabelSummary, Summary
from annotate.report.tables import repeated, targets

HERE = Path(__file__).parent
SORTABLE = HERE / "sortable.js"  #: the one script of our pages: tables can be sorted and searched
UNDERLINES = ("solid", "double", "dashed", "dotted", "wavy")  #: labels are told apart without colour
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

Group = tuple[Evidence, ...]  #: spans of which the same is said

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def page(summary: Summary) -> str:
    """The page of an article."""
    found, groups = peer_ranks(summary), evidence_words.groups(summary)
    return styled(
        "report/page.html.j2",
        summary.labels,
        summary=summary,
        words=summary_words,
        remarks=remarks(summary),
        spans=evidence_words,
        rests=ladder_words,
        language=summary.article.language,
        direction="rtl" if summary.article.language in RIGHT_TO_LEFT else "auto",
        lines=list(with_reasons(summary, groups)),
        rejected=[each for each in groups if each[0].status == "rejected"],
        titles={label.name: label.title for label in summary.labels},
        bars=plots.bars(summary),
        strips=plots.strips(summary),
        steps=plots.steps(summary.ladder),
        behind=corpus_words,
        peer_ranks=found,
        others={
            name: plots.peer_strip(each, summary.scale(name)) for name, each in found.items() if not each.few
        },
        rejected_heading=rejected_heading(summary),
        targets=targets(summary),
        repeated=repeated(summary),
    )


def with_reasons(summary: Summary, groups: Sequence[Group]) -> Iterator[tuple[Line, tuple[Group, ...]]]:
    """Each line of the article with the groups of tags of which the first begins in it."""
    found = lines(summary)
    starts = [line.start for line in found]
    shown = [each for each in groups if each[0].status != "rejected"]
    at = [max(bisect_right(starts, each[0].start) - 1, 0) for each in shown]
    for i, line in enumerate(found):
        yield line, tuple(each for place, each in zip(at, shown, strict=True) if place == i)


def styled(
    template: str,
    labels: Sequence[LabelSummary | LabelDefinition],
    *,
    style: str = "",
    script: str = "",
    **values: object,
) -> str:
    """A template filled in, with no style or script allowed but ours: what all pages share, and its own."""
    return filled(template, **style_of(labels, style=style, script=script), **values)


def style_of(
    labels: Sequence[LabelSummary | LabelDefinition], *, style: str = "", script: str = ""
) -> dict[str, object]:
    """The values that every page's template needs."""
    shared = _style(labels)
    styles = " ".join(allowed(each) for each in (style, shared) if each)
    scripts = f"; script-src {allowed(script)}" if script else ""
    return {
        "policy": f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'{scripts}",
        "style": Markup(shared),  # our own files and checked colours, nothing of an article
        "own_style": Markup(style),
        "own_script": Markup(script),
        "kinds": {label.name: f"l{i}" for i, label in enumerate(labels)},
        "labels": labels,
        "say": vocabulary,
        "version": __version__,
    }


@cache
def _sheet() -> str:
    return (HERE / "page.css").read_text(encoding="utf-8")


def _style(labels: Sequence[LabelSummary | LabelDefinition]) -> str:
    """The style: a file, and for each label a colour and an underline. ValueError for what is no colour."""
    rules = [_sheet()]
    for i, label in enumerate(labels):
        if _COLOUR.fullmatch(label.color) is None:
            raise ValueError(f"the colour of {label.name} is {label.color!r}; it must look like #3A6EA5")
        line, thick = UNDERLINES[i % len(UNDERLINES)], 2 + i // len(UNDERLINES)
        rules.append(f".l{i} {{ --label: {label.color}; --line: {line}; --thick: {thick}px }}")
    return "\n".join(rules)
