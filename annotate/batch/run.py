"""A batch job as a whole: what is to be done, by which engine, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotate.batch import local, places, spark, spark_stories, stories
from annotate.batch.cluster import session
from annotate.batch.inputs import Input, inputs
from annotate.batch.output import begin, discard
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, HALF, REJECTED
from annotate.batch.recipe import Recipe
from annotate.errors import InputError, UsageError
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
    """Tag the Parquet at `source` into the folder `output`; what was made of files that are the same is kept.

    By so many processes here or, where a `master` has an address, by its cluster. InputError where a file
    cannot be read or changes meanwhile, RefusedError where `output` is of another recipe or input.
    """
    read, written = Place.of(source), Place.of(output)
    if f"{written}/".startswith(f"{read}/"):
        raise UsageError(f"{written} lies in {read}, whose articles are read: name a folder beside it")
    found = inputs(read)
    begin(written, recipe, "local" if master is None else "spark", read, found)
    try:
        if master is None:
            local.run(recipe, found, written, jobs=jobs, progress=progress)
            _still(found, written)
            if not stories.there(written):
                stories.write(written)
        else:
            with session(master) as cluster:
                spark.run(cluster, recipe, found, written, progress)
                _still(found, written)
                if not stories.there(written):
                    spark_stories.write(cluster, written)
        (written / HALF).delete()
    except OSError as error:
        raise InputError(
            f"{written} cannot be written to any more ({error}). What is finished is kept: make room there, "
            "let no other job write to it, and run the same command again"
        ) from None
    return Batched(
        articles=_rows(written / ARTICLES),
        stories=len(set(stories.read(written).values())),
        rejected=_rows(written / REJECTED),
    )


def _still(found: Sequence[Input], output: Place) -> None:
    """Delete what came of a file that was changed while it was read: nobody knows what of it was read."""
    for each in found:
        if each.changed:
            discard(output, each.folder)
            raise InputError(f"{each.place} was changed while it was read: run the same command again")


def _rows(place: Place) -> int:
    return sum(places.counted(place / name) for name in place.files())
