"""The score that a tag must reach to be shown, by label."""

from collections.abc import Mapping

from annotate.learn.registry import Registry
from annotate.records import Tag
from annotate.workspace import Workspace


def thresholds(workspace: Workspace) -> Mapping[str, float]:
    """What a scored tag must reach, by label: as the settings say, else the model, else the codebook."""
    written = {label.name: label.threshold for label in workspace.codebook().labels}
    return {**written, **Registry(workspace.models).thresholds(), **workspace.config.thresholds}


def reaches_threshold(tag: Tag, thresholds: Mapping[str, float]) -> bool:
    """Whether a tag is shown to reviewers; one that no model has scored always is."""
    return tag.score is None or tag.score >= thresholds.get(tag.label, 0.0)
