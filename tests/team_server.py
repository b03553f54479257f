"""Label Studio as docs/team-server.md runs it: on PostgreSQL, served by gunicorn, backed up and restored.

PostgreSQL refuses to run as root: then its programs run as the account that Debian's package makes for it.
"""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

OWNER, PASSWORD, KEY = "lead@localhost", "a-password-of-the-tests", "0123456789" * 4
ADMIN, ROLE = "postgres", "labelstudio"
START_SECONDS = 300


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
    """A PostgreSQL of its own, on loopback."""

    def __init__(self, folder: Path) -> None:
        self.port, self._folder, self._programs = free_port(), folder, programs()
        self._unprivileged = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
        password = folder / "password"
        password.write_text(PASSWORD)
        if self._unprivileged:
            for path in (folder, password):
                shutil.chown(path, "postgres", "postgres")
        self._run("initdb", "-D", folder / "data", "-U", ADMIN, "-A", "scram-sha-256", "--pwfile", password)
        options = f"-p {self.port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start")
        role = f"CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}'"  # what `createuser --pwprompt` makes
        self._run("psql", *self._as(ADMIN), "-c", role, "postgres")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self._folder / "data", "-w", "-m", "fast", "stop")

    def make(self, database: str) -> None:
        self._run("createdb", *self._as(ADMIN), "--owner", ROLE, database)

    def dump(self, database: str, to: Path) -> Path:
        to.write_bytes(self._run("pg_dump", *self._as(ROLE), "-Fc", database))
        return to

    def restore(self, dump: Path, database: str) -> None:
        self.make(database)
        self._run("pg_restore", *self._as(ROLE), "-d", database, "--exit-on-error", given=dump.read_bytes())

    def _as(self, role: str) -> tuple[str, ...]:
        return ("-h", "127.0.0.1", "-p", str(self.port), "-U", role)

    def _run(self, program: str, *words: str | Path, given: bytes = b"") -> bytes:
        done = subprocess.run(
            [self._programs / program, *words],
            input=given,
            # What `pg_ctl` starts keeps its streams open: a pipe would never end.
            stdout=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,
            cwd=self._folder,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PGPASSWORD": PASSWORD},
            check=True,
            **self._unprivileged,  # type: ignore[call-overload]
        )
        return bytes(done.stdout or b"")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster in a folder that the account `postgres` can reach, which pytest's are not."""
    with tempfile.TemporaryDirectory(prefix="annotate-postgres-") as folder:
        started = Cluster(Path(folder))
        try:
            yield started
        finally:
            started.stop()


def settings(cluster: Cluster, database: str, data: Path, port: int) -> Mapping[str, str]:
    """The environment of a server."""
    return {name: os.environ[name] for name in ("PATH", "HOME")} | {
        "LC_ALL": "C.UTF-8",
        "DJANGO_DB": "default",
        "POSTGRE_HOST": "127.0.0.1",
        "POSTGRE_PORT": str(cluster.port),
        "POSTGRE_NAME": database,
        "POSTGRE_USER": ROLE,
        "POSTGRE_PASSWORD": PASSWORD,
        "LABEL_STUDIO_BASE_DATA_DIR": str(data),
        "LABEL_STUDIO_HOST": f"http://127.0.0.1:{port}",
        "LABEL_STUDIO_LATEST_VERSION_CHECK": "false",
        "LABEL_STUDIO_COLLECT_ANALYTICS": "false",
        "LABEL_STUDIO_SENTRY_DSN": "",
        "LABEL_STUDIO_FRONTEND_SENTRY_DSN": "",
        "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
        "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
        "LABEL_STUDIO_USERNAME": OWNER,
        "LABEL_STUDIO_PASSWORD": PASSWORD,
        "LABEL_STUDIO_USER_TOKEN": KEY,
        "DJANGO_SETTINGS_MODULE": "label_studio.core.settings.label_studio",
    }


def initialise(environment: Mapping[str, str], log: Path) -> None:
    """Make the tables and the first account."""
    with log.open("ab") as file:
        words = [sys.executable, "-m", "label_studio.server", "init", "--no-browser"]
        subprocess.run(words, env=environment, stdout=file, stderr=file, cwd=log.parent, check=True)


@contextmanager
def serving(environment: Mapping[str, str], port: int, log: Path) -> Iterator[str]:
    """Serve until the end of the block; the address."""
    [package] = importlib.util.find_spec("label_studio").submodule_search_locations  # type: ignore[union-attr, misc]
    words = ["-m", "gunicorn", "--pythonpath", package, "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    words += ["--timeout", "300", "label_studio.core.wsgi:application"]
    with log.open("ab") as file:
        server = subprocess.Popen(
            [sys.executable, *words], env=environment, stdout=file, stderr=file, cwd=log.parent
        )
    try:
        url = f"http://127.0.0.1:{port}"
        until = time.monotonic() + START_SECONDS
        while not _healthy(url):
            assert server.poll() is None, log.read_text()[-2000:]
            assert time.monotonic() < until, "the server did not start"
            time.sleep(0.5)
        yield url
    finally:
        server.terminate()
        server.wait(60)


def _healthy(url: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{url}/health/", timeout=5) as answer:
        return bool(answer.status == 200)
    return False
