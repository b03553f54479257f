"""An article with its tags highlighted, as HTML for a notebook: styles inline, all text escaped."""

from html import escape

from annotate.report.segments import Segment, lines
from annotate.report.summary import Summary

_MARK = "background:{colour}33;border-bottom:2px solid {colour};padding:0 1px;color:inherit"


def highlighted(summary: Summary) -> str:
    """The article in paragraphs; whoever points at a mark reads its label, voice and reason."""
    colours = {label.name: label.color for label in summary.labels}
    used = sorted({each.label for each in summary.evidence if each.status != "rejected"})
    legend = " ".join(f'<span style="{_MARK.format(colour=colours[name])}">{name}</span>' for name in used)
    body = "".join(
        f"<p>{''.join(_segment(each, colours) for each in line.segments)}</p>" for line in lines(summary)
    )
    language = escape(summary.article.language, quote=True)
    return f'<div lang="{language}" dir="auto" style="max-width:45em"><p>{legend}</p>{body}</div>'


def _segment(segment: Segment, colours: dict[str, str]) -> str:
    text = escape(segment.text)
    if segment.voice != "outlet":
        text = f'<i title="{segment.voice}">{text}</i>'
    for mark in reversed(segment.marks):
        said = escape(f"{mark.label}, {mark.voice}: {mark.reason}", quote=True)
        text = f'<mark style="{_MARK.format(colour=colours[mark.label])}" title="{said}">{text}</mark>'
    return text
