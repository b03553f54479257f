"""Reading what a batch job found: its articles, where each appeared, and what was rejected."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow.dataset import Expression  # type: ignore[attr-defined]  # pyarrow ships few types

from annotate.batch.place import Place, shown
from annotate.batch.places import ARTICLES, HALF, RECIPE, REJECTED, STEP, opened
from annotate.errors import MissingError, RefusedError
from annotate.intake.imprint import imprint
from annotate.json_records import from_dict
from annotate.records import Publication, Refusal, Removal
from annotate.steps.articles.add import outlet_of
from annotate.workspace import Workspace

#: the columns that `appeared` reads, and the byline, which has the authors
APPEARED = ("article.id", "article.byline", "article.removed", "publication")


def finished(given: str) -> Place:
    """The output of a batch job. MissingError where there is none, RefusedError where it is not complete."""
    output, given = Place.of(given), shown(given)
    if not (output / RECIPE).there:
        raise MissingError(f"{given} is no output of `annotate batch`: name the folder with its {RECIPE}")
    if (output / HALF).there:
        raise RefusedError(f"{given} is not complete: run its `annotate batch` again, which goes on with it")
    return output


def rows(
    output: Place, columns: Sequence[str] | None = None, *, only: Collection[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of the articles, all or `only` of these, with all `columns` or some; in the same order."""
    chosen = None if only is None else pc.field("article", "id").isin(sorted(only))
    yield from _rows(output / ARTICLES, columns, chosen)


def appeared(row: Mapping[str, Any], workspace: Workspace) -> Publication:
    """Where the article of a row appeared, of the outlet that it would have in the workspace."""
    publication = from_dict(Publication, row["publication"])
    if publication.outlet:
        return publication
    said = imprint(from_dict(Removal, each) for each in row["article"]["removed"])
    return replace(publication, outlet=outlet_of(publication.source, workspace) or said.outlet)


def rejected(output: Place) -> Iterator[Refusal]:
    """What could not be taken, and why."""
    for row in _rows(output / REJECTED, ("input", "row", "error")):
        yield Refusal(source=f"{row['input']}:{row['row'] + 1}", error=row["error"])


def _rows(
    folder: Place, columns: Sequence[str] | None, chosen: Expression | None = None
) -> Iterator[dict[str, Any]]:
    for name in folder.files():
        with opened(folder / name, "Delete it, and run its `annotate batch` again") as table:
            for batch in table.iter_batches(batch_size=STEP, columns=columns and list(columns)):
                part = pa.Table.from_batches([batch])
                yield from (part if chosen is None else part.filter(chosen)).to_pylist()
