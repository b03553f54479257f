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

ARTICLES, REJECTED, HALF, RECIPE = "articles", "rejected", "half", "recipe.json"
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
            raise InputError(f"{given} cannot be reached: {error}. Give a path or an address") from None

    def __truediv__(self, inner: str) -> "Place":
        return Place(self.system, f"{self.path}/{inner}")

    def __str__(self) -> str:
        return self.path

    @property
    def there(self) -> bool:
        """Whether it exists."""
        return bool(self.system.get_file_info(self.path).type != FileType.NotFound)

    def files(self, suffix: str = ".parquet") -> Iterator[str]:
        """The paths below it, relative to it and in order, of files that end so; none where it is not."""
        below = FileSelector(self.path, recursive=True, allow_not_found=True)
        found = [each.path for each in self.system.get_file_info(below) if each.type == FileType.File]
        yield from sorted(each[len(self.path) + 1 :] for each in found if each.endswith(suffix))

    def move(self, to: "Place") -> None:
        """Give what lies here another place in the same file system, whose folders are made."""
        self.system.create_dir(to.path.rpartition("/")[0], recursive=True)
        self.system.move(self.path, to.path)

    def write(self, text: str) -> None:
        """Write a file of text."""
        with self.system.open_output_stream(self.path) as file:
            file.write(text.encode())

    def read(self) -> str:
        """The text of a file."""
        with self.system.open_input_stream(self.path) as file:
            return bytes(file.read()).decode()


def labelled(place: Place) -> Mapping[str, Place]:
    """The Parquet files of the input, by the name they have there. MissingError for none."""
    if place.system.get_file_info(place.path).type == FileType.File:
        return {place.path.rpartition("/")[2]: place}
    if not place.there:
        raise MissingError(f"{place} is not there: give a Parquet file, or a folder of them")
    found = {each: place / each for each in place.files() if not re.search(r"(^|/)[._]", each)}
    if not found:
        raise MissingError(f"{place} holds no .parquet file: give a Parquet file, or a folder of them")
    return found


def counted(file: Place) -> int:
    """How many rows a file has."""
    with _opened(file) as table:
        return int(table.metadata.num_rows)


def rows(file: Place, label: str, done: frozenset[int]) -> Iterator[pa.RecordBatch]:
    """The articles of a file, `STEP` rows at most at a time, but for the parts that begin at a `done` row.

    InputError where it is no Parquet, or has no column with text.
    """
    with _opened(file) as table:
        check_columns(table.schema_arrow.names, Path(label))
        wanted = [each for each in table.schema_arrow.names if name(each) in READ]
        row = 0
        for batch in table.iter_batches(batch_size=STEP, columns=wanted):
            while len(batch):
                step = batch.slice(0, STEP - row % STEP)
                if row // PART * PART not in done:
                    yield placed(step, label, row)
                batch, row = batch.slice(len(step)), row + len(step)


@contextmanager
def _opened(file: Place) -> Iterator[parquet.ParquetFile]:
    try:
        with parquet.ParquetFile(file.system.open_input_file(file.path)) as table:
            yield table
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:  # the last for a column's name
        said = str(error).splitlines()[0]
        raise InputError(f"{file} cannot be read as Parquet ({said}). Write it again") from None


def placed(batch: pa.RecordBatch, label: str, first: int) -> pa.RecordBatch:
    """The batch with columns that say where each of its rows stands."""
    values = [[label] * len(batch), range(first, first + len(batch))]
    for (column, kind), cells in zip(WHERE, values, strict=True):
        batch = batch.append_column(column, pa.array(cells, kind))
    return batch


def begin(output: Place, recipe: Recipe, engine: str) -> None:
    """Make the output's folder, or go on with it. RefusedError where another recipe made what is there."""
    told = json.dumps(
        {"engine": engine, "raw": recipe.raw, "model": recipe.model, **json.loads(recipe.versions)}, indent=1
    )
    about = output / RECIPE
    if about.there:
        if (before := about.read()) != told:
            was, now = json.loads(before), json.loads(told)
            differ = sorted(each for each in was.keys() | now.keys() if was.get(each) != now.get(each))
            raise RefusedError(
                f"what is in {output} was made in another way (it differs in: {', '.join(differ)}): name "
                "another folder, or delete this one"
            )
    elif output.there and list(output.files("")):
        raise RefusedError(f"{output} holds other files: name a new folder")
    else:
        output.system.create_dir(output.path, recursive=True)
        about.write(told)
    half = output / HALF
    if half.there:
        half.system.delete_dir(half.path)
