"""Which articles of a batch job are copies of one another."""

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from annotate.batch import stories
from annotate.batch.place import Place
from annotate.batch.recipe import Recipe
from annotate.batch.run import Batched, run
from annotate.errors import RefusedError
from annotate.learn.clusters import clusters
from tests.batch.corpus import chain, result, write


def tables(output: Path) -> tuple[list[tuple[str, str, float]], dict[str, str]]:
    """The pairs, and the story of each article."""
    pairs, named = (parquet.read_table(output / each, partitioning=None) for each in ("copies", "stories"))
    assert (pairs.schema, named.schema) == (stories.PAIRS, stories.CLUSTERS)
    return sorted(zip(*pairs.to_pydict().values(), strict=True)), dict(
        zip(*named.to_pydict().values(), strict=True)
    )


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Of a chain of five articles, each a copy of the next alone, the first of them twice, and another."""
    rows = [*chain(), chain()[0], {"text": "Rain fell on Lund for a week, and the harbour was closed again."}]
    write(tmp_path / "in" / "a.parquet", rows)
    assert tag(tmp_path) == Batched(articles=7, stories=2, rejected=0)
    return tmp_path / "out"


def tag(folder: Path) -> Batched:
    return run(Recipe.of(None, raw=True), str(folder / "in"), str(folder / "out"))


def test_stories_are_found_as_a_workspace_finds_them_and_the_pairs_say_why(output: Path) -> None:
    texts = {row["article"]["id"]: row["article"]["text"] for row in result(output)[0]}
    pairs, named = tables(output)
    assert named == clusters(texts) == stories.read(Place.of(str(output)))
    assert len(texts) == 6
    tied = {name for one, other, _ in pairs for name in (one, other)}
    assert {named[name] for name in tied} == {min(tied)}
    assert len(tied) == 5
    # 14 of the 20 sentences of seven words are shared: 14 * 7 - 4 of 20 * 7 - 4 runs of five words
    assert [shared for *_, shared in pairs] == [94 / 136] * 4


def test_stories_are_found_once_and_again_when_articles_came(output: Path) -> None:
    def written() -> dict[str, int]:
        return {each.name: each.stat().st_mtime_ns for each in (output / "stories").iterdir()}

    before = written()
    tag(output.parent)
    assert written() == before
    write(output.parent / "in" / "b.parquet", [{"text": "A dam was opened in Ostia on Friday by the mayor."}])
    assert tag(output.parent).stories == 3
    assert len(written()) == 1
    assert written().keys().isdisjoint(before)
    assert len(tables(output)[1]) == 7


def test_stories_of_which_some_were_moved_when_the_job_was_killed_are_found_again(output: Path) -> None:
    found = tables(output)
    (folder,) = (output / "stories").iterdir()
    parquet.write_table(parquet.read_table(folder / "0.parquet").slice(3), folder / "0.parquet")
    (output / "half" / "stories").mkdir(parents=True)
    assert tag(output.parent).stories == 2
    assert tables(output) == found


def test_stories_of_other_articles_are_not_taken_for_theirs(output: Path) -> None:
    (file,) = (each for each in (output / "articles").rglob("*.parquet") if each.is_file())
    parquet.write_table(parquet.read_table(file).slice(1), file)
    with pytest.raises(
        RefusedError, match="out has no stories of its articles yet: run its `annotate batch`"
    ):
        stories.read(Place.of(str(output)))
    file.unlink()
    assert tag(output.parent).stories == 2


def test_an_output_without_articles_has_no_stories(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.parquet", [{"text": None}])
    assert tag(tmp_path) == Batched(articles=0, stories=0, rejected=1)
    assert tables(tmp_path / "out") == ([], {})
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "in" / "a.parquet")
    assert run(Recipe.of(None), str(tmp_path / "in"), str(tmp_path / "none")).articles == 0
