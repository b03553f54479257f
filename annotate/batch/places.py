"""Where a batch job reads and writes: Parquet in folders of any file system that pyarrow knows.

What is finished has its name; what is not lies in `half` and is made again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet
from pyarrow.fs import (  # type: ignore[attr-defined]  # pyarrow ships few types
    FileSelector,
    FileSystem,
    FileType,
    LocalFileSystem,
)

from annotate.batch.columns import WHERE
from annotate.batch.recipe import Recipe
from annotate.errors import InputError, MissingError, RefusedError
from annotate.intake.rows import READ, check_columns, name

ARTICLES, REJECTED, COPIES, STORIES = "articles", "rejected", "copies", "stories"
HALF, RECIPE = "half", "recipe.json"
PART = 8192  #: rows of the input in one file of the output
STEP = 256  #: rows that a worker gets at once; a divisor of `PART`


@dataclass(frozen=True)
class Place:
    """A folder or a file, in a file system."""

    system: FileSystem
    path: str

    @classmethod
    def of(cls, given: str) -> "Place":
        """The place that a path or an address (``s3://…``, ``hdfs://…``) names. InputError for neither."""
        try:
            if "://" in given:
                return cls(*FileSystem.from_uri(given))
            return cls(LocalFileSystem(), str(Path(given).resolve()))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise InputError(
                f"{shown(given)} cannot be reached: {error}. Give a path or an address"
            ) from None

    def __truediv__(self, inner: str) -> "Place":
        return Place(self.system, f"{self.path}/{inner}")

    def __str__(self) -> str:
        return self.path

    @property
    def there(self) -> bool:
        """Whether it exists."""
        return bool(self.system.get_file_info(self.path).type != FileType.NotFound)

    def files(self, suffix: str = ".parquet") -> Mapping[str, int]:
        """The files below it that end so, with their sizes, by path from here and in order."""
        below = FileSelector(self.path, recursive=True, allow_not_found=True)
        found = [each for each in self.system.get_file_info(below) if each.type == FileType.File]
        sizes = {each.path[len(self.path) + 1 :]: int(each.size) for each in found}
        return {name: sizes[name] for name in sorted(sizes) if name.endswith(suffix)}

    def move(self, to: "Place") -> None:
        """Give what lies here another place in the same file system, whose folders are made.

        Where that system moves no folders, as object stores do not, file by file.
        """
        folder = self.system.get_file_info(self.path).type == FileType.Directory
        to.system.create_dir(to.path.rpartition("/")[0], recursive=True)
        try:
            self.system.move(self.path, to.path)
        except (NotImplementedError, OSError):  # S3 says that there is no such file
            if not folder:
                raise
            for name in self.files(""):
                (self / name).move(to / name)
            self.delete()

    def delete(self) -> None:
        """Delete the folder, if it is there, with all in it."""
        if self.there:
            self.system.delete_dir(self.path)

    def write(self, text: str) -> None:
        """Write a file of text."""
        with self.system.open_output_stream(self.path) as file:
            file.write(text.encode())

    def read(self) -> str:
        """The text of a file."""
        with self.system.open_input_stream(self.path) as file:
            return bytes(file.read()).decode()


def shown(given: str) -> str:
    """A path or an address as it may be shown: without key, password and options."""
    address, _, rest = given.partition("://")
    return f"{address}://{rest.partition('?')[0].rpartition('@')[2]}" if rest else given


def labelled(place: Place) -> Mapping[str, Place]:
    """The Parquet files of the input, by the name they have there, every one looked at.

    MissingError for none, InputError for one that is no table of articles.
    """
    if place.system.get_file_info(place.path).type == FileType.File:
        found = {place.path.rpartition("/")[2]: place}
    elif not place.there:
        raise MissingError(f"{place} is not there: give a Parquet file, or a folder of them")
    else:
        found = {each: place / each for each in place.files() if not re.search(r"(^|/)[._]", each)}
    if not found:
        raise MissingError(f"{place} holds no .parquet file: give a Parquet file, or a folder of them")
    for label, file in found.items():
        with opened(file) as table:
            _check(table.schema_arrow, Path(label))
    return found


def _check(schema: pa.Schema, path: Path) -> None:
    check_columns(schema.names, path)
    (column,) = (each for each in schema if name(each.name) == "text")
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if not any(right(kind) for right in (pa.types.is_string, pa.types.is_large_string)):
        raise InputError(f"{path} has a column {column.name!r} of {kind}, not of text: write it as strings")


def counted(file: Place) -> int:
    """How many rows a file has."""
    with opened(file) as table:
        return int(table.metadata.num_rows)


def rows(file: Place, label: str, done: frozenset[int]) -> Iterator[pa.RecordBatch]:
    """The articles of a file, `STEP` rows at most at a time, but for the parts that begin at a `done` row."""
    with opened(file) as table:
        wanted = [each for each in table.schema_arrow.names if name(each) in READ]
        row = 0
        for batch in table.iter_batches(batch_size=STEP, columns=wanted):
            while len(batch):
                step = batch.slice(0, STEP - row % STEP)
                if row // PART * PART not in done:
                    yield placed(step, label, row)
                batch, row = batch.slice(len(step)), row + len(step)


@contextmanager
def opened(file: Place, mend: str = "Write it again") -> Iterator[parquet.ParquetFile]:
    """A Parquet file. InputError where it cannot be read, here or later; `mend` tells what to do."""
    try:
        with parquet.ParquetFile(file.system.open_input_file(file.path)) as table:
            yield table
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:  # the last for a column's name
        said = str(error).splitlines()[0]
        raise InputError(f"{file} cannot be read as Parquet ({said}). {mend}") from None


def placed(batch: pa.RecordBatch, label: str, first: int) -> pa.RecordBatch:
    """The batch with columns that say where each of its rows stands."""
    values = [[label] * len(batch), range(first, first + len(batch))]
    for (column, kind), cells in zip(WHERE, values, strict=True):
        batch = batch.append_column(column, pa.array(cells, kind))
    return batch


def begin(output: Place, recipe: Recipe, engine: str) -> None:
    """Make the output's folder, or go on with it.

    RefusedError where another recipe made what is there, InputError where nothing can be made.
    """
    if output.system.get_file_info(output.path).type == FileType.File:
        raise InputError(f"{output} is a file: name a new folder")
    told = json.dumps(
        {"engine": engine, "raw": recipe.raw, "model": recipe.model, **json.loads(recipe.versions)}, indent=1
    )
    about = output / RECIPE
    before = about.read() if about.there else ""
    if before != told:
        if any((output / each).files() for each in (ARTICLES, REJECTED) if before):
            was, now = json.loads(before), json.loads(told)
            differ = sorted(each for each in was.keys() | now.keys() if was.get(each) != now.get(each))
            raise RefusedError(
                f"what is in {output} was made in another way (it differs in: {', '.join(differ)}): name "
                "another folder, or delete this one"
            )
        if not before and output.files(""):
            raise RefusedError(f"{output} holds other files: name a new folder")
        _made(output, told)
    (output / HALF).delete()


def _made(output: Place, told: str) -> None:
    try:
        output.system.create_dir(output.path, recursive=True)
        (output / RECIPE).write(told)
    except OSError as error:
        raise InputError(f"{output} cannot be written to ({error}). Name another folder") from None
