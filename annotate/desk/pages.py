"""The desk's own pages, and the bar that it puts on top of a report's page."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from markupsafe import Markup
from markupsafe import escape as escaped
from starlette.responses import HTMLResponse, Response

from annotate.desk.place import Place
from annotate.pages import HERE, allowed, filled
from annotate.report.spreadsheet import as_csv

_FORMS = "form-action 'self'"
#: What a report's page forbids, and what its bar needs: forms that name the page they come from.
_OPENED = {
    str(escaped("form-action 'none'")): str(escaped(_FORMS)),
    '<meta name="referrer" content="no-referrer">': '<meta name="referrer" content="same-origin">',
}


def shown(template: str, place: Place, **values: object) -> HTMLResponse:
    """A page of the desk."""
    return HTMLResponse(_page(template, labels=place.codebook.labels, **values))


def told(message: str, *, status: int) -> HTMLResponse:
    """A page that says why something cannot be shown; it needs nothing, since all else may be the reason."""
    return HTMLResponse(_page("told.html.j2", message=message), status_code=status)


def framed(page: str, bar: str) -> HTMLResponse:
    """A report's page with a bar of the desk on top: HTML that is ours, in which forms may be sent here."""
    before, body, after = page.partition("<body>")
    if not body or any(each not in before for each in _OPENED):
        raise ValueError("no page of a report")
    for closed, opened in _OPENED.items():
        before = before.replace(closed, opened, 1)
    return HTMLResponse(f'{before}<body>\n<nav aria-label="Desk"><p>{bar}</p></nav>{after}')


def downloaded(page: str, name: str) -> HTMLResponse:
    """A report's page as the file that its command writes."""
    return HTMLResponse(page, headers={"content-disposition": f'attachment; filename="{name}.html"'})


def spreadsheet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], name: str) -> Response:
    """Rows as a file for a spreadsheet."""
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(as_csv(rows, columns), media_type="text/csv; charset=utf-8", headers=headers)


def link(address: str, words: str) -> str:
    """A link, as HTML."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def _page(template: str, **values: object) -> str:
    style = _style()
    policy = f"default-src 'none'; style-src {allowed(style)}; base-uri 'none'; {_FORMS}"
    return filled(f"desk/{template}", policy=policy, style=Markup(style), **values)


def _style() -> str:
    sheets = (HERE / "report" / "page.css", HERE / "desk" / "desk.css")
    return "\n".join(each.read_text(encoding="utf-8") for each in sheets)
