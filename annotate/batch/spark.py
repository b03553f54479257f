"""The work on a cluster: Apache Spark's `mapInArrow` hands batches to workers.

Each file of the input is a job of its own, several run at once, and each is finished by a change of names: a
driver that is killed has lost no more than the files it was at.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa

from annotate.batch.columns import SCHEMA
from annotate.batch.inputs import Input
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, HALF, PART, REJECTED, parts, rows
from annotate.batch.recipe import Recipe
from annotate.batch.work import Work, work
from annotate.errors import MissingError
from annotate.progress import Progress

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.types import StructType

_SCHEMES = {"local": "file", "s3": "s3a", "gcs": "gs"}  #: where Spark's name is another than pyarrow's
AT_ONCE = 4  #: files whose jobs run at the same time, so that the last task of one keeps nobody waiting


def run(
    spark: "SparkSession", recipe: Recipe, inputs: Sequence[Input], output: Place, progress: Progress
) -> None:
    """Make what is not there yet of the output, on a cluster."""
    due = [each for each in inputs if not _mark(output / ARTICLES / each.folder).there]
    progress.begin(len(due), "Files")
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in pool.map(lambda each: _one(spark, recipe, each, output), due):
            progress.advance(1)


def _one(spark: "SparkSession", recipe: Recipe, file: Input, output: Place) -> None:
    half = output / HALF / file.folder
    count = len(parts(file.place))
    firsts = spark.range(0, count * PART, PART, max(1, count))  # each a task of its own
    found = firsts.mapInArrow(mapped(recipe, file), schema(SCHEMA))
    written = found.withColumn("kind", _kind(found)).write
    written.partitionBy("kind").mode("overwrite").option("compression", "zstd").parquet(address(half))
    for folder in (REJECTED, ARTICLES):
        made, to = half / f"kind={folder}", output / folder / file.folder
        if not made.there:
            made.system.create_dir(made.path, recursive=True)
        to.delete()
        made.move(to)
    # The mark comes last: a file is done when it is there, also where folders have to be moved file by file.
    _mark(half).move(_mark(output / ARTICLES / file.folder))


def _mark(folder: Place) -> Place:
    """What Spark writes when all else in a folder is written."""
    return folder / "_SUCCESS"


def mapped(recipe: Recipe, file: Input) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The work on parts of a file, which are read where it is done, as on one machine.

    Spark's own reader has fewer kinds of columns, and ends the job for a date that it cannot hold.
    MissingError where the file is not there.
    """

    def found(firsts: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        if not file.place.there:
            raise MissingError(f"{file.place} is not there for a worker: give a place that all workers see")
        for batch in firsts:
            for part in rows(file.place, file.label, set(batch["id"].to_pylist())):
                yield _work(recipe)(part)

    return found


@lru_cache(maxsize=1)
def _work(recipe: Recipe) -> Work:
    """Made once in each worker process."""
    return work(recipe)


def _kind(found: "DataFrame") -> "Column":
    from pyspark.sql import functions as f

    return f.when(found["error"].isNull(), ARTICLES).otherwise(REJECTED)


def schema(columns: pa.Schema) -> "StructType":
    """The columns as Spark has them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(columns)


def address(place: Place) -> str:
    """As Spark names it."""
    scheme = place.system.type_name
    return f"{_SCHEMES.get(scheme, scheme)}://{place.path}"


def literal(place: Place) -> str:
    """As Spark reads it, to which some characters would stand for others."""
    return re.sub(r"[\\{}\[\]*?]", r"\\\g<0>", address(place))
