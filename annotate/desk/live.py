"""The desk as Label Studio's ML backend: what it asks is answered, and what it tells is taken as a hint.

Nothing of a request is written down: `setup` carries the key of the project's owner.
"""

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from annotate.desk.credentials import basic_credentials, same
from annotate.desk.place import Place
from annotate.errors import InputError
from annotate.parse import json_value
from annotate.steps.pushing.live import USER, Asked, Link, link, predictions, version_of
from annotate.steps.pushing.live_round import want_training

TRAIN = "START_TRAINING"  #: the button's word, the only event that is more than a hint


def health(request: Request) -> Response:
    """Whether the desk is there."""
    _asked_by(request)
    return JSONResponse({"status": "UP"})


async def setup(request: Request) -> Response:
    """The version of what will be predicted; refused for every project but the connected one."""
    known, said = _asked_by(request), await _said(request)
    if _project(said) != known.project:
        raise HTTPException(403, "this project is not connected: annotate review --live")
    version = await run_in_threadpool(version_of, request.app.state.place.workspace)
    return JSONResponse({"model_version": version})


def versions(request: Request) -> Response:
    """The versions of predictions that there are: one."""
    _asked_by(request)
    return JSONResponse({"versions": [version_of(request.app.state.place.workspace)]})


async def predict(request: Request) -> Response:
    """A list of predictions for each task, in order: one, or none."""
    _asked_by(request)
    said = await _said(request)
    tasks = said.get("tasks")
    if not isinstance(tasks, list):
        raise InputError("a question for predictions has a list of tasks")
    place: Place = request.app.state.place
    asked = [_task(each) for each in tasks]
    found = await run_in_threadpool(predictions, place.workspace, _project(said), asked)
    return JSONResponse({"results": found})


async def webhook(request: Request) -> Response:
    """Something was submitted: look. The train button comes with credentials, and is kept until done."""
    known, said = _connected(request), await _said(request)
    if said.get("action") == TRAIN:
        _confirm(request, known)
        want_training(request.app.state.place.workspace)
    request.app.state.hint()
    return JSONResponse({})


ROUTES = [
    Route("/live/{path}/health", health),
    Route("/live/{path}/versions", versions),
    Route("/live/{path}/setup", setup, methods=["POST"]),
    Route("/live/{path}/predict", predict, methods=["POST"]),
    Route("/live/{path}/webhook", webhook, methods=["POST"]),
]


def _asked_by(request: Request) -> Link:
    known = _connected(request)
    _confirm(request, known)
    return known


def _connected(request: Request) -> Link:
    """The project that is connected by the secret in the address; for another one there is nothing here."""
    known = link(request.app.state.place.workspace)
    if known is None or not same(request.path_params["path"], known.path):
        raise HTTPException(404)
    return known


def _confirm(request: Request, known: Link) -> None:
    user, password = basic_credentials(request.headers.get("authorization", ""))
    if not (same(user, USER) and same(password, known.password)):
        raise HTTPException(401, headers={"www-authenticate": 'Basic realm="annotate"'})


async def _said(request: Request) -> Mapping[str, Any]:
    said = await run_in_threadpool(json_value, await request.body())
    if not isinstance(said, dict):
        raise InputError("Label Studio says things in JSON objects")
    return said


def _project(said: Mapping[str, Any]) -> int:
    """The number in "7.1764150000", a project and when it was made; 0 where there is none."""
    number = str(said.get("project", "")).partition(".")[0]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0


def _task(task: Any) -> Asked:
    data = task.get("data") if isinstance(task, dict) else None
    found = data if isinstance(data, dict) else {}
    return Asked(article_id=str(found.get("article_id", "")), text=str(found.get("text", "")))
