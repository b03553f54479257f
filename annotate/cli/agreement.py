"""`annotate agreement`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from annotate.cli.console import emit, progress, say, table
from annotate.cli.output import hand_over
from annotate.errors import UsageError

if TYPE_CHECKING:
    from annotate.report.coders.study import Study

ARTICLES = typer.Argument(metavar="[ARTICLE…]", help="Only these: an id, a path or an address each.")
LABEL = typer.Option(help="Only this label; may be given several times.")
TARGET = typer.Option(help="The alpha that was set beforehand; may be given several times. Default: .667, .8")
ALL = typer.Option("--all", help="Also by sentence, kappa, the labels alone, and each pair of coders.")
GAMMA = typer.Option("--gamma", help="Also gamma (extra `gamma`): about a second a pair and article.")


def agreement_command(
    articles: Annotated[list[str] | None, ARTICLES] = None,
    label: Annotated[list[str] | None, LABEL] = None,
    everything: Annotated[bool, ALL] = False,
    gamma: Annotated[bool, GAMMA] = False,
    target: Annotated[list[float] | None, TARGET] = None,
    format: Annotated[  # noqa: A002 -- it is the option's name
        Literal["text", "json", "html"], typer.Option(help="For a terminal, a program or a browser.")
    ] = "text",
    out: Annotated[Path | None, typer.Option(help="The file to write; standard output without it.")] = None,
    seed: Annotated[int | None, typer.Option(help="Decides the draws; default: the workspace’s.")] = None,
) -> None:
    """Say how far coders agree, label by label, and show where they differ.

    Articles that at least two people coded are compared, of each person the newest review. The page
    (--format html) has the articles side by side, those that cost most agreement first.

    Example: annotate agreement --all

    Example: annotate agreement --format html --out agreement.html
    """
    from annotate.coding.agreement.figures import TARGETS
    from annotate.harmless import json_line
    from annotate.report.coders.document import document
    from annotate.steps.agreement import agreement
    from annotate.workspace import Workspace

    if wrong := [each for each in target or () if not 0 < each < 1]:
        raise UsageError(f"--target {wrong[0]:g}: an alpha to reach lies between 0 and 1, such as .667 or .8")
    if seed is not None and seed < 0:
        raise UsageError(f"--seed {seed}: give a whole number from 0 on")
    with progress("Reading") as bar:
        study = agreement(
            Workspace.find(),
            articles or (),
            labels=label or (),
            full=everything,
            gamma=gamma,
            targets=tuple(target or TARGETS),
            seed=seed,
            progress=bar,
        )
    if format == "text" and out is None:
        _print(study)
        return
    if format == "text":
        raise UsageError("--out is for --format html or json: a table goes to a file with `> FILE`")
    if format == "json":
        text = json_line(document(study)) + "\n"
    else:
        from annotate.report.coders.page import page

        text = page(study)
    hand_over(text, out)
    if out is not None:
        say(f"Wrote {out}")


def _print(study: "Study") -> None:
    """The study as tables, and what their numbers mean."""
    from annotate.report.coders import words

    found = study.agreement
    emit(words.heading(study))
    for remark in words.remarks(study):
        emit(f"- {remark}")
    emit("")
    table(
        ("label", "alpha (95 % interval)", "F1 exact", "F1 overlap", "articles"),
        [
            (
                name,
                words.whole(each.alpha),
                words.value(each.exact),
                words.value(each.overlapping),
                each.alpha.articles,
            )
            for name, each in words.rows(found)
        ],
    )
    emit("")
    columns = [word for target in found.targets for word in (f"below {target:g}", "to settle that")]
    table(
        ("alpha of", *columns),
        [
            (name, *(word(each.alpha, t) for t in found.targets for word in (words.below, words.more)))
            for name, each in words.rows(found)
        ],
    )
    _print_all(study)
    emit("")
    for meaning in words.meanings(found):
        emit(meaning)


def _print_all(study: "Study") -> None:
    """What only some ask for."""
    from annotate.report.coders import words

    found = study.agreement
    if found.overall.labels is not None:
        emit("")
        table(
            ("by sentence", "alpha (95 % interval)", "kappa (95 % interval)"),
            [
                (name, words.whole(each.sentence_alpha), words.whole(each.kappa))
                for name, each in words.rows(found)
                if each.sentence_alpha is not None and each.kappa is not None
            ],
        )
        emit(f"\nLabels of words that several marked: {words.whole(found.overall.labels)}")
    for title, sides in (
        ("pair of coders", dict(words.pairs(found))),
        ("again", found.again),
    ):
        if sides:
            emit("")
            table(
                (title, "alpha (95 % interval)", "F1 exact", "F1 overlap", "articles"),
                [
                    (
                        name,
                        words.whole(each.alpha),
                        words.value(each.exact),
                        words.value(each.overlapping),
                        each.alpha.articles,
                    )
                    for name, each in sides.items()
                ],
            )
    if found.gamma is not None:
        emit(f"\nGamma: {words.value(found.gamma)} ({found.gamma.reason})")
