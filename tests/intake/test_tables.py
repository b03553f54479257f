"""Tables as they come: the separator, the rows that fit, and what is said of the others."""

import datetime
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from annotate.intake import tables
from annotate.intake.raw import Raw
from annotate.intake.read import parts, read
from annotate.records import Refusal

RAIN = "Rain fell on Sarel, and the clerk left; it was late."
SNOW = "Snow fell | on Tolme."


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def texts(path: Path) -> list[str]:
    """What was read, and of what was refused the place and the reason."""
    return [each.text if isinstance(each, Raw) else each.error.removeprefix(str(path)) for each in read(path)]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("a.csv", f'sep=;\nid;text;outlet\n1;"{RAIN}";Beacon\n2;{SNOW};Beacon\n'),
        ("a.csv", f'"sep=|"\nid|text|outlet\n1|{RAIN}|Beacon\n2|"{SNOW}"|Beacon\n'),
        ("a.csv", f'id|text|outlet\n1|{RAIN}|Beacon\n2|"{SNOW}"|Beacon\n'),
        ("a.tsv", f"id\ttext\toutlet\n1\t{RAIN}\tBeacon\n2\t{SNOW}\tBeacon\n"),
        ("a.tsv", f'id,text,outlet\n1,"{RAIN}",Beacon\n2,{SNOW},Beacon\n'),
        ("a.csv", f'"id, number, or else";"TEXT ";outlet\n1;"{RAIN}";Beacon\n2;{SNOW};Beacon\n'),
        ("a.csv", f'\ufeffid;"text";outlet\r\n1;"{RAIN}";Beacon\r\n2;{SNOW};Beacon\r\n'),
        ("a.csv", f'id,text,outlet\r1,"{RAIN}",Beacon\r2,{SNOW},Beacon\r'),
        ("a.csv", f'\n\nid,text,outlet\n\n1,"{RAIN}",Beacon\n\n2,{SNOW},Beacon\n'),
        ("a.csv", f'id,"text",outlet,\n1,"{RAIN}",Beacon,,,\n2,{SNOW},Beacon\n'),
        ("a.csv", f'text\n{RAIN}\n{SNOW}'),
    ],
)  # fmt: skip
def test_the_header_shows_the_separator(tmp_path: Path, name: str, table: str) -> None:
    path = write(tmp_path / name, table)
    assert texts(path) == [RAIN, SNOW]
    assert texts(write(tmp_path / f"wide-{name}", table.lstrip("\ufeff").encode("utf-16"))) == [RAIN, SNOW]


def test_a_comma_outside_of_marks_refuses_its_row_by_number(tmp_path: Path) -> None:
    rows = [
        "id,text,outlet",
        '1,"Rain fell,\n\nthen snow.",Beacon',
        "2,The clerk left, it is said, on Monday,Beacon",
        "3,Hail fell.,Beacon",
    ]
    assert texts(write(tmp_path / "a.csv", "\n".join(rows))) == [
        "Rain fell,\n\nthen snow.",
        ":5 has 5 cells under a header of 3: put the text between quotation marks",
        "Hail fell.",
    ]


def test_a_name_after_a_comma_in_a_text_that_has_no_end_is_no_outlet(tmp_path: Path) -> None:
    rows = [
        "The clerk left, Ida Lund said",
        "Rain fell!, Beacon",
        " Hail fell, Beacon",
        "The clerk left,Beacon",
    ]
    assert texts(write(tmp_path / "a.csv", "\n".join(["text,outlet", *rows]))) == [
        ":2 has a cell that goes on with ' Ida Lund said': put the text between quotation marks",
        "Rain fell!",
        " Hail fell",
        "The clerk left",
    ]


@pytest.mark.parametrize(
    "rest",
    [
        "as critics say",
        "and the clerk wept",
        "but nobody saw it",
        "who had seen it",
        "which is new",
        "because it rained",
        "while others wept",
        "although it rained",
        "said Ida Lund",
        "according to the clerk",
        "he said on Monday",
        "they said",
        "et le maire est parti",
        "mais personne ne le sait",
        "qui pleurait",
        "selon le maire",
        "a dit Ida Lund",
    ],
)
def test_a_comma_without_a_blank_shows_by_the_words_that_go_on(tmp_path: Path, rest: str) -> None:
    rows = f'text,outlet\nThe thugs lied,{rest}\n"The thugs lied",{rest}\nThe thugs lied.,{rest}\n'
    assert texts(write(tmp_path / "a.csv", rows)) == [
        f":2 has a cell that goes on with {rest[:30]!r}: put the text between quotation marks",
        "The thugs lied",
        "The thugs lied.",
    ]


