"""A text, an address or a file that somebody brings: shown as `scan` shows it, kept only if they say so."""

from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from annotate.desk.guard import LARGEST
from annotate.desk.pages import framed, link
from annotate.desk.place import Place
from annotate.errors import InputError, UsageError
from annotate.files import write
from annotate.parse import web_address
from annotate.records import Refusal, sha256
from annotate.report.page import page
from annotate.steps.add import add
from annotate.steps.scan import scan
from annotate.steps.tag import tag

PASTED = "pasted"  #: folder in the workspace's data for texts that were pasted and kept


async def paste(request: Request) -> Response:
    """Show what was brought; nothing is stored."""
    place: Place = request.app.state.place
    text, address = await _brought(request)
    return await run_in_threadpool(_scanned, place, text, address)


async def keep(request: Request) -> Response:
    """Add it to the workspace, tag it, and go to its page."""
    place: Place = request.app.state.place
    text, address = await _brought(request)
    name = await run_in_threadpool(_kept, place, text, address)
    return RedirectResponse(f"/articles/{name}", 303)


async def _brought(request: Request) -> tuple[str, str]:
    """The text, or else the address, of a form."""
    async with request.form(max_files=1, max_fields=4, max_part_size=LARGEST) as form:
        text, address = _field(form, "text"), _field(form, "address").strip()
        file = form.get("file")
        if isinstance(file, UploadFile) and file.filename:
            text = (await file.read()).decode("utf-8", "replace")
    if not text.strip() and not address:
        raise UsageError("there is nothing to read: paste a text, write an address, or choose a file")
    if not text.strip() and not web_address(address):
        raise UsageError(f"{address!r} is no web address: write it like https://example.org/article")
    return text, "" if text.strip() else address


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.replace("\r\n", "\n") if isinstance(value, str) else ""


def _scanned(place: Place, text: str, address: str) -> Response:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "pasted-text.txt"
        file.write_text(text, encoding="utf-8")
        (found,) = scan([address or str(file)], place.tagger)
        if isinstance(found, Refusal):
            raise InputError(found.error.replace(str(file), "the text"))
        place.confirm_shown(found.article.id)
        shown = page(found).replace(str(file), "pasted text")
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value).replace(chr(10), "&#10;")}">'
        for name, value in (("text", text), ("address", address))
    )
    button = f'<form method="post" action="/keep">{fields}<button>Add to the workspace</button></form>'
    return framed(shown, f"{link('/', 'All articles')} · Nothing is stored yet.</p>{button}<p>")


def _kept(place: Place, text: str, address: str) -> str:
    source = address
    if text:
        file = place.workspace.data / PASTED / f"{sha256(text)[:16]}.txt"
        file.parent.mkdir(exist_ok=True)
        write(file, text)
        source = str(file)
    added = add(place.workspace, [source])
    if added.refused:
        raise InputError(added.refused[0].error)
    tag(place.workspace)
    return added.taken[0].article_id
