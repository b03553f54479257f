"""The work on a cluster: Apache Spark's `mapInArrow` hands batches to workers.

Each file of the input is a job of its own, several run at once, and each is finished by a change of names: a
driver that is killed has lost no more than the files it was at.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from annotate.batch.columns import SCHEMA
from annotate.batch.places import ARTICLES, HALF, PART, REJECTED, STEP, Place, counted, labelled
from annotate.batch.recipe import Recipe
from annotate.batch.work import Work, work
from annotate.errors import MissingError
from annotate.intake.rows import READ, check_columns, name
from annotate.progress import Progress

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession
    from pyspark.sql.types import StructType

AT_ONCE = 4  #: files whose jobs run at the same time, so that the last task of one keeps nobody waiting


def run(recipe: Recipe, source: Place, output: Place, *, master: str, progress: Progress) -> None:
    """Make what is not there yet of the output on the cluster at `master` (``spark://HOST:7077``)."""
    due = [each for each in labelled(source).items() if not (output / ARTICLES / each[0]).there]
    progress.begin(len(due), "Files")
    with session(master) as spark, ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in pool.map(lambda each: _one(spark, recipe, each[0], each[1], output), due):
            progress.advance(1)


def _one(spark: "SparkSession", recipe: Recipe, label: str, file: Place, output: Place) -> None:
    half = output / HALF / label
    found = _articles(spark, file, label).mapInArrow(_mapped(recipe), _schema())
    written = found.withColumn("kind", _kind(found)).write
    written.partitionBy("kind").mode("overwrite").option("compression", "zstd").parquet(_address(half))
    # The articles come last: a file is done when they have their name.
    for folder in (REJECTED, ARTICLES):
        made = half / f"kind={folder}"
        if not made.there:
            made.system.create_dir(made.path, recursive=True)
        made.move(output / folder / label)


def _mapped(recipe: Recipe) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    return lambda batches: map(_work(recipe), batches)


@lru_cache(maxsize=1)
def _work(recipe: Recipe) -> Work:
    """Made once in each worker process."""
    return work(recipe)


def _articles(spark: "SparkSession", place: Place, label: str) -> "DataFrame":
    """The columns that are read of a file, with where each row stands; large files in several parts."""
    from pyspark.sql import functions as f

    table = spark.read.parquet(_address(place))
    check_columns(table.columns, Path(label))
    wanted = [f.col(f"`{each}`") for each in table.columns if name(each) in READ]
    row = f.col("_metadata.row_index").alias("row")
    placed = table.select(*wanted, f.lit(label).alias("input"), row)
    parts = -(-counted(place) // PART)
    return placed.repartitionByRange(max(1, parts), "row").sortWithinPartitions("row")


def _kind(found: "DataFrame") -> "Column":
    from pyspark.sql import functions as f

    return f.when(found["error"].isNull(), ARTICLES).otherwise(REJECTED)


def _schema() -> "StructType":
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(SCHEMA)


@contextmanager
def session(master: str) -> Iterator["SparkSession"]:
    """A session on a cluster, ended after the block. MissingError where there is no PySpark."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise MissingError(
            'the engine spark needs PySpark: pip install "annotate-news[spark]", and Java 17 or newer'
        ) from None
    builder = SparkSession.builder.master(master).appName("annotate batch")
    settings = {
        "spark.sql.execution.arrow.maxRecordsPerBatch": STEP,
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.files.ignoreCorruptFiles": "false",
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    try:
        spark = builder.getOrCreate()
        try:
            spark.sparkContext.setLogLevel("ERROR")
            yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        raise MissingError(
            f"Spark at {master} gave up: {_brief(error)}. Finished files are kept: mend this, and run the "
            "same command again"
        ) from None


def _brief(error: Exception) -> str:
    """What went wrong, out of pages of it: what we said in a worker, or else the first line."""
    ours = re.search(r"annotate\.errors\.\w+: (.+)", str(error))
    return ours[1] if ours else next((line for line in str(error).splitlines() if line.strip()), "no reason")


def _address(place: Place) -> str:
    scheme = place.system.type_name
    return f"file://{place.path}" if scheme == "local" else f"{scheme}://{place.path}"
