"""Our own JSON lines: what a record holds, and what is told of one that cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedSpan
from annotate.exchange.jsonl import from_record, lines, read, record
from tests.exchange.ours import TEXT, made

ROW = {"id": "7", "text": "The puppet regime fell."}


def spans(**fields: Any) -> tuple[CodedSpan, ...]:
    return from_record({**ROW, "language": "en", **fields}, "here").spans


def test_spans_stand_apart_by_what_became_of_them() -> None:
    row = record(made())
    assert (row["schema"], row["id"], row["group"], row["text"]) == (1, "7", "The Lunn Courier", TEXT)
    assert row["spans"] == [[18, 31, "loaded_label"], [45, 52, "loaded_label"], [60, 64, "scare_quotes"]]
    assert row["disputed"] == [[0, 3, "loaded_label"]]
    assert "rejected" not in row  # what is empty is left out
    assert [each["state"] for each in row["about"]] == ["disputed", "approved", "adjudicated", "approved"]
    assert row["labels"] == ["loaded_label", "scare_quotes"]


def test_what_is_said_about_a_span_is_found_by_its_place_and_state() -> None:
    settled = {"start": 4, "end": 10, "label": "a", "state": "adjudicated", "voice": "quoted"}
    assert spans(spans=[[4, 10, "a"]], about=[settled]) == (
        CodedSpan(start=4, end=10, label="a", state="adjudicated", voice="quoted"),
    )
    assert spans(spans=[[4, 10, "b"]], about=[settled]) == (CodedSpan(start=4, end=10, label="b"),)
    assert spans(disputed=[[4, 10, "a"]], about=[settled]) == (
        CodedSpan(start=4, end=10, label="a", state="disputed"),
    )
    assert spans(rejected=[[4, 10, "a"]]) == (CodedSpan(start=4, end=10, label="a", state="rejected"),)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"id": "7"}, "a record needs `id`, `text` and `spans`"),
        ({"text": "x"}, "a record needs `id`, `text` and `spans`"),
        ({"id": "7", "text_sha256": "0"}, "exported with --no-text; `annotate import` joins it with its"),
        ({**ROW, "labels": "a"}, "`labels` is not a list of the labels that its coders had"),
        ({**ROW, "labels": [1]}, "`labels` is not a list of the labels that its coders had"),
        ({**ROW, "language": 1}, 'the language 1 is not a code such as "en"'),
        ({**ROW, "id": None}, "the id is null, and neither a text nor a number"),
        ({**ROW, "id": ["7"]}, 'the id is ["7"], and neither a text nor a number'),
        ({**ROW, "id": True}, "the id is true, and neither"),
        ({**ROW, "id": ""}, "the id is empty: give the article a name of its own"),
        ({**ROW, "group": ["x"]}, 'the group is ["x"], and neither a text nor a number'),
        ({**ROW, "text": "Dam\0"}, "the text has a NUL at 3: save it anew"),
        ({**ROW, "group": "\ud83d"}, r"'\ud83d' has half a character in it: save it anew"),
        ({**ROW, "notes": ["x\0"]}, r"'x\x00' has a NUL in it: save it anew"),
        ({**ROW, "spans": [[4, 10, "\udc00"]]}, r"'\udc00' has half a character in it"),
        ({**ROW, "spans": {}}, "`spans` is not a list of [start, end, label]"),
        (
            {**ROW, "disputed": [[4, 10]]},
            "the span [4, 10] is not [start, end, label] inside a text of 23 char",
        ),
        ({**ROW, "spans": [["4", 10, "a"]]}, "the span ['4', 10, 'a'] is not [start, end, label] inside a"),
        ({**ROW, "about": [{"start": 1}]}, "`about`: "),
        ({**ROW, "captions": [[4, 24]]}, "a stretch from 4 to 24 is not inside a text of 23 characters"),
        ({**ROW, "quoted": [[4, 4]]}, "a stretch from 4 to 4 is not inside"),
        ({**ROW, "voices": [[-1, 4, "quoted"]]}, "a stretch from -1 to 4 is not inside"),
    ],
)
def test_a_record_that_cannot_be_taken_is_named(row: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as error:
        from_record(row, "c.jsonl, line 3")
    assert str(error.value).startswith(f"c.jsonl, line 3: {said}")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], " holds no records: give one JSON object a line"),
        ([ROW], ": no record has `spans`; the fields are: id, text. Give what people marked as `spans`"),
        ([{**ROW, "spans": []}, ROW], ", line 2: the id '7' occurs twice; ids must differ"),
    ],
)
def test_a_file_that_cannot_be_taken_is_named(rows: list[dict[str, Any]], said: str, tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with pytest.raises(InputError) as error:
        list(read(path))
    assert str(error.value).startswith(f"{path}{said}")


def test_lines_are_counted_with_the_empty_ones(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('\n{"id": "7"}\n\n[1]\n', encoding="utf-8")
    found = lines(path)
    assert next(found) == (f"{path}, line 2", {"id": "7"})
    with pytest.raises(InputError, match="line 4: not an object"):
        next(found)
    path.write_text("{\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1: not JSON"):
        next(lines(path))
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"cannot be read .*: give a JSON lines file in UTF-8"):
        next(lines(path))


def test_a_byte_order_mark_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('\ufeff{"id": "7"}\n', encoding="utf-8")
    assert list(lines(path)) == [(f"{path}, line 1", {"id": "7"})]
