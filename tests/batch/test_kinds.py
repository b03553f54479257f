"""Columns of every kind: what a worker of a cluster finds in them, and what one machine does."""

import re
from pathlib import Path

import pyarrow as pa
import pytest

from annotate.batch import places
from annotate.batch.inputs import inputs
from annotate.batch.place import Place
from annotate.batch.places import rows
from annotate.batch.recipe import Recipe
from annotate.batch.spark import mapped
from annotate.batch.work import work
from annotate.errors import MissingError
from tests.batch import kinds
from tests.batch.corpus import chain, write


def test_a_worker_finds_what_one_machine_finds_in_every_kind_of_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds.write(tmp_path / "in", turns=kinds.COLUMNS)
    monkeypatch.setattr(places, "PART", 8)  # so that parts begin and end within groups of rows
    monkeypatch.setattr(places, "STEP", 4)
    recipe = Recipe.of(None, raw=True)
    alone, notes = work(recipe), set[str]()
    for each in inputs(Place.of(str(tmp_path / "in"))):
        parts = sorted(places.parts(each.place))
        begun = (pa.RecordBatch.from_pydict({"id": [first]}) for first in parts)
        found = pa.Table.from_batches(mapped(recipe, each)(begun))
        whole = [alone(batch) for batch in rows(each.place, each.label, set(parts))]
        assert found == pa.Table.from_batches(whole), each.label
        assert found["row"].to_pylist() == list(range(len(found)))
        assert found["error"].null_count == len(found)
        notes |= {note for row in found["article"].to_pylist() for note in row["notes"]}
    for column in ("title", "url", "id", "outlet", "date", "author", "byline"):  # `date` for `published`
        for kind in ("timestamp[ms]", "fixed_size_binary[4]", "large_binary", "list<element: timestamp[ms]>"):
            assert f"{column} not understood: 'an unreadable {kind}'" in notes


def test_a_worker_that_does_not_see_the_file_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", chain())
    [file] = inputs(Place.of(str(path)))
    path.unlink()
    said = f"{path} is not there for a worker: give a place that all workers see"
    with pytest.raises(MissingError, match=f"^{re.escape(said)}$"):
        list(mapped(Recipe.of(None), file)([]))
