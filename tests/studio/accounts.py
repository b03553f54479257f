"""Further accounts on a real server, made as a colleague makes one: through the invite link."""

import uuid
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from annotate.studio.client import Studio


class Colleague:
    """Somebody else who is logged in on the server and works there by session, as a browser does."""

    def __init__(self, studio: Studio, key: str, name: str = "") -> None:
        self.email = f"{name or f'colleague-{uuid.uuid4().hex[:8]}'}@example.org"
        self._http = httpx.Client(base_url=studio.url, timeout=120, trust_env=False, follow_redirects=True)
        self._owner = {"Authorization": f"Token {key}"}
        invite = httpx.get(f"{studio.url}/api/invite", headers=self._owner, trust_env=False).json()
        self._http.get(invite["invite_url"]).raise_for_status()
        form = {"email": self.email, "password": uuid.uuid4().hex, "allow_newsletters": "false"}
        self._http.post(
            invite["invite_url"], data=form | {"csrfmiddlewaretoken": self._token}, headers=self._headers
        ).raise_for_status()
        self.id = int(self._http.get("/api/current-user/whoami").json()["id"])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    def submit(self, task_id: int, result: list[dict[str, Any]]) -> int:
        return int(self._sent("POST", f"/api/tasks/{task_id}/annotations/", {"result": result})["id"])

    def update(self, annotation_id: int, **changes: Any) -> None:
        self._sent("PATCH", f"/api/annotations/{annotation_id}/", changes)

    def new_key(self) -> str:
        """Make an API key for this account; the one before is void then."""
        return str(self._sent("POST", "/api/current-user/reset-token/")["token"])

    def leave(self) -> None:
        """Have the account deleted by the owner of the server."""
        url = f"{self._http.base_url}/api/users/{self.id}/".replace("//api", "/api")
        httpx.delete(url, headers=self._owner, trust_env=False).raise_for_status()

    def _sent(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        answer = self._http.request(method, path, json=body, headers=self._headers)
        answer.raise_for_status()
        return answer.json()

    @property
    def _token(self) -> str:
        return self._http.cookies["csrftoken"]

    @property
    def _headers(self) -> dict[str, str]:
        return {"X-CSRFToken": self._token, "Referer": str(self._http.base_url)}
