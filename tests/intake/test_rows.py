from pathlib import Path
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.intake.raw import Raw
from annotate.intake.rows import COLUMNS, check_columns, name, raw, said_by_folders
from annotate.records import Refusal

PATH = Path("a.jsonl")


def read(row: Any) -> Raw | Refusal:
    return raw(row, "a.jsonl:3", PATH, "0" * 64)


def test_a_row_as_an_article() -> None:
    row = {
        "text": "Rain\r\nfell.",
        "title": "Rain &amp; <i>snow</i>",
        "byline": " Vost ",
        "outlet": "Beacon",
        "date": "3 May 2031",
        "url": "https://sarel.example/1",
        "id": 7,
    }
    assert read(row) == Raw(
        source="https://sarel.example/1",
        text="Rain\nfell.",
        raw_sha256="0" * 64,
        title="Rain & snow",
        byline="Vost",
        outlet="Beacon",
        published="2031-05-03",
    )


@pytest.mark.parametrize(
    ("row", "source"),
    [
        ({}, "a.jsonl:3"),
        ({"id": 7}, "a.jsonl#7"),
        ({"url": "sarel/1", "id": 7}, "a.jsonl#sarel/1"),
        ({"url": "\udfff\ud800"}, "a.jsonl#��"),
    ],
)
def test_where_a_row_comes_from(row: dict[str, Any], source: str) -> None:
    assert read({"text": "Rain."} | row).source == source


def test_a_date_that_is_none_is_noted() -> None:
    found = read({"text": "Rain.", "published": "soon"})
    assert isinstance(found, Raw)
    assert (found.published, found.notes) == (None, ("date not understood: 'soon'",))


@pytest.mark.parametrize(
    ("row", "error"),
    [
        (None, "is null, not an object with the field 'text'"),
        (True, "is true or false, not an object with the field 'text'"),
        ("Rain.", "is a text, not an object with the field 'text'"),
        (["Rain."], "is a list, not an object with the field 'text'"),
        ({"title": "Rain"}, f"has no field 'text'. Fields that are read: {COLUMNS}"),
        ({"text": " "}, f"has an empty field 'text'. Fields that are read: {COLUMNS}"),
        ({"text": None}, f"has an empty field 'text'. Fields that are read: {COLUMNS}"),
        ({"text": 4}, f"has a field 'text' that is a number, not text. Fields that are read: {COLUMNS}"),
        ({"text": "Ra\x00in"}, "has NUL characters: it is binary, not text. Take it out"),
        ({"text": "<p> </p>"}, "is markup without words. Give the article's text, or leave it out"),
    ],
)
def test_a_row_that_is_no_article_is_refused_with_its_place(row: Any, error: str) -> None:
    assert read(row) == Refusal(source="a.jsonl:3", error=f"a.jsonl:3 {error}")


def test_columns_are_known_by_name_whatever_the_case() -> None:
    check_columns(["id", " TEXT ", "note", "note"], PATH)
    assert (name(" Date "), name(None), name(3)) == ("date", "", "3")


@pytest.mark.parametrize(
    ("columns", "error"),
    [
        (
            ["body"],
            "a.jsonl has no column 'text' (it has: body). Columns that are read: "
            f"{COLUMNS}. Rename the one with the articles",
        ),
        (
            ["text", "id", "Text"],
            "a.jsonl has 2 columns 'text', in places 1 and 3. Rename all but the one to read",
        ),
    ],
)
def test_columns_that_cannot_be_read_are_refused(columns: list[str], error: str) -> None:
    with pytest.raises(InputError) as caught:
        check_columns(columns, PATH)
    assert str(caught.value) == error


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("in/outlet=The%20Beacon/Date=2031-05-03/a.parquet", {"outlet": "The Beacon", "date": "2031-05-03"}),
        ("outlet=a=b/year=2031/a.parquet", {"outlet": "a=b"}),
        ("outlet=__HIVE_DEFAULT_PARTITION__/a.parquet", {}),
        ("in/outlet=a.parquet", {}),
        ("outlet/a.parquet", {}),
    ],
)
def test_what_the_folders_of_a_partitioned_data_set_say(path: str, expected: dict[str, str]) -> None:
    assert said_by_folders(Path(path)) == expected
