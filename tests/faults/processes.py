"""Commands in processes of their own, hundreds of them: a parent that has imported everything forks each.

Each is a real process: it has its own arguments, folder and exit code, and can be killed. Only imports and
what is loaded once (parsers, word lists, patterns), some seconds, are spared. It counts its `effects`, what
it does to the world outside (files, database, network), and `kill_at` ends it by SIGKILL just before that
one: the same number is the same place in every run, however busy the machine is.
"""

import atexit
import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import socket
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import BuiltinFunctionType, FrameType
from typing import Any, NoReturn, Self

import annotate

KILLED = -signal.SIGKILL

#: What changes something outside of the process: functions of these modules, methods of these classes. What
#: lies between two of them leaves no trace, so that dying there is dying at the next. Between opening a file
#: and the first `write` it is empty, before `close` it may be half there.
MODULES = frozenset(("posix", "fcntl", "_posixsubprocess"))
FUNCTIONS = frozenset(
    (
        *(
            "write",
            "truncate",
            "ftruncate",
            "fsync",
            "sendfile",
            "copy_file_range",
            "mkdir",
            "rmdir",
            "rename",
        ),
        *(
            "replace",
            "unlink",
            "remove",
            "link",
            "symlink",
            "chmod",
            "utime",
            "flock",
            "lockf",
            "fork_exec",
            "kill",
        ),
    )
)
CLASSES = (io.IOBase, sqlite3.Connection, sqlite3.Cursor, socket.socket)
METHODS = frozenset(
    (
        *("write", "writelines", "flush", "truncate", "close", "send", "sendall", "connect"),
        *("execute", "executemany", "executescript", "backup"),
    )
)

#: What commands import late of others' packages: imported once, by the parent, like all of our own.
LATE = (
    *(
        "datasets",
        "httpx",
        "label_studio_sdk",
        "py3langid",
        "pyarrow.parquet",
        "scipy.special",
        "skops.io",
        "spacy",
    ),
    *("sklearn.linear_model", "trafilatura", "rich.table"),
)
#: What decides the order of things, and what makes forked children wait for each other's cores.
FIXED = {
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "COLUMNS": "200",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a command ended: `code` is negative for a signal, `effects` is 0 where none were counted."""

    code: int
    stdout: str
    stderr: str
    effects: int

    @property
    def traceback(self) -> bool:
        return "Traceback (most recent call last)" in self.stderr + self.stdout


class Processes:
    """The parent, as long as the ``with`` block runs."""

    def __init__(self, env: Mapping[str, str] | None = None) -> None:
        self._env = env or {}

    def __enter__(self) -> Self:
        self._parent = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.processes"],
            cwd=Path(__file__).parents[2],
            env={**os.environ, **FIXED, **self._env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._parent.stdin is not None
        self._parent.stdin.close()
        self._parent.wait()
        assert self._parent.stdout is not None
        self._parent.stdout.close()

    def well(self, words: Sequence[str], folder: Path, *, kill_at: int | None = None) -> Ended:
        """The same, of a command that must end with 0."""
        ended = self.run(words, folder, kill_at=kill_at)
        if ended.code != 0:
            raise AssertionError(f"annotate {' '.join(words)} ended with {ended.code}: {ended.stderr}")
        return ended

    def run(
        self, words: Sequence[str], folder: Path, *, kill_at: int | None = None, limit: int = 300
    ) -> Ended:
        """`annotate WORDS` in a folder; after `limit` seconds it is ended with SIGALRM, code −14.

        Effects are counted, which takes time, only where `kill_at` is given; at 0 it is not killed.
        """
        assert self._parent.stdin is not None
        assert self._parent.stdout is not None
        with TemporaryDirectory() as out:
            wanted = {"words": words, "folder": str(folder), "kill_at": kill_at, "limit": limit, "out": out}
            self._parent.stdin.write(json.dumps(wanted) + "\n")
            self._parent.stdin.flush()
            code = int(self._parent.stdout.readline())
            effects = Path(out, "effects")
            return Ended(
                code=code,
                stdout=Path(out, "stdout").read_text(encoding="utf-8", errors="replace"),
                stderr=Path(out, "stderr").read_text(encoding="utf-8", errors="replace"),
                effects=int(effects.read_text()) if effects.exists() else 0,
            )


def _serve() -> dict[str, Any] | None:
    """In the parent: fork a child for each line of input, and say how it ended. Returns in a child."""
    for line in sys.stdin:
        wanted: dict[str, Any] = json.loads(line)
        child = os.fork()
        if child == 0:
            return wanted
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return None


def _become(wanted: Mapping[str, Any]) -> None:
    """In a child: be the command, and count."""
    out = Path(wanted["out"])
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        path = os.devnull if name == "stdin" else str(out / name)
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0)  # noqa: SIM115 -- the parent has read from its own, a command's is new
    os.chdir(wanted["folder"])
    sys.argv = ["annotate", *wanted["words"]]
    signal.alarm(wanted["limit"])
    done = 0

    def count(frame: FrameType, event: str, called: object) -> None:  # noqa: ARG001 -- the profiler's signature
        nonlocal done
        if event == "c_call" and isinstance(called, BuiltinFunctionType) and _is_effect(called):
            done += 1
            if done == wanted["kill_at"]:
                os.kill(os.getpid(), signal.SIGKILL)

    from annotate.cli import main

    if wanted["kill_at"] is None:
        main()
        return
    sys.setprofile(count)
    try:
        main()
    finally:
        sys.setprofile(None)
        (out / "effects").write_text(str(done))


def _leave(wanted: Mapping[str, Any]) -> NoReturn:
    """Be the command, and end as it does; taking apart what the parent has in memory would copy all of it."""
    code: object = 0
    try:
        _become(wanted)
    except SystemExit as error:
        code = error.code
    except BaseException:
        traceback.print_exc()
        code = 1
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _is_effect(called: BuiltinFunctionType) -> bool:
    name = called.__name__
    if name in FUNCTIONS and called.__module__ in MODULES:
        return True
    own = called.__self__
    return name in METHODS and isinstance(own, CLASSES) and not isinstance(own, (io.StringIO, io.BytesIO))


def _warm() -> None:
    """Import all that a command may, and read the samples once, so that no child begins from nothing."""
    for module in (*LATE, *(each.name for each in pkgutil.walk_packages(annotate.__path__, "annotate."))):
        if not module.endswith("__main__"):
            importlib.import_module(module)
    from annotate.samples import samples
    from annotate.steps.tags.scan import scan
    from annotate.steps.tags.tagging import tagger

    for _ in scan([str(each.path) for each in samples()], tagger()):
        pass
    gc.freeze()  # so that children do not copy, at their end, what the parent has in memory


if __name__ == "__main__":
    _warm()
    if (order := _serve()) is not None:
        _leave(order)
