"""`annotate agreement`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from annotate.cli import completion
from annotate.cli.console import emit, hand_over, progress, table
from annotate.errors import UsageError
from annotate.harmless import json_line
from annotate.report.coders import words
from annotate.report.coders.document import document
from annotate.report.coders.page import page
from annotate.report.coders.study import TARGETS, Study
from annotate.report.coders.tables import tables
from annotate.steps.reviews.agreement import Question, agreement
from annotate.workspace import Workspace

ARTICLES = typer.Argument(
    metavar="ARTICLE…",
    help="Only these, each by id, path or address.",
    autocompletion=completion.articles,
)
LABEL = typer.Option(help="Only this label; may be given several times.", autocompletion=completion.labels)
TARGET = typer.Option(help="The alpha that was set beforehand; may be given several times. Default: .667, .8")
ALL = typer.Option("--all", help="Also by sentence, kappa, the labels alone, and each pair of coders.")
GAMMA = typer.Option("--gamma", help="Also gamma (extra `gamma`): about a second a pair and article.")
FORMAT = typer.Option(help="For a terminal, a program or a browser.")


def agreement_command(
    articles: Annotated[list[str] | None, ARTICLES] = None,
    label: Annotated[list[str] | None, LABEL] = None,
    everything: Annotated[bool, ALL] = False,
    gamma: Annotated[bool, GAMMA] = False,
    target: Annotated[list[float] | None, TARGET] = None,
    format: Annotated[Literal["text", "json", "html"], FORMAT] = "text",
    out: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
    seed: Annotated[int | None, typer.Option(help="Seed of the draws; default: the workspace’s.")] = None,
) -> None:
    """Say how far coders agree, label by label, and show where they differ.

    Articles that at least two people coded are compared, of each person the newest review. The page
    (--format html) has the articles side by side, those that cost most agreement first.

    Example: annotate agreement --all

    Example: annotate agreement --format html --out agreement.html
    """
    if wrong := [each for each in target or () if not 0 < each < 1]:
        raise UsageError(f"--target {wrong[0]:g}: an alpha to reach lies between 0 and 1, such as .667 or .8")
    if seed is not None and seed < 0:
        raise UsageError(f"--seed {seed}: give a whole number, 0 or more")
    if format == "text" and out is not None:
        raise UsageError("--out is for --format html or json: a table goes to a file with `> FILE`")
    question = Question(
        articles=articles or (),
        labels=label or (),
        full=everything,
        gamma=gamma,
        targets=target or TARGETS,
        seed=seed,
    )
    with progress("Reading") as bar:
        study = agreement(Workspace.find(), question, bar)
    if format == "text":
        _print(study)
    else:
        hand_over(page(study) if format == "html" else json_line(document(study)) + "\n", out)


def _print(study: Study) -> None:
    """The study as tables, and what their numbers mean."""
    emit(words.heading(study))
    for remark in words.remarks(study):
        emit(f"- {remark}")
    if lacks := words.lacking(study):
        emit(lacks)
    for each in tables(study):
        emit("")
        table(each.columns, each.rows)
        if each.note:
            emit(f"\n{each.note}")
    for number, meaning in enumerate(words.meanings(study)):
        emit(meaning if number else f"\n{meaning}")
