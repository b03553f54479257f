"""A proxy that stands before a real Label Studio and spoils one request, as networks and busy servers do."""

import http.client
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Literal, Self, get_args
from urllib.parse import urlsplit

Kind = Literal[
    "500",  # refused, nothing done
    "502",  # the same, by a gateway that answers in HTML
    "500 and done",  # refused, and done all the same
    "cut",  # done, and the connection closed before the answer
    "half",  # done, and half of the answer
    "slow",  # done, and answered late
    "html",  # done, and answered with a page and status 200
    "shape",  # done, and answered with JSON of another shape and status 200
    "dropped",  # an import without its predictions, answered as usual: what "database is locked" makes of it
    "nothing",  # predictions said to be made, and not made
    "twice",  # done two times, answered once
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LATE_SECONDS = 1.0

_PAGE = b"<!DOCTYPE html>\n<html><body>Please log in to the network</body></html>"


@dataclass(frozen=True)
class Asked:
    """A request: its method, its path without the query, and what it carries."""

    method: str
    path: str
    body: bytes = b""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Fault:
    """The `nth` request of those that `hits` picks is spoiled, counted from 0; None spoils each of them."""

    kind: Kind
    hits: Callable[[Asked], bool] = lambda _: True
    nth: int | None = 0


def path(ends: str, method: str = "POST") -> Callable[[Asked], bool]:
    """Picks the requests whose path ends so."""
    return lambda asked: asked.method == method and asked.path.rstrip("/").endswith(ends)


class Proxy:
    """Passes requests on to `target`; what it was asked is kept, and how often the fault struck."""

    def __init__(self, target: str, fault: Fault | None = None) -> None:
        self.target = (urlsplit(target).hostname or "", urlsplit(target).port or 80)
        self.fault = fault
        self.asked: list[Asked] = []
        self.struck = 0
        self._picked = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.proxy = self  # type: ignore[attr-defined]
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def strikes(self, asked: Asked) -> Kind | None:
        """The fault that befalls this request, if one does."""
        with self._lock:
            self.asked.append(asked)
            if self.fault is None or not self.fault.hits(asked):
                return None
            picked, self._picked = self._picked, self._picked + 1
            if self.fault.nth is not None and picked != self.fault.nth:
                return None
            self.struck += 1
            return self.fault.kind


class _Handler(BaseHTTPRequestHandler):
    def _serve(self) -> None:
        proxy: Proxy = self.server.proxy  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = Asked(self.command, urlsplit(self.path).path, body)
        kind = proxy.strikes(asked)
        self.close_connection = True
        if kind == "500":
            self._answer(500, b'{"detail": "database-is-locked-error"}')
        elif kind == "502":
            self._answer(502, _PAGE, "text/html")
        elif kind == "nothing" and asked.path.rstrip("/").endswith("/import/predictions"):
            self._answer(201, json.dumps({"created": len(json.loads(body))}).encode())
        else:
            if kind == "twice":
                self._ask(proxy, body)
            if kind == "dropped":
                body = _without_predictions(asked)
            self._pass(kind, *self._ask(proxy, body))

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve  # noqa: N815

    def _ask(self, proxy: Proxy, body: bytes) -> tuple[int, bytes, str]:
        server = http.client.HTTPConnection(*proxy.target, timeout=300)
        kept = {
            name: value
            for name, value in self.headers.items()
            if name.lower() not in ("host", "connection", "content-length", "accept-encoding")
        }
        server.request(self.command, self.path, body=body or None, headers=kept)
        answer = server.getresponse()
        read = answer.read()
        server.close()
        return answer.status, read, answer.headers.get("Content-Type", "application/json")

    def _pass(self, kind: Kind | None, status: int, body: bytes, form: str) -> None:
        if kind == "slow":
            time.sleep(LATE_SECONDS)
        if kind == "cut":
            return
        if kind == "500 and done":
            self._answer(500, b'{"detail": "database-is-locked-error"}')
        elif kind == "html":
            self._answer(200, _PAGE, "text/html")
        elif kind == "shape":
            self._answer(200, b'[{"unexpected": true}]')
        else:
            self._answer(status, body, form, half=kind == "half")

    def _answer(
        self, status: int, body: bytes, form: str = "application/json", *, half: bool = False
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", form)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing: the tests read what was asked."""


def _without_predictions(asked: Asked) -> bytes:
    if not asked.path.rstrip("/").endswith("/import"):
        return asked.body
    return json.dumps([{**task, "predictions": []} for task in json.loads(asked.body)]).encode()
