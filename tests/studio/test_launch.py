import pytest

from annotate.studio import launch
from annotate.studio.launch import Credentials

MINE = Credentials(user="reviewer@localhost", password="p", key="k")


def test_the_server_sees_little_of_our_environment_and_gets_its_secrets_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DEBUG", "1")
    monkeypatch.setenv("ANNOTATE_STUDIO_KEY", "theirs")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    seen = launch._environment("http://127.0.0.1:8080", MINE)
    assert {"DEBUG", "ANNOTATE_STUDIO_KEY"}.isdisjoint(seen)
    assert (seen["LC_ALL"], seen["LABEL_STUDIO_HOST"]) == ("C.UTF-8", "http://127.0.0.1:8080")
    assert (seen["LABEL_STUDIO_PASSWORD"], seen["LABEL_STUDIO_USER_TOKEN"]) == ("p", "k")
    assert seen["LABEL_STUDIO_COLLECT_ANALYTICS"] == "false"


def test_secrets_are_not_shown() -> None:
    assert repr(MINE) == "Credentials(user='reviewer@localhost')"
