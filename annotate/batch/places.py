"""Parquet in parts: the names of the output's folders, and how rows are read.

What is finished has its name; what is not lies in `half` and is made again.
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from itertools import accumulate, pairwise

import pyarrow as pa
from pyarrow import parquet

from annotate.batch.columns import WHERE
from annotate.batch.place import Place
from annotate.errors import InputError
from annotate.intake.rows import READ, name

ARTICLES, REJECTED, COPIES, STORIES = "articles", "rejected", "copies", "stories"
HALF, RECIPE = "half", "recipe.json"
PART = 8192  #: rows of the input in one file of the output
_BUFFER = 1 << 23  #: bytes that are read at once, so that a row group is never held whole
STEP = 256  #: rows that a worker gets at once; a divisor of `PART`


def parts(file: Place) -> frozenset[int]:
    """The parts of a file, each by its first row; of one without rows there is none."""
    return frozenset(range(0, counted(file), PART))


def counted(file: Place) -> int:
    """How many rows a file has."""
    with opened(file) as table:
        return int(table.metadata.num_rows)


def rows(file: Place, label: str, parts: Set[int]) -> Iterator[pa.RecordBatch]:
    """The articles of those `parts` of a file, each known by its first row; `STEP` rows at most at a time."""
    with opened(file) as table:
        wanted = [each for each in table.schema_arrow.names if name(each) in READ]
        sizes = (table.metadata.row_group(each).num_rows for each in range(table.num_row_groups))
        firsts = list(accumulate(sizes, initial=0))
        due = [
            group
            for group, (first, end) in enumerate(pairwise(firsts))
            if any(part in parts for part in range(first // PART * PART, end, PART))
        ]
        if not due:
            return
        row = firsts[due[0]]
        for batch in table.iter_batches(STEP, range(due[0], due[-1] + 1), wanted):
            if row >= max(parts) + PART:
                return
            while len(batch):
                step = batch.slice(0, STEP - row % STEP)
                if row // PART * PART in parts:
                    yield placed(step, label, row)
                batch, row = batch.slice(len(step)), row + len(step)


@contextmanager
def opened(file: Place, mend: str = "Write it again") -> Iterator[parquet.ParquetFile]:
    """A Parquet file. InputError where it cannot be read, here or later; `mend` tells what to do."""
    try:
        source = file.system.open_input_file(file.path)
        with parquet.ParquetFile(source, buffer_size=_BUFFER) as table:
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
