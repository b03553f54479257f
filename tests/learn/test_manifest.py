import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.json_records import to_dict
from annotate.learn.manifest import LARGEST, MANIFEST, EncoderRecord, ModelManifest, read_manifest
from annotate.records import SCHEMA
from tests.learn.manifests import MEASURED

WHOLE = ModelManifest(
    id="0123456789ab",
    made_at="2026-11-21T08:00:00Z",
    labels=("a", "b"),
    thresholds={"a": 0.4, "b": 0.3},
    any_label_threshold=0.2,
    fingerprint="f",
    articles=("1", "2"),
    **MEASURED,
    features=3,
    weights="w",
    versions={"annotate": "0.1.0"},
    files={},
    encoder=EncoderRecord(name="tiny", digest="d", layer=2),
)


def put(folder: Path, manifest: dict[str, object]) -> None:
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize("manifest", [WHOLE, replace(WHOLE, any_label_threshold=None, encoder=None)])
def test_what_was_written_is_read(manifest: ModelManifest, tmp_path: Path) -> None:
    put(tmp_path, {"schema": SCHEMA, **to_dict(manifest)})
    assert read_manifest(tmp_path) == manifest


def test_a_manifest_with_the_older_name_of_a_threshold_is_read(tmp_path: Path) -> None:
    values = {"schema": SCHEMA, **to_dict(WHOLE)}
    put(tmp_path, {**values, "whichever": values.pop("any_label_threshold")})
    assert read_manifest(tmp_path) == WHOLE


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"schema": 9}, f"not of schema {SCHEMA}"),
        ({"gate": {}}, "gate.passed is missing"),
        ({"metrics": {}}, "metrics.rules is missing"),
        ({"thresholds": {"a": "0.4"}}, "'0.4' is not a number"),
        ({"versions": {"annotate": 1}}, "1 is not a text"),
        ({"padding": "x" * LARGEST}, f"larger than {LARGEST} bytes"),
    ],
)
def test_what_is_none_is_refused(change: dict[str, object], why: str, tmp_path: Path) -> None:
    put(tmp_path, {"schema": SCHEMA, **to_dict(WHOLE), **change})
    with pytest.raises(InputError) as told:
        read_manifest(tmp_path)
    assert str(told.value) == (
        f"{tmp_path / MANIFEST} is not a model's manifest ({why}): move {tmp_path} away, or put back a copy "
        "of it"
    )
