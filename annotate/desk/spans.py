"""The tags behind a number, in their context, across articles."""

from starlette.requests import Request
from starlette.responses import Response

from annotate.desk.articles import numbered, turning
from annotate.desk.pages import shown
from annotate.desk.place import Place
from annotate.store.concordance import concordance

FILTERS = ("words", "label", "voice", "rule", "outlet", "article")


def spans(request: Request) -> Response:
    """Key words in context: filtered, sorted, a page at a time."""
    place: Place = request.app.state.place
    given = request.query_params
    values = {name: given.get(name, "").strip() for name in FILTERS}
    page, order = numbered(given), given.get("order") or "words"
    with place.workspace.store() as store:
        hidden = place.hidden(store)
        lines, total = store.ask(concordance(values, order=order, page=page, without=hidden))
    return shown(
        "spans.html.j2",
        place,
        values=values,
        order=order,
        lines=lines,
        total=total,
        hidden=len(hidden),
        turns=turning(given, page, total),
    )
