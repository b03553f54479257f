import json
import os
from pathlib import Path

import pytest

from annotate.intake import read as reading
from annotate.intake.encoding import decode
from annotate.intake.raw import Raw
from annotate.intake.read import SUFFIXES, read
from annotate.records import Refusal, sha256

TEXT = (
    "Varenia Votes\n\nThe vote on the harbour tax was put off twice — “never again”, said the clerk of Sarel."
)


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def only(source: str | Path) -> Raw | Refusal:
    (each,) = read(source)
    return each


def refused(source: str | Path) -> str:
    each = only(source)
    assert isinstance(each, Refusal)
    assert each.error.startswith(each.source)
    return each.error.removeprefix(each.source)


def test_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    assert only(path) == Raw(source=str(path), text=TEXT, raw_sha256=sha256(TEXT))
    assert only(str(path)) == only(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    data = TEXT.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    raw = only(write(tmp_path / "a.txt", data))
    assert isinstance(raw, Raw)
    assert raw.text == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\f"])
def test_line_ends(tmp_path: Path, end: str) -> None:
    raw = only(write(tmp_path / "a.txt", TEXT.replace("\n", end)))
    assert isinstance(raw, Raw)
    assert raw.text == TEXT


def test_a_page_with_stray_nuls_is_read_as_browsers_do(tmp_path: Path) -> None:
    text = "The parliament of Varenia met on Tuesday to vote on the harbour tax of the coast at last."
    page = f"<html><title>Votes</title><body>\0\0<p>{text} {text}</p><p>{text[:40]}.</p></html>"
    raw = only(write(tmp_path / "a.html", page))
    assert isinstance(raw, Raw)
    assert raw.text.startswith(text)
    many = page.replace("\0", "\0" * 20)
    assert " is binary, not text" in refused(write(tmp_path / "b.html", many))


def test_what_cannot_be_taken_is_refused_with_file_reason_and_fix(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.txt") == " is not there. Check the name"
    assert refused(write(tmp_path / "a.txt", b"")) == " is empty. Give a file with an article in it"
    assert " holds nothing but blanks" in refused(write(tmp_path / "b.txt", b" \n\t"))
    assert " is binary, not text" in refused(write(tmp_path / "c.txt", b"\x7fELF\x00\x01\x02" * 50))
    assert " is binary, not text" in refused(write(tmp_path / "d.txt", "Tolme\x00Sarel"))
    assert " is in no encoding we know, or binary" in refused(
        write(tmp_path / "e.txt", bytes(range(1, 256)) * 9)
    )
    assert refused(write(tmp_path / "f.pdf", b"%PDF-1.7")) == (
        f" has '.pdf'; allowed are {', '.join(SUFFIXES)}. Export the article as one of these"
    )
    assert " has no suffix; allowed are" in refused(write(tmp_path / "README", "Sarel"))


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1_000)
    monkeypatch.setattr(reading, "LONGEST_TEXT", 500)
    assert refused(write(tmp_path / "a.txt", "x" * 1_001)) == (
        " has 1,001 bytes; at most 1,000 are taken. Split it"
    )
    assert refused(write(tmp_path / "b.txt", "x" * 501)) == (
        " has 501 characters; at most 500 are taken. Split it"
    )
    assert isinstance(only(write(tmp_path / "c.txt", "x" * 500)), Raw)


def test_a_folder_is_read_by_name_with_all_below_it(tmp_path: Path) -> None:
    (tmp_path / "coast").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "coast/c.md", "a.txt", ".hidden/d.txt", ".e.txt", "f.bin"):
        write(tmp_path / name, TEXT)
    found = [(type(each), each.source) for each in read(tmp_path)]
    names = ["a.txt", "b.txt", "coast/c.md", "f.bin"]
    assert found == [(Refusal if name == "f.bin" else Raw, str(tmp_path / name)) for name in names]


def test_however_many_links_lead_to_a_file_it_is_read_once_by_its_own_name(tmp_path: Path) -> None:
    coast = tmp_path / "desk" / "coast"
    coast.mkdir(parents=True)
    write(coast / "z.txt", TEXT)
    write(tmp_path / "outside.txt", TEXT)
    (coast / "a.txt").symlink_to(coast / "z.txt")
    (tmp_path / "desk" / "b.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "desk" / "c.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "desk" / "d.txt").symlink_to(tmp_path / "desk" / "d.txt")
    for number in range(40):  # 2 ** 40 paths
        (coast / f"up{number}").symlink_to(tmp_path / "desk")
        (tmp_path / "desk" / f"down{number}").symlink_to(coast)
    (coast / "here").symlink_to(".")
    found = [(type(each), each.source.removeprefix(f"{tmp_path}/")) for each in read(tmp_path / "desk")]
    assert found == [(Raw, "desk/coast/z.txt"), (Raw, "desk/b.txt"), (Refusal, "desk/d.txt")]
    assert [each.source for each in read(coast / "a.txt")] == [str(coast / "a.txt")]


