"""The command line: one file per command, each a thin shell around a step.

A command's module is imported only when that command is called, so that `annotate --help` is instant.
"""

import importlib
import inspect
import keyword
import os
import re
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Annotated

import typer

from annotate import __version__
from annotate.cli.output import prepare_streams
from annotate.cli.usage import Commands
from annotate.errors import Stopped, in_our_words
from annotate.garbage import collect_seldom

UNBROKEN = 1000  #: columns that help may take where the terminal has them

LOOP, LOOK, KEEP = "The loop, in order", "Look", "Keep house"

#: command → (panel of the help page, first line of the command's docstring)
COMMANDS: dict[str, tuple[str, str]] = {
    "init": (LOOP, "Make a workspace: a folder with a codebook, settings, data and models."),
    "add": (LOOP, "Read articles into the workspace: files, folders, tables or web addresses."),
    "tag": (LOOP, "Pre-annotate the articles that are new or stale."),
    "review": (LOOP, "Tag, push to Label Studio and open it in the browser."),
    "assign": (
        LOOP,
        "Share articles out among coders, some to be coded twice, some without tags.",
    ),
    "push": (LOOP, "Send articles with their tags to Label Studio."),
    "pull": (LOOP, "Fetch what reviewers decided from Label Studio."),
    "adjudicate": (LOOP, "Settle what coders differ about: by a person, or by a rule."),
    "train": (LOOP, "Retrain the classifier on what reviewers approved; promote it if it is better."),
    "summary": (LOOP, "Print an article's bias summary, with the evidence for every count."),
    "scan": (LOOK, "Clean, tag and summarise files without a workspace."),
    "batch": (LOOK, "Tag a large corpus, from Parquet to Parquet; run again, it goes on where it was."),
    "serve": (
        LOOK,
        "Serve the desk: articles, summaries, comparisons and tags in context as pages for a browser.",
    ),
    "compare": (
        LOOK,
        "Put outlets, months or authors side by side, corrected by reviews where these allow it.",
    ),
    "progress": (LOOK, "Say how far each coder is, how fast they go, and what they do with proposals."),
    "agreement": (LOOK, "Say how far coders agree, label by label, and show where they differ."),
    "datasheet": (KEEP, "Say where the articles come from, who coded them, and what is missing."),
    "outlet": (KEEP, "Say which outlet ran articles that are already there, whatever was read of it."),
    "list": (LOOK, "List the articles of the workspace."),
    "history": (
        LOOK,
        "Say who decided what about an article, when, and by which codebook: every state ever pulled.",
    ),
    "explain": (LOOK, "Say everything that stands behind one tag."),
    "labels": (LOOK, "Print the codebook, or one label of it."),
    "evaluate": (LOOK, "Measure a model, or the rules alone, against approved spans or a gold file."),
    "models": (LOOK, "List, show, promote or roll back models."),
    "export": (KEEP, "Write tags, reviews, decisions or coded articles for other programs."),
    "import": (KEEP, "Take in a corpus that others have coded, as reviews by a named outside coder."),
    "remove": (KEEP, "Take an article out of the workspace and out of Label Studio."),
    "backup": (KEEP, "Write the workspace into one file while it is in use, or put one back."),
    "archive": (KEEP, "Write the study into one file for others to check and cite, or check such a file."),
    "doctor": (KEEP, "Say what is installed, reachable, stale or broken, and how to mend it."),
    "demo": (KEEP, "Run the whole loop in a fresh folder, with a real Label Studio."),
}


def main() -> None:
    """Run the command line; whatever happens ends in one message and an exit code, never a traceback."""
    collect_seldom()
    prepare_streams()
    for each in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(each) is not signal.SIG_IGN:  # as for what a shell script runs in the background
            signal.signal(each, _stop)
    command = _named(_typed())
    try:
        application(command)(prog_name="annotate")
    except Stopped as stopped:
        from annotate.cli.console import complain
        from annotate.cli.stopped import kept

        complain(kept(command, getattr(stopped, "__notes__", ())))
        sys.exit(128 + stopped.signal)
    except Exception as error:
        from annotate.cli.console import complain
        from annotate.cli.defect import DEFECT, described

        known = in_our_words(error)
        complain(str(known) if known else described(error, sys.argv[1:]))
        sys.exit(known.exit_code if known else DEFECT)


def _stop(signal_number: int, _: FrameType | None) -> None:
    raise Stopped(signal_number)


def application(wanted: str | None) -> typer.Typer:
    """The typer application in which only the command `wanted` is loaded; the others are named for help.

    Its help has boxes and colours in a terminal alone: without them it takes half the time.
    """
    drawn = sys.stdout.isatty()
    app = typer.Typer(
        name="annotate",
        cls=Commands,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich" if drawn else None,
        context_settings={"max_content_width": UNBROKEN},
        help="Code news articles for propaganda and loaded language: rules propose, people decide in Label "
        "Studio, a small model learns from them, and every count shows its evidence.",
    )
    app.callback()(_options)
    for name, (panel, line) in COMMANDS.items():
        if name == wanted:
            function = function_of(name)
            app.command(name, rich_help_panel=panel, help=_unwrapped(function.__doc__ or "", drawn))(function)
        else:
            app.command(name, rich_help_panel=panel, help=line)(_not_loaded)
    return app


def function_of(name: str) -> Callable[..., None]:
    """The function of a command, whose file has a line after its name where Python keeps that for itself."""
    file = f"{name}_" if keyword.iskeyword(name) else name
    function: Callable[..., None] = getattr(
        importlib.import_module(f"annotate.cli.{file}"), f"{name}_command"
    )
    return function


def _typed() -> list[str]:
    """What was typed after our name, also when the shell asks how it could go on."""
    if "_ANNOTATE_COMPLETE" not in os.environ:
        return sys.argv[1:]
    line = os.environ.get("_TYPER_COMPLETE_ARGS") or os.environ.get("COMP_WORDS") or ""
    return line.split()[1:]


def _named(words: list[str]) -> str | None:
    return next((word for word in words if not word.startswith("-")), None)


def _unwrapped(text: str, drawn: bool) -> str:
    """A docstring with one line a paragraph, for the terminal to wrap; its brackets are no markup."""
    paragraphs = re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(text))
    return paragraphs.replace("[", r"\[") if drawn else paragraphs


def _not_loaded() -> None:
    raise AssertionError("only the command that was named is loaded")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"annotate {__version__}")
        raise typer.Exit


def _options(
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no remarks.")] = False,
    version: Annotated[  # noqa: ARG001 -- read by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if quiet:
        from annotate.cli.console import messages

        messages().quiet = True
