"""Which articles of a batch job are copies of one another, in two tables beside them.

``stories/`` has the story of each article (``article``, ``story``): the smallest id among its copies, as
`annotate.learn.clusters` has it. ``copies/`` has the pairs that say so (``one``, ``other``), and the share of
the shorter one's runs of words that stand in the longer one (``shared``).
"""

from collections.abc import Mapping
from itertools import chain

import pyarrow as pa
from pyarrow import parquet

from annotate.batch.found import rows
from annotate.batch.place import Place
from annotate.batch.places import ARTICLES, COPIES, HALF, STORIES
from annotate.errors import RefusedError
from annotate.learn.clusters import Sketches
from annotate.records import digest

PAIRS = pa.schema([("one", pa.string()), ("other", pa.string()), ("shared", pa.float64())])
CLUSTERS = pa.schema([("article", pa.string()), ("story", pa.string())])


def there(output: Place) -> bool:
    """Whether the stories of the articles as they are now were found."""
    return (_made(output, STORIES)).there


def read(output: Place) -> Mapping[str, str]:
    """The story of each article, by id. RefusedError where they were not found yet, or others were."""
    if not there(output):
        raise RefusedError(
            f"{output} has no stories of its articles yet: run its `annotate batch` again, which adds them"
        )
    folder, found = _made(output, STORIES), dict[str, str]()
    for name in folder.files():
        columns = parquet.read_table((folder / name).path, filesystem=folder.system, columns=CLUSTERS.names)
        found.update(zip(*(each.to_pylist() for each in columns.columns), strict=True))
    return found


def write(output: Place) -> None:
    """Find the stories on this machine, which holds 2 KB of each article meanwhile."""
    sketches, known = Sketches(), set[str]()
    for row in rows(output, ("article.id", "article.text")):
        name = row["article"]["id"]
        if name not in known:
            known.add(name)
            sketches.add(name, row["article"]["text"])
    clusters, copies = sketches.tied()
    half = output / HALF
    for folder, schema, found in (
        (COPIES, PAIRS, copies),
        (STORIES, CLUSTERS, list(clusters.items())),
    ):
        columns = [list(each) for each in zip(*found, strict=True)] or [[] for _ in schema]
        (half / folder).system.create_dir((half / folder).path, recursive=True)
        table = pa.Table.from_arrays(list(map(pa.array, columns, schema.types)), schema=schema)
        parquet.write_table(table, f"{(half / folder).path}/0.parquet", filesystem=half.system)
    keep(output)


def keep(output: Place) -> None:
    """Give both tables, written in `half`, their names; the stories come last."""
    for folder in (COPIES, STORIES):
        (output / folder).delete()
        (output / HALF / folder).move(_made(output, folder))


def _made(output: Place, folder: str) -> Place:
    """Where the table of the articles as they are now is: the folder's name says of which files it is."""
    files = (output / ARTICLES).files()
    return output / folder / digest("articles", *map(str, chain.from_iterable(files.items())))