def test_a_page_says_its_encoding_and_a_page_without_a_suffix_for_it_is_known(tmp_path: Path) -> None:
    page = HTML.replace("<head>", '<head><meta charset="windows-1250">').replace("Port Sarel", "Łódź")
    for name in ("a.html", "a.txt"):
        raw = only(write(tmp_path / name, page.encode("cp1250")))
        assert isinstance(raw, Raw)
        assert "fishermen from Łódź waited" in raw.text
        assert raw.title == "Varenia Votes"


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    assert " holds no file" in refused(tmp_path)


def test_a_broken_line_is_refused_with_its_number_and_the_others_go_on(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"text": "One.", "title": "T", "outlet": "O", "published": "3 May 2031", "author": "Vost"}
        ),
        '{"text": "Two."',
        "",
        json.dumps(["Three."]),
        json.dumps({"title": "no text"}),
        json.dumps({"text": 4}),
        json.dumps({"text": "Five.", "url": "https://sarel.example/5", "date": "2031-05-04T10:00:00Z"}),
        json.dumps({"text": "Six.", "id": "six", "date": "soon"}),
        json.dumps({"text": "Se\u0000ven."}),
    ]
    path = write(tmp_path / "a.jsonl", "\r\n".join(lines))
    found = list(read(path))
    assert [each.source.removeprefix(str(path)) for each in found] == [
        ":1",
        ":2",
        ":4",
        ":5",
        ":6",
        "https://sarel.example/5",
        "#six",
        ":9",
    ]
    assert [isinstance(each, Raw) for each in found] == [True, False, False, False, False, True, True, False]
    assert found[0] == Raw(
        source=f"{path}:1",
        text="One.",
        raw_sha256=sha256(lines[0]),
        title="T",
        byline="Vost",
        outlet="O",
        published="2031-05-03",
    )
    assert [each.published for each in found if isinstance(each, Raw)] == ["2031-05-03", "2031-05-04", None]
    last = found[6]
    assert isinstance(last, Raw)
    assert last.notes == ("date not understood: 'soon'",)
    errors = [each.error.removeprefix(str(path)) for each in found if isinstance(each, Refusal)]
    assert errors[0].startswith(":2 is not a line of JSON")
    assert errors[1] == ":4 is a list, not an object with the field 'text'"
    assert ":5 has no field 'text'" in errors[2]
    assert ":6 has a field 'text' that is a number, not text" in errors[3]
    assert ":9 has NUL characters" in errors[4]


def test_lines_that_are_not_utf8_are_refused_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text": "caf\xe9"}\n{"text": "Sarel"}\n')
    first, second = read(path)
    assert isinstance(first, Refusal)
    assert f"{path}:1 is not UTF-8" in first.error
    assert isinstance(second, Raw)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file(tmp_path: Path, separator: str) -> None:
    rows = [["Title", "TEXT", "id"], ["One", '"a, b; ""c""\n\nd"', "x"], ["Two", "", "y"]]
    path = write(tmp_path / "a.csv", "\r\n".join(separator.join(row) for row in rows))
    first, second = read(path)
    assert isinstance(first, Raw)
    assert (first.source, first.title, first.text) == (f"{path}#x", "One", 'a, b; "c"\n\nd')
    assert isinstance(second, Refusal)
    assert second.error.startswith(f"{path}:5 has an empty field 'text'")


def test_a_row_of_csv_with_too_many_cells_is_refused_and_one_with_too_few_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "text;outlet\nRain fell.;Beacon;what;else\nSnow fell.\n")
    first, second = read(path)
    assert isinstance(first, Refusal)
    assert first.error == f"{path}:2 has 4 cells under a header of 2: put the text between quotation marks"
    assert isinstance(second, Raw)
    assert (second.text, second.outlet) == ("Snow fell.", None)


def test_an_unclosed_cell_is_refused_with_the_line_it_begins_in(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'text,outlet\nRain fell.,Beacon\n"Snow fell,1\nx\n')
    first, second = read(path)
    assert (first.source, second.source) == (f"{path}:2", f"{path}:3")
    assert isinstance(second, Refusal)


@pytest.mark.parametrize(("name", "text"), [("a.csv", "text,outlet\n"), ("a.jsonl", "\n\n")])
def test_a_table_without_rows_is_refused(tmp_path: Path, name: str, text: str) -> None:
    assert refused(write(tmp_path / name, text)) == " has no rows. Give a table with an article in it"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(tmp_path: Path, encoding: str) -> None:
    text = "Sarel’s naïve “café” reopens.\n"
    (raw,) = read(write(tmp_path / "a.txt", text.encode(encoding)))
    assert isinstance(raw, Raw)
    assert raw.text == text


