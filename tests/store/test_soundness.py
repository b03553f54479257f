"""A store that is not sound is told row by row."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotate.records import Tagged, Task
from annotate.store import Store
from annotate.store.soundness import RECORDS, faults
from tests.records import added, article, publication, review, tag

DAM = article("The puppet regime opened a dam.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Store(tmp_path / "store.sqlite3") as store, store.transaction():
        store.add_article(DAM)
        store.add_publication(publication(DAM, "a.txt"))
        store.put_tagged(Tagged(article=DAM, tags=(tag(DAM, 4, 10),), attributions=(), words={}), "v")
        task = Task(server="s", project=1, task_id=7, article_id=DAM.id, content_sha256="x")
        store.put_task(task)
        store.put_snapshot(task, "v", [tag(DAM, 4, 10)])
        store.add_review(review("one", DAM), [added("one", DAM, 4, 17, "loaded_label")])
    return tmp_path / "store.sqlite3"


def found(path: Path, statement: str = "SELECT 1") -> list[str]:
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute(statement)
        return list(faults(store))


def test_a_sound_store_has_no_faults(path: Path) -> None:
    assert found(path) == []


def test_every_table_of_records_is_looked_at(path: Path) -> None:
    with closing(sqlite3.connect(path)) as store:
        columns = (
            "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE c.name = 'record'"
        )
        assert {name for (name,) in store.execute(columns)} == RECORDS.keys()


TAG = tag(DAM, 4, 10).id
NOT_THERE = f"of article {DAM.id}"


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE tasks SET record = 'x'", ["row 1 of tasks cannot be read: Expecting value: line 1"]),
        ("INSERT INTO refusals VALUES ('a.txt', '[]')", ["row 1 of refusals cannot be read"]),
        ("UPDATE tasks SET record = '[]'", ["row 1 of tasks cannot be read"]),
        ("UPDATE reviews SET record = '{\"schema\": 9}'", ["row 1 of reviews cannot be read: of another"]),
        ("UPDATE snapshots SET tags = '[{}]'", ["row 1 of snapshots cannot be read"]),
        (
            "UPDATE articles SET record = replace(record, 'puppet', 'Puppet')",
            [
                f"the text of article {DAM.id} was changed",
                f"tag {TAG} does not say what stands at 4–10 {NOT_THERE}",
                f"decision one 0 does not say what stands at 4–17 {NOT_THERE}",
            ],
        ),
        (
            "UPDATE tags SET record = replace(record, '\"start\": 4', '\"start\": 5')",
            [f"tag {TAG} does not say what stands at 5–10 {NOT_THERE}"],
        ),
        ("UPDATE decisions SET review_id = 'two'", ["of decisions belongs to a row of reviews that is not"]),
        (
            f"UPDATE articles SET superseded_by = 'gone' WHERE id = '{DAM.id}'",
            [f"article {DAM.id} is listed as superseded, and no article that superseded it is listed"],
        ),
        (
            f"UPDATE articles SET superseded_by = '{DAM.id}' WHERE id = '{DAM.id}'",
            [f"article {DAM.id} is listed as superseded, and no article that superseded it is listed"],
        ),
        ("DELETE FROM articles", ["belongs to a row of articles that is not there"]),
    ],
)
def test_what_is_wrong_is_named(path: Path, statement: str, said: list[str]) -> None:
    told = found(path, statement)
    assert [each for each in said if not any(each in line for line in told)] == []


def test_articles_that_superseded_each_other_are_told_and_a_line_that_ends_in_one_that_is_listed_is_sound(
    path: Path,
) -> None:
    lines = [article(f"The dam, {number}.") for number in range(3)]
    with Store(path) as store, store.transaction():
        for older, newer in zip((DAM, *lines), lines, strict=False):
            store.add_article(newer, supersedes=older.id)
    assert found(path) == []
    told = found(path, f"UPDATE articles SET superseded_by = '{lines[1].id}' WHERE id = '{lines[2].id}'")
    assert sorted(each.split()[1] for each in told) == sorted(each.id for each in (DAM, *lines))
    assert all(
        each.endswith("no article that superseded it is listed: add its source again") for each in told
    )


def test_a_damaged_file_is_said(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:8000] + b"x" * 8000 + whole[16000:])
    assert found(path)[0].startswith("the file is damaged: ")