@pytest.mark.parametrize(
    "outlet",
    ["the lantern", "lantern.example", "andalou", "as", "And Then", "la voix du port", "which?", "it"],
)
def test_an_outlet_in_small_letters_is_one(tmp_path: Path, outlet: str) -> None:
    (found,) = read(write(tmp_path / "a.csv", f"text,outlet\nThe thugs lied,{outlet}\n"))
    assert isinstance(found, Raw)
    assert (found.text, found.outlet) == ("The thugs lied", outlet)


def test_a_comma_that_leaves_the_count_right_shows_by_the_blank_after_it(tmp_path: Path) -> None:
    table = 'id,text,outlet\n1,The clerk left, it is said\n2,Rain fell., Beacon\n3,Rain fell.," the Beacon"\n'
    assert texts(write(tmp_path / "a.csv", table)) == [
        ":2 has a cell that goes on with ' it is said': put the text between quotation marks",
        "Rain fell.",
        "Rain fell.",
    ]


def test_a_separator_that_ends_a_text_is_not_lost(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "a.csv", "id,outlet,text\n1,Beacon,Rain fell, it stopped\n")) == [
        ":2 has 4 cells under a header of 3: put the text between quotation marks"
    ]


@pytest.mark.parametrize(
    ("broken", "last"),
    [
        ('"He said "no" to the clerk.",Beacon', 3),
        ('"He said \\"no\\", and left.",Beacon', 3),
        ('"He said "no" to the clerk.\n\nHe left, it is said, at noon.\n\nIt rained.",Beacon', 7),
        ('"The clerk left,Beacon', 3),
        ('"The clerk left.\nIt rained.\nIt was late,Beacon', 5),
        ('"He said "no" to the clerk,Beacon', 3),
    ],
)
def test_a_stray_mark_refuses_its_row_and_no_other(tmp_path: Path, broken: str, last: int) -> None:
    before, after = '1,"Rain ""fell"".",Beacon', '3,"Snow fell.",Beacon\n4,Hail fell.,Beacon\n'
    path = write(tmp_path / "a.csv", f"id,text,outlet\n{before}\n2,{broken}\n{after}")
    first, refused, *rest = read(path)
    assert isinstance(first, Raw)
    assert isinstance(refused, Refusal)
    assert refused.source == f"{path}:3"
    reach = f" up to line {last}" if last > 3 else ""
    assert refused.error.startswith(f"{path}:3 is no row of CSV{reach} (")
    assert [each.text for each in (first, *rest) if isinstance(each, Raw)] == [
        'Rain "fell".',
        "Snow fell.",
        "Hail fell.",
    ]
    assert len(rest) == 2


def test_a_line_of_a_broken_cell_that_looks_like_a_row_is_no_article(tmp_path: Path) -> None:
    table = 'id,text,outlet\n1,"He left.\n\n"No", he said, "never".",Beacon\n2,Snow fell.,Beacon\n'
    path = write(tmp_path / "a.csv", table)
    kinds = [(type(each), each.source) for each in read(path)]
    assert kinds == [(Refusal, f"{path}:2"), (Refusal, f"{path}:4"), (Raw, f"{path}#2")]


def test_inches_in_a_cell_without_marks_are_no_fault(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "a.csv", 'id,text\n1,The 6" gun of Sarel.\n')) == ['The 6" gun of Sarel.']


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "a.csv", ",id,text,outlet,Text\n0,1,short,Beacon,Rain fell.\n")) == [
        " has 2 columns 'text', in places 3 and 5. Rename all but the one to read"
    ]
    assert texts(write(tmp_path / "b.csv", "text,note,note,,\nRain fell.,1,2,3,4\n")) == ["Rain fell."]


def test_a_very_long_cell(tmp_path: Path) -> None:
    text = "Rain fell on Sarel. " * 20_000
    assert texts(write(tmp_path / "a.csv", f'id,text\n1,"{text}"\n2,Snow fell.\n')) == [text, "Snow fell."]


