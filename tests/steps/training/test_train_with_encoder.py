"""A workspace whose model looks through an encoder: the tiny one, which lies in the workspace."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from annotate.config import SETTINGS
from annotate.errors import InputError, UsageError
from annotate.learn.encoder import Encoder
from annotate.learn.manifest import MANIFEST
from annotate.learn.registry import ARRAYS, Registry
from annotate.records import Tagged, sha256
from annotate.steps.tags.tag import tag
from annotate.steps.training.card import card
from annotate.steps.training.compare_models import compare_models
from annotate.steps.training.evaluate import evaluate
from annotate.steps.training.train import train
from annotate.steps.upkeep.doctor import examine
from annotate.workspace import Workspace
from tests.command import annotate
from tests.learn.invented import LABEL, articles
from tests.learn.tiny_encoder import WIDTH, tiny_encoder
from tests.steps.reviewed import review, workspace


def naming(here: Workspace, encoder: str | None) -> Workspace:
    """The workspace with `encoder` in its settings."""
    path = here.root / SETTINGS
    lines = [line for line in path.read_text().splitlines() if not line.startswith("encoder")]
    path.write_text("\n".join([*([f'encoder = "{encoder}"'] if encoder else []), *lines]))
    return Workspace.at(here.root)


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path / "w", articles(14))
    tiny_encoder(made.root / "tiny")
    return naming(made, "tiny")


def test_what_a_model_was_trained_with_is_used_wherever_the_model_is(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = train(here)
    record = first.manifest.encoder
    assert record is not None
    assert (record.name, record.layer) == (str(here.root / "tiny"), 2)
    assert {"torch", "transformers"} <= set(first.manifest.versions)
    vectors = list((here.state / "tokens").glob("*.npy"))
    assert len(vectors) == 14
    assert train(here).manifest == first.manifest

    registry = Registry(here.models)
    registry.promote(first.manifest.id)
    model, _ = registry.load(first.manifest.id)
    assert model.tokens.dense is not None
    assert model.tokens.dense.weights.shape == (WIDTH, 2)
    assert np.abs(model.tokens.dense.weights).max() > 0.01
    review(here, articles(12, seed=5))
    assert evaluate(here).measures.to_json()["n_articles"] == 12
    (new,) = articles(1, seed=77)
    with here.store() as store, store.transaction():
        store.add_article(new.article)
    assert tag(here).model == first.manifest.id
    kept = set((here.state / "tokens").glob("*.npy"))
    assert len(kept) == 14 + 12 + 1
    with monkeypatch.context() as without, here.store() as store:
        with store.transaction():
            for each in store.articles():
                store.put_tagged(Tagged(article=each, tags=(), attributions=(), words={}), "stale")
        without.setattr(Encoder, "_frozen", None)  # nothing is encoded again
        assert tag(here).tagged == 27
    with here.store() as store:
        assert all(each.score is not None for each in store.tags(new.id) if each.label == LABEL)
    monkeypatch.chdir(here.root)
    checks = {check.name: check.found for check in examine()}
    assert checks["encoder"] == record.name
    assert checks["model"].endswith(f"loads, with the encoder {record.name}")

    # A candidate that looks through none is compared with the current model as that sees the articles.
    second = train(naming(here, None))
    assert (second.manifest.encoder, len(second.data.articles)) == (None, 26)
    assert second.manifest.gate["against"] == f"the current model {first.manifest.id}"
    done = compare_models(here, first.manifest.id, second.manifest.id)
    assert (done.articles, done.how) == (26, "refitted")
    assert card(here, first.manifest.id, full=True).cross_validation is not None


def test_the_same_data_and_seed_make_the_same_model(here: Workspace) -> None:
    first = train(here).manifest
    shutil.rmtree(here.models / first.id)
    (here.models / "current").unlink(missing_ok=True)
    shutil.rmtree(here.state / "tokens")
    again = train(here).manifest
    assert (again.id, again.weights) == (first.id, first.weights)
    plain = train(naming(here, None)).manifest
    assert plain.weights != first.weights


def test_a_model_whose_encoder_is_another_or_does_not_fit_is_refused(
    here: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = train(here)
    registry = Registry(here.models)
    registry.promote(trained.manifest.id)

    place = trained.place
    kept = {name: (place / name).read_bytes() for name in (ARRAYS, MANIFEST)}
    with np.load(place / ARRAYS) as arrays:
        narrower = {name: array[:8] if name == "mean" else array for name, array in arrays.items()}
    np.savez(place / ARRAYS, **narrower)
    manifest = json.loads(kept[MANIFEST])
    manifest["files"][ARRAYS] = sha256((place / ARRAYS).read_bytes())
    (place / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(InputError, match="does not hold the arrays"):
        registry.load(trained.manifest.id)
    for name, content in kept.items():
        (place / name).write_bytes(content)

    tiny_encoder(here.root / "tiny", seed=1)
    for use in (lambda: tag(here), lambda: evaluate(here), lambda: train(here)):
        with pytest.raises(InputError, match=r"was trained with .*/tiny of digest \w+, layer 2; here it is"):
            use()
    monkeypatch.chdir(here.root)
    checks = {check.name: check for check in examine()}
    assert (checks["model"].state, checks["model"].fix) == (
        "broken",
        "annotate models rollback, to the rules alone; then annotate train",
    )
    # Back at the rules alone, one can train with the new one.
    registry.roll_back()
    assert train(here).manifest.encoder != trained.manifest.encoder


def test_a_gold_file_with_an_encoder(here: Workspace, tmp_path: Path) -> None:
    lines = [{"id": e.id, "text": e.text, "spans": e.spans, "language": "en"} for e in articles(12)]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    words = ("train", "--from", "gold.jsonl", "--out", "model", "--encoder", str(here.root / "tiny"))
    done = annotate(*words, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads((tmp_path / "model" / MANIFEST).read_text())["encoder"]["layer"] == 2
    measured = annotate("evaluate", "--model", "model", "--on", "gold.jsonl", folder=tmp_path)
    assert measured.returncode == 0, measured.stderr
    (tmp_path / "one.txt").write_text(articles(1, seed=77)[0].text)
    assert annotate("scan", "one.txt", "--model", "model", folder=tmp_path).returncode == 0


def test_an_encoder_is_named_in_the_settings_or_with_a_file(tmp_path: Path) -> None:
    here = workspace(tmp_path / "w")
    done = annotate("train", "--encoder", "tiny", folder=here.root)
    assert done.returncode == UsageError.exit_code
    assert 'write encoder = "tiny" into annotate.toml' in done.stderr
    assert here.config.encoder is None
    (here.root / SETTINGS).write_text("seed = 1\nencoder = 5\n")
    with pytest.raises(InputError, match="the setting 'encoder' is 5; it must be text"):
        Workspace.at(here.root)
