"""`annotate import`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli import completion
from annotate.cli.console import complain, emit, say
from annotate.cli.evaluate import renaming
from annotate.errors import UsageError
from annotate.report.vocabulary import plural
from annotate.steps.tags.import_ import Imported, Origin, import_corpus
from annotate.workspace import Workspace

FORMAT = typer.Option(
    help="jsonl, spacy, datasets, prodigy, brat, xmi, conll or ptc; by default as it looks."
)


def import_command(
    file: Annotated[Path, typer.Argument(metavar="FILE or FOLDER", help="The coded corpus.")],
    coder: Annotated[
        str, typer.Option(help="Who coded it, a name: every page calls this coder outside-NAME.")
    ],
    guidelines: Annotated[
        str, typer.Option(help="The guidelines it was coded by, in words: goes on record.")
    ] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map", help="THEIRS=ours lines a label up with one of ours; repeatable, others are left out."
        ),
    ] = None,
    format: Annotated[str | None, FORMAT] = None,
    outlet: Annotated[
        str | None, typer.Option(help="The outlet of all these articles.", autocompletion=completion.outlets)
    ] = None,
    groups_are_outlets: Annotated[
        bool, typer.Option("--groups-are-outlets", help="The corpus's groups are outlets.")
    ] = False,
) -> None:
    """Take in a corpus that others have coded, as reviews by a named outside coder.

    Their text is taken as it is. By lining a label up you say that it means what ours means; the review then
    counts by the same rules as any other. A corpus without text (export --no-text) is joined with the
    articles of the workspace, or those that its addresses give, and it is said which of them changed.

    Example: annotate import ptc/ --coder ptc --map Loaded_Language=loaded_language

    Example: annotate import gold.spacy --coder ada --guidelines "Our codebook of 2024"
    """
    if outlet is not None and not outlet.strip():
        raise UsageError("--outlet has no name in it: name the outlet, or leave the option out")
    origin = Origin(coder=coder, guidelines=guidelines, outlet=outlet, groups=groups_are_outlets)
    done = import_corpus(Workspace.find(), file, origin, written_as=format, rename=renaming(map_ or ()))
    _print(done, origin)
    if done.changed or done.missing:
        raise typer.Exit(3)


def _print(done: Imported, origin: Origin) -> None:
    for reason, number in done.left_out.items():
        if number:
            say(f"Left out: {number} ({reason})")
    for each in done.changed:
        complain(f"changed since it was coded, not taken: {each}")
    for each in done.missing:
        complain(f"not in the workspace, and none of its addresses gave a text: {each}")
    emit(
        f"{plural(done.articles, 'article')}, {done.new} new here; {plural(done.reviews, 'new review')} by "
        f"{origin.code} with {plural(done.spans, 'span')}"
    )
    say("Next: annotate tag")
