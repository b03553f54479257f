"""A corpus in Parquet on the cores of one machine: whole, in parts, interrupted and gone on with."""

from pathlib import Path

import pytest
from pyarrow import parquet

from annotate.batch import local, places
from annotate.batch.recipe import Recipe
from annotate.batch.run import Batched, run
from annotate.errors import InputError, MissingError, RefusedError
from annotate.progress import Progress
from annotate.workspace import Workspace
from tests.batch.corpus import result, rows, write


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    found = rows()
    write(tmp_path / "corpus" / "a.parquet", found[:30], row_group_size=7)
    write(tmp_path / "corpus" / "2026" / "b.parquet", found[30:])
    write(tmp_path / "corpus" / "_staged.parquet", found[:1])
    return tmp_path / "corpus"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of eight rows, in steps of four."""
    for module in (places, local):
        monkeypatch.setattr(module, "PART", 8)
    monkeypatch.setattr(places, "STEP", 4)


def test_every_row_is_an_article_or_rejected(corpus: Path, tmp_path: Path) -> None:
    done = run(Recipe.of(None, raw=True), str(corpus), str(tmp_path / "out"))
    articles, rejected = result(tmp_path / "out")
    assert done == Batched(articles=len(rows()) - 3, stories=53, rejected=3)
    assert [(row["input"], row["row"]) for row in rejected] == [
        ("a.parquet", 9),
        ("a.parquet", 10),
        ("a.parquet", 11),
    ]
    assert rejected[2]["error"] == (
        "a.parquet:12 has 2,000,001 characters; at most 2,000,000 are taken. Split it"
    )
    assert {row["input"] for row in articles} == {"a.parquet", "2026/b.parquet"}
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == [
        "articles",
        "copies",
        "recipe.json",
        "rejected",
        "stories",
    ]


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("jobs", [1, 2])
def test_parts_hold_together_what_one_holds(corpus: Path, tmp_path: Path, jobs: int) -> None:
    run(Recipe.of(None, raw=True), str(corpus), str(tmp_path / "parts"), jobs=jobs)
    names = sorted(each.name for each in (tmp_path / "parts" / "articles" / "a.parquet").rglob("*.parquet"))
    assert names == [f"{first:012}.parquet" for first in (0, 8, 16, 24)]
    assert result(tmp_path / "parts") == result(whole(corpus, tmp_path))


def whole(corpus: Path, tmp_path: Path) -> Path:
    run(Recipe.of(None, raw=True), str(corpus), str(tmp_path / "whole"))
    return tmp_path / "whole"


class Interrupted(BaseException):
    pass


class Interrupting(Progress):
    """Stops the work after some parts."""

    def __init__(self, parts: int) -> None:
        self.left = parts

    def advance(self, steps: int) -> None:
        if steps:
            self.left -= 1
        if not self.left:
            raise Interrupted


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("parts", [1, 3, 5])
def test_what_is_finished_is_kept(corpus: Path, tmp_path: Path, parts: int) -> None:
    output = tmp_path / "out"
    with pytest.raises(Interrupted):
        run(Recipe.of(None, raw=True), str(corpus), str(output), progress=Interrupting(parts))
    kept = {each: each.stat().st_mtime_ns for each in output.rglob("*.parquet") if each.is_file()}
    assert len([each for each in kept if "articles" in each.parts]) == parts
    half = output / "half" / "articles" / "a.parquet"
    half.mkdir(parents=True, exist_ok=True)
    (half / "000000000024.parquet").write_bytes(b"half of a file")
    run(Recipe.of(None, raw=True), str(corpus), str(output))
    assert {each: each.stat().st_mtime_ns for each in kept} == kept
    assert result(output) == result(whole(corpus, tmp_path))
    assert not (output / "half").exists()


def test_another_recipe_needs_another_folder(corpus: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(Recipe.of(None, raw=True), str(corpus), str(output))
    before = result(output)
    with pytest.raises(RefusedError, match=r"it differs in: cleaner, raw\): name another folder, or "):
        run(Recipe.of(None), str(corpus), str(output))
    assert result(output) == before
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("a note")
    with pytest.raises(RefusedError, match="notes holds other files: name a new folder"):
        run(Recipe.of(None), str(corpus), str(tmp_path / "notes"))


def test_a_single_file_is_an_input_and_no_file_is_none(corpus: Path, tmp_path: Path) -> None:
    run(Recipe.of(None, raw=True), str(corpus / "2026" / "b.parquet"), str(tmp_path / "out"))
    assert {row["input"] for row in result(tmp_path / "out")[0]} == {"b.parquet"}
    (tmp_path / "empty").mkdir()
    with pytest.raises(MissingError, match=r"gone\.parquet is not there: give a Parquet file"):
        run(Recipe.of(None), str(tmp_path / "gone.parquet"), str(tmp_path / "none"))
    with pytest.raises(MissingError, match=r"empty holds no \.parquet file: give a Parquet file"):
        run(Recipe.of(None), str(tmp_path / "empty"), str(tmp_path / "none"))


def test_a_file_that_is_no_table_of_articles_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    wrong = tmp_path / "in" / "wrong.parquet"
    wrong.write_bytes(b"PAR1 and no more")
    with pytest.raises(InputError, match=r"wrong\.parquet cannot be read as Parquet"):
        run(Recipe.of(None), str(tmp_path / "in"), str(tmp_path / "out"))
    parquet.write_table(
        parquet.read_table(write(tmp_path / "x.parquet", rows()[:1])).drop_columns(["text"]), wrong
    )
    with pytest.raises(InputError, match=r"wrong\.parquet has no column 'text' \(it has: url, outlet\)"):
        run(Recipe.of(None), str(tmp_path / "in"), str(tmp_path / "out"))


def test_in_a_workspace_its_own_words_count(corpus: Path, tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    words = workspace.data / "lexicons" / "loaded_language.tsv"
    words.write_text("# columns: term\nharbour\n", encoding="utf-8")
    run(Recipe.of(workspace, raw=True), str(corpus), str(tmp_path / "out"))
    tags = [tag for row in result(tmp_path / "out")[0] for tag in row["tags"]]
    assert any(tag["rules"] == ["loaded_language/user_lexicon"] for tag in tags)
    with workspace.store() as store:
        assert store.article_ids() == ()
