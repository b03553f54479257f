"""Reading: a file, a folder or a web address becomes raw articles and refusals, never an exception."""

import os
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from annotate.errors import InputError
from annotate.intake.declared import declared
from annotate.intake.encoding import LARGEST_FILE, LONGEST_TEXT, decode
from annotate.intake.extract import Extract
from annotate.intake.fetch import Page, fetch
from annotate.intake.html import from_html
from annotate.intake.markdown import from_markdown
from annotate.intake.recognise import from_marked, is_page
from annotate.intake.tables import LARGEST_TABLE, read_csv, read_jsonl, read_parquet
from annotate.parse import web_address
from annotate.records import Raw, Refusal, sha256

_TABLES: dict[str, Callable[[Path], Iterator[Raw | Refusal]]] = {
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".parquet": read_parquet,
}
_ONE_ARTICLE = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
SUFFIXES = (*_ONE_ARTICLE, *_TABLES)  #: of the files that are read


def read(source: str | Path, *, aside: Collection[Path] = ()) -> Iterator[Raw | Refusal]:
    """The articles at `source`: a path, a folder with all below it, or an http(s) address.

    What a folder holds of `aside`, files and folders by their resolved paths, is no article and left alone.
    """
    if isinstance(source, str) and (address := web_address(source)):
        yield _attempt(address, lambda: _from_address(address))
        return
    path = Path(source)
    try:
        found = list(_files(path, aside))
    except OSError as error:
        yield Refusal(
            source=str(path), error=f"{path} cannot be opened ({error.strerror}). Check its permissions"
        )
        return
    if not found:
        yield Refusal(source=str(path), error=f"{path} holds no file. Allowed are {_allowed()}, and folders")
    for file in found:
        yield from _from_file(file)


def _files(path: Path, aside: Collection[Path]) -> Iterator[Path]:
    """The file itself, or the files in a folder by name, then what links there lead to; hidden ones never.

    However many ways lead to a file or a folder, it is looked at once.
    """
    top = os.path.realpath(path)
    seen = {os.path.realpath(each) for each in aside} - {top}
    entries, links = [(path, top)], deque[Path]()
    while entries or links:
        entry, real = entries.pop() if entries else (links[0], os.path.realpath(links.popleft()))
        if real in seen:
            continue
        seen.add(real)
        if not entry.is_dir():
            yield entry
            continue
        inside = sorted(each for each in entry.iterdir() if not each.name.startswith("."))
        links.extend(each for each in inside if each.is_symlink())
        entries += [(each, str(Path(real, each.name))) for each in reversed(inside) if not each.is_symlink()]


def _from_file(path: Path) -> Iterator[Raw | Refusal]:
    suffix = path.suffix.lower()
    if str(path) != str(path).encode("utf-8", "replace").decode():
        yield Refusal(source=str(path), error=f"{path} has a name that is no Unicode text. Rename it")
        return
    try:
        size = path.stat().st_size
        if not path.is_file():
            yield Refusal(source=str(path), error=f"{path} is no ordinary file. Allowed are {_allowed()}")
        elif suffix not in SUFFIXES:
            got = f"'{suffix}'" if suffix else "no suffix"
            yield Refusal(
                source=str(path),
                error=f"{path} has {got}; allowed are {_allowed()}. Export the article as one of these",
            )
        elif size == 0:
            yield Refusal(source=str(path), error=f"{path} is empty. Give a file with an article in it")
        elif size > (limit := LARGEST_TABLE if suffix in _TABLES else LARGEST_FILE):
            yield Refusal(
                source=str(path), error=f"{path} has {size:,} bytes; at most {limit:,} are taken. Split it"
            )
        elif suffix in _TABLES:
            yield from _from_table(path, _TABLES[suffix])
        else:
            yield _attempt(str(path), lambda: _article(path.read_bytes(), str(path), _ONE_ARTICLE[suffix]))
    except FileNotFoundError:
        yield Refusal(source=str(path), error=f"{path} is not there. Check the name")
    except OSError as error:
        yield Refusal(
            source=str(path), error=f"{path} cannot be read ({error.strerror}). Check its permissions"
        )


def _from_table(path: Path, rows: Callable[[Path], Iterator[Raw | Refusal]]) -> Iterator[Raw | Refusal]:
    none = True
    for each in rows(path):
        none = False
        yield each
    if none:
        yield Refusal(source=str(path), error=f"{path} has no rows. Give a table with an article in it")


def _from_address(address: str) -> Raw:
    page: Page = fetch(address)
    kind = "html" if "html" in page.kind else "markdown" if "markdown" in page.kind else "text"
    told = [page.charset] if page.charset else []
    return _article(page.data, address, kind, address=page.address, declares=told)


def _article(
    data: bytes, source: str, kind: str, *, address: str | None = None, declares: Sequence[str] = ()
) -> Raw:
    evident = is_page(data)
    page = evident or kind == "html"
    told = [*declares, *(declared(data) if page else ())]
    decoded = decode(data, source, declared=told, page=evident)
    text = decoded.text
    if page:
        found = from_html(text, source, address)
    elif kind == "markdown":
        found = from_markdown(text)
    else:
        found = from_marked(text, source) or Extract(text=text)
    if len(found.text) > LONGEST_TEXT:
        raise InputError(
            f"{source} has {len(found.text):,} characters; at most {LONGEST_TEXT:,} are taken. Split it"
        )
    return Raw(
        source=source,
        text=found.text,
        raw_sha256=sha256(data),
        title=found.title,
        byline=found.byline,
        outlet=found.outlet,
        published=found.published,
        quoted=found.quoted,
        removed=found.removed,
        notes=(*decoded.notes, *found.notes),
    )


def _attempt(source: str, get: Callable[[], Raw]) -> Raw | Refusal:
    try:
        return get()
    except InputError as error:
        return Refusal(source=source, error=str(error))


def _allowed() -> str:
    return ", ".join(SUFFIXES)
