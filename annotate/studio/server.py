"""A Label Studio server of the workspace's own: embedded SQLite, loopback only, silent to the outside.

It runs detached, so that closing a terminal loses nobody's work, and is found again by the file that
says where it listens. Another program may have that port by now: our key goes to it only when the process
that listens there is the one that was started on our data.
"""

import importlib.util
import json
import os
import re
import secrets
import socket
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock
from psutil import Error as ProcessError
from psutil import NoSuchProcess, Process, TimeoutExpired

from annotate.errors import MissingError
from annotate.files import write
from annotate.json_records import from_dict
from annotate.parse import json_value
from annotate.store.sqlite import connect
from annotate.studio.launch import Credentials, launch

START_SECONDS = 240.0  #: the first start builds a database: 25 s measured, far more on a slow disk
STOP_SECONDS = 10.0
BEGINNING = 1.0  #: seconds in which a process that begins may have no command line yet
_NAME = re.compile(r"local-[0-9a-f]{6}")  #: what records call a server


class LocalServer:
    """The Label Studio server whose data lies in a workspace's state folder."""

    def __init__(self, state: Path) -> None:
        """`state` is the folder for the server's data, credentials, log and whereabouts."""
        self.data = state / "label-studio"
        self.log = state / "label-studio.log"
        self.credentials_file = state / "label-studio.json"
        self._whereabouts = state / "label-studio.pid"

    @property
    def credentials(self) -> Credentials:
        """Read from a file that only the owner can read; made on first use."""
        try:
            return from_dict(Credentials, json_value(self.credentials_file.read_bytes()))
        except FileNotFoundError:
            made = Credentials(
                user="reviewer@localhost", password=secrets.token_urlsafe(12), key=secrets.token_hex(20)
            )
            write(self.credentials_file, json.dumps(asdict(made)), private=True)
            return made
        except (ValueError, TypeError):
            raise MissingError(
                f"{self.credentials_file} is damaged, and without it nobody can log in to the server: put "
                f"back a copy, or move {self.data} away to begin anew (pulled reviews stay in the workspace)"
            ) from None

    @property
    def name(self) -> str:
        """What records call this server. It lies with the data, so that data made anew get another name."""
        file = self.data / "name"
        if not file.exists():
            self.data.mkdir(mode=0o700, exist_ok=True)
            write(file, f"local-{secrets.token_hex(3)}", private=True)
        found = file.read_bytes().decode("ascii", "replace")
        if not _NAME.fullmatch(found):
            raise MissingError(
                f"{file} is damaged, and without it nobody knows which reviews came from this server: put "
                "back a copy (`annotate export reviews` lists the names of servers)"
            )
        return found

    def running(self) -> str | None:
        """Address of our server if it runs and takes our key, else None."""
        process, port = self._process(), self._recorded("port")
        if process is None or port is None or not _listens(process, port):
            return None
        url = f"http://127.0.0.1:{port}"
        return url if self._takes_key(url) else None

    def start(
        self, *, waiting: Callable[[float], None] = lambda _: None, timeout: float = START_SECONDS
    ) -> str:
        """Address of our server, started if need be, once it is healthy.

        `waiting` is told the seconds waited so far: 0 first, then several times a second. MissingError if
        Label Studio is not installed, dies, or is not healthy after `timeout` seconds.
        """
        with FileLock(self.log.with_suffix(".lock")):  # two commands at once start one server
            url = self.running()
            if url is None:
                url = self._launch()
                self._wait(url, waiting, timeout)
            return url

    def stop(self) -> bool:
        """Stop our server; False if it was not running."""
        process = self._process()
        if process is None:
            return False

        with suppress(NoSuchProcess, TimeoutExpired):
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except TimeoutExpired:
                process.kill()
                process.wait(STOP_SECONDS)
        self._whereabouts.unlink(missing_ok=True)
        return True

    def forget(self) -> None:
        """Leave nothing of what was deleted on the server: freed pages of its database, exports, its log.

        It may run meanwhile. MissingError where its database is in use for long.
        """
        for database in self.data.glob("*.sqlite3"):
            with closing(connect(database)) as opened:
                opened.execute("VACUUM")
                opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for folder in ("export", "media/export"):  # the folders stay: a server that runs makes none
            for place in (self.data / folder).rglob("*"):
                if not place.is_dir():
                    place.unlink(missing_ok=True)
        if self.log.exists():
            os.truncate(self.log, 0)

    def _launch(self) -> str:
        if importlib.util.find_spec("label_studio") is None:
            raise MissingError(
                "Label Studio is not installed here: pip install 'annotate-news[studio]', or use an "
                "existing server with --url"
            )
        self.stop()  # one that still holds the database but does not answer
        port = _free_port()
        self.data.mkdir(mode=0o700, exist_ok=True)
        pid = launch(self.data, self.log, port, self.credentials)
        write(self._whereabouts, json.dumps({"pid": pid, "port": port}), private=True)
        return f"http://127.0.0.1:{port}"

    def _wait(self, url: str, waiting: Callable[[float], None], timeout: float) -> None:
        port = self._recorded("port") or 0
        began = time.monotonic()
        waited = 0.0
        while waited < timeout:
            waiting(waited)
            process = self._process()
            if process is None and waited >= BEGINNING:
                self._whereabouts.unlink(missing_ok=True)
                raise MissingError(
                    f"Label Studio ended while starting; its last words: {_last_line(self.log)!r}. "
                    f"The whole log is {self.log}"
                )
            if process is not None and _listens(process, port) and _answer(f"{url}/health/") is not None:
                break
            time.sleep(0.2)
            waited = time.monotonic() - began
        else:
            self.stop()
            raise MissingError(
                f"Label Studio was not ready after {timeout:g} seconds and was stopped: see {self.log}"
            )
        if not self._takes_key(url):
            self.stop()
            raise MissingError(
                f"the Label Studio data in {self.data} were made with other credentials than those in "
                f"{self.credentials_file}: put the old file back, or move the folder away to begin anew "
                "(pulled reviews stay in the workspace)"
            )

    def _takes_key(self, url: str) -> bool:
        """Whether the server knows our key. Ask it only when the process there is ours."""
        mine = self.credentials
        answer = _answer(f"{url}/api/current-user/whoami", {"Authorization": f"Token {mine.key}"})
        try:
            return answer is not None and json_value(answer)["email"] == mine.user
        except (ValueError, KeyError, TypeError):
            return False

    def _process(self) -> Process | None:
        """Our server, whether it answers or not; None if it is gone."""
        pid = self._recorded("pid")
        try:
            # Process ids are used again: only one that was started on our data folder is ours.
            process = None if pid is None else Process(pid)
            return process if process is not None and str(self.data) in process.cmdline() else None
        except (ProcessError, ValueError, OverflowError):
            return None

    def _recorded(self, what: str) -> int | None:
        """The `pid` or `port` that was written down when the server was started."""
        try:
            return int(json_value(self._whereabouts.read_bytes())[what])
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _listens(process: Process, port: int) -> bool:
    """Whether it is this process that others reach on the port."""
    try:
        found = process.net_connections("tcp4")
    except ProcessError:
        return False
    return any(each.status == "LISTEN" and each.laddr == ("127.0.0.1", port) for each in found)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answer(url: str, headers: Mapping[str, str] | None = None) -> bytes | None:
    """What the address answers with status 200, None otherwise. Never through a proxy: it is loopback."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, headers=dict(headers or {})), timeout=10) as response:
            return bytes(response.read()) if response.status == 200 else None
    except OSError:  # also URLError
        return None


def _last_line(path: Path) -> str:
    lines = path.read_text(errors="replace").split("\n") if path.exists() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
