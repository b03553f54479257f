"""Ways in which bytes, values and names go wrong, drawn from a seed, so that each can be made again."""

import gzip
import io
import json
import pickle
import zipfile
from random import Random
from typing import Any

#: Encodings that real exports come in.
ENCODINGS = (
    *("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "utf-7", "cp1252", "latin-1"),
    *("cp1251", "koi8-r", "iso8859-7", "cp437", "cp037", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"),
)
#: What a page may call its encoding: names that Python knows and no text is in, and names that nobody knows.
CHARSETS = (
    *(
        "undefined",
        "unicode_escape",
        "raw_unicode_escape",
        "idna",
        "punycode",
        "rot13",
        "hex",
        "base64",
        "zlib",
    ),
    *("bz2", "mbcs", "oem", "x-user-defined", "utf8mb4", "none", "../../etc", "0", "utf-8;q=1", "UTF-7", ""),
)
#: Values where others are expected.
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1.5, 1e308, 10**30, -(10**30)),
    *(
        "",
        " ",
        "\n\n",
        "\u200b",
        "\ud800",
        "\udfff\ud800",
        "\x00",
        "\x1b[31mred\x1b[0m",
        "a" * 5000,
        "é" * 300,
    ),
    *([], [[]], [None], {}, {"text": {}}, {"": ""}),
    *("9999999-99-99", "0000-00-00", "http://[::1", "http://user:secret@example.org/", "//", "=1+1", "-1"),
)
#: JSON that Python's own writer does not write. 5,000 digits are more than it reads as a number.
RAW_JSON = ("1" * 5000, "1e9999", "NaN", "Infinity", "[" * 3000, '{"a":' * 3000, '"\\ud800"', "'text'", "tru")
#: Names that a file system takes.
STEMS = (
    *(
        "-article",
        "--help",
        "a b",
        "a\tb",
        "a\nb",
        "\x1b[31ma",
        "é" * 60,
        "a" * 200,
        "🏽‍🚀",
        "a#b",
        "a%00b",
        "%s",
    ),
    "a\u202eb",
)


def damaged(data: bytes, draw: Random) -> bytes:
    """The bytes of a sound file, as something that went wrong on the way left them."""
    at, end = sorted((draw.randrange(len(data) + 1), draw.randrange(len(data) + 1)))
    return draw.choice(
        (
            lambda: data[:at],
            lambda: data[at:],
            lambda: data[:at] + draw.randbytes(draw.choice((1, 4, 300))) + data[at:],
            lambda: data[:at] + bytes(end - at) + data[end:],
            lambda: data[:at] + data[end:],
            lambda: data[:end] + data[at:],
            lambda: b"".join(bytes((byte ^ (draw.random() < 0.01) << draw.randrange(8),)) for byte in data),
            lambda: data.replace(b"\n", draw.choice((b"\r", b"\r\n", b"\x00\n", b"", b"\n\n\x0c"))),
            lambda: draw.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) + data,
            lambda: data.decode("utf-8", "replace").encode(draw.choice(ENCODINGS), "replace"),
            lambda: other(data, draw),
        )
    )()


def other(data: bytes, draw: Random) -> bytes:
    """Another kind of file under the name of this one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("article.txt"), data)  # of 1980, not of now
    return draw.choice(
        (
            packed.getvalue(),
            gzip.compress(data, mtime=0),
            pickle.dumps(data),
            b"\x89PNG\r\n\x1a\n" + draw.randbytes(400),
            b"%PDF-1.7\n" + draw.randbytes(400),
            b"PAR1" + draw.randbytes(100) + b"PAR1",
            b"SQLite format 3\x00" + draw.randbytes(500),
            b"\x7fELF" + draw.randbytes(100),
            b"",
            b"\x00" * 100,
            b"\n" * 1000,
            draw.randbytes(draw.randrange(1, 3000)),
        )
    )


def value(draw: Random, depth: int = 2) -> Any:
    """Something where something else is expected."""
    if depth and draw.random() < 0.2:
        inside = [value(draw, depth - 1) for _ in range(draw.randrange(4))]
        return draw.choice((inside, {str(each): each for each in inside}))
    return draw.choice(VALUES)


def line(record: dict[str, Any], draw: Random) -> str:
    """A line of JSON with one or two of its fields wrong."""
    record = dict(record)
    for name in draw.sample(sorted(record), min(len(record), draw.randrange(1, 3))):
        if draw.random() < 0.1:
            del record[name]
        else:
            record[name] = value(draw)
    text = json.dumps(record, ensure_ascii=draw.random() < 0.5)
    if draw.random() < 0.2 and record:
        name = json.dumps(draw.choice(sorted(record)))
        text = text.replace(f"{name}: ", f"{name}: {draw.choice(RAW_JSON)}, {name}x: ", 1)
    return text
