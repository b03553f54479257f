"""A workspace whose model has a fine-tuned encoder: the tiny one, which lies in the workspace."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotate.config import SETTINGS
from annotate.errors import InputError, UsageError
from annotate.learn import encoder as encoders
from annotate.learn.fine_tune import FOLDER
from annotate.learn.manifest import MANIFEST
from annotate.learn.registry import ARRAYS, CLASSIFIER, NETWORK, Registry
from annotate.records import sha256
from annotate.steps.tags.tag import tag
from annotate.steps.training.compare_models import compare_models
from annotate.steps.training.evaluate import evaluate
from annotate.steps.training.train import train
from annotate.steps.upkeep.doctor import examine
from annotate.workspace import Workspace
from tests.command import annotate
from tests.learn.invented import LABEL, articles
from tests.learn.tiny_encoder import tiny_encoder
from tests.steps.reviewed import review, workspace


@pytest.fixture
def here(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path / "w", articles(14))
    tiny_encoder(made.root / "tiny")
    path = made.root / SETTINGS
    path.write_text('encoder = "tiny"\n' + path.read_text())
    return Workspace.at(made.root)


@pytest.mark.slow
def test_a_fine_tuned_model_is_used_like_any_other(here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = train(here, fine_tune=True)
    record = first.manifest.encoder
    assert record is not None
    assert (record.name, record.fine_tuned) == (str(here.root / "tiny"), True)
    assert {"torch", "transformers"} <= set(first.manifest.versions)
    assert sorted(first.manifest.files) == [ARRAYS, CLASSIFIER, NETWORK]
    assert not (here.cache / FOLDER).exists()
    assert len(list(here.cache.glob("*.npy"))) == 14  # the field sees it frozen
    assert train(here, fine_tune=True).manifest == first.manifest

    registry = Registry(here.models)
    registry.promote(first.manifest.id)
    model, _ = registry.load(first.manifest.id)
    assert model.digest() == first.manifest.weights
    assert model.encoder is not None
    assert model.tokens.dense is not None
    review(here, articles(12, seed=5))
    assert evaluate(here).measures.to_json()["n_articles"] == 12
    (new,) = articles(1, seed=77)
    with here.store() as store, store.transaction():
        store.add_article(new.article)
    assert tag(here).model == first.manifest.id
    with here.store() as store:
        assert all(each.score is not None for each in store.tags(new.id) if each.label == LABEL)
    monkeypatch.chdir(here.root)
    checks = {check.name: check.found for check in examine()}
    assert checks["model"].endswith(f"loads, with the encoder {record.name}")

    # One whose encoder is frozen is another, and the current one is fine-tuned again to be compared with it.
    second = train(here)
    assert second.manifest.encoder is not None
    assert not second.manifest.encoder.fine_tuned
    assert second.manifest.gate["against"] == f"the current model {first.manifest.id}"
    assert compare_models(here, first.manifest.id, second.manifest.id).how == "refitted"


def test_a_network_that_is_not_the_manifests_is_refused(here: Workspace) -> None:
    trained = train(here, fine_tune=True)
    network, registry = trained.place / NETWORK, Registry(here.models)
    content = network.read_bytes()
    network.write_bytes(content[:-1] + b"?")
    with pytest.raises(InputError, match=r"network\.safetensors is missing or is not the file the manifest"):
        registry.load(trained.manifest.id)
    network.unlink()
    with pytest.raises(InputError, match="is missing or is not the file the manifest"):
        registry.load(trained.manifest.id)

    # Nor is one that the manifest names and that is none: it is data, and never run.
    forged = b"\x80\x04cbuiltins\nprint\n"
    network.write_bytes(forged)
    manifest = json.loads((trained.place / MANIFEST).read_text())
    manifest["files"][NETWORK] = sha256(forged)
    (trained.place / MANIFEST).write_text(json.dumps(manifest))
    with pytest.raises(InputError, match="holds no model that can be loaded"):
        registry.load(trained.manifest.id)


def gold(folder: Path) -> Path:
    lines = [{"id": e.id, "text": e.text, "spans": e.spans, "language": "en"} for e in articles(12)]
    (folder / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


@pytest.mark.slow
def test_a_training_that_is_killed_goes_on_and_makes_the_same_model(here: Workspace) -> None:
    gold(here.root)
    words = ("train", "--from", "gold.jsonl", "--fine-tune", "--out")
    running = subprocess.Popen([sys.executable, "-m", "annotate", *words, "killed"], cwd=here.root)
    kept = here.cache / FOLDER
    while running.poll() is None and not list(kept.glob("*.safetensors")):
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    assert running.wait() == -signal.SIGKILL
    assert list(kept.glob("*.safetensors"))
    assert not (here.root / "killed").exists()
    for name in ("killed", "undisturbed"):  # the second has nothing left to go on with
        done = annotate(*words, name, folder=here.root)
        assert done.returncode in (0, 1), done.stderr
        assert not kept.exists()
    for file in (ARRAYS, NETWORK):
        assert (here.root / "killed" / file).read_bytes() == (here.root / "undisturbed" / file).read_bytes()
    assert annotate("evaluate", "--model", "killed", "--on", "gold.jsonl", folder=here.root).returncode == 0


def test_it_says_what_is_missing(tmp_path: Path, here: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    done = annotate("train", "--from", "gold.jsonl", "--out", "m", "--fine-tune", folder=gold(tmp_path))
    assert done.returncode == UsageError.exit_code
    assert "--fine-tune trains an encoder, and none is named: write encoder = " in done.stderr
    assert "with --from give --encoder NAME" in done.stderr
    monkeypatch.setattr(encoders, "find_spec", lambda _: None)
    with pytest.raises(encoders.MissingError, match=r"not installed: pip install \"annotate-news\[encoder\]"):
        train(here, fine_tune=True)
