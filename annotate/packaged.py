"""What comes with the program, its codebook and its samples, and which packages are installed."""

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
