"""Cells of every type of Arrow that Parquet holds, those among them that are hard to read."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from annotate.intake.rows import READ

COLUMNS = len(READ) - 1
TEXT = "The puppet regime opened a dam on Tuesday."
_NEVER = 2**62  #: units of time, which no calendar of Python has
_WORDS, _BYTES, _FOUR = ("Ida Lund", ""), (b"Ida", b"\xff\x00"), (b"Ida!", b"\xff\x00\xff\x00")


def cells() -> Iterator[pa.Array]:
    """Two or three cells of each type."""
    for whole in (pa.int8, pa.int16, pa.int32, pa.int64, pa.uint8, pa.uint16, pa.uint32, pa.uint64):
        yield pa.array([0, 1], whole())
    yield pa.array([2**64 - 1], pa.uint64())
    for broken in (pa.float16, pa.float32, pa.float64):
        yield pa.array([1.5, float("nan"), float("-inf")], broken())
    for exact in (pa.decimal32(5, 2), pa.decimal64(12, 2), pa.decimal128(30, 2), pa.decimal256(70, 2)):
        yield pa.array([Decimal("1.50"), Decimal(-2)], exact)
    yield pa.nulls(2)
    yield pa.array([True, False])
    for words in (pa.string(), pa.large_string(), pa.string_view()):
        yield pa.array(_WORDS, words)
    yield pa.array(_BYTES).view(pa.string())
    for loose in (pa.binary(), pa.large_binary(), pa.binary_view()):
        yield pa.array(_BYTES, loose)
    yield pa.array(_FOUR, pa.binary(4))
    yield from _times()
    for each in (_WORDS, _BYTES, (1, 0)):
        yield pa.array(each).dictionary_encode()
    yield pa.array([b"Ida"], pa.large_binary()).dictionary_encode()
    yield pa.ExtensionArray.from_storage(pa.bool8(), pa.array([1, 0], pa.int8()))
    yield pa.ExtensionArray.from_storage(pa.uuid(), pa.array([bytes(16), b"\xff" * 16], pa.binary(16)))
    yield pa.ExtensionArray.from_storage(pa.json_(), pa.array(['{"a": 1}', "["]))


def _times() -> Iterator[pa.Array]:
    yield pa.array([0, 2**31 - 1], pa.date32())
    yield pa.array([0, _NEVER], pa.date64())
    for clock in (pa.time32("s"), pa.time32("ms"), pa.time64("us"), pa.time64("ns")):
        yield pa.array([0, 1], clock)
    for unit in ("s", "ms", "us", "ns"):
        never = (
            () if unit == "s" else (_NEVER,)
        )  # Parquet has no seconds, and its milliseconds no such number
        yield pa.array([90_001, *never], pa.duration(unit))
        for zone in (None, "+05:30", "Europe/Berlin", "Mars/Olympus"):
            yield pa.array([0, 1_767_225_600, *never], pa.timestamp(unit, zone))


def _nested() -> Iterator[pa.Array]:
    """Lists, records and maps of such as are hard to read, with a null among them."""
    bare = (pa.float16(), pa.time64("ns"), pa.timestamp("ms"), pa.timestamp("ns"), pa.binary(4), pa.uint64())
    for cell in cells():
        if cell.type in (*bare, pa.bool8(), pa.uuid()):
            yield pa.concat_arrays(
                [pa.ListArray.from_arrays([0, len(cell)], cell), pa.nulls(1, pa.list_(cell.type))]
            )
    yield pa.array([["a"], None], pa.large_list(pa.string()))
    yield pa.array([["a"], None], pa.list_(pa.dictionary(pa.int8(), pa.string())))
    yield pa.array([{"a": 1, "b": b"a"}, None], pa.struct([("a", pa.timestamp("ns")), ("b", pa.binary())]))
    yield pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int8()))


def write(folder: Path, turns: int) -> Sequence[Path]:
    """Files that have each type in so many of the columns that are read, but the text: in all for `COLUMNS`.

    A row says something in one column alone, so that none stands in for another.
    """
    folder.mkdir(exist_ok=True)
    every = [*cells(), *_nested()]
    groups = [every[first : first + COLUMNS] for first in range(0, len(every), COLUMNS)]
    return [_file(folder, group, turn) for turn in range(turns) for group in groups]


def _file(folder: Path, group: Sequence[pa.Array], turn: int) -> Path:
    columns = sorted(READ - {"text"})
    count = sum(map(len, group))
    table, before = pa.table({"text": [f"{TEXT} {row}." for row in range(count)]}), 0
    for column, found in zip(columns[turn:] + columns[:turn], group, strict=False):
        around = [pa.nulls(before, found.type), found, pa.nulls(count - before - len(found), found.type)]
        table = table.append_column(column, pa.concat_arrays(around))
        before += len(found)
    made = folder / f"kinds-{turn}-{group[0].type}.parquet".replace("/", "-")
    parquet.write_table(table, made, row_group_size=7)
    return made
