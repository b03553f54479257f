"""`annotate init`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import emit, say
from annotate.workspace import Workspace

FOLDER = typer.Argument(metavar="FOLDER", help="The folder to make the workspace in.")
SEED = typer.Option(help="Decides which articles are held out for testing; random by default.")


def init_command(
    folder: Annotated[Path, FOLDER] = Path(),
    seed: Annotated[int | None, SEED] = None,
) -> None:
    """Make a workspace: a folder with a codebook, settings, data and models.

    Example: annotate init newsroom && cd newsroom
    """
    workspace = Workspace.create(folder, seed=seed)
    emit(str(workspace.root))
    say("Next: annotate add FILES…   (edit guidelines.md first if your labels differ)")
