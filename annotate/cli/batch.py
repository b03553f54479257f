"""`annotate batch`."""

from typing import Annotated, Literal

import typer

from annotate.batch.recipe import Recipe
from annotate.cli.console import emit, progress
from annotate.cli.jobs import said_where_many
from annotate.cli.tag import MODEL
from annotate.errors import UsageError
from annotate.report.vocabulary import plural
from annotate.workspace import Workspace

MASTERS = ("spark://", "yarn", "k8s://", "local")


def batch_command(
    source: Annotated[
        str, typer.Argument(metavar="INPUT", help="A Parquet file, a folder of them, or its address.")
    ],
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="A new folder, or one to go on with.")],
    engine: Annotated[
        Literal["local", "spark"], typer.Option(help="Processes of this machine, or a Spark cluster.")
    ] = "local",
    jobs: Annotated[
        int, typer.Option(min=1, callback=said_where_many, help="Processes of the engine local.")
    ] = 1,
    master: Annotated[
        str | None, typer.Option(metavar="URL", help="The cluster of the engine spark: spark://HOST:7077.")
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Clean the articles first, as `add` does.")] = False,
    model: Annotated[str, MODEL] = "current",
) -> None:
    """Tag a large corpus, from Parquet to Parquet; run again, it goes on where it was.

    In a workspace, its codebook, word lists and model are used; nothing is stored there.

    Example: annotate batch corpus/ tagged/ --raw --jobs 8
    """
    if (master is None) == (engine == "spark"):
        raise UsageError("--engine spark and --master URL go together: a cluster needs an address")
    if master is not None and not master.startswith(MASTERS):
        raise UsageError(f"{master} is no address of a cluster: spark://HOST:7077, yarn, k8s://… or local[N]")
    if master is not None and jobs > 1:
        raise UsageError("--jobs N is for the engine local: a cluster has the workers that it has")
    from annotate.batch.place import shown
    from annotate.batch.run import run

    with progress("Tagging") as bar:
        recipe = Recipe.of(Workspace.around(), model, raw=raw)
        done = run(recipe, source, output, jobs=jobs, master=master, progress=bar)
    where = shown(output)
    rejected = f"; {done.rejected} rejected: see {where}/rejected" if done.rejected else ""
    stories = plural(done.stories, "story", "stories")
    emit(f"{plural(done.articles, 'article')}, {stories}, in {where}/articles{rejected}")
    if done.rejected and not done.articles:
        raise typer.Exit(3)
