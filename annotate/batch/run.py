"""A batch job as a whole: what is to be done, by which engine, and what came of it."""

from dataclasses import dataclass

from annotate.batch import local, places, spark, spark_stories, stories
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, HALF, REJECTED
from annotate.batch.recipe import Recipe
from annotate.errors import UsageError
from annotate.progress import NO_PROGRESS, Progress


@dataclass(frozen=True, kw_only=True)
class Batched:
    """How many rows the output has now: articles with what was found in them, and rejected ones.

    Articles that are copies of one another are one of the `stories`.
    """

    articles: int
    stories: int
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
    if f"{written}/".startswith(f"{read}/"):
        raise UsageError(f"{written} lies in {read}, whose articles are read: name a folder beside it")
    files = places.labelled(read)
    places.begin(written, recipe, "local" if master is None else "spark")
    if master is None:
        local.run(recipe, files, written, jobs=jobs, progress=progress)
        if not stories.there(written):
            stories.write(written)
    else:
        with spark.session(master) as cluster:
            spark.run(cluster, recipe, files, written, progress)
            if not stories.there(written):
                spark_stories.write(cluster, written)
    (written / HALF).delete()
    found = len(set(stories.read(written).values()))
    return Batched(articles=_rows(written / ARTICLES), stories=found, rejected=_rows(written / REJECTED))


def _rows(place: Place) -> int:
    return sum(places.counted(place / name) for name in place.files())
