"""What stands between the desk and other web pages, which the same browser may have open.

Only a request that names this machine is answered (a name server elsewhere can point its own name here), only
a form of our own pages changes anything, and no page of ours can be framed or run what is not ours.
"""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 20 * 2**20  #: bytes of a form with a file
_HEADERS: Mapping[str, str] = {
    "content-security-policy": "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Lets through what is meant for the desk at this `port`."""

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        if headers.get("host") not in self._hosts:
            return PlainTextResponse(
                "The desk answers only at the address that it printed.\n", status_code=421
            )
        if method in ("GET", "HEAD"):
            return None
        if headers.get("origin", "").removeprefix("http://") not in self._hosts:
            return PlainTextResponse(
                "This form was not sent from a page of the desk: nothing was changed.\n", status_code=403
            )
        size = headers.get("content-length", "")
        if not size.isdecimal() or int(size) > LARGEST:
            return PlainTextResponse(
                f"That is too much at once: {LARGEST // 2**20} MiB at most.\n", status_code=413
            )
        return None
