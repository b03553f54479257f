"""The work on a cluster: Apache Spark's `mapInArrow` hands batches to workers.

Each file of the input is a job of its own, several run at once, and each is finished by a change of names: a
driver that is killed has lost no more than the files it was at.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from annotate.batch.columns import SCHEMA
from annotate.batch.inputs import Input
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, HALF, PART, REJECTED, STEP, counted, opened
from annotate.batch.recipe import Recipe
from annotate.batch.work import Work, work
from annotate.errors import InputError, MissingError
from annotate.intake.rows import READ, name
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
    with opened(file.place) as table:
        columns = [each for each in table.schema_arrow if name(each.name) in READ]
        old = any(each.physical_type == "INT96" for each in table.schema)
    kinds = {each.name: each.type for each in columns if pa.types.is_primitive(each.type)}
    empty = output / HALF / f"{file.folder}.parquet"
    empty.system.create_dir(empty.path.rpartition("/")[0], recursive=True)
    like = pa.schema(columns).empty_table()
    parquet.write_table(like, empty.path, filesystem=empty.system, use_deprecated_int96_timestamps=old)
    found = _articles(spark, file, empty).mapInArrow(_mapped(recipe, kinds), schema(SCHEMA))
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


def _mapped(
    recipe: Recipe, kinds: Mapping[str, pa.DataType]
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The work; `kinds` of times and numbers, of which Spark has fewer, are as in the file again."""
    return lambda batches: (_work(recipe)(_as_in_the_file(each, kinds)) for each in batches)


def _as_in_the_file(batch: pa.RecordBatch, kinds: Mapping[str, pa.DataType]) -> pa.RecordBatch:
    names = batch.schema.names
    cast = [batch[each].cast(kinds[each], safe=False) if each in kinds else batch[each] for each in names]
    return pa.RecordBatch.from_arrays(cast, names)


@lru_cache(maxsize=1)
def _work(recipe: Recipe) -> Work:
    """Made once in each worker process."""
    return work(recipe)


def _articles(spark: "SparkSession", file: Input, like: Place) -> "DataFrame":
    """The columns of a file, with where each row stands; large files in several parts.

    `like` has just the columns that are read: of others Spark may have no kind.
    """
    from pyspark.errors import PySparkException
    from pyspark.sql import functions as f

    try:
        kinds = spark.read.parquet(literal(like)).schema
    except PySparkException as error:
        raise InputError(
            f"{file.place} cannot be read by Spark: {_brief(error)}. Write it again without such columns"
        ) from None
    table = spark.read.schema(kinds).parquet(literal(file.place))
    placed = table.select("*", f.lit(file.label).alias("input"), f.col("_metadata.row_index").alias("row"))
    parts = -(-counted(file.place) // PART)
    return placed.repartitionByRange(max(1, parts), "row").sortWithinPartitions("row")


def _kind(found: "DataFrame") -> "Column":
    from pyspark.sql import functions as f

    return f.when(found["error"].isNull(), ARTICLES).otherwise(REJECTED)


def schema(columns: pa.Schema) -> "StructType":
    """The columns as Spark has them."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(columns)


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
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.caseSensitive": "true",  # a file may have columns `Body` and `body`, of which none is read
        "spark.sql.legacy.parquet.nanosAsLong": "true",  # `_as_in_the_file` makes times of them again
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    if master.startswith("local"):  # its workers are of this machine, and PySpark would take any python3
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
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
    """What went wrong, out of pages of it: what we said in a worker, or else the first line that says it."""
    if ours := re.search(r"annotate\.errors\.\w+: (.+)", str(error)):
        return ours[1].rstrip(".")
    if "JAVA_GATEWAY_EXITED" in str(error):
        return "Java did not start. Is Java 17 or newer installed"
    lines = (line.strip(" :.") for line in str(error).splitlines())
    return next(
        (each for each in lines if each and not each.startswith("An error occurred while")), "no reason"
    )


def address(place: Place) -> str:
    """As Spark names it."""
    scheme = place.system.type_name
    return f"{_SCHEMES.get(scheme, scheme)}://{place.path}"


def literal(place: Place) -> str:
    """As Spark reads it, to which some characters would stand for others."""
    return re.sub(r"[\\{}\[\]*?]", r"\\\g<0>", address(place))
