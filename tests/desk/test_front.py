"""The desk behind a web server with TLS: who comes that way needs the password, nobody comes another way."""

from collections.abc import Iterator

import httpx
import pytest

from annotate.desk.guard import Front
from annotate.desk.place import Place
from annotate.steps.pushing.live import USER, Link, keep
from annotate.workspace import Workspace
from tests.desk.conftest import served

FRONT = Front(url="https://desk.example.org", password="Zügig-durch-42")
PASSED_ON = {"host": "desk.example.org", "x-forwarded-proto": "https"}
AUTH = ("anybody", FRONT.password.encode().decode())


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.create(tmp_path_factory.mktemp("front"), seed=1)


@pytest.fixture(scope="module")
def here(workspace: Workspace) -> Iterator[str]:
    with served(Place(workspace=workspace), front=FRONT) as address:
        yield address


def test_who_comes_through_it_is_asked_for_the_password(here: str) -> None:
    asked = httpx.get(here, headers=PASSED_ON)
    assert (asked.status_code, asked.text) == (401, "The desk needs its password.\n")
    assert asked.headers["www-authenticate"].startswith("Basic realm=")
    for wrong in ("", "zügig-durch-42", "Zügig", FRONT.password + " "):
        assert httpx.get(here, headers=PASSED_ON, auth=("desk", wrong)).status_code == 401, wrong
    assert "<h1>Articles</h1>" in httpx.get(here, headers=PASSED_ON, auth=AUTH).text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "desk.example.org"},
        {"host": "desk.example.org", "x-forwarded-proto": "http"},
        {"host": "evil.example", "x-forwarded-proto": "https"},
    ],
)
def test_who_comes_another_way_is_not_even_asked(here: str, headers: dict[str, str]) -> None:
    refused = httpx.get(here, headers=headers, auth=AUTH)
    assert refused.status_code == 421
    assert "www-authenticate" not in refused.headers
    assert "<h1>" not in refused.text


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("https://desk.example.org", 400),  # it was taken, and there is nothing to read
        ("http://desk.example.org", 403),
        ("https://evil.example", 403),
        ("https://desk.example.org.evil.example", 403),
        ("", 403),
    ],
)
def test_a_form_comes_from_its_own_pages_alone(here: str, origin: str, status: int) -> None:
    headers = PASSED_ON | {"origin": origin}
    answer = httpx.post(f"{here}/paste", headers=headers, auth=AUTH, data={"text": " "})
    assert answer.status_code == status


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://u:p@localhost:9/", "https://10.0.0.1", "http://0x7f000001"]
)
@pytest.mark.parametrize("path", ["/paste", "/keep"])
def test_nobody_reads_the_private_network_of_this_machine_through_it(
    here: str, path: str, address: str
) -> None:
    headers = PASSED_ON | {"origin": FRONT.url}
    answer = httpx.post(f"{here}{path}", headers=headers, auth=AUTH, data={"address": address})
    assert answer.status_code == 400
    assert "is of a private network, in which the desk reads nothing for others" in answer.text
    assert "u:p" not in answer.text


def test_label_studio_comes_through_it_or_on_this_machine_with_its_own_secrets(
    here: str, workspace: Workspace
) -> None:
    keep(workspace, Link(server="s", project=1, path="p", password="q", version="", model=None))
    at = f"{here}/live/p/health"
    for headers in (PASSED_ON, {}):
        assert httpx.get(at, headers=headers, auth=(USER, "q")).json() == {"status": "UP"}
        assert httpx.get(at, headers=headers, auth=AUTH).status_code == 401
    assert httpx.get(at, headers={"host": "desk.example.org"}, auth=(USER, "q")).status_code == 421
    assert httpx.get(f"{here}/live/../", auth=(USER, "q")).status_code == 421


def test_the_password_is_shown_by_nothing() -> None:
    assert FRONT.password not in repr(FRONT)
