import json
import os
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from annotate.errors import InputError, UsageError
from annotate.learn import registry as registries
from annotate.learn.experiment import Experiment, Recipe, run_experiment
from annotate.learn.manifest import MANIFEST
from annotate.learn.registry import ARRAYS, CLASSIFIER, Registry, read
from annotate.records import sha256
from tests.learn.invented import articles, featurised, training_set

MADE = articles(12)
FEATURISED = featurised(MADE)


@pytest.fixture(scope="module")
def experiment() -> Experiment:
    return run_experiment(training_set(MADE), FEATURISED, Recipe(seed=1))


@pytest.fixture
def registry(tmp_path: Path, experiment: Experiment) -> Registry:
    registry = Registry(tmp_path)
    registry.save(experiment.model, experiment.manifest)
    return registry


def test_a_saved_model_predicts_as_before(registry: Registry, experiment: Experiment) -> None:
    model, manifest = registry.load(experiment.manifest.id)
    assert model.digest() == experiment.model.digest() == manifest.weights
    for each in FEATURISED.values():
        before = [(s.candidate.start, s.candidate.end, s.score) for s in experiment.model.predict(each)]
        assert [(s.candidate.start, s.candidate.end, s.score) for s in model.predict(each)] == before


def test_a_folder_holds_three_files_and_no_pickle(registry: Registry, experiment: Experiment) -> None:
    place = registry.folder / experiment.manifest.id
    assert sorted(path.name for path in place.iterdir()) == [ARRAYS, CLASSIFIER, MANIFEST]
    assert sorted(path.name for path in registry.folder.iterdir()) == [experiment.manifest.id]


WITHOUT = """
import sys
from pathlib import Path
from annotate.learn.registry import read, write
model, manifest = read(Path(sys.argv[1]))
write(model, manifest, Path(sys.argv[2]))
import torch
"""


def test_models_are_read_and_written_without_what_only_the_encoder_needs(
    registry: Registry, experiment: Experiment, tmp_path: Path
) -> None:
    (tmp_path / "torch.py").write_text("print('torch is imported')")
    place, folder = registry.folder / experiment.manifest.id, tmp_path / "again"
    command = [sys.executable, "-c", WITHOUT, str(place), str(folder)]
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    assert done.stdout.splitlines() == ["torch is imported"]
    assert read(folder)[0].digest() == experiment.model.digest()


def test_nothing_is_overwritten(registry: Registry, experiment: Experiment) -> None:
    place = registry.folder / experiment.manifest.id / MANIFEST
    before = place.read_bytes()
    registry.save(experiment.model, experiment.manifest)
    assert place.read_bytes() == before


def test_promotion_and_rollback_move_a_pointer_and_keep_its_history(registry: Registry) -> None:
    assert registry.current() is None
    registry.promote("one")
    registry.promote("two")
    registry.promote("two")
    assert registry.current() == "two"
    assert (registry.folder / "current").read_text() == "two\none\n"
    assert registry.roll_back() == "one"
    assert registry.roll_back() is None
    assert registry.current() is None
    with pytest.raises(UsageError, match="nothing to go back to"):
        registry.roll_back()


def test_models_are_found_by_the_beginning_of_their_id(registry: Registry, experiment: Experiment) -> None:
    assert registry.find(experiment.manifest.id[:4]).id == experiment.manifest.id
    assert registry.load(experiment.manifest.id[:6])[1].id == experiment.manifest.id
    for name in ("", "zzz"):
        with pytest.raises(
            UsageError, match=f"there is no model '{name}'; the models are: {experiment.manifest.id}"
        ):
            registry.find(name)


def test_the_thresholds_in_force_are_the_current_models(registry: Registry, experiment: Experiment) -> None:
    assert registry.thresholds() == {}
    registry.promote(experiment.manifest.id)
    assert registry.thresholds() == experiment.model.thresholds


def test_a_folder_that_is_no_model_is_passed_over_in_the_list(
    registry: Registry, experiment: Experiment
) -> None:
    (registry.folder / "notes").mkdir()
    (registry.folder / "README.md").write_text("Models live here.")
    assert [manifest.id for manifest in registry.list()] == [experiment.manifest.id]
    with pytest.raises(InputError, match=r"notes/manifest\.json is not a model's manifest"):
        registry.manifest("notes")


class Trap:
    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return (print, ("code ran",))


def forge(place: Path, name: str, content: bytes) -> None:
    """Replace a file and make the manifest agree, as an attacker would."""
    (place / name).write_bytes(content)
    manifest = json.loads((place / MANIFEST).read_text())
    manifest["files"][name] = sha256(content)
    (place / MANIFEST).write_text(json.dumps(manifest))


def pickled_array(path: Path) -> bytes:
    np.savez(path, columns=np.array([Trap()], dtype=object))
    return path.read_bytes()


def foreign_skops(place: Path, kind: str, module: str) -> bytes:
    """The classifier with another class written over its own."""
    with zipfile.ZipFile(place / CLASSIFIER) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    schema = json.loads(files["schema.json"])
    schema["__class__"], schema["__module__"] = kind, module
    files["schema.json"] = json.dumps(schema).encode()
    made = place.parent / "forged"
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.read_bytes()


def test_a_pickle_in_place_of_the_classifier_is_refused_and_does_not_run(
    registry: Registry, experiment: Experiment, capsys: pytest.CaptureFixture[str]
) -> None:
    place = registry.folder / experiment.manifest.id
    forge(place, CLASSIFIER, pickle.dumps(Trap()))
    with pytest.raises(InputError, match="holds no model that can be loaded"):
        read(place)
    assert capsys.readouterr().out == ""


