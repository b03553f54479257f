"""Articles in tables: JSON lines, CSV and Parquet, one article a row.

Columns: ``text`` (required), ``title``, ``url`` or ``id``, ``outlet``, ``published`` or ``date``, ``author``
or ``byline``, in capitals or not; others are left aside.
"""

import codecs
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.intake.encoding import decode
from annotate.intake.raw import Raw
from annotate.intake.refused import refused
from annotate.intake.rows import READ, Unreadable, check_columns, name, raw, with_folders
from annotate.intake.separated import Table
from annotate.parse import ParseError, json_value
from annotate.records import Refusal, sha256

LARGEST_TABLE = 1_000_000_000  #: bytes
_CHUNK = 1_000_000  #: bytes that are looked at at once


def read_jsonl(path: Path) -> Iterator[Raw | Refusal]:
    """The articles of a file of JSON lines; a line that cannot be read is refused, the others go on."""
    for number, line in enumerate(_lines(path), 1):
        place = f"{path}:{number}"
        if line is None:
            yield Refusal(source=place, error=f"{place} is not UTF-16 any more. Save the file as UTF-8")
            return
        line = line.removeprefix(codecs.BOM_UTF8).strip()
        if not line:
            continue
        try:
            row = json_value(line.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield refused(place, f"is not UTF-8 ({error.reason}). Save the file as UTF-8")
        except ParseError as error:
            yield refused(place, f"is not a line of JSON ({error}). Mend the line or take it out")
        else:
            yield raw(row, place, path, sha256(line))


def read_csv(path: Path) -> Iterator[Raw | Refusal]:
    """The articles of a file with a header and separators: commas, semicolons, tabs or bars, as it shows.

    A row that does not fit the header, or whose quotation marks do not pair, is refused; the others go on.
    """
    try:
        decoded = decode(path.read_bytes(), str(path))
        table = Table(decoded.text, READ)
        check_columns(table.header, path)
    except InputError as error:
        yield Refusal(source=str(path), error=str(error))
        return
    for row in table.rows():
        place = f"{path}:{row.line}"
        if row.problem:
            yield refused(place, row.problem)
            continue
        cells = dict(zip_longest(table.header, row.cells[: len(table.header)]))
        fields = {name(column): value for column, value in cells.items()}
        yield raw(fields, place, path, sha256(json.dumps(cells, sort_keys=True)), decoded.notes)


def read_parquet(path: Path) -> Iterator[Raw | Refusal]:
    """The articles of a Parquet file."""
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as table:  # type: ignore[no-untyped-call]  # pyarrow ships few types
            check_columns(table.schema_arrow.names, path)
            names = {column: name(column) for column in table.schema_arrow.names}
            number = 0
            wanted = [column for column in names if names[column] in READ]
            for batch in table.iter_batches(batch_size=256, columns=wanted):
                for row in cells(batch):
                    number += 1
                    fields = with_folders({names[column]: value for column, value in row.items()}, path)
                    digest = sha256(json.dumps(fields, sort_keys=True, default=str))
                    yield raw(fields, f"{path}:{number}", path, digest)
    except InputError as error:
        yield Refusal(source=str(path), error=str(error))
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:  # the last for a column's name
        why = f"cannot be read as Parquet ({str(error).splitlines()[0]}). Write it again"
        yield refused(path, why)


def count_rows(path: Path) -> int:
    """About how many rows a table has, for whoever waits: separators are looked at, and no cell is read.

    Where quotation marks do not pair, as in 12" gun, every line counts.
    """
    if path.suffix.lower() == ".parquet":
        import pyarrow
        from pyarrow import parquet

        try:
            return int(parquet.read_metadata(path).num_rows)  # type: ignore[no-untyped-call]
        except pyarrow.ArrowException:
            return 0
    lines, outside, last, marks = 0, 0, b"", 0
    quoted = path.suffix.lower() != ".jsonl"  # a line feed between quotation marks ends no row
    with path.open("rb") as data:
        while part := data.read(_CHUNK):
            between = part.split(b'"') if quoted else [part]
            lines += part.count(b"\n")
            outside += sum(each.count(b"\n") for each in between[marks % 2 :: 2])
            marks += len(between) - 1
            last = part[-1:]
    return (lines if marks % 2 else outside) + (last != b"\n") - quoted


def cells(batch: Any) -> Iterator[dict[str, Any]]:
    """The rows of an Arrow batch."""
    columns = [[_cell(each) for each in column] for column in batch.columns]
    for row in zip(*columns, strict=True):
        yield dict(zip(batch.schema.names, row, strict=True))


def _cell(value: Any) -> Any:
    try:
        found = value.as_py()
        return Unreadable(str(value.type)) if isinstance(found, bytes) else found
    except (ValueError, OverflowError, KeyError):  # the last for a time zone that nobody knows
        return Unreadable(str(value.type))


def _lines(path: Path) -> Iterator[bytes | None]:
    """The lines of a file as UTF-8; one with the mark of UTF-16 is converted, of any other the bytes stay.

    None where UTF-16 ends in something else.
    """
    with path.open("rb") as file:
        wide = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if wide:
        with path.open(encoding="utf-16", errors="surrogatepass") as lines:
            try:
                yield from (line.encode("utf-8", "surrogatepass") for line in lines)
            except UnicodeDecodeError:
                yield None
        return
    with path.open("rb") as data:
        yield from data