def test_the_encoding_of_a_table_is_heard(tmp_path: Path) -> None:
    table = "id;text\n1;Starosta Jiří Růžička v úterý řekl, že škola dostane peníze ještě letos.\n"
    (raw,) = read(write(tmp_path / "a.csv", table.encode("cp1250")))
    assert isinstance(raw, Raw)
    assert raw.text == table.split(";")[2].strip()
    assert raw.notes == ("it does not say its encoding; read as cp1250, the likeliest",)


def test_markup_in_a_field_is_resolved(tmp_path: Path) -> None:
    text = "<p>Rain &amp; <b>snow</b>.</p><p>The clerk said: &ldquo;Never.&rdquo;</p>"
    row = {"text": text, "title": "Rain &amp; <i>snow</i>", "outlet": "Beacon &amp; Sons"}
    (raw,) = read(write(tmp_path / "a.jsonl", json.dumps(row)))
    assert isinstance(raw, Raw)
    assert (raw.text, raw.title, raw.outlet) == (
        "Rain & snow.\nThe clerk said: “Never.”",
        "Rain & snow",
        "Beacon & Sons",
    )
    assert raw.notes == ("markup in the text was resolved",)
    assert texts(write(tmp_path / "b.csv", 'text\n"If a < b, then <3 &c."\n')) == ["If a < b, then <3 &c."]
    assert texts(write(tmp_path / "c.jsonl", '{"text": "<p> </p>"}')) == [
        ":1 is markup without words. Give the article's text, or leave it out"
    ]


def test_a_key_that_stands_twice_is_no_line_of_json(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "a.jsonl", '{"text": "Rain.", "text": "Snow."}\n{"text": "Hail."}')) == [
        ":1 is not a line of JSON (the key 'text' occurs twice). Mend the line or take it out",
        "Hail.",
    ]


def test_json_lines_in_utf_16(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", '{"text": "Růžička."}\n\n{"text": "Sarel."}\n'.encode("utf-16"))
    assert [(each.source, each.text) for each in read(path) if isinstance(each, Raw)] == [
        (f"{path}:1", "Růžička."),
        (f"{path}:3", "Sarel."),
    ]


def test_json_lines_that_are_no_utf_16_any_more(tmp_path: Path) -> None:
    whole = '{"text": "Sarel."}\n'.encode("utf-16")
    path = write(tmp_path / "a.jsonl", whole + b"\x00")
    kept, cut = read(path)
    assert isinstance(kept, Raw)
    assert cut == Refusal(
        source=f"{path}:2", error=f"{path}:2 is not UTF-16 any more. Save the file as UTF-8"
    )


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (pa.timestamp("us"), 2**62),
        (pa.timestamp("ms"), 2**62),
        (pa.duration("s"), 2**62),
        (pa.timestamp("us", tz="Nowhere/Else"), 1),
    ],
)
def test_a_cell_that_python_cannot_hold_costs_no_row(tmp_path: Path, kind: pa.DataType, value: int) -> None:
    path = tmp_path / "a.parquet"
    dates = pa.array([value, 0, None], pa.int64()).cast(kind)
    parquet.write_table(pa.table({"text": ["Rain.", "Hail.", "Snow."], "date": dates}), path)
    found = list(read(path))
    assert [each.text for each in found if isinstance(each, Raw)] == ["Rain.", "Hail.", "Snow."]
    assert isinstance(found[0], Raw)
    assert found[0].notes == (f"date not understood: 'an unreadable {kind}'",)


