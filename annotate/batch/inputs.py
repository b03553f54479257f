"""What a batch job reads: the Parquet files of a place, each known by its name and by what it holds."""

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet
from pyarrow.fs import LocalFileSystem  # type: ignore[attr-defined]  # pyarrow ships few types

from annotate.batch.place import Place
from annotate.batch.places import opened
from annotate.errors import InputError, MissingError
from annotate.intake.rows import READ, check_columns, name

_BLOCK = 1 << 22  #: bytes that are read at once for a digest
_DIGITS = 32  #: of a digest, as a folder's name


@dataclass(frozen=True, kw_only=True)
class Input:
    """A file of the input: its name there, and the `digest` of what it held when it was looked at."""

    label: str
    place: Place
    stamp: tuple[object, ...]
    digest: str

    @property
    def folder(self) -> str:
        """Where in the output's folders all that is found in it lies."""
        return f"{self.label}/{self.digest}"

    @property
    def changed(self) -> bool:
        """Whether it is another file by now."""
        return self.place.stamp != self.stamp


def inputs(source: Place) -> Sequence[Input]:
    """The Parquet files of the input in the order of their names, every one looked at and read once.

    MissingError for none, InputError for one that is no table of articles.
    """
    if source.file:
        found = {source.path.rpartition("/")[2]: source}
    elif not source.there:
        raise MissingError(f"{source} is not there: give a Parquet file, or a folder of them")
    else:
        _check_links(source)
        found = {each: source / each for each in source.files() if not re.search(r"(^|/)[._]", each)}
    if not found:
        raise MissingError(f"{source} holds no .parquet file: give a Parquet file, or a folder of them")
    for label, place in found.items():
        with opened(place) as table:
            _check(table, Path(label))
    return [_input(label, place) for label, place in found.items()]


def _check_links(source: Place) -> None:
    """InputError for a link that leads nowhere, which nobody would miss, or in a circle."""
    if not isinstance(source.system, LocalFileSystem):
        return
    for folder, folders, files in os.walk(source.path, followlinks=True):
        for link in filter(Path.is_symlink, (Path(folder, each) for each in (*folders, *files))):
            if not link.exists() and link.suffix in ("", ".parquet"):
                raise InputError(f"{link} is a link to what is not there: mend it, or take it out")
            if link.resolve() in map(Path.resolve, link.parents):
                raise InputError(f"{link} is a link to a folder that it lies in: take it out")


def _check(table: parquet.ParquetFile, path: Path) -> None:
    schema = table.schema_arrow
    check_columns(schema.names, path)
    for column in schema:
        kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
        if name(column.name) == "text" and kind not in (pa.string(), pa.large_string(), pa.string_view()):
            raise InputError(
                f"{path} has a column {column.name!r} of {kind}, not of text: write it as strings"
            )
        if name(column.name) in READ and "fixed_size_list" in str(kind):
            _check_lists(table, column, path)


def _check_lists(table: parquet.ParquetFile, column: pa.Field, path: Path) -> None:
    """InputError where rows without a value are among lists of one size: no row of those can be read."""
    try:
        for _ in table.iter_batches(columns=[column.name]):
            pass
    except pa.ArrowInvalid:
        raise InputError(
            f"{path} has a column {column.name!r} of {column.type} with rows that have no value, which "
            "cannot be read: write it as strings, or leave it out"
        ) from None


def _input(label: str, place: Place) -> Input:
    stamp, read = place.stamp, hashlib.sha256()
    try:
        with place.system.open_input_stream(place.path) as file:
            while block := file.read(_BLOCK):
                read.update(block)
    except OSError as error:
        raise InputError(f"{place} cannot be read ({error}). Write it again") from None
    return Input(label=label, place=place, stamp=stamp, digest=read.hexdigest()[:_DIGITS])
