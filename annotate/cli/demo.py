"""`annotate demo`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.browser import open_browser
from annotate.cli.console import emit, say
from annotate.cli.studio import waiting
from annotate.errors import RefusedError, UsageError
from annotate.steps.upkeep.demo import demo
from annotate.studio.server import LocalServer

INTERACTIVE = typer.Option("--interactive", help="You review, in your browser, instead of the script.")


def demo_command(
    folder: Annotated[Path, typer.Argument(help="The folder to make; it must not exist.")] = Path(
        "demo-workspace"
    ),
    interactive: Annotated[bool, INTERACTIVE] = False,
) -> None:
    """Run the whole loop in a fresh folder, with a real Label Studio.

    A scripted reviewer that knows the answers stands in for a person, in two rounds: one with right
    answers, one with wrong labels, which the gate should refuse.

    Example: annotate demo my-demo --interactive
    """
    if folder.exists():
        raise UsageError(
            f"{folder} exists already: name another folder, or delete it if you are done with it"
        )
    done = demo(folder, person=_you if interactive else None, say=emit, waiting=waiting)
    say(f"\nOpen a page in a browser:    {done.page}")
    say(f"All pages:                   {done.page.with_name('index.html')}")
    say(f"Go on by hand:               cd {done.workspace} && annotate list")
    if interactive:
        return
    if done.first is None or not done.first.promoted:
        raise RefusedError("the first model was not promoted: the demonstration did not show what it should")
    if done.second is None or done.second.promoted:
        raise RefusedError("the model of the wrong labels was not refused: the demonstration went wrong")


def _you(address: str, server: LocalServer) -> None:
    say(f"\nReview in your browser: {address}")
    say(f"Log in as {server.credentials.user}; the password is in {server.credentials_file}")
    open_browser(address)
    typer.prompt("Press Enter here when you have reviewed", default="", show_default=False, err=True)
