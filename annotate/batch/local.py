"""The work on the cores of this machine."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from annotate.batch.columns import SCHEMA
from annotate.batch.inputs import Input
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, HALF, PART, REJECTED, counted, parts, rows
from annotate.batch.recipe import Recipe
from annotate.batch.work import work
from annotate.progress import Progress
from annotate.steps.articles.workers import spread


def run(recipe: Recipe, inputs: Sequence[Input], output: Place, *, jobs: int, progress: Progress) -> None:
    """Make what is not there yet of the output, part by part."""
    counts = {each.label: counted(each.place) for each in inputs}
    folders = {each.label: each.folder for each in inputs}
    progress.begin(sum(counts.values()))

    def steps() -> Iterator[pa.RecordBatch]:
        for each in inputs:
            finished = (output / ARTICLES / each.folder).files()
            done = frozenset(int(name.removesuffix(".parquet")) for name in finished)
            progress.advance(sum(min(PART, counts[each.label] - first) for first in done))
            yield from rows(each.place, each.label, parts(each.place) - done)

    with closing(spread(partial(work, recipe), steps(), jobs)) as results:
        _keep(results, folders, output, progress)


def _keep(
    results: Iterable[pa.RecordBatch], folders: Mapping[str, str], output: Place, progress: Progress
) -> None:
    for (label, first), part in groupby(results, key=_part):
        table = pa.Table.from_batches(list(part), SCHEMA)
        rejected = pc.field("error").is_valid()
        # The articles come last: a part is done when they have their name.
        for folder, chosen in ((REJECTED, rejected), (ARTICLES, ~rejected)):
            name = f"{folders[label]}/{first:012}.parquet"
            _write(table.filter(chosen), output / HALF / folder / name, output / folder / name)
        progress.advance(len(table))


def _part(batch: pa.RecordBatch) -> tuple[str, int]:
    """The file of the input, and the first row of the part that a batch belongs to."""
    return batch["input"][0].as_py(), batch["row"][0].as_py() // PART * PART


def _write(table: pa.Table, half: Place, place: Place) -> None:
    half.system.create_dir(half.path.rpartition("/")[0], recursive=True)
    parquet.write_table(table, half.path, filesystem=half.system, compression="zstd")
    half.move(place)
