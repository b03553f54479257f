import socket

import pytest

from annotate.errors import InputError, MissingError
from annotate.studio.client import Studio
from annotate.studio.page import page
from annotate.studio.server import LocalServer
from tests.studio.material import CODEBOOK


@pytest.mark.parametrize(
    ("url", "wrong"),
    [
        ("studio.example.org", "is not the address of a server"),
        ("ftp://studio.example.org", "is not the address of a server"),
        ("", "is not the address of a server"),
        ("https://me:secret@studio.example.org", "carries a password"),
    ],
)
def test_what_is_no_address_is_refused(url: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong) as refused:
        Studio(url, "key")
    assert "secret" not in str(refused.value)


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(MissingError, match=rf"http://127.0.0.1:{port} cannot be reached .* then run this"):
        Studio(f"http://127.0.0.1:{port}", "a" * 40)


def test_a_server_that_says_nothing_is_given_up() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        pytest.raises(MissingError, match="did not answer in time"),
    ):
        Studio(f"http://127.0.0.1:{listener.getsockname()[1]}", "a" * 40, timeout=0.3)


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_a_wrong_key_is_refused_and_never_repeated(local_server: LocalServer) -> None:
    wrong = "f" * 40
    with pytest.raises(MissingError, match=r"refuses the API key \(401\): take a fresh one") as refused:
        Studio(local_server.start(), wrong)
    assert wrong not in str(refused.value)


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_an_address_that_is_no_label_studio_is_named(local_server: LocalServer) -> None:
    with pytest.raises(MissingError, match=r"does not answer like Label Studio \(404\)"):
        Studio(f"{local_server.start()}/elsewhere", local_server.credentials.key)


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_a_proxy_of_the_environment_is_not_asked_for_loopback(
    local_server: LocalServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Studio(local_server.start(), local_server.credentials.key) as studio:
        assert studio.find("no such project") is None


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_a_task_that_is_gone_already_is_no_error(studio: Studio) -> None:
    studio.remove_tasks([987654])


@pytest.mark.studio
@pytest.mark.xdist_group("studio")
def test_what_the_server_finds_wrong_is_said(studio: Studio) -> None:
    with pytest.raises(MissingError, match=r"refused a request \(400\): .*title.*at least 3 characters"):
        studio.make_project("ab", page(CODEBOOK))
