"""`annotate archive`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate import __version__
from annotate.archive.check import check
from annotate.archive.write import archive
from annotate.cli.console import emit, say
from annotate.errors import RefusedError, UsageError
from annotate.report.vocabulary import listed, plural
from annotate.workspace import Workspace

CHECK = typer.Option("--check", help="Recompute everything in FILE instead, and say what differs.")
NO_TEXT = typer.Option("--no-text", help="Offsets, digests and addresses instead of the articles' words.")


def archive_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The package to write, or to check.")],
    checking: Annotated[bool, CHECK] = False,
    no_text: Annotated[bool, NO_TEXT] = False,
) -> None:
    """Write the study into one file for others to check and cite, or check such a file.

    In it are the codebook with its versions, articles, tags, every state of every review, decisions,
    assignment and seeds, agreement, comparisons, pages, the methods paragraph, models' manifests and cards,
    datasheet, citation and digests. Coders have codes, no names; what the lead decided names the lead's
    account. Title and authors stand under [study] in annotate.toml.

    With --check everything is made again, on any machine; it exits 1 and names file and line where anything
    differs. Where a package has no text, what needs it is recomputed in a workspace that has the articles.

    Example: annotate archive study.zip

    Example: annotate archive --check study.zip
    """
    if not checking:
        digests = archive(Workspace.find(), file, text=not no_text)
        emit(f"{file}: {plural(len(digests), 'file')}")
        say(f"Next: annotate archive --check {file}, on another machine")
        return
    if no_text:
        raise UsageError("--no-text is about writing: --check sees itself whether there is text")
    found = check(file, Workspace.around())
    for each in found.differences:
        emit(f"{each.file}{f', line {each.line}' if each.line else ''}: {each.said}")
    if found.not_made:
        say(
            f"Not recomputed, since it needs the texts: {listed(found.not_made)}. Run this in a workspace "
            "that has the articles"
        )
    if found.differences:
        files = len({each.file for each in found.differences})
        raise RefusedError(
            f"{file}: {plural(files, 'file')} of {len(found.files)} differ from what its workspace gives to "
            f"annotate {__version__}"
        )
    emit(f"{file}: all {plural(len(found.files), 'file')} are what its workspace gives")
