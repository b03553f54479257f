"""The models of a workspace: which there are, which is in use, and changing that."""

from dataclasses import dataclass

from annotate.errors import InputError, UsageError
from annotate.learn.manifest import ModelManifest
from annotate.learn.registry import CURRENT, Registry
from annotate.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A model, and whether it is the one in use."""

    manifest: ModelManifest
    current: bool


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


def found(workspace: Workspace, name: str) -> Listed:
    """The model whose id begins with `name`, or the one in use for "current". UsageError if there is none."""
    registry = Registry(workspace.models)
    current = registry.current()
    if name == "current":
        if current is None:
            raise UsageError("no model is in use: the rules work alone (`annotate models list`)")
        name = current
    manifest = registry.find(name)
    return Listed(manifest=manifest, current=manifest.id == current)


def promote(workspace: Workspace, name: str) -> ModelManifest:
    """Put a model to use, whatever the gate said of it: a person's decision. It must load."""
    with workspace.lock("models promote"):
        registry = Registry(workspace.models)
        _, manifest = registry.load(found(workspace, name).manifest.id)
        registry.promote(manifest.id)
    return manifest


def roll_back(workspace: Workspace) -> ModelManifest | None:
    """Put the model before the current one back to use; None means the rules alone."""
    with workspace.lock("models rollback"):
        registry = Registry(workspace.models)
        current = registry.roll_back()
        return None if current is None else registry.manifest(current)
