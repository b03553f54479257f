"""Label Studio as docs/team-server.md runs it, by the page's own lines: on PostgreSQL, served by gunicorn.

Paths, ports and passwords are others, and there is no TLS in front. `su` is a script that stays who one is,
since PostgreSQL's clients need no account of the system. PostgreSQL itself refuses to run as root: then it
runs as the account that Debian's package makes for it.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shown import ROOT, blocks

PASSWORD, KEY, ADMIN = "a-password-of-the-tests", "0123456789" * 4, "postgres"
START_SECONDS = 300
_PAGE = [each.text for each in blocks(ROOT / "docs" / "team-server.md")]


def shown(words: str) -> str:
    """The block of the page that has these words."""
    (found,) = [each for each in _PAGE if words in each]
    return found


def programs() -> Path:
    """The folder of PostgreSQL's programs; the test is skipped where something is missing."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    if importlib.util.find_spec("label_studio") is None or importlib.util.find_spec("gunicorn") is None:
        pytest.skip("Label Studio or gunicorn is not installed: pip install '.[studio,dev]'")
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no account 'postgres'")
    return found[-1].parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """A PostgreSQL of its own, on loopback, as it is when Debian has installed one."""

    def __init__(self, folder: Path) -> None:
        self.port, self._folder, self.programs = free_port(), folder, programs()
        self._unprivileged = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        password = folder / "password"
        password.write_text(PASSWORD)
        if self._unprivileged:
            for path in (folder, password):
                shutil.chown(path, "postgres", "postgres")
        self._run("initdb", "-D", folder / "data", "-U", ADMIN, "-A", "scram-sha-256", "--pwfile", password)
        options = f"-p {self.port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._folder / "data", "-w", "-m", "fast", "stop")

    def _run(self, program: str, *words: str | Path) -> None:
        subprocess.run(
            [self.programs / program, *words],
            stdout=subprocess.DEVNULL,  # what `pg_ctl` starts keeps its streams open: a pipe would never end
            cwd=self._folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            check=True,
            **self._unprivileged,  # type: ignore[call-overload]
        )


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster that the account `postgres` can reach: not in a folder of pytest or a private TMPDIR."""
    with tempfile.TemporaryDirectory(prefix="annotate-postgres-", dir="/tmp") as folder:
        started = Cluster(Path(folder))
        try:
            yield started
        finally:
            started.stop()


@dataclass(frozen=True, kw_only=True)
class Machine:
    """A machine with a cluster and a folder that stands for /srv/label-studio, its Label Studio at a port."""

    cluster: Cluster
    folder: Path
    port: int

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}"

    def here(self, text: str) -> str:
        """What the page says, with the paths, ports, names and passwords of this machine."""
        for theirs, ours in (
            ("/srv/label-studio", str(self.folder)),
            ("https://studio.example.org", self.url),
            ("127.0.0.1:8080", f"127.0.0.1:{self.port}"),
            ("POSTGRE_PORT=5432", f"POSTGRE_PORT={self.cluster.port}"),
            ("PASSWORD=…", f"PASSWORD={PASSWORD}"),
            ("TOKEN=…", f"TOKEN={KEY}"),
            ("SESSION_COOKIE_SECURE=1", "SESSION_COOKIE_SECURE=0"),
            ("2026-11-26", time.strftime("%Y-%m-%d")),
        ):
            text = text.replace(theirs, ours)
        return text

    def prepare(self) -> None:
        """Have in place what is installed, and the settings."""
        scripts, package = self.folder / "venv" / "bin", self.folder / "venv" / "lib/python3.11/site-packages"
        for each in (scripts, package, self.folder / "data"):
            each.mkdir(parents=True)
        [installed] = importlib.util.find_spec("label_studio").submodule_search_locations  # type: ignore[union-attr, misc]
        (package / "label_studio").symlink_to(installed)
        python = Path(sys.executable)
        for name, runs in (
            ("label-studio", f'{python} -m label_studio.server "$@"'),
            ("gunicorn", f'{python} -m gunicorn "$@"'),
            ("su", 'sh -c "$3"'),
            ("annotate", f'{python} -m annotate "$@"'),
        ):
            (scripts / name).write_text(f"#!/bin/sh\nexec {runs}\n")
            (scripts / name).chmod(0o700)
        (self.folder / "settings").write_text(self.here(shown("DJANGO_DB=default")))
        (self.folder / "lead-header").write_text(f"Authorization: Token {KEY}\n")

    def type(self, lines: str, *, cwd: Path, given: str = "") -> str:
        """Have a shell run lines of the page; what they print."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self.here(lines)],
            cwd=cwd,
            env=self.environment,
            input=given,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # without a terminal, so that passwords are asked of the input
            check=True,
        )
        return done.stdout

    @property
    def environment(self) -> Mapping[str, str]:
        """That of a shell on this machine."""
        path = f"{self.folder}/venv/bin{os.pathsep}{self.cluster.programs}{os.pathsep}{os.environ['PATH']}"
        client = {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.cluster.port),
            "PGPASSWORD": PASSWORD,
            "PGUSER": ADMIN,
        }
        return {"PATH": path, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", **client}

    def initialise(self) -> None:
        """Make role, database, tables and the lead's account."""
        self.type(shown('--pwprompt labelstudio"\nsu'), cwd=self.folder, given=f"{PASSWORD}\n{PASSWORD}\n")
        before, _, _ = shown("venv/bin/gunicorn --bind").partition("venv/bin/gunicorn")
        self.type(before, cwd=self.folder)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve until the end of the block."""
        settings, serve = shown("venv/bin/gunicorn --bind").split("venv/bin/label-studio init --no-browser\n")
        log = self.folder / "log"
        with log.open("ab") as file:
            server = subprocess.Popen(
                ["bash", "-euc", self.here(f"{settings}exec {serve}")],
                env=self.environment,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        try:
            until = time.monotonic() + START_SECONDS
            while not _healthy(self.url):
                assert server.poll() is None, log.read_text()[-2000:]
                assert time.monotonic() < until, "the server did not start"
                time.sleep(0.5)
            yield
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(60)


def _healthy(url: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{url}/health/", timeout=5) as answer:
        return bool(answer.status == 200)
    return False
