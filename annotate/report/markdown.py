"""A summary as Markdown, for a wiki, an issue or a paper's appendix."""

import re
from collections.abc import Iterator, Sequence

from annotate import __version__
from annotate.harmless import printable
from annotate.report import corpus_words as behind
from annotate.report import evidence_words as spans
from annotate.report import ladder_words as rests
from annotate.report import summary_words as words
from annotate.report import vocabulary as say
from annotate.report.evidence import Evidence
from annotate.report.remarks import remarks
from annotate.report.segments import Line, lines
from annotate.report.summary import Summary
from annotate.report.tables import repeated, targets

_MARK = re.compile(r"[\\`*_\[\]|~]")  # what Markdown could take for its own within a line
_BEGINNING = re.compile(r"^(\s*|\s*\d+(?=[.)](?:\s|$)))([#+\-=.)])")  # and at the beginning of one


def markdown(summary: Summary) -> str:
    """The summary of an article; it ends with a newline."""
    titles = {label.name: label.title for label in summary.labels}
    parts = [
        f"# {_plain(words.headline(summary))}",
        " · ".join(_plain(fact) for fact in words.about(summary)),
        f"**{_plain(words.finding(summary))}**",
        "\n".join(f"- {_plain(remark)}" for remark in remarks(summary)),
        "## How often, and in whose voice",
        _rates(summary),
        f"{_plain(words.INTERVAL)} {_plain(words.VOICES)}",
        *_behind(summary),
        "## What its claims rest on",
        _rungs(summary),
        "## The article, with its tags",
        *(_line(line) for line in lines(summary)),
        "## Every tag, with its reason",
        *((_plain(spans.evidence_note(summary)),) if summary.evidence else ()),
        "\n".join(_entry(each, titles, summary) for each in spans.groups(summary)) or words.NO_TAG,
        *_tables(summary, titles),
        "## What the labels mean",
        "\n".join(f"- **{_plain(each.title)}**: {_plain(each.definition)}" for each in summary.labels),
        "---",
        _plain(say.NO_VERDICT),
        " · ".join(_plain(fact) for fact in words.versions(summary, __version__)),
    ]
    return "\n\n".join(parts) + "\n"


def _rates(summary: Summary) -> str:
    columns = ["Label", f"{say.VOICE['outlet']} (of {summary.words['outlet']:,} words)"]
    columns += [
        "a similar text (wordings, 95 % interval)",
        "per 1,000 words (95 % interval)",
        "in the headline",
    ]
    columns += ["only proposed"] if summary.basis == "reviewed" else []
    columns += [f"{say.VOICE[voice]} (of {summary.words[voice]:,})" for voice in ("quoted", "reported")]
    return _table(columns, [words.numbers(summary, label) for label in summary.labels])


def _behind(summary: Summary) -> Iterator[str]:
    if summary.corpus is not None:
        yield f"## {behind.HEADING}"
        columns, rows = behind.table(summary)
        if len(columns) > 1:
            yield _table(columns, rows)
        yield " ".join(map(_plain, behind.notes(summary)))


def _rungs(summary: Summary) -> str:
    found = summary.ladder
    if not found.total:
        return rests.NO_ATTRIBUTION
    rows = [[say.STEP[name], str(n), rests.step_share(found, n)] for name, n in found.steps.items()]
    columns = ["Source", "Statements", *(["Share"] if any(row[2] for row in rows) else [])]
    table = _table(columns, [row[: len(columns)] for row in rows])
    return f"{table}\n\n{_plain(rests.ladder_note(found))}"


def _line(line: Line) -> str:
    """A line of the article: `[tagged words]` with their numbers behind them, tags in tags as they come."""
    text = ""
    for segment in line.segments:
        text += r"\[" * len(segment.begins) + _escaped(segment.text)
        for each in segment.ends:
            text += rf"\]<sup>{each.number}{'?' if each.status == 'disputed' else ''}</sup>"
    return f"> {'### ' if line.place == 'headline' else ''}{text.strip()}"


def _entry(alike: Sequence[Evidence], titles: dict[str, str], summary: Summary) -> str:
    each, numbers = alike[0], ", ".join(str(one.number) for one in alike)
    known = spans.facts(alike, titles, summary.basis) + behind.fared(each, summary)
    facts = " · ".join(map(_plain, known))
    said = "".join(f" Reviewer’s comment: {_plain(comment)}" for comment in spans.comments(alike))
    text, why = _plain(say.short(each.text)), _plain(spans.explanation(each))
    return f"- {numbers}: “{text}” **{_plain(titles[each.label])}**. {why} *{facts}*{said}"


def _tables(summary: Summary, titles: dict[str, str]) -> Iterator[str]:
    if found := targets(summary):
        yield "## Who is labelled how"
        rows = [
            [
                say.short(target.text, 90),
                "; ".join(f"“{say.short(each.text, 60)}” ({each.number})" for each in target.evidence),
            ]
            for target in found
        ]
        yield _table(["Who or what", "In words tagged as"], rows)
    if again := repeated(summary):
        yield "## Tagged more than once in the same words"
        yield _table(
            ["Words", "Label", "Times", "Tags"],
            [
                [
                    say.short(group.text, 90),
                    titles[group.label],
                    str(len(group.evidence)),
                    ", ".join(str(each.number) for each in group.evidence),
                ]
                for group in again
            ],
        )
    if removed := summary.article.removed:
        yield "## What cleaning took out"
        yield "\n".join(f"- {_plain(each.reason)}: {_plain(say.short(each.text, 400))}" for each in removed)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [list(map(_plain, columns)), ["---"] * len(columns), *(list(map(_plain, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _escaped(" ".join(printable(text).split()))


def _escaped(text: str) -> str:
    marked = _BEGINNING.sub(r"\1\\\2", _MARK.sub(r"\\\g<0>", text))
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
