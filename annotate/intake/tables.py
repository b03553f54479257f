"""Articles in tables: JSON lines, CSV and Parquet, one article a row.

Columns: ``text`` (required), ``title``, ``url`` or ``id``, ``outlet``, ``published`` or ``date``, ``author``
or ``byline``; others are left aside.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.intake.characters import normalise_newlines
from annotate.intake.dates import parse_date
from annotate.intake.encoding import LONGEST_TEXT, decode
from annotate.parse import ParseError, json_value
from annotate.records import Raw, Refusal, sha256

LARGEST_TABLE = 1_000_000_000  #: bytes
_COLUMNS = "text (required), title, url, id, outlet, published, author"


def read_jsonl(path: Path) -> Iterator[Raw | Refusal]:
    """The articles of a file of JSON lines; a line that cannot be read is refused, the others go on."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            place = f"{path}:{number}"
            line = line.removeprefix(b"\xef\xbb\xbf").strip()
            if not line:
                continue
            try:
                row = json_value(line.decode("utf-8"))
            except UnicodeDecodeError as error:
                yield Refusal(
                    source=place, error=f"{place} is not UTF-8 ({error.reason}). Save the file as UTF-8"
                )
                continue
            except ParseError as error:
                yield Refusal(
                    source=place,
                    error=f"{place} is not a line of JSON ({error}). Mend the line or take it out",
                )
                continue
            yield _raw(row, place, path, sha256(line))


def read_csv(path: Path) -> Iterator[Raw | Refusal]:
    """The articles of a CSV file with a header line; separated by commas, semicolons or tabs."""
    try:
        text = decode(path.read_bytes(), str(path))
    except InputError as error:
        yield Refusal(source=str(path), error=str(error))
        return
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    csv.field_size_limit(2 * LONGEST_TEXT)
    rows = csv.DictReader(StringIO(text), delimiter=separator, strict=True)
    if "text" not in [_name(name) for name in rows.fieldnames or ()]:
        yield Refusal(
            source=str(path),
            error=f"{path} has no column 'text' (it has: {', '.join(rows.fieldnames or ()) or 'none'}). "
            f"Columns that are read: {_COLUMNS}. Rename the one with the articles",
        )
        return
    before = rows.line_num
    try:
        for row in rows:
            place = f"{path}:{before + 1}"
            before = rows.line_num
            fields = {_name(name): value for name, value in row.items() if isinstance(name, str)}
            raw_sha256 = sha256(
                json.dumps({name or "": value for name, value in row.items()}, sort_keys=True)
            )
            yield _raw(fields, place, path, raw_sha256)
    except csv.Error as error:
        place = f"{path}:{before + 1}"
        yield Refusal(
            source=place,
            error=f"{place} is no row of CSV ({error}); what follows was not read. Mend the quotation marks",
        )


def read_parquet(path: Path) -> Iterator[Raw | Refusal]:
    """The articles of a Parquet file."""
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as table:  # type: ignore[no-untyped-call]  # pyarrow ships few types
            names = {name: _name(name) for name in table.schema_arrow.names}
            if "text" not in names.values():
                yield Refusal(
                    source=str(path),
                    error=f"{path} has no column 'text' (it has: {', '.join(names)}). "
                    f"Columns that are read: {_COLUMNS}. Rename the one with the articles",
                )
                return
            number = 0
            wanted = [name for name in names if names[name] in _READ]
            for batch in table.iter_batches(batch_size=256, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    fields = {names[name]: value for name, value in row.items()}
                    yield _raw(
                        fields,
                        f"{path}:{number}",
                        path,
                        sha256(json.dumps(fields, sort_keys=True, default=str)),
                    )
    except (pyarrow.ArrowException, OSError) as error:
        yield Refusal(
            source=str(path),
            error=f"{path} cannot be read as Parquet ({str(error).splitlines()[0]}). Write it again",
        )


_READ = frozenset({"text", "title", "url", "id", "outlet", "published", "date", "author", "byline"})


def _name(name: str | None) -> str:
    return (name or "").strip().lower()


def _raw(row: Any, place: str, path: Path, raw_sha256: str) -> Raw | Refusal:
    if not isinstance(row, Mapping):
        got = type(row).__name__
        return Refusal(source=place, error=f"{place} is a JSON {got}, not an object with the field 'text'")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        got = "no field 'text'" if "text" not in row else "an empty field 'text'"
        if text is not None and not isinstance(text, str):
            got = f"a field 'text' that is {type(text).__name__}, not text"
        return Refusal(source=place, error=f"{place} has {got}. Fields that are read: {_COLUMNS}")
    if len(text) > LONGEST_TEXT:
        return Refusal(
            source=place,
            error=f"{place} has {len(text):,} characters; at most {LONGEST_TEXT:,} are taken. Split it",
        )
    if "\x00" in text:
        return Refusal(source=place, error=f"{place} has NUL characters: it is binary, not text. Take it out")
    published = _field(row, "published", "date")
    day = parse_date(published) if published else None
    notes = (f"date not understood: {published!r}",) if published and not day else ()
    return Raw(
        source=_source(row, place, path),
        text=normalise_newlines(text),
        raw_sha256=raw_sha256,
        title=_field(row, "title"),
        byline=_field(row, "author", "byline"),
        outlet=_field(row, "outlet"),
        published=day,
        notes=notes,
    )


def _source(row: Mapping[str, Any], place: str, path: Path) -> str:
    name = _field(row, "url", "id")
    if name is None:
        return place
    return name if name.startswith(("http://", "https://")) else f"{path}#{name}"


def _field(row: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = row.get(name)
        if value is not None and not isinstance(value, (list, dict)) and str(value).strip():
            return str(value).strip()
    return None
