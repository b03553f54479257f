"""`annotate backup`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import emit, say
from annotate.report.vocabulary import plural
from annotate.steps.upkeep.backup import backup, restore
from annotate.workspace import Workspace

INTO = typer.Option("--restore", metavar="DIR", help="Put FILE back into this new or empty folder.")


def backup_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, or to put back.")],
    into: Annotated[Path | None, INTO] = None,
) -> None:
    """Write the workspace into one file while it is in use, or put one back.

    In the file are the store with all articles, tags and reviews, the codebook, the settings, the word lists
    and the models, but no key or password and nothing of Label Studio's: pull first what was reviewed there.
    It holds articles and reviewers' codes, so only its owner can read it.

    Example: annotate backup ../desk.zip

    Example: annotate backup desk.zip --restore desk-again
    """
    if into is not None:
        emit(str(restore(file, into).root))
        say("Next: annotate doctor, in that folder. Training sets are made again by annotate train")
        return
    files = backup(Workspace.find(), file)
    emit(f"{file}: {plural(len(files), 'file')}")
    say(f"Next: annotate doctor --verify {file}")
