"""What a model is and what it can do: the JSON in its folder that is read without the model itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.json_records import from_dict
from annotate.learn.measured import check
from annotate.parse import json_value
from annotate.records import SCHEMA

MANIFEST = "manifest.json"
READ_BY = "pipeline "  #: begins, in `ModelManifest.versions`, what articles of a language were read by
LARGEST = 4_000_000  #: bytes that a manifest may have


@dataclass(frozen=True, kw_only=True)
class EncoderRecord:
    """Which encoder a model uses: its name or folder, the digest of its files, its layer.

    The first layer above the words themselves is 1. One that is `fine_tuned` is used a second time, with all
    layers as the model learned them.
    """

    name: str
    digest: str
    layer: int
    fine_tuned: bool = False


@dataclass(frozen=True, kw_only=True)
class ModelManifest:
    """What a model is and what it can do; `manifest.json` of its folder.

    `thresholds` are probabilities by label, `any_label_threshold` that of spans of any label (see `Model`).
    `metrics` is what `evaluate` prints for ``rules``, ``before`` (what users had when it was made) and
    ``model``, and ``calibration`` whether its scores meant there what they say (`Calibration`; models of
    earlier versions lack it). `articles` are the ids it learned from. `files` are the SHA-256 of the other
    files.
    """

    id: str
    made_at: str
    labels: tuple[str, ...]
    thresholds: Mapping[str, float]
    any_label_threshold: float | None
    fingerprint: str
    articles: tuple[str, ...]
    split: Mapping[str, Any]
    metrics: Mapping[str, Any]
    gate: Mapping[str, Any]
    features: int
    weights: str
    versions: Mapping[str, str]
    files: Mapping[str, str]
    encoder: EncoderRecord | None = None

    @property
    def languages(self) -> frozenset[str]:
        """The languages (ISO 639-1) of the articles that it learned from; empty where it does not tell."""
        return frozenset(name.removeprefix(READ_BY) for name in self.versions if name.startswith(READ_BY))


def read_manifest(folder: Path) -> ModelManifest:
    """The manifest in a model's folder. InputError if it is missing or malformed."""
    path = folder / MANIFEST
    try:
        values = read_values(path, LARGEST)
        if "whichever" in values:  # as models of version 0.1 call it
            values["any_label_threshold"] = values.pop("whichever")
        check(values)
        return from_dict(ModelManifest, values)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(
            f"{path} is not a model's manifest ({error}): move {folder} away, or put back a copy of it"
        ) from None


def read_values(path: Path, largest: int) -> dict[str, Any]:
    """What stands in a JSON file of a model's folder. ValueError where it is too large or not ours."""
    if path.stat().st_size > largest:
        raise ValueError(f"larger than {largest} bytes")
    values: dict[str, Any] = json_value(path.read_bytes())
    if values.pop("schema") != SCHEMA:
        raise ValueError(f"not of schema {SCHEMA}")
    return values
