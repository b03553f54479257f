"""A server, or what stands before it, that answers something else: an error names it, no traceback."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from annotate.errors import MissingError
from annotate.studio.client import Studio
from annotate.studio.projects import Project

ME = {"id": 1, "email": "ada@example.org", "username": "ada"}


@contextmanager
def answering(**answers: tuple[int, bytes]) -> Iterator[Studio]:
    """A server that knows who we are, and answers each path that ends with a name as it is told."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].rstrip("/").rpartition("/")[2]
            status, body = answers.get(path, (200, json.dumps(ME).encode()))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with Studio(f"http://127.0.0.1:{server.server_address[1]}", "a" * 40) as studio:
            yield studio
    finally:
        server.shutdown()
        server.server_close()


NO_JSON = b"<!DOCTYPE html><html>Sign in</html>"


@pytest.mark.parametrize("answer", [NO_JSON, b"", b'[{"id": 1', b'"soon"', b"[3]"])
def test_an_export_that_is_none(answer: bytes) -> None:
    with (
        answering(export=(200, answer), users=(200, json.dumps([ME]).encode())) as studio,
        pytest.raises(MissingError, match=rf"^{studio.url} did not answer with an export of the project"),
    ):
        studio.reviewed(1, [7])


@pytest.mark.parametrize(
    "answer",
    [
        *(
            NO_JSON,
            b"",
            b"[]",
            b"{}",
            b"[1, 2]",
            b'{"results": 4}',
            b"null",
            b'[{"id": "x"}]',
            b'[{"id": 1e999}]',
        ),
        json.dumps([{**ME, "date_joined": "0001-01-01T00:00:00+05:00"}]).encode(),
    ],
)
def test_without_a_list_of_accounts_nobody_gets_a_code(answer: bytes) -> None:
    with (
        answering(export=(200, b"[]"), users=(200, answer)) as studio,
        pytest.raises(MissingError, match=f"^{studio.url} "),
    ):
        studio.reviewed(1, [7])


@pytest.mark.parametrize("answer", [NO_JSON, b"", b"[1, 2]", b'{"results": 4}', b"null", b'[{"id": "x"}]'])
def test_a_list_of_projects_that_is_none(answer: bytes) -> None:
    with (
        answering(projects=(200, answer)) as studio,
        pytest.raises(MissingError, match=f"^{studio.url} "),
    ):
        studio.find("News")


@pytest.mark.parametrize("answer", [NO_JSON, b"", b"[1, 2]", b'{"tasks": 4}', b"null", b'[{"id": "x"}]'])
def test_a_list_of_tasks_that_is_none(answer: bytes) -> None:
    with answering(tasks=(200, answer)) as studio, pytest.raises(MissingError, match=f"^{studio.url} "):
        studio.touched(1)


def test_a_page_that_comes_again_and_again_is_no_list() -> None:
    projects = {"count": 1, "next": "http://example.org?page=2", "results": [{"id": 1, "title": "News"}]}
    tasks = {"total": 1, "tasks": [{"id": 1, "data": {}, "updated_at": "2026-01-02T03:04:05Z"}]}
    with answering(
        projects=(200, json.dumps(projects).encode()), tasks=(200, json.dumps(tasks).encode())
    ) as studio:
        for ask in (studio.projects, lambda: studio.touched(1)):
            with pytest.raises(MissingError, match=f"^{studio.url} does not answer as Label Studio does"):
                ask()


@pytest.mark.parametrize("answer", [NO_JSON, b"", b"[1, 2]", b'{"tasks": 4}', b"null", b'[{"id": "x"}]'])
def test_a_list_of_changes_that_is_none(answer: bytes) -> None:
    with answering(tasks=(200, answer)) as studio:
        for ask in (studio.changed, studio.annotated):
            with pytest.raises(MissingError, match=f"^{studio.url} "):
                ask(1)


def test_a_value_of_another_kind_puts_no_warning_on_the_terminal() -> None:
    with answering(**{"1": (200, b'{"id": 1, "title": 1.5, "task_number": "2"}')}) as studio:
        assert studio.project(1) == Project(
            number=1,
            title="1.5",
            description="",
            page="",
            tasks=2,
            shows_predictions=False,
            takes_empty=False,
        )


@pytest.mark.parametrize(("status", "body", "gone"), [(404, b"{}", True), (200, b'{"id": 7}', False)])
def test_an_annotation_is_gone_when_the_server_says_so(status: int, body: bytes, gone: bool) -> None:
    with answering(**{"7": (status, body)}) as studio:
        assert studio.deleted(7) == gone


@pytest.mark.parametrize("status", [404, 500, 502])
def test_an_annotation_is_not_gone_because_a_proxy_answers(status: int) -> None:
    with (
        answering(**{"7": (status, NO_JSON)}) as studio,
        pytest.raises(MissingError, match=f"^{studio.url} "),
    ):
        studio.deleted(7)
