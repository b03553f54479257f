"""Running again into the same folder: what is the same is kept, and nothing of another day's input left."""

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.batch import local, places
from annotate.batch.found import finished
from annotate.batch.found import rows as found_in
from annotate.batch.recipe import Recipe
from annotate.batch.run import Batched, run
from annotate.errors import InputError, RefusedError
from annotate.progress import Progress
from tests.batch.corpus import chain, result, write

LINES = chain()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two files that became seven rows: in parts of two, four parts and one rejected row."""
    write(tmp_path / "in" / "a.parquet", LINES[:5])
    write(tmp_path / "in" / "b.parquet", [LINES[0], {"text": " "}])
    return tmp_path / "in"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (places, local):
        monkeypatch.setattr(module, "PART", 2)
    monkeypatch.setattr(places, "STEP", 1)


def batch(source: Path, output: Path, progress: Progress | None = None) -> Batched:
    return run(Recipe.of(None), str(source), str(output), progress=progress or Progress())


def times(output: Path, label: str) -> dict[Path, int]:
    """When each part was made of what is in a file."""
    folder = output / "articles" / label
    return {each: each.stat().st_mtime_ns for each in folder.rglob("*.parquet") if each.is_file()}


def as_new(corpus: Path, output: Path, tmp_path: Path) -> bool:
    """Whether the output is what a new one would be, with its stories."""
    new = tmp_path / "new"
    shutil.rmtree(new, ignore_errors=True)
    batch(corpus, new)
    names = [
        sorted(str(each.relative_to(root)) for each in root.rglob("*") if each.is_file())
        for root in (output, new)
    ]
    return result(output) == result(new) and names[0] == names[1]


class Counting(Progress):
    """What the progress was told."""

    def __init__(self) -> None:
        self.total, self.steps = 0, list[int]()

    def begin(self, total: int, what: str = "") -> None:  # noqa: ARG002
        self.total = total

    def advance(self, steps: int) -> None:
        self.steps.append(steps)


CHANGES: dict[str, Callable[[Path], object]] = {
    "other words in the same number of bytes": lambda a: a.write_bytes(
        write(a, LINES[:5], compression="none").read_bytes().replace(b"boats", b"carts")
    ),
    "rows in another order": lambda a: write(a, LINES[4::-1]),
    "rows more": lambda a: write(a, [*LINES[:5], {"text": "One more."}]),
    "rows fewer": lambda a: write(a, LINES[:1]),
    "no row": lambda a: write(a, []),
    "only rejected rows": lambda a: write(a, [{"text": " "}] * 3),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changed_is_made_again_and_no_other(change: str, corpus: Path, tmp_path: Path) -> None:
    output, a = tmp_path / "out", corpus / "a.parquet"
    write(a, LINES[:5], compression="none")
    batch(corpus, output)
    kept, stamp = times(output, "b.parquet"), a.stat()
    CHANGES[change](a)
    os.utime(a, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    told = Counting()
    batch(corpus, output, told)
    assert as_new(corpus, output, tmp_path)
    assert times(output, "b.parquet") == kept
    assert (told.total, min(told.steps) >= 0) == (sum(told.steps), True)


def test_a_file_that_was_only_copied_or_touched_is_kept(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    done = batch(corpus, output)
    kept = times(output, "")
    os.utime(corpus / "a.parquet", (1, 1))
    shutil.copytree(corpus, tmp_path / "moved")
    (tmp_path / "linked").symlink_to(tmp_path / "moved")
    for source in (corpus, tmp_path / "moved", tmp_path / "linked"):
        assert batch(source, output) == done
    assert times(output, "") == kept


def test_files_are_added_and_one_that_is_there_under_two_names_is_taken_twice(
    corpus: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    batch(corpus / "a.parquet", output)
    kept = times(output, "a.parquet")
    (corpus / "2026").mkdir()
    shutil.copy(corpus / "a.parquet", corpus / "2026" / "a.parquet")
    (corpus / "c.parquet").symlink_to(corpus / "a.parquet")
    assert batch(corpus, output) == Batched(articles=16, stories=1, rejected=1)
    assert as_new(corpus, output, tmp_path)
    assert times(output, "a.parquet") == kept
    rows = [(row["input"], row["article"]["id"]) for row in result(output)[0]]
    first = {name for label, name in rows if label == "a.parquet"}
    assert {name for label, name in rows if label in ("2026/a.parquet", "c.parquet")} == first


def test_a_file_that_is_gone_is_named_and_what_was_found_in_it_stays(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    done, before = batch(corpus, output), result(output)
    (corpus / "b.parquet").rename(corpus / "renamed.parquet")
    said = (
        f"{output} holds what was found in b.parquet, and {corpus} has no such file now: put it back, or "
        "delete articles/b.parquet and rejected/b.parquet there, or name another folder"
    )
    with pytest.raises(RefusedError, match=f"^{re.escape(said)}$"):
        batch(corpus, output)
    assert result(output) == before
    (corpus / "renamed.parquet").rename(corpus / "b.parquet")
    assert batch(corpus, output) == done
    (corpus / "b.parquet").unlink()
    for kind in ("articles", "rejected"):
        shutil.rmtree(output / kind / "b.parquet")
    batch(corpus, output)
    assert result(output)[0] == [row for row in before[0] if row["input"] == "a.parquet"]


def test_more_than_one_that_is_gone_is_counted(corpus: Path, tmp_path: Path) -> None:
    batch(corpus, tmp_path / "out")
    other = write(tmp_path / "other" / "c.parquet", LINES)
    with pytest.raises(RefusedError, match=f"in a.parquet and 1 more, and {other} has no such file now: put"):
        batch(other, tmp_path / "out")


def test_a_file_of_the_same_name_in_another_folder_is_another(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    batch(corpus / "a.parquet", output)
    before = result(output)
    other = write(tmp_path / "other" / "a.parquet", LINES[2:4])
    said = (
        f"a.parquet in {other} is another than that in {corpus}/a.parquet, from which {output} was made: "
        "name another folder, or delete this one"
    )
    with pytest.raises(RefusedError, match=f"^{re.escape(said)}$"):
        batch(other, output)
    assert result(output) == before


def test_what_was_made_of_a_file_that_changes_meanwhile_is_not_kept(corpus: Path, tmp_path: Path) -> None:
    output, a = tmp_path / "out", corpus / "a.parquet"

    class Changing(Progress):
        def advance(self, steps: int) -> None:
            if steps:
                write(a, LINES[1:])

    with pytest.raises(
        InputError, match=re.escape(f"{a} was changed while it was read: run the same command")
    ):
        batch(corpus, output, Changing())
    with pytest.raises(RefusedError, match="out is not complete"):
        finished(str(output))
    batch(corpus, output)
    assert as_new(corpus, output, tmp_path)


def test_a_job_that_ends_while_it_makes_a_changed_file_again_is_not_complete(
    corpus: Path, tmp_path: Path
) -> None:
    output, a = tmp_path / "out", corpus / "a.parquet"
    batch(corpus, output)
    whole = write(a, LINES[:2]).read_bytes()
    a.write_bytes(whole[:100] + bytes(200) + whole[300:])  # its end, which says what is in it, is whole
    for _ in range(2):
        with pytest.raises(InputError, match="cannot be read as Parquet"):
            batch(corpus, output)
        with pytest.raises(RefusedError, match="out is not complete"):
            finished(str(output))
    assert {row["input"] for row in result(output)[0]} == {"b.parquet"}
    a.write_bytes(whole)
    batch(corpus, output)
    assert as_new(corpus, output, tmp_path)


def test_an_output_that_cannot_be_written_to_any_more_says_so(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"

    class Full(Progress):
        def advance(self, steps: int) -> None:
            if steps:
                shutil.rmtree(output / "half")
                (output / "half").touch()

    said = f"{output} cannot be written to any more ("
    with pytest.raises(InputError, match=f"^{re.escape(said)}.*What is finished is kept: make room there"):
        batch(corpus, output, Full())
    (output / "half").unlink()
    batch(corpus, output)
    assert as_new(corpus, output, tmp_path)


def test_an_output_of_a_release_without_digests_is_read_and_not_gone_on_with(
    corpus: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    batch(corpus, output)
    for part in [each for each in output.rglob("*.parquet") if each.parent.parent.suffix == ".parquet"]:
        part.rename(part.parent.parent / part.name)
    recipe = json.loads((output / "recipe.json").read_text())
    del recipe["input"]
    (output / "recipe.json").write_text(json.dumps(recipe))
    before = result(output)
    said = "was made by a release that did not write down from which files: name another folder, or"
    with pytest.raises(RefusedError, match=said):
        batch(corpus, output)
    assert result(output) == before
    assert len(list(found_in(finished(str(output))))) == 6


@pytest.mark.parametrize("text", ['{"name": "bread"}', "[]", "7", "bread", '{"engine": "steam"', b"\xff"])
def test_a_recipe_that_is_not_ours_is_not_touched(text: str | bytes, corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "kitchen"
    output.mkdir()
    recipe = output / "recipe.json"
    recipe.write_bytes(text if isinstance(text, bytes) else text.encode())
    (output / "half").mkdir()
    (output / "half" / "loaf.txt").touch()
    with pytest.raises(RefusedError, match="kitchen holds other files: name a new folder"):
        batch(corpus, output)
    assert sorted(each.name for each in output.rglob("*")) == ["half", "loaf.txt", "recipe.json"]
    assert recipe.read_bytes() == (text if isinstance(text, bytes) else text.encode())
