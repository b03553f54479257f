"""A batch job as a whole: what is to be done, by which engine, and what came of it."""

from dataclasses import dataclass

from pyarrow.dataset import dataset

from annotate.batch import local, places, spark
from annotate.batch.places import ARTICLES, HALF, REJECTED, Place
from annotate.batch.recipe import Recipe
from annotate.progress import NO_PROGRESS, Progress


@dataclass(frozen=True, kw_only=True)
class Batched:
    """How many rows the output has now: articles with what was found in them, and rejected ones."""

    articles: int
    rejected: int


def run(
    recipe: Recipe,
    source: str,
    output: str,
    *,
    jobs: int = 1,
    master: str | None = None,
    progress: Progress = NO_PROGRESS,
) -> Batched:
    """Tag the Parquet at `source` into the folder `output`, what is there already left as it is.

    By so many processes here or, where a `master` has an address, by its cluster. RefusedError where what is
    there was made by another recipe.
    """
    read, written = Place.of(source), Place.of(output)
    places.begin(written, recipe, "local" if master is None else "spark")
    if master is None:
        local.run(recipe, read, written, jobs=jobs, progress=progress)
    else:
        spark.run(recipe, read, written, master=master, progress=progress)
    if (written / HALF).there:
        written.system.delete_dir((written / HALF).path)
    return Batched(articles=_rows(written / ARTICLES), rejected=_rows(written / REJECTED))


def _rows(place: Place) -> int:
    if not place.there:
        return 0
    return int(dataset(place.path, filesystem=place.system, format="parquet").count_rows())
