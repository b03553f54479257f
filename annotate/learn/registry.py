"""Models on disk: one folder each, written whole and never changed, and a pointer to the current one.

A folder holds JSON, plain arrays, and one scikit-learn estimator in the skops format, which is data too.
Loading refuses every file and every type that is not on the lists below: a model that somebody sent cannot
run code. The encoder that a model uses is named and not part of it, but for what it learned in fine-tuning.
"""

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import AnnotateError, InputError, UsageError
from annotate.files import whole
from annotate.files import write as write_file
from annotate.json_records import to_dict
from annotate.learn.manifest import LARGEST, MANIFEST, ModelManifest, read_manifest
from annotate.packaged import without
from annotate.records import SCHEMA, sha256

if TYPE_CHECKING:
    from annotate.learn.model import Model

ARRAYS, CLASSIFIER, NETWORK = "arrays.npz", "judge.skops", "network.safetensors"
CURRENT = "current"
#: The model's card, for people; nothing of it is needed to use the model, and it may be made again.
CARD = dict.fromkeys(
    ("card.json", "card.md", "card.html", "card-reliability.svg", "card-curve.svg"), 4_000_000
)
#: The only files, with their largest size in bytes.
FILES = {
    MANIFEST: LARGEST,
    ARRAYS: 200_000_000,
    CLASSIFIER: 4_000_000,
    NETWORK: 500_000_000,
    **CARD,
}
TRUSTED = ("sklearn.linear_model._logistic.LogisticRegression",)  #: beside numbers, texts and numpy arrays
_NAME = re.compile(r"\w[\w.-]*", re.ASCII)  #: what a model's id may be: never a path
UNPACKED = 1_000_000_000  #: bytes that the arrays of a model may take in memory


class Registry:
    """The models in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, model: "Model", manifest: ModelManifest) -> ModelManifest:
        """Write a model whole, then give it its name. One that is there already stays as it is."""
        place = self.folder / manifest.id
        if place.exists():
            return self.manifest(manifest.id)
        with whole(place) as half:
            return write(model, manifest, half)

    def list(self) -> tuple[ModelManifest, ...]:
        """The manifests of all models, oldest first. Folders that hold no model are passed over."""
        places = sorted(self.folder.glob(f"[!.]*/{MANIFEST}"))
        manifests = [read_manifest(place.parent) for place in places]
        return tuple(sorted(manifests, key=lambda manifest: (manifest.made_at, manifest.id)))

    def find(self, name: str) -> ModelManifest:
        """The model whose id begins with `name`. UsageError if there is none, or more than one."""
        known = self.list()
        found = [manifest for manifest in known if name and manifest.id.startswith(name)]
        if len(found) != 1:
            ids = ", ".join(manifest.id for manifest in known) or "none yet: run `annotate train`"
            problem = "several models begin with" if found else "there is no model"
            raise UsageError(f"{problem} {name!r}; the models are: {ids}")
        return found[0]

    def manifest(self, model_id: str) -> ModelManifest:
        """The manifest of the model with this id. InputError if it cannot be read."""
        return read_manifest(self.folder / model_id)

    def named(self, name: str) -> ModelManifest:
        """The model in the folder `name`, else the one whose id begins with it; see `find` and `manifest`."""
        return self.manifest(name) if (self.folder / name).is_dir() else self.find(name)

    def load(self, name: str) -> tuple["Model", ModelManifest]:
        """The model called `name` (see `named`). InputError if its folder is not as `save` left it."""
        return read(self.folder / self.named(name).id)

    def current(self) -> str | None:
        """Id of the model in use, None where the rules work alone."""
        history = self._history()
        return history[0] if history else None

    def earlier(self) -> tuple[str, ...]:
        """Ids of the models that were in use before the current one, newest first."""
        return self._history()[1:]

    def promote(self, model_id: str) -> None:
        """Make a model the current one; where the pointer is damaged, the first in a new history."""
        try:
            history = self._history()
        except InputError:
            history = ()
        if history[:1] != (model_id,):
            self._point((model_id, *history))

    def roll_back(self) -> str | None:
        """Go back to the model before the current one; None: to the rules alone. UsageError at the start."""
        history = self._history()
        if not history:
            raise UsageError("no model was ever promoted, so there is nothing to go back to")
        self._point(history[1:])
        return self.current()

    def thresholds(self) -> Mapping[str, float]:
        """The current model's thresholds by label, none without one; lower scores are not shown."""
        current = self.current()
        return {} if current is None else self.manifest(current).thresholds

    def _history(self) -> tuple[str, ...]:
        """Promoted models, current first: in one file, so that pointer and history cannot disagree."""
        path = self.folder / CURRENT
        try:
            names = tuple(path.read_bytes().decode("utf-8").split())
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise self._astray(f"cannot be read ({error})") from None
        wrong = next((name for name in names if not _NAME.fullmatch(name)), None)
        if wrong is not None:
            raise self._astray(f"names {wrong[:40]!r}, which is not a model's id")
        return names

    def _astray(self, what: str) -> InputError:
        there = (
            ", ".join(sorted(place.parent.name for place in self.folder.glob(f"[!.]*/{MANIFEST}"))) or "none"
        )
        return InputError(
            f"{self.folder / CURRENT} {what}: delete it, and the rules work alone, or put a model to use "
            f"with `annotate models promote ID` (there are: {there})"
        )

    def _point(self, history: Sequence[str]) -> None:
        write_file(self.folder / CURRENT, "".join(f"{name}\n" for name in history))


