"""Rows as CSV: exact for a program, or as Excel opens it by double click.

Spreadsheets run a cell as a formula when it begins with certain signs (OWASP, CSV injection), and whoever
writes an article, an address or a comment can begin with one.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

TEXT = "text"  #: the column that offsets point into, or whose length they give
LONGEST_CELL = 32_767  #: characters that Excel keeps of one cell

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
#: Signs of the same length that start no formula; NFKC turns all but the blanks back.
_INERT = str.maketrans(dict(zip(_FORMULA, "﹦﹢﹣﹫﹦﹢﹣﹫   ", strict=True)))


def as_csv(
    found: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    excel: bool = False,
    semicolon: bool = False,
) -> str:
    """CSV as one string; see `csv_lines`."""
    return "".join(csv_lines(found, columns, excel=excel, semicolon=semicolon))


def csv_lines(
    found: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    *,
    excel: bool = False,
    semicolon: bool = False,
) -> Iterator[str]:
    """CSV with a header, row by row; lists and nested records as JSON, nothing as an empty cell.

    A cell that a spreadsheet would run as a formula is preceded by an apostrophe, except in the column
    `TEXT`: it is exact, so that offsets fit it. With `excel` no cell at all is a formula: there the first
    sign of such a text is replaced by a small form of the same length. The file then begins with a
    byte-order mark, without which Excel takes UTF-8 for the system's code page, and its rows end as in
    RFC 4180. `semicolon` is for an Excel whose language writes 0,5 and so separates by semicolons.
    """
    mark, end = ("\ufeff", "\r\n") if excel else ("", "\n")
    yield mark + _line(columns, semicolon) + end
    for row in found:
        cells = [_cell(row[name], exact=name == TEXT, excel=excel) for name in columns]
        yield _line([_with_comma(cell) for cell in cells] if semicolon else cells, semicolon) + end


def _line(cells: Sequence[Any], semicolon: bool) -> str:
    """A row without its end. The writer quotes only those line ends that its own rows have: both here."""
    out = io.StringIO()
    csv.writer(out, delimiter=";" if semicolon else ",", lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n")


def _cell(value: Any, *, exact: bool, excel: bool) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    if not exact:
        return "'" + value
    return value[0].translate(_INERT) + value[1:] if excel else value


def _with_comma(cell: Any) -> Any:
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell
