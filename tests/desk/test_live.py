"""What Label Studio may ask the desk, with what secrets, and what it is told of which article."""

from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any

import httpx
import pytest

from annotate.desk.place import Place
from annotate.records import Task
from annotate.steps.pushing.live import LINK, USER, Asked, Link, keep, link, predictions, version_of
from annotate.steps.pushing.live_round import WANTED
from annotate.studio.tasks import prediction
from annotate.team import Assigned, Assignment, AssignmentEvent, Design, TeamProject
from annotate.workspace import Workspace
from tests.desk.conftest import served

KNOWN = Link(server="s", project=7, path="the-path", password="the-password", version="v", model=None)
OWNER = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def connected(workspace: Workspace) -> Workspace:
    keep(workspace, KNOWN)
    return workspace


@pytest.fixture(scope="module")
def hints() -> list[str]:
    return []


@pytest.fixture(scope="module")
def studio(connected: Workspace, hints: list[str]) -> Iterator[httpx.Client]:
    """Asks as Label Studio does."""
    with served(Place(workspace=connected), hint=lambda: hints.append("hint")) as here:
        at = f"{here}/live/{KNOWN.path}"
        with httpx.Client(base_url=at, auth=(USER, KNOWN.password), timeout=60) as client:
            yield client


def setup_of(project: object) -> dict[str, object]:
    return {"project": project, "schema": "<View/>", "hostname": "http://x", "access_token": OWNER}


def test_health_setup_and_versions(studio: httpx.Client, connected: Workspace) -> None:
    assert studio.get("/health").json() == {"status": "UP"}
    now = version_of(connected)
    assert studio.post("/setup", json=setup_of("7.1764150000")).json() == {"model_version": now}
    assert studio.get("/versions").json() == {"versions": [now]}
    for project in ("8.1764150000", "", None, "x", 7.5, ["7"]):
        refused = studio.post("/setup", json=setup_of(project))
        assert refused.status_code == (200 if project == 7.5 else 403), project


@pytest.mark.parametrize("auth", [("annotate", "wrong"), ("root", KNOWN.password), ("annotate", "")])
@pytest.mark.parametrize("path", ["/health", "/versions", "/setup", "/predict"])
def test_without_the_password_nothing_is_told(studio: httpx.Client, path: str, auth: tuple[str, str]) -> None:
    method = "GET" if path in ("/health", "/versions") else "POST"
    answer = studio.request(method, path, auth=auth, json={} if method == "POST" else None)
    assert (answer.status_code, answer.text) == (401, "Unauthorized")
    assert answer.headers["www-authenticate"] == 'Basic realm="annotate"'


@pytest.mark.parametrize(
    "header", ["Basic", "Basic !", "Basic YQ==", "Bearer x", "Basic \u00ff".encode("latin-1")]
)
def test_a_damaged_header_is_no_password(studio: httpx.Client, header: str | bytes) -> None:
    bare = httpx.get(f"{studio.base_url}health", headers={"authorization": header})
    assert bare.status_code == 401


def test_another_path_leads_nowhere(studio: httpx.Client) -> None:
    for path in ("/live/x/webhook", "/live//webhook", "/live/the-pat/health", "/live/the-path", "/live"):
        at = str(studio.base_url).replace("/live/the-path/", path)
        assert httpx.post(at, json={}, auth=(USER, KNOWN.password)).status_code in (403, 404, 405), path


def test_news_come_without_credentials_and_the_train_button_with_them(
    studio: httpx.Client, connected: Workspace, hints: list[str]
) -> None:
    hints.clear()
    at, wanted = f"{studio.base_url}webhook", connected.state / WANTED
    for said in ({"action": "ANNOTATION_CREATED"}, {"action": "ANNOTATION_UPDATED"}, {"action": 7}, {}):
        assert httpx.post(at, json=said).json() == {}
    assert (hints, wanted.exists()) == (["hint"] * 4, False)
    assert httpx.post(at, json={"action": "START_TRAINING"}).status_code == 401
    assert not wanted.exists()
    assert studio.post("/webhook", json={"action": "START_TRAINING"}).json() == {}
    assert wanted.exists()
    wanted.unlink()


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"tasks": 1}', b'{"a": 1, "a": 2}', b"[" * 9999, b"\xff"]
)
def test_what_is_no_question_is_refused_in_words(studio: httpx.Client, body: bytes) -> None:
    answer = studio.post("/predict", content=body)
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(("path", "most"), [("predict", 100), ("setup", 20), ("webhook", 20)])
def test_too_much_is_not_even_read(studio: httpx.Client, path: str, most: int) -> None:
    asking = HTTPConnection("127.0.0.1", studio.base_url.port)
    asking.putrequest("POST", f"/live/the-path/{path}")
    asking.putheader("content-length", str(most * 2**20 + 1))
    asking.endheaders(b"{")
    answer = asking.getresponse()
    assert (answer.status, answer.read()) == (
        413,
        f"That is too much at once: {most} MiB at most.\n".encode(),
    )
    asking.close()


def test_each_task_gets_what_push_would_send_or_nothing(studio: httpx.Client, connected: Workspace) -> None:
    with connected.store() as store:
        first, second, _ = store.articles()
        expected = [prediction(store.tags(first.id), version_of(connected))]
    asked: list[Any] = [
        {"id": 1, "data": {"article_id": first.id, "text": first.text}},
        {"id": 2, "data": {"article_id": second.id, "text": first.text}},  # another text
        {"id": 3, "data": {"article_id": "ffff", "text": first.text}},
        {"id": 4, "data": {"text": first.text}},
        {"id": 5, "data": None},
        "nonsense",
    ]
    said = {"tasks": asked, "project": "7.1", "label_config": "<View/>", "params": {"login": None}}
    found = studio.post("/predict", json=said).json()["results"]
    assert found == [expected, [], [], [], [], []]
    assert studio.post("/predict", json=said | {"project": "8.1"}).json()["results"] == [[]] * 6


def test_what_somebody_codes_by_themselves_is_never_told(connected: Workspace) -> None:
    with connected.store() as store:
        first, second, *_ = store.articles()
    asked = [Asked(article_id=first.id, text=first.text)]
    assert predictions(connected, 7, asked) != [[]]
    run = Assignment(
        id="a1", made_at="2026-11-20T08:00:00Z", seed=1, coders=("r-1",), design=Design(double=0),
        server="s", codebook_version="1.0",
    )  # fmt: skip
    row = Assigned(assignment="a1", article_id=first.id, coder="r-1", purpose="coding", position=0)
    with connected.store() as store, store.transaction():
        store.add_assignment(run, [row])
    assert predictions(connected, 7, asked) == [[]]
    with connected.store() as store, store.transaction():
        store.add_event(AssignmentEvent(assignment="a1", at="2026-11-21T08:00:00Z", what="closed"))
    assert predictions(connected, 7, asked) != [[]]

    blind = Task(
        server="s", project=7, task_id=9, article_id=second.id, content_sha256="", sampled_by="all",
        inclusion_probability=1.0, blind=True,
    )  # fmt: skip
    with connected.store() as store, store.transaction():
        store.put_task(blind)
    assert predictions(connected, 7, asked) == [[]]
    with connected.store() as store, store.transaction():
        store.forget_tasks("s", 7, [9])
        store.put_project(TeamProject(server="s", project=7, coder="r-1", purpose="coding"))
    assert predictions(connected, 7, asked) == [[]]


def test_secrets_are_kept_from_others_and_shown_by_nothing(connected: Workspace) -> None:
    assert (connected.state / LINK).stat().st_mode & 0o077 == 0
    assert "the-path" not in repr(KNOWN)
    assert "the-password" not in repr(link(connected))
