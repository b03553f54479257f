"""`annotate compare`."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from annotate.cli import completion
from annotate.cli.console import emit, hand_over, progress
from annotate.cli.export import EXCEL, SEMICOLON, csv_only
from annotate.cli.output import write
from annotate.cli.reports import METHODS
from annotate.cli.verified import VERIFY, say_what_holds
from annotate.compare import targets, targets_words, words
from annotate.compare.answer import answer, lead
from annotate.compare.comparison import Comparison
from annotate.compare.document import COLUMNS, document, rows
from annotate.compare.methods import comparison_methods
from annotate.compare.page import page_in_parts
from annotate.errors import UsageError
from annotate.harmless import json_line, printable
from annotate.report.page import page
from annotate.report.spreadsheet import as_csv
from annotate.report.summary import Summary
from annotate.report.vocabulary import plural
from annotate.steps.results.compare import comparison
from annotate.steps.results.targets import called_what
from annotate.workspace import Workspace

Format = Literal["text", "html", "csv", "json"]
PAGE, TARGETS = "compare.html", "targets.html"  #: what a page is called where --out is a folder


BY = "What stands side by side; target: who is called what by which outlet."
FORMAT = typer.Option(help="For a terminal, a browser, a table or a program.")
OUT = typer.Option(
    help="A file, or (html) a folder that gets the page and, but for targets, one for each article."
)
LABEL = typer.Option(help="Only this label; may be given several times.", autocompletion=completion.labels)
CORPUS = typer.Option(
    "--from", metavar="OUTPUT", help="What `annotate batch` wrote, in place of the workspace."
)
SEED = typer.Option(help="Seed of the random draws; default: the workspace's seed.")


def compare_command(
    by: Annotated[Literal["outlet", "month", "author", "target"], typer.Option(help=BY)] = "outlet",
    label: Annotated[list[str] | None, LABEL] = None,
    format: Annotated[Format, FORMAT] = "text",
    out: Annotated[Path | None, OUT] = None,
    methods: Annotated[bool, METHODS] = False,
    excel: Annotated[bool, EXCEL] = False,
    semicolon: Annotated[bool, SEMICOLON] = False,
    seed: Annotated[int | None, SEED] = None,
    corpus: Annotated[str | None, CORPUS] = None,
    check: Annotated[Path | None, VERIFY] = None,
) -> None:
    """Put outlets, months or authors side by side, corrected by reviews where these allow it.

    Rates are per 1,000 words of the outlet's own voice, a story counted once; what is too small for an order
    says what it lacks. With --verify it exits 1 when a file says anything that the workspace does not give,
    or when another version of this program made it.

    With --from the articles are those of a corpus that `annotate batch` tagged, corrected by the reviews of a
    sample that `annotate add --from` drew from it.

    Example: annotate compare --by outlet --format html --out comparison

    Example: annotate compare --by target

    Example: annotate compare --from tagged
    """
    if check is not None:
        if methods or label or out is not None or seed is not None or (by, format) != ("outlet", "text"):
            raise UsageError("--verify takes a file and --from alone: the file says what it compares")
        say_what_holds(Workspace.find(), check, _compared(corpus))
        return
    csv_only(format == "csv" and not methods, excel or semicolon)
    if by == "target" and (methods or label or seed is not None or corpus is not None):
        raise UsageError("--by target takes --format and --out only: it draws nothing and has all labels")
    folder = out if out is not None and (out.is_dir() or not out.suffix) else None
    if folder is not None and (methods or format != "html"):
        raise UsageError(f"--out {out} is a folder: only --format html fills one; name a file")
    if by == "target":
        file = folder / TARGETS if folder is not None else out
        _targets(format, file, excel=excel or semicolon, semicolon=semicolon)
        return
    if folder is not None and corpus is not None:
        raise UsageError(f"--out {out} is a folder: --from gives one page; name a file")
    files: dict[str, str] = {}

    def keep(summary: Summary) -> None:
        if folder is not None:
            files[summary.article.id] = f"{summary.article.id}.html"
            write(folder / files[summary.article.id], page(summary))

    with progress("Comparing") as bar:
        compared = _compared(corpus, each=keep)
        found = compared(Workspace.find(), by=by, labels=label or (), seed=seed, progress=bar)
    text = _text(found, format, files, methods=methods, excel=excel or semicolon, semicolon=semicolon)
    if out is None and isinstance(text, str) and (methods or format == "text"):
        emit(text.removesuffix("\n"))
        return
    file = folder / PAGE if folder is not None else out
    hand_over(text, file)


def _compared(corpus: str | None, **how: Any) -> Callable[..., Comparison]:
    """What makes the comparison: of the workspace (then `how`), or of a batch job's output."""
    if corpus is None:
        return partial(comparison, **how)
    from annotate.batch import compare

    return partial(compare.comparison, source=corpus)


