"""What stands between the desk and other web pages, which the same browser may have open, and other people.

Only a request that names the desk's own address is answered (a name server elsewhere can point its own name
here), only a form of our own pages changes anything, and no page of ours can be framed or run what is not
ours. Label Studio's questions (`annotate.desk.live`) come from no page, and carry secrets of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from annotate.desk.credentials import basic_credentials, same

LARGEST = 20 * 2**20  #: bytes of a form with a file, or of what Label Studio tells
LARGEST_BATCH = 100 * 2**20  #: bytes of a question for predictions, which has all of each task
_HEADERS: Mapping[str, str] = {
    "content-security-policy": "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@dataclass(frozen=True, kw_only=True)
class Front:
    """A web server with TLS at the https address `url`; who comes that way needs the `password`."""

    url: str
    password: str = field(repr=False)

    @property
    def host(self) -> str:
        """The address without its scheme."""
        return self.url.removeprefix("https://")


class Guard:
    """Lets through what is meant for the desk at this `port` of this machine, or behind its `front`."""

    def __init__(self, app: ASGIApp, *, port: int, front: Front | None = None) -> None:
        self._app, self._front = app, front
        self._here = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], scope["path"], Headers(scope=scope))

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, method: str, path: str, headers: Headers) -> PlainTextResponse | None:
        host, live = headers.get("host", ""), path.startswith("/live/")
        if host not in self._here | ({self._front.host} if self._front else set()):
            return _refused(421, "The desk answers only at the address that it printed.")
        if self._front and not (live and host in self._here):
            if headers.get("x-forwarded-proto") != "https":
                return _refused(421, "The desk answers only behind TLS, to a server that says so.")
            password = basic_credentials(headers.get("authorization", ""))[1]
            if not live and not same(password, self._front.password):
                refused = _refused(401, "The desk needs its password.")
                refused.headers["www-authenticate"] = 'Basic realm="annotate desk", charset="UTF-8"'
                return refused
        if method in ("GET", "HEAD"):
            return None
        origins = {self._front.url} if self._front else {f"http://{each}" for each in self._here}
        if not live and headers.get("origin", "") not in origins:
            return _refused(403, "This form was not sent from a page of the desk: nothing was changed.")
        size = headers.get("content-length", "")
        largest = LARGEST_BATCH if live and path.endswith("/predict") else LARGEST
        if "transfer-encoding" in headers or not size.isdecimal() or int(size) > largest:
            return _refused(413, f"That is too much at once: {largest // 2**20} MiB at most.")
        return None


def _refused(status: int, why: str) -> PlainTextResponse:
    return PlainTextResponse(f"{why}\n", status_code=status)