def test_a_csv_file_without_the_column_text_is_refused(tmp_path: Path) -> None:
    assert refused(write(tmp_path / "a.csv", "body,title\nx,y\n")).startswith(
        " has no column 'text' (it has: body, title)"
    )


def test_a_parquet_file(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": ["One.", None], "outlet": ["The Lantern", None], "extra": [1, 2]})
    parquet.write_table(table, path)
    first, second = read(path)
    assert isinstance(first, Raw)
    assert (first.source, first.text, first.outlet) == (f"{path}:1", "One.", "The Lantern")
    assert isinstance(second, Refusal)
    parquet.write_table(pyarrow.table({"body": ["One."]}), path)
    assert refused(path).startswith(" has no column 'text' (it has: body)")
    assert " cannot be read as Parquet" in refused(write(path, b"PAR1 and not much else"))


def test_a_markdown_file(tmp_path: Path) -> None:
    page = (
        '---\ntitle: "Varenia Votes"\nauthor: M. Vost\ndate: 2031-05-03\noutlet: The Tolme Lantern\n---\n'
        "# Varenia Votes\n\nThe *clerk* of [Sarel](https://sarel.example) said **no** to a_b "
        "and 2 * 3 * 4.\n\n![By night](a.png)\n\n> A quoted line\n\n* * *\n\n## The valleys\n\n- one\n"
    )
    raw = only(write(tmp_path / "a.md", page))
    assert isinstance(raw, Raw)
    assert (raw.title, raw.byline, raw.published, raw.outlet) == (
        "Varenia Votes",
        "M. Vost",
        "2031-05-03",
        "The Tolme Lantern",
    )
    assert [line for line in raw.text.split("\n") if line] == [
        "Varenia Votes",
        "The clerk of Sarel said no to a_b and 2 * 3 * 4.",
        "Photo: By night",
        "A quoted line",
        "The valleys",
        "- one",
    ]


HTML = """<!doctype html><html lang="en"><head><title>Varenia Votes – The Tolme Lantern</title>
<meta property="og:title" content="Varenia Votes"><meta property="og:site_name" content="The Tolme Lantern">
<meta name="author" content="Mirela Vost"><meta property="article:published_time" content="2031-05-03">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Varenia Votes</h1>
<p>The parliament of Varenia met on Tuesday to vote on the harbour tax that has divided the coast.</p>
<p>The vote was put off twice, and fishermen from Port Sarel waited with lanterns until the doors opened.</p>
<figure><img src="a.png"><figcaption>Lanterns &amp; <b>nets</b> at night</figcaption></figure>
</article><footer>All rights reserved</footer></body></html>"""


def test_an_html_file(tmp_path: Path) -> None:
    raw = only(write(tmp_path / "a.html", HTML))
    assert isinstance(raw, Raw)
    assert "harbour tax that has divided the coast.\n" in raw.text
    assert "Sport" not in raw.text
    assert (raw.title, raw.byline, raw.outlet) == ("Varenia Votes", "Mirela Vost", "The Tolme Lantern")
    assert [(each.reason, each.text) for each in raw.removed] == [("caption", "Lanterns & nets at night")]


def test_an_html_file_without_an_article_is_refused(tmp_path: Path) -> None:
    error = refused(write(tmp_path / "a.html", "<html><body><nav></nav></body></html>"))
    assert error.startswith(" is an HTML page without an article")


@pytest.mark.parametrize("declared", ["undefined", "idna", "no such", "\x00", "rot13", "zlib"])
def test_a_declared_encoding_that_refuses_the_bytes_is_passed_over(declared: str) -> None:
    text = "Le café de Sarel, où l’été s’achève"
    found = decode(text.encode("cp1252"), "page", declared=[declared])
    assert found.text == text
    assert found.notes[0] == f"its encoding is said to be {declared!r}, which is none"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "Rain.", "year": ' + "9" * 5_000 + "}", "a number in it is too large"),
        ('{"text": "Rain.", "year": 1e999}', "a number in it is too large"),
        ('{"text": "Rain.", "year": NaN}', "NaN is not JSON"),
        ('{"text": "Rain.", "year": ' + "[" * 100_000, "nested too deeply"),
    ],
)
def test_a_line_that_would_break_a_parser_is_refused_and_the_next_is_read(
    tmp_path: Path, line: str, why: str
) -> None:
    path = write(tmp_path / "a.jsonl", f'{line}\n{{"text": "The dam held."}}\n')
    first, second = read(path)
    assert isinstance(first, Refusal)
    assert first.error == f"{path}:1 is not a line of JSON ({why}). Mend the line or take it out"
    assert isinstance(second, Raw)


def test_a_file_whose_name_is_no_text_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Rain fell in Sarel.")
    (tmp_path / "dam.txt").write_text("The dam held.")
    first, second = read(tmp_path)
    assert isinstance(first, Refusal)
    assert first.error.endswith("has a name that is no Unicode text. Rename it")
    assert isinstance(second, Raw)