def _targets(form: Format, out: Path | None, *, excel: bool, semicolon: bool) -> None:
    """Who is called what by whom."""
    workspace = Workspace.find()
    titles = {label.name: label.title for label in workspace.codebook().labels}
    with progress("Comparing") as bar:
        found = called_what(workspace, progress=bar)
    if form == "html":
        text = targets_words.page(found, titles)
    elif form == "json":
        text = json_line(targets.document(found)) + "\n"
    elif form == "csv":
        text = as_csv(targets.rows(found), targets.COLUMNS, excel=excel, semicolon=semicolon)
    else:
        text = "\n".join(targets_words.lines(found, titles)) + "\n"
    hand_over(text, out)


def _text(
    found: Comparison,
    form: Format,
    files: Mapping[str, str],
    *,
    methods: bool,
    excel: bool,
    semicolon: bool,
) -> str | Iterator[str]:
    """A comparison in one of the formats, ending with a newline; a page in parts."""
    if methods:
        return comparison_methods(found)
    if form == "html":
        return page_in_parts(found, files)
    if form == "json":
        return json_line(document(found)) + "\n"
    if form == "csv":
        return as_csv(rows(found), COLUMNS, excel=excel, semicolon=semicolon)
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    """The comparison as plain text: the answer, a block for each label, a line for each side, the method."""
    yield words.heading(found)
    yield lead(found)
    yield words.sample(found)
    width = max((len(side.name) for side in found.sides), default=0)
    for label in found.labels:
        clear = f": {answer(found, label.name)}" if found.places[label.name] else ""
        yield f"\n{label.title}{clear}"
        for side in found.sides:
            each, place = side.estimates[label.name], words.place(found, side, label.name)
            count = words.tally(side.counts[label.name]) if each.proposed else ""
            proposed = f"as proposed: {words.rate(each.proposed)}{', ' * bool(count)}{count}"
            if each.corrected is None:
                lacks = "" if side.gold.how == "none" else f" ({words.uncorrected(side, label.name)})"
                yield f"  {printable(side.name):{width}}  {proposed}{lacks}"
                continue
            said = [words.rate(each.corrected), words.approved(side, label.name), place.strip("–")]
            yield f"  {printable(side.name):{width}}  by reviews: {', '.join(filter(None, said))}"
            yield f"  {'':{width}}  {proposed}"
    yield ""
    yield from (f"- {remark}" for remark in words.remarks(found))
    for side in found.sides:
        stories = plural(len(side.stories), "story", "stories")
        own = plural(side.words, "outlet word")
        yield f"{printable(side.name)}: {stories}, {own}. {words.gold(side)}"
    yield f"\nby reviews: {words.REVIEWED} {words.gold_made(found)}"
    yield f"as proposed: {words.PROPOSED}"
    yield f"{words.INTERVALS} {words.ORDER} {words.MINIMUM}\n{words.NO_VERDICT}"