def write(model: "Model", manifest: ModelManifest, folder: Path) -> ModelManifest:
    """Write a model into a new folder and return its manifest with the digests of the files."""
    import numpy as np

    with without("torch"):
        from skops.io import dump

    folder.mkdir(parents=True)
    arrays: dict[str, Any] = model.arrays()
    np.savez_compressed(folder / ARRAYS, **arrays)
    dump(model.span_classifier, folder / CLASSIFIER)
    if model.tokens.tuned is not None:
        (folder / NETWORK).write_bytes(model.tokens.tuned.to_bytes())
    files = {name: sha256((folder / name).read_bytes()) for name in _needed(manifest)}
    finished = replace(manifest, files=files)
    text = json.dumps({"schema": SCHEMA, **to_dict(finished)}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return finished


def read(folder: Path) -> tuple["Model", ModelManifest]:
    """The model in a folder, wherever it came from. InputError names what is foreign or broken.

    MissingError if the encoder that it uses is not on this machine.
    """
    manifest = read_manifest(folder)
    for path in sorted(folder.iterdir()):
        limit = FILES.get(path.name)
        if limit is None or path.is_symlink() or not path.is_file():
            raise InputError(
                f"{path} does not belong in a model's folder (only {', '.join(FILES)}): not loaded. "
                "If you did not put it there, do not use this model"
            )
        if path.stat().st_size > limit:
            raise InputError(f"{path} is larger than {limit} bytes: nothing was loaded")
    for name in _needed(manifest):
        path = folder / name
        if not path.is_file() or sha256(path.read_bytes()) != manifest.files.get(name):
            raise InputError(
                f"{path} is missing or is not the file the manifest names: nothing was loaded. "
                "Put the model back, or use another: `annotate models rollback`"
            )
    try:
        return _model(folder, manifest), manifest
    except AnnotateError:
        raise
    except Exception as error:  # every way in which foreign bytes can be wrong
        raise InputError(f"{folder} holds no model that can be loaded ({error}): train again") from None


def _needed(manifest: ModelManifest) -> tuple[str, ...]:
    """The files that a model is made of beside its manifest."""
    tuned = manifest.encoder is not None and manifest.encoder.fine_tuned
    return (ARRAYS, CLASSIFIER, NETWORK) if tuned else (ARRAYS, CLASSIFIER)


def _model(folder: Path, manifest: ModelManifest) -> "Model":
    from annotate.learn.crf import Transitions
    from annotate.learn.encoder import recall
    from annotate.learn.features import VERSION
    from annotate.learn.fine_tuned import FineTuned
    from annotate.learn.model import Model
    from annotate.learn.token_model import Dense, TokenModel

    if manifest.features != VERSION:
        other = "an older" if manifest.features < VERSION else "a newer"
        raise InputError(
            f"model {manifest.id} was made by {other} version of this program: "
            "run `annotate models rollback`, then `annotate train`"
        )
    encoder = None if manifest.encoder is None else recall(manifest.encoder, folder)
    tuned = None
    if encoder is not None and NETWORK in _needed(manifest):
        tuned = FineTuned.of((folder / NETWORK).read_bytes(), encoder, len(manifest.labels))
    found = _arrays(folder / ARRAYS, len(manifest.labels), encoder.width if encoder else 0)
    tokens = TokenModel(
        columns=found["columns"],
        weights=found["weights"],
        transitions=Transitions(start=found["start"], begin=found["begin"], stay=found["stay"]),
        dense=Dense(weights=found["dense"], mean=found["mean"], scale=found["scale"]) if encoder else None,
        tuned=tuned,
    )
    return Model(
        labels=manifest.labels,
        tokens=tokens,
        span_classifier=_classifier(folder / CLASSIFIER, len(manifest.labels), tokens.meant),
        thresholds=manifest.thresholds,
        any_label_threshold=manifest.any_label_threshold,
        encoder=encoder,
    )


def _arrays(path: Path, labels: int, width: int) -> dict[str, Any]:
    """The arrays in a file by name. InputError where they are too large, or not those of so many labels."""
    import numpy as np

    with zipfile.ZipFile(path) as archive:
        if sum(item.file_size for item in archive.infolist()) > UNPACKED:
            raise InputError(f"{path} unpacks to more than {UNPACKED} bytes: nothing was loaded")
    with np.load(path, allow_pickle=False) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    columns = len(found["columns"])
    shapes = {
        "columns": (columns,),
        "weights": (columns, labels + 1),
        **dict.fromkeys(("start", "begin", "stay"), (labels + 1,)),
    }
    if width:
        shapes |= {"dense": (width, labels + 1), **dict.fromkeys(("mean", "scale"), (width,))}
    if {name: array.shape for name, array in found.items()} != shapes:
        raise InputError(f"{path} does not hold the arrays of {labels} labels: nothing was loaded")
    return found


def _classifier(path: Path, labels: int, meant: int) -> Any:
    """The scikit-learn estimator in a file. InputError for every type but those that are `TRUSTED`."""
    with without("torch"):
        from skops.io import get_untrusted_types, load

    from annotate.learn.candidates import EVIDENCE

    unknown = sorted(set(get_untrusted_types(file=path)) - set(TRUSTED))
    if unknown:
        raise InputError(f"{path} holds types that are not allowed ({', '.join(unknown)})")
    classifier = load(path, trusted=list(TRUSTED))
    shape = (1, EVIDENCE + 2 * labels + 1 + meant)
    if type(classifier).__name__ != "LogisticRegression" or classifier.coef_.shape != shape:
        raise InputError(f"{path} is not the span classifier of {labels} labels: nothing was loaded")
    return classifier
