"""The models of a workspace: which there are, which is in use, and changing that."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotate.errors import AnnotateError, InputError, UsageError
from annotate.learn.manifest import ModelManifest, read_manifest
from annotate.learn.registry import CURRENT, Registry
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A model, and whether it is the one in use."""

    manifest: ModelManifest
    current: bool


def find_model(workspace: Workspace | None, name: str) -> Path | None:
    """The folder of a model; None stands for the rules alone.

    `name` is "none", "current" (the rules alone where none is in use yet), a model's folder, or the beginning
    of an id in the workspace. UsageError if there is no such model.
    """
    if name == "none":
        return None
    if name != "current" and Path(name).is_dir():
        return Path(name).resolve()
    if workspace is None:
        if name == "current":
            return None
        raise UsageError(
            f"there is no model {name!r}: it is not a model's folder, and there is no workspace here to look "
            "it up in"
        )
    registry = Registry(workspace.models)
    found = registry.current() if name == "current" else registry.named(name).id
    return None if found is None else workspace.models / found


def listed(workspace: Workspace) -> tuple[Listed, ...]:
    """All models, oldest first. InputError if the one in use is not among them."""
    registry = Registry(workspace.models)
    current, models = registry.current(), registry.list()
    if current is not None and current not in {each.id for each in models}:
        others = ", ".join(each.id for each in models) or "none"
        raise InputError(
            f"{workspace.models / CURRENT} names the model {current}, which is not there: put its folder "
            f"back, promote another (there are: {others}), or `annotate models rollback`"
        )
    return tuple(Listed(manifest=each, current=each.id == current) for each in models)


def place_of(workspace: Workspace, name: str) -> Path:
    """The folder that `find_model` finds. UsageError where that is the rules alone."""
    place = find_model(workspace, name)
    if place is None:
        raise UsageError("no model is in use: the rules work alone (`annotate models list`)")
    return place


def found(workspace: Workspace, name: str) -> Listed:
    """The model called `name`, as `place_of` finds it."""
    manifest = read_manifest(place_of(workspace, name))
    return Listed(manifest=manifest, current=manifest.id == Registry(workspace.models).current())


def promote(workspace: Workspace, name: str) -> ModelManifest:
    """Put a model to use, whatever the gate said of it: a person's decision. It must load."""
    with workspace.lock("models promote"):
        registry = Registry(workspace.models)
        _, manifest = registry.load(found(workspace, name).manifest.id)
        registry.promote(manifest.id)
    return manifest


def usable_earlier(registry: Registry) -> ModelManifest | None:
    """The newest of the models that were in use before and can still be loaded; None is the rules alone."""
    for model_id in registry.earlier():
        with suppress(AnnotateError):
            return registry.load(model_id)[1]
    return None


def roll_back(workspace: Workspace) -> ModelManifest | None:
    """Put the newest usable earlier model back to use; None is the rules alone.

    UsageError where no model is in use.
    """
    with workspace.lock("models rollback"):
        registry = Registry(workspace.models)
        back = usable_earlier(registry)
        while registry.roll_back() != (back.id if back else None):
            pass
    return back