def test_bytes_that_are_no_text_are_no_article(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    text = pa.array([b"Rain.", b"\xff\xfe\xfd"], pa.binary()).view(pa.string())
    parquet.write_table(pa.table({"text": text}), path)
    kept, refused = read(path)
    assert isinstance(kept, Raw)
    assert isinstance(refused, Refusal)
    assert refused.error.startswith(f"{path}:2 has a field 'text' that is an unreadable string, not text.")


def test_what_cannot_be_read_of_a_cell_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    broken = pa.array([b"\xff\xfe\xfd"], pa.binary())
    columns = {"Text": ["Rain fell."], "title": broken.view(pa.string()), "author": pa.array([b"Ana Orlic"])}
    parquet.write_table(pa.table({**columns, "outlet": broken, "id": broken.view(pa.string())}), path)
    [found] = read(path)
    assert isinstance(found, Raw)
    assert (found.text, found.title, found.byline, found.outlet) == ("Rain fell.", None, None, None)
    assert found.source == f"{path}:1"
    assert found.notes == (
        "author not understood: 'an unreadable binary'",
        "id not understood: 'an unreadable string'",
        "outlet not understood: 'an unreadable binary'",
        "title not understood: 'an unreadable string'",
    )


def test_a_partitioned_data_set_says_by_its_folders_what_no_column_does(tmp_path: Path) -> None:
    path = tmp_path / "outlet=The%20Beacon" / "a.parquet"
    path.parent.mkdir()
    parquet.write_table(pa.table({"text": ["Rain."], "title": ["Wet"]}), path)
    assert [(each.outlet, each.title) for each in read(path) if isinstance(each, Raw)] == [
        ("The Beacon", "Wet")
    ]
    parquet.write_table(pa.table({"text": ["Rain."], "Outlet": ["The Lantern"]}), path)
    assert [each.outlet for each in read(path) if isinstance(each, Raw)] == ["The Lantern"]
    cells = ["The Lantern", None, " "]
    parquet.write_table(pa.table({"text": ["Rain.", "Hail.", "Snow."], "outlet": cells}), path)
    assert [each.outlet for each in read(path) if isinstance(each, Raw)] == [
        "The Lantern",
        *["The Beacon"] * 2,
    ]


def test_a_column_whose_name_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": ["Rain."], "titlX": ["a"]}), path)
    path.write_bytes(path.read_bytes().replace(b"titlX", b"tit\xff\xfe"))
    [refused] = read(path)
    assert isinstance(refused, Refusal)
    assert refused.error.startswith(f"{path} cannot be read as Parquet ('utf-8' codec can't decode")


FIELDS = "Fields that are read: text (required), title, url, id, outlet, published, author"


@pytest.mark.parametrize(
    ("column", "what"),
    [
        (pa.array([{"body": "Rain."}]), "that is an object, not text"),
        (pa.array([["Rain fell.", "It was late."]]), "that is a list, not text"),
        (pa.array([[("body", "Rain.")]], pa.map_(pa.string(), pa.string())), "that is a list, not text"),
        (pa.array([Decimal("12.50")]), "that is Decimal, not text"),
        (pa.array([12]), "that is a number, not text"),
        (pa.array([float("nan")]), "that is a number, not text"),
        (pa.array([datetime.date(2031, 5, 1)]), "that is date, not text"),
        (pa.array([True]), "that is true or false, not text"),
        (pa.array([b"Rain."]), "that is an unreadable binary, not text"),
        (pa.array([b"Rain."], pa.large_binary()), "that is an unreadable large_binary, not text"),
        (pa.array([b"Rain"], pa.binary(4)), "that is an unreadable fixed_size_binary[4], not text"),
        (pa.nulls(1), None),
        (pa.array([""]), None),
    ],
)
def test_a_column_of_no_text_is_refused_row_by_row(
    tmp_path: Path, column: pa.Array, what: str | None
) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": pa.concat_arrays([column, column])}), path)
    got = f"a field 'text' {what}" if what else "an empty field 'text'"
    assert texts(path) == [f":{row} has {got}. {FIELDS}" for row in (1, 2)]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_a_column_of_text_of_any_kind_is_read(tmp_path: Path, kind: pa.DataType) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": pa.array([RAIN, SNOW], kind), "title": pa.nulls(2)}), path)
    assert texts(path) == [RAIN, SNOW]


def test_coded_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    coded = {each: pa.array([each, None, each]).dictionary_encode() for each in ("text", "outlet")}
    parquet.write_table(pa.table(coded), path)
    first, refused, last = read(path)
    assert isinstance(first, Raw)
    assert isinstance(last, Raw)
    assert (first.text, first.outlet, last.text) == ("text", "outlet", "text")
    assert isinstance(refused, Refusal)
    assert refused.error == f"{path}:2 has an empty field 'text'. {FIELDS}"


@pytest.mark.parametrize(
    ("column", "day", "notes"),
    [
        (pa.array([1935403200], pa.timestamp("s")), "2031-05-01", ()),
        (pa.array([1935403200123456000], pa.timestamp("ns")), "2031-05-01", ()),
        (
            pa.array([1935403200000000], pa.timestamp("us", tz="Europe/Paris")),
            "2031-05-01",
            (),
        ),
        (pa.array([datetime.date(2031, 5, 1)]), "2031-05-01", ()),
        (pa.array([datetime.time(5, 1)]), None, ("date not understood: '05:01:00'",)),
        (pa.array([5], pa.duration("s")), None, ("date not understood: '0:00:05'",)),
        (pa.array([["1 May 2031"]]), None, ("date not understood: '['1 May 2031']'",)),
        (pa.nulls(1), None, ()),
        (pa.array([float("nan")]), None, ()),
    ],
)
def test_a_date_of_any_kind(
    tmp_path: Path, column: pa.Array, day: str | None, notes: tuple[str, ...]
) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [RAIN], "date": column}), path)
    (found,) = read(path)
    assert isinstance(found, Raw)
    assert (found.published, found.notes) == (day, notes)


