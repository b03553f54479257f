from dataclasses import replace
from pathlib import Path

import pytest

from annotate.learn.registry import Registry
from annotate.steps.tags.thresholds import reaches_threshold, thresholds
from annotate.workspace import Workspace
from tests.records import article, tag

TAG = tag(article("The puppet regime."), 4, 17)


def test_the_settings_go_before_the_model_and_the_model_before_the_codebook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.create(tmp_path, seed=1)
    written = {label.name: label.threshold for label in workspace.codebook().labels}
    assert thresholds(workspace) == written
    monkeypatch.setattr(Registry, "thresholds", lambda _: {"loaded_label": 0.7, "scare_quotes": 0.6})
    workspace = replace(workspace, config=replace(workspace.config, thresholds={"loaded_label": 0.9}))
    assert thresholds(workspace) == {**written, "loaded_label": 0.9, "scare_quotes": 0.6}


@pytest.mark.parametrize(
    ("score", "limits", "shown"),
    [
        (None, {"loaded_label": 0.9}, True),  # no model has looked
        (0.9, {"loaded_label": 0.9}, True),
        (0.89, {"loaded_label": 0.9}, False),
        (0.0, {}, True),
    ],
)
def test_a_tag_is_shown_from_its_labels_threshold_on(
    score: float | None, limits: dict[str, float], shown: bool
) -> None:
    assert reaches_threshold(replace(TAG, score=score), limits) == shown
