"""Whether a backup can be put back: it is, into a temporary folder, and everything there is looked at."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.errors import AnnotateError, InputError
from annotate.learn.registry import Registry
from annotate.records import sha256
from annotate.report.vocabulary import plural
from annotate.steps.upkeep.backup import unpack
from annotate.steps.upkeep.check import Check
from annotate.steps.upkeep.doctor import codebook_check, decisions_check
from annotate.store.soundness import faults
from annotate.workspace import Workspace

_FIX = "take another backup; this one cannot be put back"


def verify_backup(path: Path) -> Iterator[Check]:
    """What was found, one thing after the other; the first that is broken may be the last."""
    with TemporaryDirectory(prefix="annotate-") as folder:
        root = Path(folder) / "workspace"
        try:
            found = f"{plural(unpack(path, root), 'file')}, each as its manifest says"
            yield Check(name="archive", state="ok", found=found)
            workspace = Workspace.at(root)
        except AnnotateError as error:
            yield Check(name="archive", state="broken", found=str(error), fix=_FIX)
            return
        looks: tuple[Callable[[Workspace], Check], ...] = (
            codebook_check,
            store_check,
            decisions_check,
            models_check,
        )
        for look in looks:
            try:
                yield look(workspace)
            except AnnotateError as error:
                name = look.__name__.removesuffix("_check")
                yield Check(name=name, state="broken", found=str(error), fix=_FIX)


def store_check(workspace: Workspace) -> Check:
    """The file, every record in it, and every span against its text."""
    with workspace.store() as store:
        if wrong := store.ask(lambda db: list(faults(db))):
            return Check(name="store", state="broken", found="; ".join(wrong[:5]), fix=_FIX)
        found = f"{plural(len(store.articles()), 'article')}, {plural(len(store.reviews()), 'review')}"
    return Check(name="store", state="ok", found=f"{found}: every record reads, every span fits its text")


def models_check(workspace: Workspace) -> Check:
    """Every model's files against its manifest, and the current one among them."""
    registry = Registry(workspace.models)
    for manifest in registry.list():
        for name, digest in manifest.files.items():
            file = workspace.models / manifest.id / name
            if not file.is_file() or sha256(file.read_bytes()) != digest:
                raise InputError(f"model {manifest.id}: {name} is missing or not what its manifest names")
    current = registry.current()
    if current is not None:
        registry.manifest(current)
    found = f"{plural(len(registry.list()), 'model')}; in use: {current or 'the rules alone'}"
    return Check(name="models", state="ok", found=found)
