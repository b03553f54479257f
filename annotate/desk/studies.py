"""What the commands say of many articles, as pages, and the same bytes for a program."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from annotate.compare.document import COLUMNS, rows
from annotate.compare.document import document as comparison_document
from annotate.compare.page import page as comparison_page
from annotate.compare.standing import By
from annotate.desk.pages import downloaded, framed, link, shown, spreadsheet
from annotate.desk.place import Place
from annotate.harmless import json_line
from annotate.json_records import to_dict
from annotate.report.coders.document import document as agreement_document
from annotate.report.coders.page import page as agreement_page
from annotate.report.coders.progress_document import document as progress_document
from annotate.report.coders.progress_words import page as progress_page
from annotate.steps.results.compare import comparison
from annotate.steps.reviews.agreement import agreement
from annotate.steps.reviews.progress import progress
from annotate.steps.tags.models import listed


def compare(request: Request) -> Response:
    """Outlets or months side by side."""
    place = _opened(request)
    by: By = "month" if request.query_params.get("by") == "month" else "outlet"
    found = comparison(place.workspace, by=by)
    if _form(request) == "csv":
        return spreadsheet(rows(found), COLUMNS, "compare")
    stories = (each.entry.article_id for side in found.sides for each in side.stories)
    files = {} if _form(request) == "html" else {each: f"articles/{each}" for each in stories}
    other = "outlet" if by == "month" else "month"
    more = link(f"/compare.csv?by={by}", "CSV"), link(f"/compare?by={other}", f"By {other}")
    return _either(request, lambda: comparison_page(found, files), lambda: comparison_document(found), *more)


def agree(request: Request) -> Response:
    """How far coders agree, and where they differ."""
    found = agreement(_opened(request).workspace)
    return _either(request, lambda: agreement_page(found), lambda: agreement_document(found))


def coders(request: Request) -> Response:
    """How far each coder is."""
    place: Place = request.app.state.place
    found = progress(place.workspace)
    return _either(request, lambda: progress_page(found), lambda: progress_document(found))


def models(request: Request) -> Response:
    """Every model that was trained."""
    place: Place = request.app.state.place
    found = listed(place.workspace)
    if _form(request) == "json":
        each = ({"schema": 1, "current": m.current, **to_dict(m.manifest)} for m in found)
        return Response("".join(f"{json_line(one)}\n" for one in each), media_type="application/json")
    return shown("models.html.j2", place, models=found)


def _opened(request: Request) -> Place:
    place: Place = request.app.state.place
    with place.workspace.store() as store:
        place.confirm_open(store)
    return place


def _form(request: Request) -> str:
    return str(request.path_params.get("form", ""))


def _either(
    request: Request, page: Callable[[], str], document: Callable[[], object], *more: str
) -> Response:
    """The page with its downloads and `more` links, or what the command prints as HTML or JSON."""
    if _form(request) == "json":
        return Response(json_line(document()) + "\n", media_type="application/json")
    at = request.url.path
    if _form(request) == "html":
        return downloaded(page(), at.strip("/").removesuffix(".html"))
    asked = f"?{request.url.query}" if request.url.query else ""
    downloads = (link(f"{at}.{form}{asked}", form.upper()) for form in ("html", "json"))
    return framed(page(), " · ".join((link("/", "All articles"), *downloads, *more)))
