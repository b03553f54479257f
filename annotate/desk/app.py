"""The desk as one application: which address shows what, and what becomes of an error."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from annotate.desk.articles import article, articles, studio
from annotate.desk.guard import Front, Guard
from annotate.desk.live import ROUTES
from annotate.desk.pages import told
from annotate.desk.pasting import keep, paste
from annotate.desk.place import HiddenError, Place
from annotate.desk.spans import spans
from annotate.desk.studies import agree, coders, compare, models
from annotate.errors import AnnotateError, MissingError, in_our_words


def application(
    place: Place, port: int, *, front: Front | None = None, hint: Callable[[], None] = lambda: None
) -> Guard:
    """The desk of a workspace at a port of this machine; `hint` is called when Label Studio tells of news."""
    both = ("", ".{form:str}")
    routes = [
        Route("/", articles),
        Route("/articles.csv", articles),
        Route("/paste", paste, methods=["POST"]),
        Route("/keep", keep, methods=["POST"]),
        Route("/articles/{name}/studio", studio),
        *(Route(f"/articles/{{name:str}}{form}", article) for form in reversed(both)),
        Route("/spans", spans),
        Route("/spans.csv", spans),
        *(Route(f"/compare{form}", compare) for form in both),
        *(Route(f"/agreement{form}", agree) for form in both),
        *(Route(f"/progress{form}", coders) for form in both),
        *(Route(f"/models{form}", models) for form in both),
        *ROUTES,
    ]
    app = Starlette(routes=routes, exception_handlers={AnnotateError: _told, OSError: _told, 404: _nothing})
    app.state.place, app.state.hint, app.state.front = place, hint, front
    return Guard(app, port=port, front=front)


def _nothing(_request: Request, _error: Exception) -> Response:
    return told("there is no page at this address: Articles leads to all that there are", status=404)


def _told(_request: Request, error: Exception) -> Response:
    known = in_our_words(error)
    status = 403 if isinstance(known, HiddenError) else 404 if isinstance(known, MissingError) else 400
    return told(str(known), status=status)
