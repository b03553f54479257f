"""`annotate evaluate`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from annotate.cli import completion
from annotate.cli.console import FORMAT, Format, emit_json, progress, say, table
from annotate.errors import UsageError
from annotate.report.vocabulary import plural
from annotate.steps.training.evaluate import Evaluation, evaluate
from annotate.workspace import Workspace

MODEL = typer.Option(
    help="A model's id, or its folder; by default the one in use.", autocompletion=completion.models
)
MAP = typer.Option("--map", help="THEIRS=ours lines a label of the file up with one of ours; repeatable.")


def evaluate_command(
    model: Annotated[str | None, MODEL] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Measure the rules alone.")] = False,
    on: Annotated[Path | None, typer.Option(help="A gold file, in any format of `import`.")] = None,
    map_: Annotated[list[str] | None, MAP] = None,
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Measure a model, or the rules alone, against approved spans or a gold file.

    Example: annotate evaluate --rules --on gold.jsonl --map Loaded_Language=loaded_language
    """
    if rules and model is not None:
        raise UsageError("--rules measures the rules without any model: leave out --rules or --model")
    with progress("Reading") as bar:
        evaluation = evaluate(
            Workspace.around(),
            model=model,
            rules=rules,
            on=on,
            rename=renaming(map_ or ()),
            progress=bar,
        )
    if format == "json":
        beside = {"rules": evaluation.rules, "every_sentence": evaluation.every_sentence}
        others = {
            name: {"micro": each.micro.to_json(), "any": each.any.to_json()} for name, each in beside.items()
        }
        emit_json({**evaluation.measures.to_json(), "beside": others})
    else:
        _print(evaluation, reviewed=on is None)


def _print(evaluation: Evaluation, *, reviewed: bool) -> None:
    """The measures as tables; `reviewed` when they rest on reviews, not on a gold file."""
    whose = f"model {evaluation.model}" if evaluation.model else "the rules alone"
    measures = evaluation.measures.to_json()
    which = " that it did not learn from" if evaluation.model and reviewed else ""
    articles = plural(measures["n_articles"], "article")
    table(COLUMNS, rows(measures), title=f"{whose} on {articles}{which}")
    named = {"the rules alone": evaluation.rules, "every sentence tagged": evaluation.every_sentence}
    table(
        ("F1", "all", "any label"),
        [
            (name, *(f"{counts.f1:.3f}" if counts.gold else "–" for counts in (each.micro, each.any)))
            for name, each in named.items()
            if evaluation.model or each is not evaluation.rules
        ],
        title="Beside it, on the same articles",
    )
    say("Overlap counts shared characters, exact asks for both ends of a span.")
    if evaluation.learned:
        say(
            f"By their ids, the model learned from {evaluation.learned} of them: where they are the same "
            "articles, this flatters it. `annotate train` says what it did out of fold."
        )
    for reason, number in evaluation.left_out.items():
        say(f"Left out: {number} ({reason}).")
    if reviewed:
        say(
            "Reviewers saw proposals while they decided: what nothing proposed is easily missed, so recall "
            "looks better than it is."
        )


COLUMNS = ("label", "precision", "recall", "F1", "exact F1", "spans")


def rows(measures: Mapping[str, Any]) -> list[tuple[object, ...]]:
    """A row per label, then all pooled and all taken as one label; a dash where no span is approved."""
    named = [*measures["labels"].items(), ("all", measures["micro"]), ("any label", measures["any"])]
    return [
        (
            name,
            *(
                f"{value:.3f}" if each["support"] else "–"
                for value in (*each["overlap"].values(), each["exact"]["f1"])
            ),
            each["support"],
        )
        for name, each in named
    ]


def renaming(pairs: Sequence[str]) -> dict[str, str]:
    """The pairs given as THEIRS=ours. UsageError for anything else."""
    split = [pair.rpartition("=") for pair in pairs]
    for pair, (theirs, _, ours) in zip(pairs, split, strict=True):
        if not theirs or not ours:
            raise UsageError(
                f"--map {pair!r}: write it as THEIRS=ours, such as Loaded_Language=loaded_language"
            )
    return {theirs: ours for theirs, _, ours in split}
