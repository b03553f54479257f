"""A workspace in one file: made while other commands run, and put back whole or not at all.

In it are the store, the codebook, the settings, the word lists, the models, and the training of coders, each
with its SHA-256 in a manifest. No secret is: keys and passwords, Label Studio's own data and what can be made
again stay out.
"""

import errno
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import IO

from annotate.config import SETTINGS
from annotate.errors import AnnotateError, InputError, UsageError
from annotate.files import room_beside, sweep, write_new
from annotate.learn.registry import CURRENT, FILES
from annotate.steps.team.coder_training import ANSWERS, FOLDER, begun, training
from annotate.store.sqlite import OurErrors
from annotate.workspace import CODEBOOK, Workspace

MANIFEST, STORE, SCHEMA = "manifest.json", "store.sqlite3", 1
LARGEST_MANIFEST = 50_000_000  #: bytes
_PART = r'(?![. ])[^/\\:*?"<>|\x00-\x1f]*[^/\\:*?"<>|\x00-\x1f. ]'  # one that Windows takes, too
#: Names that may be in a backup: each lies inside the folder that the backup is put back into.
_ALLOWED = re.compile(
    rf"{re.escape(STORE)}|{re.escape(SETTINGS)}|{re.escape(CODEBOOK)}|\.gitignore|"
    rf"\.annotate/{FOLDER}/(?:{re.escape(ANSWERS)}|{re.escape(CODEBOOK)}|\.annotate/{re.escape(STORE)})|"
    rf"data/lexicons/{_PART}|models/{CURRENT}|models/{_PART}/(?:{'|'.join(map(re.escape, FILES))})"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  #: the time of every entry, so that one state of a workspace makes one file
_PIECE = 1 << 20  #: bytes copied at a time
BOMB = 200  #: times as large unpacked as packed: what people write shrinks to a third, a database to a tenth
SMALL = 10_000_000  #: bytes that anything may unpack to


def backup(workspace: Workspace, path: Path) -> Mapping[str, str]:
    """Write the workspace into the new file `path`; returns the SHA-256 of what is in it, by name.

    Nobody waits for it: the store is copied as it stands between two steps (SQLite's online backup). It is
    copied first, and the pointer to the current model before the models, so that what either names is there.
    Only its owner can read the file. UsageError if it exists, unless it is the backup of just this state.
    """
    return write_new(path, partial(_archived, workspace), "backup")


def _archived(workspace: Workspace, half: Path) -> Mapping[str, str]:
    room = half.parent
    stores = {STORE: _copied_store(workspace, room / STORE)}
    if begun(workspace):
        place = training(workspace)
        name = (place.state / STORE).relative_to(workspace.root).as_posix()
        stores[name] = _copied_store(place, room / f"{FOLDER}-{STORE}")
    digests: dict[str, str] = {}
    with zipfile.ZipFile(half, "w") as archive:
        for name, source in (*stores.items(), *_files(workspace)):
            with source.open("rb") as content:
                digests[name] = add_entry(archive, name, content)
        about = {"schema": SCHEMA, "files": dict(sorted(digests.items()))}
        add_entry(archive, MANIFEST, io.BytesIO(json.dumps(about, indent=1).encode()))
    half.chmod(0o600)
    return digests


def restore(path: Path, root: Path) -> Workspace:
    """Put a backup back into the new or empty folder `root`.

    UsageError if there is anything in the folder; InputError names what of the backup is damaged or foreign,
    and then nothing is put back.
    """
    root = root.resolve()
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise UsageError(f"{root} is not empty: name a new folder, nothing is overwritten")
    root.parent.mkdir(parents=True, exist_ok=True)
    sweep(root.parent, of=root.name)
    with room_beside(root) as room:
        half = room / "half"
        unpack(path, half)
        if not root.exists():
            half.replace(root)
        else:  # it may be somebody's current folder; the settings make it a workspace, so they come last
            for each in sorted(half.iterdir(), key=lambda each: each.name == SETTINGS):
                each.replace(root / each.name)
    return Workspace.at(root)


def unpack(path: Path, root: Path) -> int:
    """Write the files of a backup where they belong under the new folder `root`; returns how many there are.

    InputError names what is damaged or foreign.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            files = _manifest(archive, path)
            for folder in (".annotate", "data/lexicons", "models"):
                (root / folder).mkdir(parents=True)
            (root / ".annotate").chmod(0o700)
            for name, digest in files.items():
                place = root / (f".annotate/{name}" if name == STORE else name)
                place.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as content, place.open("xb") as file:
                    if _copied(content, file) != digest:
                        raise InputError(f"{path} is damaged: {name} is not what its manifest says")
            return len(files)
    except AnnotateError:
        raise
    except Exception as error:  # every way in which foreign bytes can be wrong
        if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
            raise  # the disk's fault, not the file's
        raise InputError(f"{path} is damaged, or no backup ({error}): take another copy") from None


def packed_oddly(archive: zipfile.ZipFile) -> str:
    """What is strange in how an archive is packed, empty where nothing is; asked before anything is read."""
    entries = archive.infolist()
    for entry in entries:
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or entry.flag_bits & 1:
            return f"{entry.filename!r} is packed in a foreign way"
        if entry.file_size > max(SMALL, BOMB * entry.compress_size):
            return f"{entry.filename!r} unpacks to {entry.file_size:,} bytes from {entry.compress_size:,}"
    packed, unpacked = sum(each.compress_size for each in entries), sum(each.file_size for each in entries)
    if unpacked > max(10 * SMALL, BOMB * packed):
        return f"it unpacks to {unpacked:,} bytes from {packed:,}"
    return ""


def _copied_store(workspace: Workspace, place: Path) -> Path:
    with workspace.store() as store:
        store.ask(lambda db: _copy(db, workspace.state / STORE, place))
    return place


def _copy(db: sqlite3.Connection, source: Path, place: Path) -> None:
    """The database at `source` as it is now, in one file without what was deleted from it."""
    with OurErrors(source), closing(sqlite3.connect(place, isolation_level=None)) as copy:
        try:
            db.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute("VACUUM")
        except sqlite3.OperationalError:  # no room, say, where it is written; damage is another error
            with OurErrors(place):
                raise


def _files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """Names in the archive with the files that are to be there; each is only written whole, then renamed."""
    root, models = workspace.root, workspace.models
    found = [models / CURRENT, root / CODEBOOK, root / SETTINGS, root / ".gitignore"]
    found += [workspace.state / FOLDER / name for name in (ANSWERS, CODEBOOK)]
    yield from ((path.relative_to(root).as_posix(), path) for path in found if path.is_file())
    for path in sorted([*(workspace.data / "lexicons").glob("*.tsv"), *models.glob("[!.]*/*")]):
        name = path.relative_to(root).as_posix()
        if path.is_file() and _ALLOWED.fullmatch(name):
            yield name, path


def add_entry(archive: zipfile.ZipFile, name: str, content: IO[bytes]) -> str:
    """Add a file whose bytes in the archive depend on nothing but its own; returns its SHA-256."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
    with archive.open(entry, "w", force_zip64=True) as packed:
        return _copied(content, packed)


def _copied(content: IO[bytes], to: IO[bytes]) -> str:
    """Copy, and return the SHA-256 of what was copied."""
    digest = sha256()
    while piece := content.read(_PIECE):
        digest.update(piece)
        to.write(piece)
    return digest.hexdigest()


def _manifest(archive: zipfile.ZipFile, path: Path) -> Mapping[str, str]:
    """The digests by name, when they are of exactly the files that are there. InputError where not."""
    names = archive.namelist()
    if odd := packed_oddly(archive):
        raise InputError(f"{path}: {odd}, as in no backup: nothing was put back")
    foreign = sorted({name for name in names if name != MANIFEST and not _ALLOWED.fullmatch(name)})
    if foreign:
        raise InputError(f"{path} holds {foreign[0]!r}, which no backup has: nothing was put back")
    try:
        if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise ValueError("too large")
        about = json.loads(archive.read(MANIFEST))
        schema, files = about["schema"], dict(about["files"])
    except (KeyError, ValueError, TypeError) as error:
        raise InputError(f"{path} has no manifest that can be read ({error}): it is no backup") from None
    if schema != SCHEMA:
        raise InputError(f"{path} is a backup of schema {schema!r}; this annotate reads schema {SCHEMA}")
    if sorted(names) != sorted([*files, MANIFEST]):
        differing = sorted(set(names) ^ {*files, MANIFEST}) or sorted(names)
        raise InputError(f"{path} is damaged: {differing[0]} is not where its manifest says")
    return files
