"""The local server: ours alone, silent to the outside, found again, and stopped for good."""

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from psutil import Process

from annotate.errors import MissingError
from annotate.studio.server import LocalServer


def test_credentials_are_made_once_and_only_the_owner_can_read_them(tmp_path: Path) -> None:
    mine = LocalServer(tmp_path).credentials
    assert LocalServer(tmp_path).credentials == mine
    file = tmp_path / "label-studio.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(mine.key) == 40
    assert mine.password not in repr(mine)
    assert mine.key not in repr(mine)
    other = tmp_path / "other"
    other.mkdir()
    assert LocalServer(other).credentials.password != mine.password


def test_a_damaged_credentials_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "label-studio.json").write_text("{")
    with pytest.raises(MissingError, match=r"label-studio.json is damaged"):
        _ = LocalServer(tmp_path).credentials


def test_the_name_lies_with_the_data(tmp_path: Path) -> None:
    server = LocalServer(tmp_path)
    name = server.name
    assert server.name == LocalServer(tmp_path).name == name
    assert name.startswith("local-")
    (server.data / "name").unlink()
    assert server.name != name


@pytest.mark.parametrize("said", [b"", b"\xff", b"local-\n", b"http://127.0.0.1:8080"])
def test_a_name_that_is_none_is_not_taken_for_one(tmp_path: Path, said: bytes) -> None:
    server = LocalServer(tmp_path)
    file = server.data / "name"
    server.data.mkdir()
    file.write_bytes(said)
    with pytest.raises(MissingError, match=r"name is damaged, and without it nobody knows which reviews"):
        _ = server.name
    assert file.read_bytes() == said


def test_nothing_runs_where_nothing_was_started(tmp_path: Path) -> None:
    server = LocalServer(tmp_path)
    assert server.running() is None
    assert not server.stop()


def test_a_process_id_that_was_given_to_another_program_is_left_alone(tmp_path: Path) -> None:
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    (tmp_path / "label-studio.pid").write_text(json.dumps({"pid": other.pid, "port": 1}))
    assert not LocalServer(tmp_path).stop()
    assert other.poll() is None
    other.kill()
    other.wait()


