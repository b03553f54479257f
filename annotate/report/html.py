"""A summary as one self-contained page: no network, no script, readable in print and without colour."""

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate import __version__
from annotate.report import corpus_words, plots, summary_words, vocabulary
from annotate.report.peers import peer_ranks
from annotate.report.segments import lines, printable
from annotate.report.summary import LabelSummary, Summary
from annotate.report.tables import repeated, targets

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent
UNDERLINES = ("solid", "double", "dashed", "dotted", "wavy")  #: labels are told apart without colour
RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def page(summary: Summary) -> str:
    """The page of an article."""
    found = peer_ranks(summary)
    return rendered(
        "page.html.j2",
        summary.labels,
        summary=summary,
        words=summary_words,
        language=summary.article.language,
        direction="rtl" if summary.article.language in RIGHT_TO_LEFT else "auto",
        lines=lines(summary),
        titles={label.name: label.title for label in summary.labels},
        bars=plots.bars(summary),
        scale=plots.scale(summary),
        strips=plots.strips(summary),
        steps=plots.steps(summary),
        behind=corpus_words,
        peer_ranks=found,
        others={name: plots.peer_strip(each) for name, each in found.items() if not each.few},
        targets=targets(summary),
        repeated=repeated(summary),
        version=__version__,
    )


def rendered(template: str, labels: Sequence[LabelSummary], **values: object) -> str:
    """A template of this folder, filled in: everything escaped, and no style allowed but its own."""
    from markupsafe import Markup

    style = _style(labels)
    own = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template(template)
        .render(
            policy=f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'",
            style=Markup(style),  # our own file and checked colours, nothing of an article
            kinds={label.name: f"l{i}" for i, label in enumerate(labels)},
            labels=labels,
            say=vocabulary,
            **values,
        )
    )


def _style(labels: Sequence[LabelSummary]) -> str:
    """The style: a file, and for each label a colour and an underline. ValueError for what is no colour."""
    rules = [(HERE / "page.css").read_text(encoding="utf-8")]
    for i, label in enumerate(labels):
        if _COLOUR.fullmatch(label.color) is None:
            raise ValueError(f"the colour of {label.name} is {label.color!r}; it must look like #3A6EA5")
        line, thick = UNDERLINES[i % len(UNDERLINES)], 2 + i // len(UNDERLINES)
        rules.append(f".l{i} {{ --label: {label.color}; --line: {line}; --thick: {thick}px }}")
    return "\n".join(rules)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """Whatever the page prints passes here: characters that cannot be shown are replaced."""
    return printable(value) if type(value) is str else value
