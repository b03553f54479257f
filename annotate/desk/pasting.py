"""A text, an address or a file that somebody brings: shown as `scan` shows it, kept only if they say so."""

import base64
import binascii
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from annotate.desk.guard import LARGEST
from annotate.desk.pages import framed, link
from annotate.desk.place import Place
from annotate.errors import InputError, UsageError
from annotate.files import write
from annotate.intake.reach import is_private
from annotate.parse import address, web_address
from annotate.records import Refusal, sha256
from annotate.report.page import page
from annotate.steps.articles.add import add
from annotate.steps.tags.scan import articles_in, scan
from annotate.steps.tags.tag import tag

PASTED = "pasted"  #: folder in the workspace's data for texts that were pasted and kept
KINDS = (".txt", ".md", ".markdown", ".html", ".htm")  #: of files that are one article each
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Brought:
    """An address, or else a file's bytes and kind; a pasted text is such a file."""

    address: str = ""
    data: bytes = b""
    kind: str = KINDS[0]

    @contextmanager
    def source(self) -> Iterator[str]:
        """What the commands may read: the address, or a file that is gone afterwards."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"pasted-text{self.kind}"
            file.write_bytes(self.data)
            yield self.address or str(file)


async def paste(request: Request) -> Response:
    """Show what was brought; nothing is stored."""
    place: Place = request.app.state.place
    return await run_in_threadpool(_scanned, place, await _brought(request))


async def keep(request: Request) -> Response:
    """Add it to the workspace, tag it, and go to its page."""
    place: Place = request.app.state.place
    name = await run_in_threadpool(_kept, place, await _brought(request))
    return RedirectResponse(f"/articles/{name}", 303)


async def _brought(request: Request) -> Brought:
    async with request.form(max_files=1, max_fields=4, max_part_size=LARGEST) as form:
        text, wanted, file = _field(form, "text"), _field(form, "address").strip(), form.get("file")
        if isinstance(file, UploadFile) and file.filename:
            data, kind = await file.read(), Path(file.filename).suffix.lower()
        elif text.strip():
            data, kind = text.replace("\r\n", "\n").encode(), KINDS[0]
        else:
            data, kind = _as_bytes(_field(form, "data")), _field(form, "kind")
    if data:
        if kind not in KINDS:
            raise UsageError(f"a file must end in {', '.join(KINDS)}: save the article as one of these")
        return Brought(data=data, kind=kind)
    if not wanted:
        raise UsageError("there is nothing to read: paste a text, write an address, or choose a file")
    found = web_address(wanted)
    if not found:
        raise UsageError(f"{wanted!r} is no web address: write it like https://example.org/article")
    if request.app.state.front and is_private(address(found).hostname or ""):
        raise InputError(f"{found} is of a private network, in which the desk reads nothing for others")
    return Brought(address=found)


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""


def _as_bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise InputError("the form is damaged: bring the text once more") from None


def _scanned(place: Place, brought: Brought) -> Response:
    with brought.source() as source:
        (read,) = scan([source], place.tagger)
        found = _taken(read, source, brought)
        place.confirm_shown(found.article.id)
        shown = page(found).replace(source, brought.address or "pasted text")
    given = {
        "address": brought.address,
        "data": base64.b64encode(brought.data).decode(),
        "kind": brought.kind,
    }
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">' for name, value in given.items()
    )
    button = f'<form method="post" action="/keep">{fields}<button>Add to the workspace</button></form>'
    return framed(shown, f"{link('/', 'All articles')} · Nothing is stored yet.</p>{button}<p>")


def _kept(place: Place, brought: Brought) -> str:
    source = brought.address
    if not source:
        with brought.source() as file:  # what cannot be taken leaves nothing behind
            _taken(next(articles_in(file)), file, brought)
        kept = place.workspace.data / PASTED / f"{sha256(brought.data)[:16]}{brought.kind}"
        kept.parent.mkdir(exist_ok=True)
        write(kept, brought.data)
        source = str(kept)
    added = add(place.workspace, [source])
    if added.refused:
        raise InputError(added.refused[0].error)
    tag(place.workspace)
    return added.taken[0].article_id


def _taken(found: T | Refusal, source: str, brought: Brought) -> T:
    if isinstance(found, Refusal):
        raise InputError(found.error.replace(source, brought.address or "the text"))
    return found
