"""Write a study into one file, for whoever wants to check it or build on it."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from annotate.archive.about import citable, readme
from annotate.archive.contents import contents
from annotate.archive.snapshot import snapshot, without_words
from annotate.files import write_new
from annotate.steps.upkeep.backup import add_entry, backup
from annotate.workspace import Workspace

STUDY, SUMS, README = "workspace.zip", "SHA256SUMS", "README.md"


def archive(workspace: Workspace, path: Path, *, text: bool = True) -> Mapping[str, str]:
    """Write the package to the new file `path`; returns the SHA-256 of what is in it, by name.

    The same state makes the same bytes. UsageError if the file exists and is another; InputError where
    [study] in annotate.toml lacks what a citation needs; MissingError for an article that was never tagged.
    """
    citable(workspace)
    return write_new(path, partial(_archived, workspace, text=text), "package")


def _archived(workspace: Workspace, half: Path, *, text: bool) -> Mapping[str, str]:
    digests: dict[str, str] = {}
    with snapshot(workspace) as study, zipfile.ZipFile(half, "w") as package:
        for name, content in contents(study, text=text):
            digests[name] = add_entry(package, name, io.BytesIO(content))
        if not text:
            without_words(study)
        with _packed(study) as packed, packed.open("rb") as file:
            digests[STUDY] = add_entry(package, STUDY, file)
        about = readme(workspace.config.study["title"], sorted(digests), text=text)
        digests[README] = add_entry(package, README, io.BytesIO(about.encode()))
        add_entry(package, SUMS, io.BytesIO(sums(digests).encode()))
    return digests


def sums(digests: Mapping[str, str]) -> str:
    """The list that `sha256sum -c` reads."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


@contextmanager
def _packed(study: Workspace) -> Iterator[Path]:
    with TemporaryDirectory(prefix="annotate-") as folder:
        backup(study, Path(folder) / STUDY)
        yield Path(folder) / STUDY
