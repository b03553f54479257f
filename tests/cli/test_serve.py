import os
from pathlib import Path

import pytest

from annotate.cli.serve import PASSWORD_VARIABLE, front_of
from annotate.errors import InputError
from annotate.workspace import Workspace
from tests.command import annotate, printed


def test_another_address_is_refused_with_the_way_round(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    said = printed("serve", "--host", "0.0.0.0", folder=tmp_path, code=2)
    assert "without TLS and a password" in said
    assert "ssh -L" in said
    assert "--behind-tls https://" in said


@pytest.mark.parametrize(
    ("url", "password", "said"),
    [
        ("http://desk.example.org", "long enough for it", "is no address of a web server with TLS"),
        ("https://desk.example.org/desk", "long enough for it", "is no address of a web server with TLS"),
        (
            "https://ada:secret@desk.example.org",
            "long enough for it",
            "is no address of a web server with TLS",
        ),
        ("https://[::1", "long enough for it", "is not an address"),
        ("https://desk.example.org", "", r"\$ANNOTATE_DESK_PASSWORD has no password of 12 characters"),
        ("https://desk.example.org", " elevenchars ", "has no password of 12 characters"),
    ],
)
def test_no_desk_for_others_without_tls_and_a_password(
    monkeypatch: pytest.MonkeyPatch, url: str, password: str, said: str
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, password)
    with pytest.raises(InputError, match=said):
        front_of(url, None)


def test_the_password_comes_from_a_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, "from the environment")
    (tmp_path / "password").write_text("from the file\n", encoding="utf-8")
    assert front_of("https://Desk.example.org:8443/", None).password == "from the environment"
    front = front_of("https://Desk.example.org:8443/", tmp_path / "password")
    assert (front.url, front.password) == ("https://desk.example.org:8443", "from the file")
    with pytest.raises(InputError, match="cannot be read"):
        front_of("https://desk.example.org", tmp_path / "none")


def test_a_password_is_said_by_nobody(tmp_path: Path) -> None:
    Workspace.create(tmp_path, seed=1)
    env = os.environ | {PASSWORD_VARIABLE: "long enough for it"}
    done = annotate("serve", "--behind-tls", "http://desk.example.org", folder=tmp_path, env=env)
    assert (done.returncode, "long enough" in done.stdout + done.stderr) == (3, False)


def test_outside_of_a_workspace_there_is_no_desk(tmp_path: Path) -> None:
    assert "is in no workspace" in printed("serve", folder=tmp_path, code=3)


def test_live_tags_need_the_desk(tmp_path: Path) -> None:
    """Said before a server is started and anything is sent."""
    Workspace.create(tmp_path, seed=1)
    said = printed("review", "--live", folder=tmp_path, code=3)
    assert "the desk is not running" in said
    assert "start `annotate serve` in another terminal" in said
    assert not (tmp_path / ".annotate" / "label-studio").exists()
