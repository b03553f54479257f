"""The workspace: a folder with the user's codebook, settings, data and models.

State that nobody edits (database, Label Studio's own data, secrets) lives in `.annotate/`, readable by the
owner only and ignored by git.
"""

import errno
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotate.coding.codebook import Codebook
from annotate.coding.codebook import load as load_codebook
from annotate.coding.installed import packaged_codebook
from annotate.config import FASTEST, RETRAIN, SCALE, SETTINGS, TARGET, TEMPLATE, Config, read_config
from annotate.errors import InputError, MissingError, UsageError
from annotate.files import sweep, write
from annotate.moments import now
from annotate.parse import json_value
from annotate.store import Store

CODEBOOK = "guidelines.md"
STORE = "store.sqlite3"  #: in the folder for state
LOCK_SECONDS = 30.0  #: how long a command waits for another one to finish


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """A workspace on disk and its settings."""

    root: Path
    config: Config

    @classmethod
    def create(cls, root: Path, *, seed: int | None = None) -> "Workspace":
        """Make a workspace in `root`, which may exist but must hold none yet. UsageError if it does."""
        if (root / SETTINGS).exists():
            raise UsageError(f"{root} is a workspace already: use it as it is, or name another folder")
        root.mkdir(parents=True, exist_ok=True)
        for folder in ("data", "data/lexicons", "models"):
            (root / folder).mkdir(exist_ok=True)
        if not (root / CODEBOOK).exists():
            write(root / CODEBOOK, packaged_codebook().text)
        seed = secrets.randbelow(2**31) if seed is None else seed
        write(root / ".gitignore", ".annotate/\n")
        # The settings make it a workspace, so they come last: a half-made folder can be made again.
        write(
            root / SETTINGS,
            TEMPLATE.format(seed=seed, fastest=FASTEST, f1=TARGET, scale=SCALE, retrain=RETRAIN),
        )
        return cls.at(root)

    @classmethod
    def find(cls, start: Path | None = None) -> "Workspace":
        """The workspace that `start` (default: the current folder) lies in. MissingError if in none."""
        found = cls.around(start)
        if found is None:
            start = (start or Path.cwd()).resolve()
            raise MissingError(f"{start} is in no workspace: make one with `annotate init`, or go to yours")
        return found

    @classmethod
    def around(cls, start: Path | None = None) -> "Workspace | None":
        """The same for what works outside of workspaces too: None if in none."""
        start = (start or Path.cwd()).resolve()
        for folder in (start, *start.parents):
            if (folder / SETTINGS).is_file():
                return cls.at(folder)
        return None

    @classmethod
    def at(cls, root: Path) -> "Workspace":
        """The workspace in `root`. InputError names a setting that cannot be read."""
        return cls(root=root.resolve(), config=read_config(root / SETTINGS))

    @property
    def state(self) -> Path:
        """The folder for state, made on first use and closed to other users; a read-only copy may lack it."""
        folder = self.root / ".annotate"
        if not folder.exists() and os.access(self.root, os.W_OK):
            folder.mkdir(mode=0o700)
        return folder

    @property
    def data(self) -> Path:
        """The user's own data: lexicons, exported files, training sets."""
        return self.root / "data"

    @property
    def cache(self) -> Path:
        """Parses and vectors of articles, which can be made again."""
        return self.state / "tokens"

    @property
    def own(self) -> frozenset[Path]:
        """Files and folders of the workspace itself, in which no articles lie."""
        return frozenset({self.root / CODEBOOK, self.root / SETTINGS, self.data / "lexicons", self.models})

    @property
    def models(self) -> Path:
        """The folder of the model registry."""
        return self.root / "models"

    def codebook(self) -> Codebook:
        """The workspace's codebook. InputError where it is malformed, or lacks a label of the settings."""
        codebook = load_codebook(self.root / CODEBOOK)
        for name in self.config.thresholds:
            if name not in codebook.names:
                raise InputError(
                    f"{self.root / SETTINGS}: thresholds.{name} is for no label of {CODEBOOK}; "
                    f"allowed: {', '.join(codebook.names)}"
                )
        return codebook

    def store(self) -> Store:
        """The workspace's database, opened. Use it in a ``with`` block."""
        return Store(self.state / STORE)

    @contextmanager
    def lock(self, command: str, *, wait: float = LOCK_SECONDS) -> Iterator[None]:
        """Hold the workspace for `command`: others that write wait `wait` seconds, then say who holds it.

        The lock is the operating system's, so it ends with the process, however that ends; what one that was
        killed left half-written is swept away by the next. MissingError in a folder that is read-only.
        """
        from filelock import FileLock, Timeout  # it imports asyncio, and who only reads needs no lock

        holder = self.state / "holder.json"
        lock = FileLock(self.state / "lock", timeout=wait)
        try:
            lock.acquire()
        except Timeout:
            raise MissingError(
                f"{_held(holder)} is writing to this workspace; waited {wait:g} seconds. "
                "Nothing was changed: run this again when it has finished"
            ) from None
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise
            raise MissingError(
                f"{self.root} is read-only here ({error.strerror}): it can be looked at (list, summary, "
                f"compare, export, doctor …), but `annotate {command}` would change it. Copy it to where you "
                "may write"
            ) from None
        try:
            sweep(self.models, self.state, *(each for each in self.state.iterdir() if each.is_dir()))
            write(holder, json.dumps({"command": command, "pid": os.getpid(), "since": now()}))
            yield
        finally:
            holder.unlink(missing_ok=True)
            lock.release()


def _held(holder: Path) -> str:
    try:
        told = json_value(holder.read_bytes())
        return f"`annotate {told['command']}` (process {told['pid']}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another command"