def test_what_is_nested_in_a_field_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    columns = {"title": [["a", "b"]], "author": [{"name": "Ana Orlic"}], "outlet": [float("nan")], "id": [[]]}
    parquet.write_table(pa.table({"text": [RAIN], **columns}), path)
    (found,) = read(path)
    assert isinstance(found, Raw)
    assert (found.title, found.byline, found.outlet, found.source) == (None, None, None, f"{path}:1")
    assert found.notes == (
        "author not understood: '{'name': 'Ana Orlic'}'",
        "title not understood: '['a', 'b']'",
    )


def test_parquet_without_rows_or_columns_or_with_two_of_one_name(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"

    def said(columns: list[pa.Array], names: list[str]) -> list[str]:
        parquet.write_table(pa.Table.from_arrays(columns, names=names), path)
        return texts(path)

    text = pa.array([RAIN])
    assert said([pa.array([], pa.string())], ["text"]) == [" has no rows. Give a table with an article in it"]
    assert said([], []) == [
        " has no column 'text' (it has: none). Columns that are read: text (required), title, url, id, "
        "outlet, published, author. Rename the one with the articles"
    ]
    assert said([text, text], ["text", "Text "]) == [
        " has 2 columns 'text', in places 1 and 2. Rename all but the one to read"
    ]
    assert said([text, text, text], ["text", "note", "note"]) == [RAIN]


@pytest.mark.parametrize(
    "damaged",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:-4] + b"PARX",
        lambda _: b"PAR1",
        lambda _: b"PAR1PAR1",
        lambda _: b"text\nRain fell.\n",
        lambda data: data[:40] + b"\0" * 200 + data[240:],
        lambda data: data[:-8] + b"\xff\xff\xff\x7f" + data[-4:],
    ],
)
def test_damaged_parquet_is_refused_and_no_traceback(
    tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": [f"{RAIN} {number}" for number in range(500)]}), path)
    (refused,) = read(write(path, damaged(path.read_bytes())))
    assert isinstance(refused, Refusal)
    assert refused.error.startswith(f"{path} cannot be read as Parquet (")
    assert refused.error.endswith("). Write it again")


@pytest.mark.parametrize(
    ("name", "table", "rows"),
    [
        ("a.jsonl", '{"text": "a"}\n{"text": "b"}\n', 2),
        ("a.jsonl", '{"text": "a"}\n{"text": "b \\" c"}\n{"text": "d"}', 3),
        ("a.csv", 'text,outlet\n"a\nb ""c\nd""",Beacon\ne,Beacon\n', 2),
        ("a.csv", "text\ra\rb\r", 1),  # as no line feed is there, nobody knows
        ("a.csv", "", 1),  # refused
        ("none.csv", None, 1),
        ("a.parquet", "no Parquet", 1),
        ("a.txt", "a\nb\n", 1),
    ],
)
def test_rows_are_counted_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, table: str | None, rows: int
) -> None:
    if table is not None:
        write(tmp_path / name, table)
    for chunk in (1, 3, 1000):
        monkeypatch.setattr(tables, "_CHUNK", chunk)
        assert [each.expected for each in parts(tmp_path / name)] == [rows]


def test_rows_of_a_parquet_file_are_counted(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"text": [RAIN, SNOW, RAIN]}), tmp_path / "a.parquet")
    assert [each.expected for each in parts(tmp_path / "a.parquet")] == [3]


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("a.csv", 'text\n"one\ntwo"\nthree\n', 2),
        ("a.csv", 'text\n12" gun\ntwo\nthree\n', 3),
        ("a.tsv", "text\none\ntwo", 2),
        ("a.jsonl", '{"text": "one"}\n{"text": "two"}\n', 2),
    ],
)
def test_rows_are_counted_without_reading_a_cell(tmp_path: Path, name: str, text: str, count: int) -> None:
    assert tables.count_rows(write(tmp_path / name, text)) == count
