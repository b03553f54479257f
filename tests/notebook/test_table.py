"""Records as a table: a sequence, a data frame, and HTML."""

from dataclasses import dataclass

import pytest

from annotate.notebook.table import Table, frame


@dataclass(frozen=True, kw_only=True)
class Side:
    name: str


@dataclass(frozen=True, kw_only=True)
class Row:
    label: str
    count: int
    side: Side | None = None


ROWS = (Row(label="one", count=2, side=Side(name="left")), Row(label="", count=0))


def test_it_is_a_sequence_of_its_records() -> None:
    table = Table(Row, iter(ROWS))
    assert (len(table), table[1], table[-2:], list(table)) == (2, ROWS[1], ROWS, list(ROWS))
    assert repr(table) == repr(ROWS)
    with pytest.raises(IndexError):
        table[2]


def test_a_row_a_record_and_what_is_empty_is_missing() -> None:
    found = Table(Row, ROWS).to_frame()
    assert list(found.columns) == ["label", "count", "side"]
    assert found.loc[0].to_list() == ["one", 2, {"name": "left"}]
    assert found.loc[1].isna().to_list() == [True, False, True]  # a count of 0 is no missing one


def test_without_records_the_columns_stand() -> None:
    empty = Table(Row, ())
    assert (len(empty), list(empty.to_frame().columns)) == (0, ["label", "count", "side"])


def test_a_notebook_escapes_what_it_shows() -> None:
    (shown,) = (Table(Row, [Row(label="<script>", count=1)])._repr_html_(),)
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown


def test_a_frame_has_just_the_columns_asked_for() -> None:
    found = frame([{"b": 1, "c": 2}, {"a": "x"}], ["a", "b"])
    assert list(found.columns) == ["a", "b"]
    assert found.isna().to_numpy().tolist() == [[True, False], [False, True]]