class Eavesdropper:
    """A program that has got the port of a server that is gone: it keeps all it is sent, and answers."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.heard = b""
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            asker, _ = self._listener.accept()
            with asker:
                self.heard += asker.recv(65536)
                body = b'{"email": "reviewer@localhost"}'
                asker.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))


@pytest.mark.parametrize("recorded", ["nobody", "another program", "a server of ours that listens elsewhere"])
def test_another_program_on_our_port_is_sent_nothing(tmp_path: Path, recorded: str) -> None:
    server, other = LocalServer(tmp_path), Eavesdropper()
    words = [str(server.data)] if recorded.startswith("a server") else []
    program = "import time; time.sleep(0 if __import__('sys').argv[1:] == ['ends'] else 60)"
    held = subprocess.Popen([sys.executable, "-c", program, *(["ends"] if recorded == "nobody" else words)])
    try:
        if recorded == "nobody":
            held.wait()
        (tmp_path / "label-studio.pid").write_text(json.dumps({"pid": held.pid, "port": other.port}))
        assert server.running() is None
        assert other.heard == b""
    finally:
        held.kill()
        held.wait()


@pytest.mark.parametrize("written", ["", "[]", "{}", '{"pid": -1, "port": 1}', '{"pid": 9e99, "port": "x"}'])
def test_whereabouts_that_say_nothing_lead_nowhere(tmp_path: Path, written: str) -> None:
    (tmp_path / "label-studio.pid").write_text(written)
    assert LocalServer(tmp_path).running() is None
    assert not LocalServer(tmp_path).stop()


def test_without_label_studio_the_fix_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingError, match=r"pip install 'annotate-news\[studio\]'"):
        LocalServer(tmp_path).start()


@pytest.mark.parametrize("at_once", [True, False], ids=["seen at once", "without a command line at first"])
def test_a_server_that_dies_while_starting_leaves_its_last_words(
    tmp_path: Path, at_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, shown = [at_once] if at_once else [], Process.cmdline
    monkeypatch.setattr(Process, "cmdline", lambda self: shown(self) if asked else asked.append(True) or [])
    server = LocalServer(tmp_path)
    server.data.mkdir()
    (server.data / "label_studio.sqlite3").write_text("this is no database, however long it is " * 100)
    with pytest.raises(
        MissingError, match=r"ended while starting; its last words: '.*not a database'. The.*log"
    ):
        server.start()
    assert server.running() is None
    assert not server.stop()


def test_whoever_uses_the_server_of_the_tests_runs_where_it_runs(request: pytest.FixtureRequest) -> None:
    """Of all tests of this run: one that is not marked would start another server in its process."""
    using = [each for each in request.session.items if {"ready", "local_server"} & set(each.fixturenames)]
    unmarked = [
        each.nodeid
        for each in using
        if not each.get_closest_marker("studio") or not each.get_closest_marker("xdist_group")
    ]
    assert unmarked == []
    if getattr(request.config.option, "loadgroup", False):
        # A pytest that pytest-xdist does not know yet has it deal them out one by one, and nobody says so.
        assert [each.nodeid for each in using if "@" not in each.nodeid] == []


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
class TestRunning:
    def test_it_is_found_again_by_another_process(self, local_server: LocalServer) -> None:
        again = LocalServer(local_server.data.parent)
        assert again.running() == local_server.start()
        assert again.start() == local_server.running()

    def test_secrets_are_on_no_command_line(self, local_server: LocalServer) -> None:
        local_server.start()
        commands = subprocess.run(["ps", "-eww", "-o", "args="], capture_output=True, text=True, check=True)
        assert str(local_server.data) in commands.stdout
        mine = local_server.credentials
        assert mine.key not in commands.stdout
        assert mine.password not in commands.stdout
        log = local_server.log.read_text()
        assert mine.key not in log
        assert mine.password not in log

    def test_it_listens_on_loopback_only(self, local_server: LocalServer) -> None:
        port = int((local_server.start()).rsplit(":", 1)[1])
        listening = [
            line.split()[1]
            for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
            if line.split()[3] == "0A" and int(line.split()[1].split(":")[1], 16) == port
        ]
        assert [address.split(":")[0] for address in listening] == ["0100007F"]

    def test_nobody_can_sign_up(self, local_server: LocalServer) -> None:
        asked = {"email": "x@example.org", "password": "12345678"}
        with httpx.Client(base_url=local_server.start(), trust_env=False) as outsider:
            outsider.get("/user/signup/")
            token = {"csrfmiddlewaretoken": outsider.cookies["csrftoken"]}
            refused = outsider.post("/user/signup/", data=asked | token)
            assert refused.status_code == 403
            assert "CSRF" not in refused.text
            assert outsider.get("/api/projects").status_code == 401

    def test_a_page_elsewhere_cannot_ask_it(self, local_server: LocalServer) -> None:
        with httpx.Client(base_url=local_server.start(), trust_env=False) as outsider:
            answered = outsider.get("/health/", headers={"Origin": "https://elsewhere.example"})
            assert "Access-Control-Allow-Origin" not in answered.headers
            assert outsider.get("/user/login/", headers={"Host": "elsewhere.example"}).status_code == 400

    def test_state_is_closed_to_others(self, local_server: LocalServer) -> None:
        local_server.start()
        assert stat.S_IMODE(local_server.data.stat().st_mode) == 0o700
        assert stat.S_IMODE(local_server.log.stat().st_mode) == 0o600

    def test_stopped_and_started_again_it_is_the_same_with_all_its_data(
        self, local_server: LocalServer
    ) -> None:
        local_server.start()
        name, mine = local_server.name, local_server.credentials
        other = LocalServer(local_server.data.parent)
        assert other.stop()
        assert local_server.running() is None
        told: list[float] = []
        assert other.start(waiting=told.append) == local_server.running()
        assert told[0] == 0.0
        assert (other.name, other.credentials) == (name, mine)

    def test_one_that_was_killed_is_started_again(self, local_server: LocalServer) -> None:
        local_server.start()
        pid = json.loads((local_server.data.parent / "label-studio.pid").read_text())["pid"]
        os.kill(pid, 9)
        assert local_server.start() == local_server.running()

    def test_data_made_with_other_credentials_are_not_served(self, local_server: LocalServer) -> None:
        local_server.start()
        local_server.stop()
        kept = local_server.credentials_file.read_text()
        try:
            local_server.credentials_file.write_text(
                json.dumps({**json.loads(kept), "key": "0" * 40, "password": "other"})
            )
            with pytest.raises(MissingError, match="made with other credentials"):
                local_server.start()
        finally:
            local_server.credentials_file.write_text(kept)
        assert local_server.running() is None
