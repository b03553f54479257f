"""Where a batch job reads and writes, and what is refused before anything is made."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from pyarrow import parquet
from pyarrow.fs import FSSpecHandler, PyFileSystem

from annotate.batch.place import Place, shown
from annotate.batch.recipe import Recipe
from annotate.batch.run import run
from annotate.errors import InputError, RefusedError, UsageError
from tests.batch.corpus import chain, result, write

TEXT = "Critics say the regime opened a dam."


@pytest.fixture
def memory() -> Iterator[MemoryFileSystem]:
    """A file system that is no disk, as pyarrow names it: ``fsspec+memory://``."""
    system = MemoryFileSystem()
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def test_any_file_system_that_pyarrow_reads_will_do(memory: MemoryFileSystem, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.parquet", chain())
    memory.put(str(tmp_path / "in"), "/desk/in", recursive=True)
    done = run(Recipe.of(None), "fsspec+memory:///desk/in", "fsspec+memory:///desk/out")
    assert run(Recipe.of(None), str(tmp_path / "in"), str(tmp_path / "here")) == done
    assert done.articles == 5
    memory.get("/desk/out", str(tmp_path / "out"), recursive=True)
    names = [
        {str(each.relative_to(root)) for each in root.rglob("*") if each.is_file()}
        for root in (tmp_path / "out", tmp_path / "here")
    ]
    assert names[0] == names[1]
    assert result(tmp_path / "out") == result(tmp_path / "here")
    write(tmp_path / "in" / "a.parquet", chain()[:2])
    memory.put(str(tmp_path / "in" / "a.parquet"), "/desk/in/a.parquet")
    assert run(Recipe.of(None), "fsspec+memory:///desk/in", "fsspec+memory:///desk/out").articles == 2


class Objects(FSSpecHandler):
    """A store of objects, which moves no folders."""

    def move(self, src: str, dest: str) -> None:
        if self.fs.isdir(src):
            raise FileNotFoundError(f"there is no key {src}")
        super().move(src, dest)


def test_a_folder_is_moved_file_by_file_where_folders_are_not(memory: MemoryFileSystem) -> None:
    memory.pipe({"/half/a/1": b"one", "/half/a/b/2": b"two"})
    system = PyFileSystem(Objects(memory))
    (Place(system, "/half/a")).move(Place(system, "/whole/a"))
    assert memory.find("/") == ["/whole/a/1", "/whole/a/b/2"]
    assert memory.cat("/whole/a/b/2") == b"two"


def test_an_address_is_shown_without_what_is_secret_in_it() -> None:
    assert shown("s3://key:secret@desk/out?scheme=http&region=x") == "s3://desk/out"
    assert shown("hdfs://name@host:9000/out") == "hdfs://host:9000/out"
    assert shown("s3://key:se?c/r+et@desk/out/") == "s3://desk/out"
    assert shown("out@home/a?b/") == "out@home/a?b"
    with pytest.raises(InputError, match=r"^nosuch://host/x cannot be reached: (?!.*secret)"):
        Place.of("nosuch://key:secret@host/x")


def columns(**found: Any) -> Callable[[Path], object]:
    return lambda place: parquet.write_table(pa.table(found), place)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda place: place.write_bytes(b""), "a.parquet cannot be read as Parquet (Parquet file size is"),
        (columns(body=[TEXT]), "a.parquet has no column 'text' (it has: body)"),
        (columns(text=[7]), "a.parquet has a column 'text' of int64, not of text: write it as strings"),
        (columns(Text=[b"a"]), "a.parquet has a column 'Text' of binary, not of text: write it as strings"),
        (columns(text=[[TEXT]]), "a.parquet has a column 'text' of list<element: string>, not of text"),
        (columns(text=pa.nulls(2)), "a.parquet has a column 'text' of null, not of text"),
    ],
)  # fmt: skip
def test_an_input_that_is_no_table_of_articles_is_refused_before_anything_is_made(
    make: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    write(tmp_path / "in" / "b.parquet", chain())
    make(tmp_path / "in" / "a.parquet")
    with pytest.raises(InputError, match=re.escape(said)):
        run(Recipe.of(None), str(tmp_path / "in"), str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_text_of_any_kind_that_parquet_has_is_read(tmp_path: Path) -> None:
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        columns(text=pa.array([TEXT, TEXT], kind))(tmp_path / "a.parquet")
        assert run(Recipe.of(None), str(tmp_path / "a.parquet"), str(tmp_path / str(kind))).articles == 2


def test_an_output_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    source = str(write(tmp_path / "in" / "a.parquet", chain()))
    (tmp_path / "file").touch()
    cases = [
        ("file", "file is a file: name a new folder"),
        ("file/out", "file/out cannot be written to ("),
        ("nosuch://out", "nosuch://out cannot be reached: Unrecognized filesystem type"),
    ]
    for output, said in cases:
        given = output if "://" in output else str(tmp_path / output)
        with pytest.raises(InputError, match=re.escape(said)):
            run(Recipe.of(None), source, given)
    with pytest.raises(
        UsageError, match=r"out lies in .*in, whose articles are read: name a folder beside it"
    ):
        run(Recipe.of(None), str(tmp_path / "in"), str(tmp_path / "in" / "out"))


def test_a_folder_in_which_nothing_was_made_binds_to_no_recipe(tmp_path: Path) -> None:
    source, output = write(tmp_path / "in" / "a.parquet", chain()), tmp_path / "out"
    whole = source.read_bytes()
    source.write_bytes(whole[:200] + bytes(400) + whole[600:])  # its end, which says what is in it, is whole
    with pytest.raises(InputError, match="cannot be read as Parquet"):
        run(Recipe.of(None), str(source), str(output))
    source.write_bytes(whole)
    assert run(Recipe.of(None, raw=True), str(source), str(output)).articles == 5


def test_a_recipe_that_is_not_whole_is_named_or_where_nothing_was_made_written_again(tmp_path: Path) -> None:
    source, output = str(write(tmp_path / "in" / "a.parquet", chain())), tmp_path / "out"
    output.mkdir()
    recipe = output / "recipe.json"
    for left in ("", '{"engine": "lo'):  # the disk was full, or the program was killed
        recipe.write_text(left)
        assert run(Recipe.of(None), source, str(output)).articles == 5
        whole = recipe.read_text()
        recipe.write_text(left)
        with pytest.raises(InputError, match=re.escape(f"{recipe} is not whole: name another folder")):
            run(Recipe.of(None), source, str(output))
        recipe.write_text(whole)
        assert run(Recipe.of(None), source, str(output)).articles == 5
        for folder in ("articles", "rejected"):
            shutil.rmtree(output / folder)


def test_a_job_that_was_killed_as_it_began_is_begun_again(tmp_path: Path) -> None:
    source, output = str(write(tmp_path / "in" / "a.parquet", chain())), tmp_path / "out"
    (output / "half").mkdir(parents=True)
    (output / "half" / "recipe.json").write_text('{"engine": "lo')
    (output / "half" / "mine.txt").touch()
    with pytest.raises(RefusedError, match=re.escape(f"{output} holds other files: name a new folder")):
        run(Recipe.of(None), source, str(output))
    (output / "half" / "mine.txt").unlink()
    assert run(Recipe.of(None), source, str(output)).articles == 5
    assert sorted(each.name for each in output.iterdir()) == [
        *("articles", "copies", "recipe.json", "rejected", "stories")
    ]


def test_a_part_that_was_damaged_is_named_and_made_again(tmp_path: Path) -> None:
    source, output = write(tmp_path / "in" / "a.parquet", chain()), tmp_path / "out"
    run(Recipe.of(None), str(source), str(output))
    [part] = (output / "articles" / "a.parquet").rglob("*.parquet")
    part.write_bytes(b"PAR1")
    said = f"{part} cannot be read as Parquet (Parquet file size is 4 bytes, smaller than the minimum file "
    with pytest.raises(
        InputError, match=re.escape(said) + ".* Delete it, and run its `annotate batch` again"
    ):
        run(Recipe.of(None), str(source), str(output))
    part.unlink()
    assert run(Recipe.of(None), str(source), str(output)).articles == 5
