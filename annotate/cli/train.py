"""`annotate train`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from annotate.cli.console import Format, emit_json, progress, say, table
from annotate.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from annotate.steps.train import Trained


FROM = typer.Option("--from", help="Train on a gold file (JSON lines) instead of on reviews.")
OUT = typer.Option(help="With --from: the new folder to write the model to.")
MAP = typer.Option("--map", help="With --from: THEIRS=ours lines a label of the file up with one of ours.")
SEED = typer.Option(help="Decides split and fit; by default the workspace's.")
ENCODER = typer.Option(
    help="With --from: a frozen encoder, by folder, package or Hugging Face name; by default the workspace's."
)
FULL = typer.Option("--full", help="Cross-validate as well, for a full model card: a dozen fits more.")


def train_command(
    from_: Annotated[Path | None, FROM] = None,
    out: Annotated[Path | None, OUT] = None,
    map_: Annotated[list[str] | None, MAP] = None,
    seed: Annotated[int | None, SEED] = None,
    encoder: Annotated[str | None, ENCODER] = None,
    full: Annotated[bool, FULL] = False,
    format: Annotated[  # noqa: A002 -- it is the option's name
        Format, typer.Option(help="A table for a person, or one JSON object.")
    ] = "text",
) -> None:
    """Retrain the classifier on what reviewers approved; promote it if it is better.

    Example: annotate train
    """
    from annotate.cli.evaluate import renaming

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
    if from_ is None or out is None:
        trained = _on_reviews(seed, full=full)
    else:
        trained = _on_file(from_, out, renaming(map_ or ()), seed=seed, encoder=encoder, full=full)
    if format == "json":
        emit_json(_json(trained))
    else:
        _print(trained)
    _conclude(trained, outside=out is not None)


def _on_reviews(seed: int | None, *, full: bool) -> "Trained":
    from annotate.steps.card import card
    from annotate.steps.train import train
    from annotate.workspace import Workspace

    workspace = Workspace.find()
    with progress("Reading") as bar:
        trained = train(workspace, seed=seed, started=bar.begin, advance=bar.advance)
    if full:
        with progress("Cross-validating") as bar:
            card(workspace, trained.manifest.id, full=True, started=bar.begin, advance=bar.advance)
    return trained


def _on_file(
    file: Path, out: Path, rename: Mapping[str, str], *, seed: int | None, encoder: str | None, full: bool
) -> "Trained":
    """Train on a gold file, with the workspace's codebook, encoder and seed where there is a workspace."""
    from annotate.learn.encoder import load
    from annotate.learn.gold import read
    from annotate.steps.card import full_card
    from annotate.steps.evaluate import packaged_tagger
    from annotate.steps.learning import encoder_of, rules_of
    from annotate.steps.train import train_from
    from annotate.workspace import Workspace

    workspace = Workspace.around()
    tagger = packaged_tagger() if workspace is None else rules_of(workspace)
    cache = workspace.state / "tokens" if workspace else None
    with progress("Reading") as bar:
        trained = train_from(
            file,
            out,
            tagger,
            seed=seed if seed is not None else workspace.config.seed if workspace else 0,
            rename=rename,
            cache=cache,
            encoder=load(encoder) if encoder else encoder_of(workspace) if workspace else None,
            started=bar.begin,
            advance=bar.advance,
        )
    if full:
        with progress("Cross-validating") as bar:
            data = read(file, rename)
            full_card(trained.place, data, tagger, cache=cache, started=bar.begin, advance=bar.advance)
    return trained


def _conclude(trained: "Trained", *, outside: bool) -> None:
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


def _print(trained: "Trained") -> None:
    manifest, verdict = trained.manifest, trained.verdict
    before, after = manifest.metrics["before"], manifest.metrics["model"]
    names = {**before["labels"], "all": before["micro"]}
    against = manifest.gate["against"]
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
        title=f"model {manifest.id}: {how}, {manifest.split['evaluated_on']} of {trained.articles} articles",
    )
    say(f"Better with probability {verdict.probability:.2f} (paired bootstrap over articles).")
    if trained.contested:
        say(
            f"Reviewers differ in {trained.contested} articles: {trained.masked} characters are masked as "
            "unknown until somebody adjudicates."
        )
    for reason, number in trained.left_out.items():
        say(f"Left out: {number} ({reason}).")


def _json(trained: "Trained") -> dict[str, object]:
    return {
        "schema": 1,
        "id": trained.manifest.id,
        "folder": str(trained.place),
        "promoted": trained.promoted,
        "fingerprint": trained.manifest.fingerprint,
        "articles": trained.articles,
        "contested_articles": trained.contested,
        "masked_characters": trained.masked,
        "left_out": dict(trained.left_out),
        "split": dict(trained.manifest.split),
        "thresholds": dict(trained.manifest.thresholds),
        "metrics": dict(trained.manifest.metrics),
        "gate": dict(trained.manifest.gate),
    }
