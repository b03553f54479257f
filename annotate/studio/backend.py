"""Who answers a project: the address that Label Studio asks for tags, and tells of what people submit."""

from collections.abc import Iterable
from typing import Any

from annotate.errors import UsageError
from annotate.studio.session import ONCE, Session

#: What the server calls us. It is never a prediction version: a project that shows its backend's title shows
#: no tags at all while the backend rests.
TITLE = "annotate"
OURS = "/live/"  #: in every address of ours
EVENTS = ("ANNOTATION_CREATED", "ANNOTATIONS_CREATED", "ANNOTATION_UPDATED", "ANNOTATIONS_DELETED")


class Backends(Session):
    """A server whose projects ask for tags at addresses."""

    def connect_backend(self, project: int, url: str, *, user: str, password: str) -> None:
        """Have a project ask `url`, and no other address of ours. UsageError where it asks somebody else's.

        The server makes a webhook of its own at ``url/webhook``, for everything and with all data, unless
        there is one: ours, which carries the kind of event alone, goes before it.
        """
        self.disconnect_backend(project)
        with self._our_errors():
            if others := [str(each.url) for each in self._sdk.ml.list(project=project)]:
                raise UsageError(
                    f"project {project} asks {others[0]} for predictions, and a project asks one address "
                    "alone: take it out in the project's settings under Model, then run this again"
                )
            version = self._sdk.projects.get(project).model_version
            hook = {"url": f"{url}/webhook", "send_payload": False, "send_for_all_actions": False}
            self._sdk.webhooks.create(project=project, actions=EVENTS, **hook, request_options=ONCE)
            secret = {"auth_method": "BASIC_AUTH", "basic_auth_user": user, "basic_auth_pass": password}
            self._sdk.ml.create(project=project, url=url, title=TITLE, **secret, request_options=ONCE)
            if not version:  # it shows the title now
                self._sdk.projects.update(project, model_version="", request_options=ONCE)

    def disconnect_backend(self, project: int) -> None:
        """Have a project ask no address of ours."""
        with self._our_errors():
            for ours in _ours(self._sdk.ml.list(project=project)):
                self._sdk.ml.delete(ours, request_options=ONCE)
            for ours in _ours(self._sdk.webhooks.list(project=str(project))):
                self._sdk.webhooks.delete(ours, request_options=ONCE)


def _ours(found: Iterable[Any]) -> list[int]:
    return [int(each.id) for each in found if OURS in str(each.url)]
