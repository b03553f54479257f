from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotate.errors import MissingError, UsageError
from annotate.steps.projects.connect import connect
from annotate.studio.key import KEY_VARIABLE
from annotate.studio.server import LocalServer
from annotate.workspace import Workspace
from tests.studio_server import STUDIO

pytestmark = STUDIO


def test_an_existing_server_is_used_with_its_own_key(
    workspace: Workspace, local_server: LocalServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = local_server.start()
    key_file = tmp_path / "key"
    key_file.write_text(local_server.credentials.key)
    with connect(workspace, url=url, key_file=key_file) as connection:
        assert connection.server is None
        assert connection.studio.name == url
    monkeypatch.setenv(KEY_VARIABLE, local_server.credentials.key)
    configured = replace(workspace, config=replace(workspace.config, studio_url=url))
    with connect(configured) as connection:
        assert connection.studio.name == url
    assert not (workspace.state / "label-studio").exists()


def test_a_key_file_without_an_address_is_a_mistake(workspace: Workspace, tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match="a key file goes with an address"),
        connect(workspace, key_file=tmp_path / "key"),
    ):
        pass


def test_an_address_without_a_key_is_named(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    with (
        pytest.raises(MissingError, match="needs an API key"),
        connect(workspace, url="https://studio.example.org"),
    ):
        pass


def test_the_own_server_is_stopped_by_whoever_started_it_unless_kept(
    workspace: Workspace, ready: Callable[[LocalServer], LocalServer]
) -> None:
    server = ready(LocalServer(workspace.state))
    try:
        with connect(workspace) as connection:
            assert server.running() == connection.studio.url
            assert connection.studio.name == server.name
        assert server.running() is None

        with pytest.raises(ZeroDivisionError), connect(workspace, keep=True):
            raise ZeroDivisionError
        assert server.running() is None

        with connect(workspace, keep=True) as first:
            pass
        assert server.running() == first.studio.url
        with connect(workspace) as second:
            assert second.studio.url == first.studio.url
        assert server.running() == first.studio.url
    finally:
        server.stop()
