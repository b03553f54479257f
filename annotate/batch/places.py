"""Where a batch job reads and writes: Parquet in folders of any file system that pyarrow knows.

What is finished has its name; what is not lies in `half` and is made again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from annotate.batch.columns import WHERE
from annotate.batch.place import Place
from annotate.batch.recipe import Recipe
from annotate.errors import InputError, MissingError, RefusedError
from annotate.intake.rows import READ, check_columns, name

ARTICLES, REJECTED, COPIES, STORIES = "articles", "rejected", "copies", "stories"
HALF, RECIPE = "half", "recipe.json"
PART = 8192  #: rows of the input in one file of the output
STEP = 256  #: rows that a worker gets at once; a divisor of `PART`


def labelled(place: Place) -> Mapping[str, Place]:
    """The Parquet files of the input, by the name they have there, every one looked at.

    MissingError for none, InputError for one that is no table of articles.
    """
    if place.file:
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

    RefusedError where another recipe made what is there, InputError where its recipe cannot be read, or where
    nothing can be made.
    """
    if output.file:
        raise InputError(f"{output} is a file: name a new folder")
    told = json.dumps(
        {"engine": engine, "raw": recipe.raw, "model": recipe.model, **json.loads(recipe.versions)}, indent=1
    )
    about = output / RECIPE
    before = about.read() if about.there else None
    if before != told:
        if before is not None and any((output / each).files() for each in (ARTICLES, REJECTED)):
            was, now = _parsed(before, about), json.loads(told)
            differ = sorted(each for each in was.keys() | now.keys() if was.get(each) != now.get(each))
            raise RefusedError(
                f"what is in {output} was made in another way (it differs in: {', '.join(differ)}): name "
                "another folder, or delete this one"
            )
        if before is None and output.files(""):
            raise RefusedError(f"{output} holds other files: name a new folder")
        _made(output, told)
    (output / HALF).delete()


def _parsed(recipe: str, place: Place) -> dict[str, object]:
    try:
        return dict(json.loads(recipe))
    except ValueError:
        raise InputError(f"{place} is not whole: name another folder, or delete this one") from None


def _made(output: Place, told: str) -> None:
    try:
        output.system.create_dir(output.path, recursive=True)
        (output / RECIPE).write(told)
    except OSError as error:
        raise InputError(f"{output} cannot be written to ({error}). Name another folder") from None
