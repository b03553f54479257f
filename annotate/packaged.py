"""What comes with the program, its codebook and its samples, and which packages are installed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def packaged(name: str) -> Path:
    """Path of a file or folder shipped with the program, e.g. ``guidelines.md`` or ``samples``.

    A wheel carries them in the package's ``data``; a checkout has them beside it (samples under ``data/``).
    """
    package = Path(__file__).parent
    for place in (package / "data" / name, package.parent / name, package.parent / "data" / name):
        if place.exists():
            return place
    raise FileNotFoundError(f"{name} is not part of this installation of annotate: reinstall it")


def installed(package: str) -> str | None:
    """The version of an installed package, None where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@contextmanager
def without(package: str) -> Iterator[None]:
    """In the block `package` is not found, unless it was imported before.

    spaCy and skops import torch wherever that is installed, as for our own encoder. It takes longer than all
    the rest and 230 MB, and only pipelines with a transformer use it. (None in `sys.modules` would hide it as
    well, but scipy takes whatever stands there for the module.)
    """
    hidden = _Hidden(package)
    sys.meta_path.insert(0, hidden)
    try:
        yield
    finally:
        sys.meta_path.remove(hidden)


class _Hidden(MetaPathFinder):
    """Finds nothing, and says that there is no such package where its own is asked for."""

    def __init__(self, package: str) -> None:
        self._package = package

    def find_spec(self, fullname: str, *_: object) -> None:
        """ModuleNotFoundError for the package; None leaves the others to the next finder."""
        if fullname == self._package:
            raise ModuleNotFoundError(f"{fullname} is hidden", name=fullname)
