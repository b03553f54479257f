"""Stories on a cluster: Spark's own MinHash, in bands, and then the same check as on one machine.

`MinHashLSH` by itself joins all texts that share any one of their numbers. Here as many of them as in a band
of ours must be equal, so that few pairs are candidates, and only those are compared. Its numbers are others
than ours, so other pairs can be missed; what is found is as true.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from annotate.batch import stories
from annotate.batch.columns import SCHEMA
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, COPIES, HALF, PART, STORIES
from annotate.batch.spark import address, literal, schema
from annotate.learn.clusters import PERMUTATIONS, SHARED, bands, runs

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

NEAR = 3  #: of the texts that are the same in a band, each is compared with the first and so many before it
_BUCKETS = 1 << 30  #: for runs; fewer than the prime number that Spark's hashes are taken by
_RUNS = pa.schema([("id", pa.string()), ("runs", pa.list_(pa.int32()))])


def write(spark: "SparkSession", output: Place) -> None:
    """Find the stories of the articles of the output, and write both tables of `annotate.batch.stories`."""
    half = output / HALF
    spark.sparkContext.setCheckpointDir(address(half / "rounds"))
    table = spark.read.schema(schema(SCHEMA)).option("recursiveFileLookup", "true")
    articles = table.parquet(literal(output / ARTICLES)).select("article.id", "article.text")
    spark.conf.set("spark.sql.shuffle.partitions", str(articles.count() // PART + 1))
    texts = articles.dropDuplicates(["id"])
    copies(texts).write.parquet(address(half / COPIES))
    found = spark.read.schema(schema(stories.PAIRS)).parquet(literal(half / COPIES))
    named(texts.select("id"), found).write.option("compression", "zstd").parquet(address(half / STORIES))
    stories.keep(output)


def copies(texts: "DataFrame") -> "DataFrame":
    """The pairs of copies (`one`, `other`, `shared`) among texts (`id`, `text`)."""
    from pyspark.sql import functions as f

    found = texts.mapInArrow(_runs, schema(_RUNS)).persist()
    one, other = found.toDF("one", "left"), found.toDF("other", "right")
    pairs = _candidates(found).join(one, "one").join(other, "other")
    smaller = f.least(f.size("left"), f.size("right"))
    shared = f.size(f.array_intersect("left", "right")) / smaller
    return pairs.select("one", "other", shared.alias("shared")).filter(f.col("shared") >= SHARED)


def _runs(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        found = [runs(text).view("int32") for text in batch["text"].to_pylist()]
        yield pa.RecordBatch.from_arrays([batch["id"], pa.array(found, _RUNS.field(1).type)], schema=_RUNS)


def _candidates(found: "DataFrame") -> "DataFrame":
    """Pairs of ids, the smaller as `one`, of texts that are the same in a band of their hashes."""
    from pyspark.ml.feature import HashingTF, MinHashLSH
    from pyspark.ml.functions import vector_to_array
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    vectors = HashingTF(inputCol="runs", outputCol="features", binary=True, numFeatures=_BUCKETS)
    hashes = MinHashLSH(inputCol="features", outputCol="hashes", numHashTables=PERMUTATIONS, seed=1)
    marked = vectors.transform(found)
    marked = hashes.fit(marked).transform(marked)
    count, size = bands()
    numbers = f.transform("hashes", lambda each: vector_to_array(each)[0])
    numbered = marked.select("id", numbers.alias("numbers"))
    each = f.posexplode(
        f.expr(f"transform(sequence(1, {count * size}, {size}), at -> slice(numbers, at, {size}))")
    )
    banded = numbered.select("id", each).select("id", f.xxhash64("pos", "col").alias("band"))
    alike = Window.partitionBy("band").orderBy("id")
    before = [f.first("id").over(alike), *(f.lag("id", step).over(alike) for step in range(1, NEAR + 1))]
    near = banded.select("id", f.array(*before).alias("before"))
    pairs = near.select(f.explode(f.array_distinct("before")).alias("one"), f.col("id").alias("other"))
    return pairs.filter("one < other").distinct()


def named(ids: "DataFrame", pairs: "DataFrame") -> "DataFrame":
    """The story of each id: the smallest that pairs lead to from it."""
    from pyspark.sql import functions as f

    stars = _stars(pairs).toDF("id", "story")
    named = ids.join(stars, "id", "left").select("id", f.coalesce("story", "id").alias("story"))
    return named.toDF(*stories.CLUSTERS.names)


def _stars(pairs: "DataFrame") -> "DataFrame":
    """What hangs together, as pairs of each id (`other`) and the smallest (`one`), in the order other, one.

    Every id is tied to the smallest of its neighbours in place of the others, by turns for larger and for
    smaller ones, until nothing changes (Kiveris et al. 2014, "Connected components in MapReduce and beyond").
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    edges, before = pairs.select("other", "one"), None
    turned = f.col("one").alias("other"), f.col("other").alias("one")
    least = f.least("other", f.min("one").over(Window.partitionBy("other")))
    while (now := edges.agg(f.count("*"), f.bit_xor(f.xxhash64("other", "one"))).first()) != before:
        before = now
        both = edges.union(edges.select(*turned)).withColumn("least", least)
        larger = both.filter("one > other").select(f.col("one").alias("other"), f.col("least").alias("one"))
        tied = larger.withColumn("least", least)
        smaller = tied.filter("one > least").select(f.col("one").alias("other"), f.col("least").alias("one"))
        edges = smaller.union(tied.select("other", f.col("least").alias("one"))).distinct().checkpoint()
    return edges
