"""`annotate models`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from annotate.cli import completion
from annotate.cli.console import FORMAT, Format, emit, emit_json, hand_over, progress, say, table
from annotate.cli.evaluate import COLUMNS, rows
from annotate.cli.output import write
from annotate.errors import UsageError
from annotate.json_records import to_dict
from annotate.steps.tags import models
from annotate.steps.tags.models import Listed
from annotate.workspace import Workspace

if TYPE_CHECKING:
    from annotate.steps.training.compare_models import ModelComparison

Action = Literal["list", "show", "card", "compare", "promote", "rollback"]
MODEL = typer.Argument(
    help="For show, card, compare and promote: the beginning of a model's id.",
    autocompletion=completion.models,
)
FULL = typer.Option("--full", help="For card: cross-validate first, which takes a dozen fits.")


def models_command(
    action: Annotated[Action, typer.Argument(help="What to do.")] = "list",
    model: Annotated[str, MODEL] = "",
    other: Annotated[str, typer.Argument(help="For compare: the beginning of the other model's id.")] = "",
    out: Annotated[Path | None, typer.Option(help="For card: a .md or .html file to write it to.")] = None,
    full: Annotated[bool, FULL] = False,
    format: Annotated[Format, FORMAT] = "text",
) -> None:
    """List, show, promote or roll back models.

    A card says what a model learned from, how good it is, and where it fails. Comparing takes reviewed
    articles that neither model has seen, or fits both again without the articles that they are compared on.

    Example: annotate models promote 3f2a
    """
    _usable(action, model, other, card_only=bool(out or full))
    workspace = Workspace.find()
    if action == "compare":
        _compare(workspace, model, other, format)
    elif action == "list":
        _list(models.listed(workspace), format)
    elif action == "show":
        _show(models.found(workspace, model), format)
    elif action == "card":
        _card(workspace, model, out, full, format)
    elif action == "promote":
        manifest = models.promote(workspace, model)
        emit(manifest.id)
        if not manifest.gate["passed"]:
            say("The gate had refused this model; it is in use by your decision.")
        say("Next: annotate tag")
    else:
        back = models.roll_back(workspace)
        emit(back.id if back else "none")
        say(f"In use: {'model ' + back.id if back else 'the rules alone'}. Next: annotate tag")


def _usable(action: Action, model: str, other: str, *, card_only: bool) -> None:
    """UsageError where the words do not go together; `card_only` when an option of a card was given."""
    if action == "compare" and not (model and other):
        raise UsageError("say which two models to compare: annotate models compare A B")
    if other and action != "compare":
        raise UsageError(f"annotate models {action} takes one model at most; got {other!r} too")
    if card_only and action != "card":
        raise UsageError("--out and --full are for a card: annotate models card ID --full --out card.html")
    if action in ("show", "card", "promote") and not model:
        raise UsageError(f"say which model to {action}: annotate models {action} ID (annotate models list)")
    if action in ("list", "rollback") and model:
        raise UsageError(f"annotate models {action} takes no model's id; got {model!r}")


def _list(listed: Sequence[Listed], format: Format) -> None:
    if format == "json":
        for each in listed:
            emit_json(_json(each))
    elif not listed:
        say("No models yet: the rules work alone. Next: annotate train")
    else:
        table(
            ("", "id", "made", "articles", "F1", "before", "gate"),
            (
                (
                    "*" if each.current else "",
                    each.manifest.id,
                    each.manifest.made_at,
                    len(each.manifest.articles),
                    f"{each.manifest.metrics['model']['micro']['overlap']['f1']:.3f}",
                    f"{each.manifest.metrics['before']['micro']['overlap']['f1']:.3f}",
                    "passed" if each.manifest.gate["passed"] else "refused",
                )
                for each in listed
            ),
        )
        say("* in use; F1: micro span overlap, on articles the model had not seen")


def _card(workspace: Workspace, model: str, out: Path | None, full: bool, format: Format) -> None:
    from annotate.learn.card import html, markdown, pictures
    from annotate.steps.training.card import card

    if out is not None and out.suffix not in (".md", ".html"):
        raise UsageError(f"--out {out}: name a .md or an .html file")
    with progress("Cross-validating") as bar:
        made = card(workspace, model, full=full, progress=bar)
    if out is not None:
        write(out, html(made) if out.suffix == ".html" else markdown(made))
        if out.suffix == ".md":
            for name, svg in pictures(made).items():
                write(out.parent / name, svg)
        emit(str(out))
    elif format == "json":
        about = {"schema": 1, "id": made.manifest.id, **made.evidence}
        emit_json({**about, "more": made.more, "failures": made.failures})
    else:
        hand_over(markdown(made), None)


def _compare(workspace: Workspace, a: str, b: str, format: Format) -> None:
    from annotate.steps.training.compare_models import compare_models

    with progress("Reading") as bar:
        done = compare_models(workspace, a, b, progress=bar)
    if format == "json":
        emit_json(
            {
                "schema": 1,
                "a": done.a.id,
                "b": done.b.id,
                "n_articles": done.articles,
                "how": done.how,
                "labels": {
                    each.name: {
                        "support": each.spans,
                        "a": to_dict(each.before),
                        "b": to_dict(each.after),
                        "gain": to_dict(each.gain),
                    }
                    for each in done.scores
                },
            }
        )
        return
    _table(done)


def _table(done: "ModelComparison") -> None:
    how = (
        "that neither had seen"
        if done.how == "unseen"
        else "each fitted again without what it is compared on"
    )
    table(
        ("label", "spans", f"F1, {done.a.id}", f"F1, {done.b.id}", "difference", "95 % interval", ""),
        [
            (
                each.name,
                each.spans,
                f"{each.before.value:.3f}",
                f"{each.after.value:.3f}",
                f"{each.gain.value:+z.3f}",
                f"{each.gain.low:+z.3f} to {each.gain.high:+z.3f}",
                "better" if each.gain.low > 0 else "worse" if each.gain.high < 0 else "",
            )
            for each in done.scores
        ],
        title=f"{done.a.id} and {done.b.id} on {done.articles} articles, {how}",
    )
    say("Better or worse is said only where the interval leaves out zero (paired bootstrap over stories).")


def _show(listed: Listed, format: Format) -> None:
    manifest = listed.manifest
    if format == "json":
        emit_json(_json(listed))
        return
    passed = "passed" if manifest.gate["passed"] else "refused"
    facts: list[tuple[str, Sequence[str]]] = [
        ("id", [manifest.id + (" (in use)" if listed.current else "")]),
        ("made", [manifest.made_at]),
        ("learned from", [f"{len(manifest.articles)} articles, training set {manifest.fingerprint}"]),
        ("evaluated on", [f"{manifest.split['evaluated_on']} articles, {manifest.split['kind']}"]),
        ("against", [manifest.gate["against"]]),
        ("gate", [passed, *(line for reason in manifest.gate["reasons"] for line in wrap(reason, 55))]),
        ("calibration error", [_off(manifest.metrics)]),
        ("labels that get worse", list(manifest.gate["worse"]) or ["none"]),
        ("weights", [manifest.weights[:32], manifest.weights[32:]]),
        ("versions", [f"{name} {value}" for name, value in manifest.versions.items()]),
    ]
    rows_of = [(name if not i else "", each) for name, lines in facts for i, each in enumerate(lines) if each]
    table(("", ""), rows_of)
    for name, key in (("The rules alone", "rules"), ("With the model", "model")):
        table(COLUMNS, rows(manifest.metrics[key]), title=f"\n{name}")
    table(
        ("label", "shown from a score of"),
        sorted(manifest.thresholds.items()),
        title="\nThresholds",
    )


def _off(metrics: Mapping[str, Any]) -> str:
    """How far scores are off on average, with its interval; empty where nobody measured it."""
    error = (metrics.get("calibration") or {}).get("error")
    return "" if error is None else f"{error['value']:.3f} ({error['low']:.3f} to {error['high']:.3f})"


def _json(listed: Listed) -> dict[str, object]:
    return {"schema": 1, "current": listed.current, **to_dict(listed.manifest)}
