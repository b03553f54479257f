"""Links among the files of a batch job's input."""

import re
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from annotate.batch.inputs import inputs
from annotate.batch.place import Place
from annotate.errors import InputError
from tests.batch.corpus import chain, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "in" / "a.parquet", chain())
    return tmp_path / "in"


def test_a_link_to_a_file_or_a_folder_is_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    write(tmp_path / "other" / "b.parquet", chain()[:1])
    (folder / "linked").symlink_to(tmp_path / "other")
    (folder / "c.parquet").symlink_to(folder / "a.parquet")
    (folder / "notes.txt").symlink_to("nowhere")
    found = {each.label: each.digest for each in inputs(Place.of(str(folder)))}
    assert list(found) == ["a.parquet", "c.parquet", "linked/b.parquet"]
    assert found["a.parquet"] == found["c.parquet"] != found["linked/b.parquet"]


@pytest.mark.parametrize("name", ["b.parquet", "2025"])
def test_a_link_to_what_is_not_there_is_no_empty_input(name: str, folder: Path) -> None:
    (folder / name).symlink_to("nowhere")
    said = f"{folder / name} is a link to what is not there: mend it, or take it out"
    with pytest.raises(InputError, match=f"^{re.escape(said)}$"):
        inputs(Place.of(str(folder)))


def test_a_link_in_a_circle_does_not_multiply_the_files(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (folder / "there").symlink_to(tmp_path / "other")
    (tmp_path / "other" / "back").symlink_to(folder)
    said = f"{folder}/there/back is a link to a folder that it lies in: take it out"
    with pytest.raises(InputError, match=f"^{re.escape(said)}$"):
        inputs(Place.of(str(folder)))


@pytest.mark.parametrize("kind", [pa.int8(), pa.float16(), pa.time64("ns"), pa.binary(4), pa.uuid()])
def test_a_text_that_is_none_is_refused_by_column_and_type(kind: pa.DataType, tmp_path: Path) -> None:
    parquet.write_table(pa.table({"Text": pa.nulls(2, kind)}), tmp_path / "a.parquet")
    said = f"a.parquet has a column 'Text' of {kind}, not of text: write it as strings"
    with pytest.raises(InputError, match=f"^{re.escape(said)}$"):
        inputs(Place.of(str(tmp_path)))


def test_lists_of_one_size_are_refused_where_rows_have_none(tmp_path: Path) -> None:
    kind = pa.list_(pa.int8(), 2)
    text, path = pa.array(["It rained."] * 2), tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": text, "author": pa.array([[1, 2], None], kind)}), path)
    said = (
        "a.parquet has a column 'author' of fixed_size_list<element: int8>[2] with rows that have no value, "
        "which cannot be read: write it as strings, or leave it out"
    )
    with pytest.raises(InputError, match=f"^{re.escape(said)}$"):
        inputs(Place.of(str(tmp_path)))
    parquet.write_table(pa.table({"text": text, "author": pa.array([[1, 2], [3, 4]], kind)}), path)
    assert [each.label for each in inputs(Place.of(str(tmp_path)))] == ["a.parquet"]
    parquet.write_table(pa.table({"text": text, "vector": pa.array([[1, 2], None], kind)}), path)
    assert [each.label for each in inputs(Place.of(str(tmp_path)))] == ["a.parquet"]
