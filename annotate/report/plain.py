"""A summary as plain text, for a file or a pipe: what `terminal` shows, without its colours.

Prose is filled to `WIDTH` characters; a row of a table stays on one line, however long, so that it can be
searched for and no number is cut.
"""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from annotate.harmless import harmless
from annotate.records import VOICES
from annotate.report import corpus_words as behind
from annotate.report import evidence_words as spans
from annotate.report import ladder_words as rests
from annotate.report import summary_words as words
from annotate.report import vocabulary as say
from annotate.report.evidence import Evidence
from annotate.report.ladder import Ladder
from annotate.report.remarks import remarks
from annotate.report.segments import Segment, lines
from annotate.report.summary import Summary

WIDTH = 100
_BAR = 40  #: characters of the widest bar


def plain(summary: Summary) -> str:
    """The text, ending with an empty line."""
    return "\n".join((*_lines(summary), "", ""))


def _lines(summary: Summary) -> Iterator[str]:
    yield from _filled(" · ".join(words.about(summary)))
    yield from _filled(words.finding(summary))
    for remark in remarks(summary):
        yield from _filled(remark, "- ", "")
    yield ""
    for line in lines(summary):
        yield from _filled("".join(map(_segment, line.segments)))
        yield ""
    yield from _columns(heads(summary), [words.numbers(summary, each) for each in summary.labels])
    yield ""
    if summary.corpus is not None:
        yield behind.HEADING
        columns, rows = behind.table(summary)
        if len(columns) > 1:
            yield from _columns(("", *columns[1:]), rows, numbers=False)
        for note in behind.notes(summary):
            yield from _filled(note)
        yield ""
    yield f"What claims rest on: {say.plural(summary.ladder.total, 'attribution')}"
    yield from steps(summary.ladder)
    yield from _filled(ladder_note(summary.ladder))
    yield ""
    yield from _evidence(summary)
    if summary.article.removed:
        yield f"Taken out by cleaning: {len(summary.article.removed)}"
        for each in summary.article.removed:
            yield from _filled(f"{each.reason}: {say.short(each.text)}", "  ", "")
        yield ""
    for note in (words.INTERVAL, words.VOICES, say.NO_VERDICT):
        yield from _filled(note)


def _segment(segment: Segment) -> str:
    ends = (f"[{each.number}{'?' if each.status == 'disputed' else ''}]" for each in segment.ends)
    return segment.text + "".join(ends)


def _evidence(summary: Summary) -> Iterator[str]:
    if not summary.evidence:
        return
    titles = {label.name: label.title for label in summary.labels}
    yield from _filled(spans.evidence_note(summary))
    alike = spans.groups(summary)
    wide = max(len(str(each[0].number)) for each in alike) + 1
    for each in alike:
        said, title, why, facts = entry(each, titles, summary)
        yield from _filled(said + title + why, f"{each[0].number:>{wide - 1}} ", " " * wide)
        yield from _filled(facts, " " * wide, " " * wide)
    yield ""


def heads(summary: Summary) -> list[str]:
    """The heads of the table of rates, each of two lines or three."""
    found = [""]
    for voice in VOICES:
        name = say.VOICE[voice].replace(" ", "\n", 1)
        found.append(f"{name}\nof {summary.words[voice]:,}")
        if voice == "outlet":
            found += ["similar\ntext", "per 1,000\nwords", "in the\nheadline"]
            found += ["only\nproposed"] if summary.basis == "reviewed" else []
    return found


def steps(ladder: Ladder) -> Iterator[str]:
    """A line for each step that claims rest on, with its share as a bar; none without attributions."""
    for name, count in ladder.steps.items() if ladder.total else ():
        share = rests.step_share(ladder, count)
        bar = "█" * round(_BAR * count / ladder.total) if share else ""
        yield f"  {say.STEP[name]:<18}{count:>5} {share:>5} {bar}".rstrip()


def ladder_note(ladder: Ladder) -> str:
    """What is to be said of the ladder as a whole."""
    return rests.ladder_note(ladder) if ladder.total else rests.NO_ATTRIBUTION


def entry(
    alike: Sequence[Evidence], titles: Mapping[str, str], summary: Summary
) -> tuple[str, str, str, str]:
    """What is said of spans of one wording: their words, their label, the reason, and the facts."""
    each, known = alike[0], spans.facts(alike, titles, summary.basis) + behind.fared(alike[0], summary)
    also = [f"also {', '.join(str(other.number) for other in alike[1:])}"] if len(alike) > 1 else []
    comments = [f"comment: {comment}" for comment in spans.comments(alike)]
    facts = " · ".join((*also, *known, *comments))
    return f"“{say.short(each.text)}” ", titles[each.label], f". {spans.explanation(each)}", facts


def _columns(names: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: bool = True) -> Iterator[str]:
    """A table, all columns but the first to the right where they hold `numbers`."""
    tall = max(name.count("\n") for name in names) + 1
    above = [["", *name.split("\n")][-tall:] if name else [""] for name in names]
    cells = [[""] * (tall - len(each)) + each for each in above]
    body = [*zip(*cells, strict=True), *rows]
    wide = [max(map(len, column)) for column in zip(*body, strict=True)]
    for row in body:
        first, *others = map(harmless, row)
        placed = (
            cell.rjust(width) if numbers else cell.ljust(width)
            for cell, width in zip(others, wide[1:], strict=True)
        )
        yield " ".join((first.ljust(wide[0]), *placed)).rstrip()


def _filled(text: str, first: str = "", then: str = "") -> Iterator[str]:
    """Prose in lines of `WIDTH` at most, but where one word is longer; its own line breaks are kept."""
    for line in harmless(text).split("\n"):
        if len(first) + len(line) <= WIDTH:
            yield (first + line).rstrip()
        else:
            yield from _wrapped(line, first, then)
        first = then


def _wrapped(line: str, first: str, then: str) -> Iterator[str]:
    """What `textwrap.wrap` makes of a line; where single blanks part its words, in a tenth of the time."""
    if _UNEVEN.search(line):
        yield from _FILL(line, width=WIDTH, initial_indent=first, subsequent_indent=then)
        return
    while len(first) + len(line) > WIDTH:
        cut = line.rfind(" ", 0, WIDTH - len(first) + 1)
        if cut < 0 and (cut := line.find(" ")) < 0:
            break
        yield first + line[:cut]
        line, first = line[cut + 1 :], then
    yield first + line


_FILL = partial(textwrap.wrap, break_long_words=False, break_on_hyphens=False)
_UNEVEN = re.compile(r"[\t\x0b\x0c\r]|(?:^| )\s*(?: |$)")  #: a word may be blanks of another kind alone
