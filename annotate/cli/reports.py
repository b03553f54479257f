"""Writing summaries: to the terminal, into one file, or into a folder with a file for each article."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from annotate.cli.console import complain, hand_over, results, say
from annotate.cli.output import write
from annotate.errors import UsageError
from annotate.harmless import json_line
from annotate.records import Refusal
from annotate.report.document import document, refusal
from annotate.report.index import Row, index_in_parts, row
from annotate.report.markdown import markdown
from annotate.report.plain import plain
from annotate.report.summary import Summary
from annotate.report.vocabulary import plural

METHODS = typer.Option("--methods", help="Print the methods paragraph, for a paper or an annex.")


@dataclass(frozen=True, kw_only=True)
class Output:
    """A form of a summary: the ending of its files, and its writer, whose text ends with a newline.

    `header` stands once before all articles of a file, as in a table.
    """

    suffix: str
    text: Callable[[Summary], str]
    header: str = ""


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """The files that were written, or stand as they were, and how many inputs were refused."""

    files: tuple[Path, ...]
    refused: int
    unchanged: bool = False


def deliver(found: Iterable[Summary | Refusal], form: str, out: Path | None) -> Delivered:
    """Print or write what was found, in its order; refusals are also said on standard error.

    `out` is a folder (one that is there, or a name without a suffix), which gets a file named by the
    article's id for each article (and, of several pages, an index), or a file for all of them.
    UsageError for several pages in one file.
    """
    folder = out is not None and is_folder(out)
    if form == "html" and not folder:
        found = _one(list(found))
    files: list[Path] = []
    rows: list[Row] = []
    parts: list[str] = []
    refused = 0
    if out is None and OUTPUTS[form].header:
        hand_over(OUTPUTS[form].header, None)
    for each in found:
        if isinstance(each, Refusal):
            refused += 1
            complain(each.error)
            if form != "json" or folder:
                continue
        if out is None:
            _print(each, form)
        elif folder and isinstance(each, Summary):
            files.append(written(each, form, out))
            if form == "html":  # whose index alone needs them
                rows.append(row(each, files[-1].name))
        else:
            parts.append(_text(each, form))
    if out is not None and not folder and parts:
        files.append(write(out, OUTPUTS[form].header + "".join(parts)))
    if out is not None and len(rows) > 1:
        files.insert(0, write(out / "index.html", index_in_parts(rows)))
    return Delivered(files=tuple(files), refused=refused)


def is_folder(out: Path) -> bool:
    """Whether a name given for output is that of a folder, there or to be made."""
    return out.is_dir() or not out.suffix


def written(each: Summary, form: str, folder: Path) -> Path:
    """The file of an article in a folder of summaries."""
    file = folder / f"{each.article.id}{OUTPUTS[form].suffix}"
    return write(file, OUTPUTS[form].header + _text(each, form), lasting=False)


def say_written(files: Sequence[Path], *, unchanged: bool = False) -> None:
    """One line, however many files were written, or not: the first of several pages is their index."""
    if files:
        more = f" and {plural(len(files) - 1, 'more file')} beside it" if len(files) > 1 else ""
        say(f"Unchanged, so not made again: {files[0]}{more}" if unchanged else f"Wrote {files[0]}{more}")


def _one(found: Sequence[Summary | Refusal]) -> Sequence[Summary | Refusal]:
    pages = sum(isinstance(each, Summary) for each in found)
    if pages > 1:
        raise UsageError(f"{pages} articles make {pages} pages: give --out a folder, and each gets its own")
    return found


def _print(each: Summary | Refusal, form: str) -> None:
    if form == "text" and isinstance(each, Summary) and results().is_terminal:
        from annotate.report.terminal import render

        results().print(render(each), soft_wrap=False, crop=False)  # cut off, an interval would be wrong
    else:
        hand_over(_text(each, form), None)


def _text(each: Summary | Refusal, form: str) -> str:
    """A summary in one of the formats, a refusal as JSON."""
    return json_line(refusal(each)) + "\n" if isinstance(each, Refusal) else OUTPUTS[form].text(each)


def _page(each: Summary) -> str:
    from annotate.report.page import page  # what draws pages takes longer to import than text to write

    return page(each)


#: by name; a new form of output is a line here
OUTPUTS: Mapping[str, Output] = {
    "text": Output(suffix=".txt", text=plain),
    "json": Output(suffix=".json", text=lambda each: json_line(document(each)) + "\n"),
    "md": Output(suffix=".md", text=markdown),
    "html": Output(suffix=".html", text=_page),
}


def _form(name: str) -> str:
    if name not in OUTPUTS:
        raise typer.BadParameter(f"{name!r} is not one of {', '.join(map(repr, OUTPUTS))}.")
    return name


FORMAT = typer.Option(
    parser=_form, metavar="|".join(OUTPUTS), help="For a terminal, a program, a document or a browser."
)
OUT = typer.Option(help="A file, or a folder that gets a file for each article; without it, standard output.")
