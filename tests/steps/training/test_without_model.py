"""Reading needs no model: what a workspace says comes from the manifest alone, and no text is read again."""

import builtins
import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.json_records import to_dict
from annotate.learn.manifest import MANIFEST, EncoderRecord, ModelManifest
from annotate.records import SCHEMA
from annotate.steps.results.compare import comparison
from annotate.steps.results.summary import cache_summaries, summaries
from annotate.steps.reviews.export import rows
from annotate.steps.reviews.list import listing
from annotate.steps.tags.tag import tag
from annotate.text.reading import Reading
from annotate.workspace import Workspace
from tests.learn.manifests import MEASURED
from tests.steps.coded import code

WEIGHTS = ("torch", "transformers", "skops", "sklearn")
ID = "0123456789ab"


@pytest.fixture
def bare(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace whose current model is a manifest without arrays, where nothing heavy can be imported."""
    about = ModelManifest(
        id=ID,
        made_at="2026-11-21T08:00:00Z",
        labels=("loaded_label", "repetition"),
        thresholds={"loaded_label": 0.4, "repetition": 0.4},
        any_label_threshold=None,
        fingerprint="f",
        articles=(),
        **MEASURED,
        features=1,
        weights="w",
        versions={},
        files={},
        encoder=EncoderRecord(name="somewhere/else", digest="d", layer=3),
    )
    place = desk.models / ID
    place.mkdir(parents=True)
    (place / MANIFEST).write_text(json.dumps({"schema": SCHEMA, **to_dict(about)}), encoding="utf-8")
    (desk.models / "current").write_text(f"{ID}\n", encoding="utf-8")
    real = builtins.__import__

    def guarded(
        name: str,
        globals: Mapping[str, Any] | None = None,  # noqa: A002 -- the builtin's own names
        locals: Mapping[str, Any] | None = None,  # noqa: A002
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> Any:
        if name.partition(".")[0] in WEIGHTS:
            raise AssertionError(f"{name} was imported")
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", guarded)
    return desk


def test_a_summary_a_comparison_and_the_end_of_pull_need_the_manifest_alone(bare: Workspace) -> None:
    codebook = bare.codebook()
    with bare.store() as store, store.transaction():
        for article in store.articles():
            code(store, codebook, article)
    cache_summaries(bare)
    made = list(summaries(bare, (), everything=True))
    assert {each.basis for each in made} == {"reviewed"}
    assert {each.stale for each in made} == {True}  # the model would tag anew
    assert all(label.voices["outlet"].searched for label in made[0].labels if label.name == "repetition")
    assert len(comparison(bare).entries) == len(made)
    with bare.store() as store:
        assert len(listing(store)) == len(made)
        assert sum(1 for _ in rows(store, "decisions", codebook)) > 0


def test_tagging_needs_the_model_and_says_what_is_missing(bare: Workspace) -> None:
    with pytest.raises(InputError, match=r"arrays\.npz is missing"):
        tag(bare)


def test_a_page_does_not_read_its_text_again(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (before, *_) = summaries(desk, (), everything=True)

    def never(*_: object) -> None:
        raise AssertionError("an article was read again")

    monkeypatch.setattr(Reading, "__init__", never)
    (made, *_) = summaries(desk, (), everything=True)
    assert made == before
    assert any(each.voices for each in summaries(desk, (), everything=True))


def test_voices_that_an_earlier_release_did_not_keep_are_read_again(desk: Workspace) -> None:
    before = list(summaries(desk, (), everything=True))
    with desk.store() as store, store.transaction():
        store._db.execute("UPDATE taggings SET voices = NULL")
    assert list(summaries(desk, (), everything=True)) == before
