"""Parquet in parts: the names of the output's folders, and how rows are read.

What is finished has its name; what is not lies in `half` and is made again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pyarrow as pa
from pyarrow import parquet

from annotate.batch.columns import WHERE
from annotate.batch.place import Place
from annotate.errors import InputError
from annotate.intake.rows import READ, name

ARTICLES, REJECTED, COPIES, STORIES = "articles", "rejected", "copies", "stories"
HALF, RECIPE = "half", "recipe.json"
PART = 8192  #: rows of the input in one file of the output
STEP = 256  #: rows that a worker gets at once; a divisor of `PART`


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