def test_a_pickled_array_is_refused_and_does_not_run(
    registry: Registry, experiment: Experiment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = registry.folder / experiment.manifest.id
    forge(place, ARRAYS, pickled_array(tmp_path / "trap.npz"))
    with pytest.raises(InputError, match="holds no model that can be loaded"):
        read(place)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("kind", "module"), [("system", "os"), ("SVC", "sklearn.svm._classes")])
def test_a_type_that_is_not_on_the_list_is_refused(
    registry: Registry, experiment: Experiment, kind: str, module: str
) -> None:
    place = registry.folder / experiment.manifest.id
    forge(place, CLASSIFIER, foreign_skops(place, kind, module))
    with pytest.raises(InputError):
        read(place)


def test_a_foreign_file_is_refused(registry: Registry, experiment: Experiment) -> None:
    place = registry.folder / experiment.manifest.id
    (place / "model.pkl").write_bytes(pickle.dumps(Trap()))
    with pytest.raises(InputError, match=r"model\.pkl does not belong in a model's folder"):
        registry.load(experiment.manifest.id)


def test_a_link_in_place_of_a_file_is_refused(
    registry: Registry, experiment: Experiment, tmp_path: Path
) -> None:
    place = registry.folder / experiment.manifest.id
    elsewhere = tmp_path / "elsewhere"
    (place / CLASSIFIER).rename(elsewhere)
    (place / CLASSIFIER).symlink_to(elsewhere)
    with pytest.raises(InputError, match="does not belong in a model's folder"):
        read(place)


@pytest.mark.parametrize("name", [ARRAYS, CLASSIFIER])
def test_a_changed_or_missing_file_is_refused(registry: Registry, experiment: Experiment, name: str) -> None:
    path = registry.folder / experiment.manifest.id / name
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(InputError, match="is missing or is not the file the manifest names"):
        read(path.parent)
    path.unlink()
    with pytest.raises(InputError, match="is missing or is not the file the manifest names"):
        read(path.parent)


def test_files_that_are_too_large_are_refused_unread(
    registry: Registry, experiment: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = registry.folder / experiment.manifest.id
    monkeypatch.setitem(registries.FILES, ARRAYS, 100)
    with pytest.raises(InputError, match="is larger than 100 bytes"):
        read(place)
    monkeypatch.setitem(registries.FILES, ARRAYS, 10**9)
    monkeypatch.setattr(registries, "UNPACKED", 100)
    with pytest.raises(InputError, match="unpacks to more than 100 bytes"):
        read(place)


def test_arrays_of_another_shape_are_refused(
    registry: Registry, experiment: Experiment, tmp_path: Path
) -> None:
    place = registry.folder / experiment.manifest.id
    arrays = {**experiment.model.arrays(), "start": np.zeros(7)}
    np.savez(tmp_path / "other.npz", **arrays)
    forge(place, ARRAYS, (tmp_path / "other.npz").read_bytes())
    with pytest.raises(InputError, match="does not hold the arrays of 1 labels"):
        read(place)


def test_a_model_of_other_features_is_refused(registry: Registry, experiment: Experiment) -> None:
    path = registry.folder / experiment.manifest.id / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text()), "features": 0}))
    with pytest.raises(
        InputError, match="was made by an older version of this program: run `annotate models rollback`, then"
    ):
        read(path.parent)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": 2}', '{"schema": 1, "id": "x"}'])
def test_a_manifest_that_is_none_is_refused(registry: Registry, experiment: Experiment, content: str) -> None:
    path = registry.folder / experiment.manifest.id / MANIFEST
    path.write_text(content)
    with pytest.raises(InputError, match="is not a model's manifest"):
        read(path.parent)


def test_the_pointer_is_never_written_in_place(tmp_path: Path) -> None:
    """Written in place, it would be empty or half there for whoever reads it then, or is killed then."""
    registry = Registry(tmp_path)
    registry.promote("one")
    (tmp_path / "before").hardlink_to(tmp_path / "current")
    registry.promote("two")
    assert ((tmp_path / "before").read_text(), (tmp_path / "current").read_text()) == ("one\n", "two\none\n")


@pytest.mark.parametrize(
    ("pointer", "what"),
    [
        (b"\xff\xfe", r"cannot be read \('utf-8' codec can't decode"),
        (b"../elsewhere\n", r"names '\.\./elsewhere', which is not a model's id"),
        (b"one\n..\n", r"names '\.\.', which is not a model's id"),
        (b"/etc\n", "names '/etc', which is not a model's id"),
        (b"\x00\n", r"names '\\x00', which is not a model's id"),
    ],
)
def test_a_damaged_pointer_is_told_with_the_fix_and_a_promotion_mends_it(
    registry: Registry, experiment: Experiment, pointer: bytes, what: str
) -> None:
    (registry.folder / "current").write_bytes(pointer)
    for look in (registry.current, registry.thresholds, registry.roll_back):
        with pytest.raises(InputError, match=what) as told:
            look()
        assert f"`annotate models promote ID` (there are: {experiment.manifest.id})" in str(told.value)
    registry.promote(experiment.manifest.id)
    assert registry.current() == experiment.manifest.id


def test_a_pointer_that_is_a_folder_is_told_as_well(tmp_path: Path) -> None:
    (tmp_path / "current").mkdir()
    with pytest.raises(InputError, match="current cannot be read"):
        Registry(tmp_path).current()
