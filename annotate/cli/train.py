"""`annotate train`."""

from pathlib import Path
from typing import Annotated

import typer

from annotate.cli.console import FORMAT, Format, emit_json, progress, say, table
from annotate.cli.evaluate import renaming
from annotate.errors import RefusedError, UsageError
from annotate.learn.encoder import load
from annotate.learn.gold import read
from annotate.steps.training.learning import encoder_of
from annotate.steps.training.train import Trained, recipe_of, train, train_from
from annotate.workspace import Workspace

FROM = typer.Option("--from", help="Train on a gold file, in any format of `import`, instead of on reviews.")
OUT = typer.Option(help="With --from: the new folder to write the model to.")
MAP = typer.Option("--map", help="With --from: THEIRS=ours lines a label of the file up with one of ours.")
SEED = typer.Option(help="Seed of the split and the fit; by default the workspace's.")
ENCODER = typer.Option(
    help="With --from: an encoder, by folder, package or Hugging Face name; by default the workspace's."
)
TUNE = typer.Option(
    "--fine-tune",
    help="Train the encoder itself, not frozen: better and slow. What was killed goes on where it was.",
)
FULL = typer.Option("--full", help="Cross-validate as well, for a full model card: a dozen fits more.")


def train_command(
    from_: Annotated[Path | None, FROM] = None,
    out: Annotated[Path | None, OUT] = None,
    map_: Annotated[list[str] | None, MAP] = None,
    seed: Annotated[int | None, SEED] = None,
    encoder: Annotated[str | None, ENCODER] = None,
    fine_tune: Annotated[bool, TUNE] = False,
    full: Annotated[bool, FULL] = False,
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """Retrain the classifier on what reviewers approved; promote it if it is better.

    Example: annotate train
    """
    if (from_ is None) != (out is None):
        raise UsageError(
            "--from FILE.jsonl and --out DIR go together: a model of outside data needs a folder"
        )
    if map_ and from_ is None:
        raise UsageError("--map lines up the labels of a file: give it with --from FILE.jsonl")
    if encoder and from_ is None:
        raise UsageError(
            f'--encoder goes with --from FILE.jsonl; for a workspace, write encoder = "{encoder}" '
            "into annotate.toml"
        )
    with progress("Reading") as bar:
        if from_ is None or out is None:
            trained = train(Workspace.find(), seed=seed, fine_tune=fine_tune, full=full, progress=bar)
        else:
            around, data = Workspace.around(), read(from_, renaming(map_ or ()))
            chosen = load(encoder) if encoder else encoder_of(around) if around else None
            seed = seed if seed is not None else around.config.seed if around else 0
            recipe = recipe_of(chosen, seed, around.cache if around else None, bar, fine_tune=fine_tune)
            trained = train_from(data, out, recipe, around, full=full, progress=bar)
    if format == "json":
        emit_json(_json(trained))
    else:
        _print(trained)
    _conclude(trained, outside=out is not None)


def _conclude(trained: Trained, *, outside: bool) -> None:
    """Say what comes next; RefusedError where the gate said no. Models `outside` are promoted nowhere."""
    if not trained.verdict.passed:
        reasons = "; ".join(trained.verdict.reasons)
        raise RefusedError(
            f"model {trained.manifest.id} was not promoted: {reasons}. It is kept in {trained.place}"
            + ("" if outside else f": annotate models show {trained.manifest.id}")
        )
    if trained.promoted:
        say(f"Model {trained.manifest.id} is in use now. Next: annotate review   (tags the rest with it)")
    else:
        say(f"Next: annotate evaluate --model {trained.place} --on FILE.jsonl")


def _print(trained: Trained) -> None:
    manifest, verdict, data = trained.manifest, trained.verdict, trained.data
    before, after = manifest.metrics["before"], manifest.metrics["model"]
    names = {**before["labels"], "all": before["micro"]}
    against = manifest.gate["against"]
    number = len(data.articles)
    how = "the test set" if manifest.split["kind"] == "held-out" else "out-of-fold predictions"
    table(
        ("label", "spans", f"F1, {against}", "F1, new model", ""),
        [
            (
                name,
                old["support"],
                f"{old['overlap']['f1']:.3f}",
                f"{new['overlap']['f1']:.3f}",
                "worse" if new["overlap"]["f1"] < old["overlap"]["f1"] else "",
            )
            for (name, old), new in zip(
                names.items(), [*after["labels"].values(), after["micro"]], strict=True
            )
        ],
        title=f"model {manifest.id}: {how}, {manifest.split['evaluated_on']} of {number} articles",
    )
    say(f"Better with probability {verdict.probability:.2f} (paired bootstrap over articles).")
    if data.contested:
        say(
            f"Reviewers differ in {data.contested} articles: {data.masked} characters are masked as "
            "unknown until somebody adjudicates."
        )
    for reason, number in data.left_out.items():
        say(f"Left out: {number} ({reason}).")


def _json(trained: Trained) -> dict[str, object]:
    return {
        "schema": 1,
        "id": trained.manifest.id,
        "folder": str(trained.place),
        "promoted": trained.promoted,
        "fingerprint": trained.manifest.fingerprint,
        "articles": len(trained.data.articles),
        "contested_articles": trained.data.contested,
        "masked_characters": trained.data.masked,
        "left_out": dict(trained.data.left_out),
        "split": dict(trained.manifest.split),
        "thresholds": dict(trained.manifest.thresholds),
        "metrics": dict(trained.manifest.metrics),
        "gate": dict(trained.manifest.gate),
    }
