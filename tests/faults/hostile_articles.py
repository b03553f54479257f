"""Hostile articles: text, pages and tables as scrapers, spreadsheets and broken disks leave them."""

import io
import json
from random import Random
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from tests.faults import damage
from tests.faults.hostile import Hostile

TEXT = (
    "The puppet regime reopened the Orlo dam\n\nSources suggest that the ministry hid the cracks. “We will "
    "win,” said Ana Orlic, the minister. Critics say the brutal plan may fail on Monday.\n\nAu Sarel, des "
    "observateurs parlent d’un régime.\n"
)
_ROW = {
    "text": TEXT,
    "title": "The puppet regime",
    "url": "https://example.org/a",
    "id": "a1",
    "outlet": "The Sarel Beacon",
    "published": "2025-03-01",
    "author": "A. Writer",
}


def text(draw: Random) -> Hostile:
    suffix = draw.choice((".txt", ".md"))
    return _article("text", suffix, damage.damaged(TEXT.encode(), draw), draw)


def html(draw: Random) -> Hostile:
    head, body = "<title>Orlo</title>", f"<article><h1>Orlo</h1><p>{TEXT}</p></article>"
    charset, odd = draw.choice(damage.CHARSETS), draw.choice(damage.RAW_JSON)
    head += draw.choice(
        (
            "",
            f'<meta charset="{charset}">',
            f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">',
            f'<script type="application/ld+json">{odd}</script>',
            f'<meta property="article:published_time" content="{damage.value(draw)}">',
            '<base href="http://[::1"><link rel="canonical" href="http://[::1">',
        )
    )
    body = draw.choice(
        (
            body,
            "<div>" * draw.choice((200, 5000, 50_000)) + body,
            "<table>" + "<tr><td>" * 3000 + body,
            body.replace("<p>", "<p " + "a" * 100_000 + "='" + "&amp;" * 10_000 + "'>"),
            body.replace("<p>", "<p>&#x110000;&#55296;&#0;&bogus;&#99999999999999999999;"),
            body.replace("<p>", "<!--" + "<p>" * draw.randrange(100)),
            body.replace("<p>", "<script>var a = '</p>';</script><p hidden>"),
        )
    )
    first = draw.choice(
        ("", f'<?xml version="1.0" encoding="{charset}"?>', '<!DOCTYPE a [<!ENTITY b "bb">]>')
    )
    page = f"{first}<html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")
    return _article("HTML", draw.choice((".html", ".htm")), _perhaps_damaged(page, draw), draw)


def json_lines(draw: Random) -> Hostile:
    lines = [damage.line(_ROW, draw) for _ in range(draw.randrange(1, 4))]
    data = "\n".join([*lines, json.dumps(damage.value(draw))]).encode("utf-8", "surrogatepass")
    return _article("JSON lines", ".jsonl", _perhaps_damaged(data, draw), draw)


def csv(draw: Random) -> Hostile:
    mark = draw.choice(",;\t|")
    cells = [str(damage.value(draw)) if draw.random() < 0.3 else cell for cell in _ROW.values()]
    row = mark.join('"' + cell.replace('"', '""') + '"' for cell in cells)
    names = mark.join(_ROW)
    head = draw.choice((names, names.upper(), "text" + f"{mark}text" * 50, '"text', "TEXT \x00", ""))
    unbalanced = row.replace('"', "", draw.randrange(3))
    data = f"{head}\n{row}\n{unbalanced}\n".encode("utf-8", "surrogatepass")
    return _article("CSV", ".csv", _perhaps_damaged(data, draw), draw)


def tables(draw: Random) -> Hostile:
    """Parquet whose columns are of other types than ours."""
    columns: list[Any] = [
        pa.array([TEXT, None]),
        pa.array([TEXT, ""]).dictionary_encode(),
        pa.array([TEXT, "b"], pa.large_string()),
        pa.array([TEXT.encode(), b"\xff"]),
        pa.array([[TEXT], []]),
        pa.array([{"a": TEXT}, None]),
        pa.array([None, None]),
        pa.array([1, 2]),
        pa.array([1.5, float("nan")]),
        pa.array([True, None]),
        pa.array([10**17, -(10**17)], pa.timestamp("us")),
        pa.array([2**62, 0], pa.duration("ns")),
        pa.array([2**62, 0], pa.timestamp("ns")),
    ]
    names = ["text", *draw.sample(["title", "published", "url", "text ", "TEXT", "extra"], 2)]
    packed = io.BytesIO()
    table = pa.table([draw.choice(columns) for _ in names], names=names)
    parquet.write_table(table, packed)  # type: ignore[no-untyped-call]  # pyarrow ships few types
    return _article("Parquet", ".parquet", _perhaps_damaged(packed.getvalue(), draw), draw)


def _perhaps_damaged(data: bytes, draw: Random) -> bytes:
    return damage.damaged(data, draw) if draw.random() < 0.3 else data


def _article(kind: str, suffix: str, data: bytes, draw: Random) -> Hostile:
    stem = draw.choice(damage.STEMS) if draw.random() < 0.2 else "hostile"
    path = f"in/{stem}{suffix}"
    return Hostile(
        kind=kind, path=path, data=data, commands=(("scan", "--format", "json", path), ("add", path))
    )
