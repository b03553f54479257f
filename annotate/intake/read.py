"""Reading: a file, a folder or a web address becomes raw articles and refusals, never an exception."""

import os
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from annotate.errors import InputError
from annotate.intake.declared import declared
from annotate.intake.encoding import LARGEST_FILE, LONGEST_TEXT, decode
from annotate.intake.extract import Extract
from annotate.intake.fetch import Page, fetch
from annotate.intake.html import from_html
from annotate.intake.markdown import from_markdown
from annotate.intake.raw import Raw
from annotate.intake.recognise import from_marked, is_page
from annotate.intake.refused import attempt, refused
from annotate.intake.tables import LARGEST_TABLE, count_rows, read_csv, read_jsonl, read_parquet
from annotate.parse import web_address
from annotate.records import Refusal, sha256

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
    for part in parts(source, aside=aside):
        yield from part.read()


@dataclass(frozen=True, kw_only=True)
class Part:
    """A file or an address, to be read here or in another process; a `table` has articles in its rows."""

    source: Path | str
    table: bool = False
    why_not: str = ""

    @cached_property
    def expected(self) -> int:
        """How many articles it has, as far as that can be told before they are read."""
        if not self.table or self.why_not:
            return 1
        path = Path(self.source)
        try:
            return 1 if _wrong(path, path.suffix.lower()) else max(count_rows(path), 1)
        except OSError:
            return 1

    def read(self) -> Iterator[Raw | Refusal]:
        """Its articles."""
        if self.why_not:
            yield refused(self.source, self.why_not)
        elif isinstance(self.source, str):
            address = self.source
            yield attempt(address, lambda: _from_address(address))
        else:
            yield from _from_file(self.source)


def parts(source: str | Path, *, aside: Collection[Path] = ()) -> list[Part]:
    """What there is to read at `source`, in the order of `read`."""
    if isinstance(source, str) and (address := web_address(source)):
        return [Part(source=address)]
    path = Path(source)
    try:
        found = list(_files(path, aside))
    except OSError as error:
        return [Part(source=path, why_not=f"cannot be opened ({error.strerror}). Check its permissions")]
    if not found:
        allowed = f"holds no file. Allowed are {', '.join(SUFFIXES)}, and folders"
        return [Part(source=path, why_not=allowed)]
    return [Part(source=file, table=file.suffix.lower() in _TABLES) for file in found]


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
    try:
        if wrong := _wrong(path, suffix):
            yield refused(path, wrong)
        elif suffix in _TABLES:
            rows = _TABLES[suffix](path)
            yield next(rows, refused(path, "has no rows. Give a table with an article in it"))
            yield from rows
        else:
            yield attempt(str(path), lambda: _article(path.read_bytes(), str(path), _ONE_ARTICLE[suffix]))
    except FileNotFoundError:
        yield refused(path, "is not there. Check the name")
    except OSError as error:
        yield refused(path, f"cannot be read ({error.strerror}). Check its permissions")


def _wrong(path: Path, suffix: str) -> str:
    """Why a file is not looked into, empty if it is."""
    if str(path) != str(path).encode("utf-8", "replace").decode():
        return "has a name that is no Unicode text. Rename it"
    size, allowed = path.stat().st_size, f"llowed are {', '.join(SUFFIXES)}"
    if not path.is_file():
        return f"is no ordinary file. A{allowed}"
    if suffix not in SUFFIXES:
        got = f"'{suffix}'" if suffix else "no suffix"
        return f"has {got}; a{allowed}. Export the article as one of these"
    if size == 0:
        return "is empty. Give a file with an article in it"
    limit = LARGEST_TABLE if suffix in _TABLES else LARGEST_FILE
    return f"has {size:,} bytes; at most {limit:,} are taken. Split it" if size > limit else ""


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
    return found.raw(source, sha256(data), decoded.notes)
