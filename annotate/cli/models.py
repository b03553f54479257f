"""`annotate models`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from annotate.cli.console import Format, emit, emit_json, say, table
from annotate.errors import UsageError

if TYPE_CHECKING:
    from annotate.steps.models import Listed

Action = Literal["list", "show", "promote", "rollback"]


def models_command(
    action: Annotated[Action, typer.Argument(help="What to do.")] = "list",
    model: Annotated[str, typer.Argument(help="For show and promote: the beginning of a model's id.")] = "",
    format: Annotated[  # noqa: A002 -- it is the option's name
        Format, typer.Option(help="Text for a person, or one JSON object per model.")
    ] = "text",
) -> None:
    """List, show, promote or roll back models.

    Example: annotate models promote 3f2a
    """
    from annotate.steps import models
    from annotate.workspace import Workspace

    workspace = Workspace.find()
    if action in ("show", "promote") and not model:
        raise UsageError(f"say which model to {action}: annotate models {action} ID (annotate models list)")
    if action in ("list", "rollback") and model:
        raise UsageError(f"annotate models {action} takes no model's id; got {model!r}")
    if action == "list":
        _list(models.listed(workspace), format)
    elif action == "show":
        _show(models.found(workspace, model), format)
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


def _list(listed: "Sequence[Listed]", format: Format) -> None:  # noqa: A002 -- as the option
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


def _show(listed: "Listed", format: Format) -> None:  # noqa: A002 -- as the option
    from annotate.cli.evaluate import COLUMNS, rows

    manifest = listed.manifest
    if format == "json":
        emit_json(_json(listed))
        return
    table(
        ("", ""),
        [
            ("id", manifest.id + (" (in use)" if listed.current else "")),
            ("made", manifest.made_at),
            ("learned from", f"{len(manifest.articles)} articles, training set {manifest.fingerprint}"),
            ("evaluated on", f"{manifest.split['evaluated_on']} articles, {manifest.split['kind']}"),
            ("against", manifest.gate["against"]),
            (
                "gate",
                "passed" if manifest.gate["passed"] else "refused: " + "; ".join(manifest.gate["reasons"]),
            ),
            ("labels that get worse", ", ".join(manifest.gate["worse"]) or "none"),
            ("weights", manifest.weights),
            ("versions", ", ".join(f"{name} {value}" for name, value in manifest.versions.items())),
        ],
    )
    for name, key in (("The rules alone", "rules"), ("With the model", "model")):
        table(COLUMNS, rows(manifest.metrics[key]), title=f"\n{name}")
    table(
        ("label", "shown from a score of"),
        sorted(manifest.thresholds.items()),
        title="\nThresholds",
    )


def _json(listed: "Listed") -> dict[str, object]:
    from annotate.records import to_dict

    return {"schema": 1, "current": listed.current, **to_dict(listed.manifest)}
