"""Rows of text with separators, as CSV files have them: which separator, and which rows do not fit.

The cells are read by the standard library, strictly. A row that breaks its rules is named by the line it
begins in, and reading goes on with the next one.
"""

import csv
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from annotate.intake.encoding import LONGEST_TEXT

_SEPARATORS = ",;\t|"
_NONE = "\x1f"  #: separates nothing: what a table of one column is read with
_TOLD = re.compile(r'"?sep=(?P<separator>.)"?\n?', re.IGNORECASE)
_GOES_ON = re.compile("[ \u00a0][a-zß-ÿ]")
#: words that go on with a sentence and begin no outlet's name, where more follow
_JOINS = re.compile(
    r"(?:as|and|but|or|nor|so|yet|wh(?:ich|o|ose|ile|en|ere)|because|if|(?:al)?though|said|says|according|"
    r"it|he|she|they|we|et|mais|ou|donc|car|qui|dont|selon|a dit|ont dit|dit|comme|lorsque|quand|"
    r"parce|ils?|elles?) \S"
)
_STOPS = frozenset(".!?…\"'”’»)")  #: a text that ends with none goes on after the comma


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row's cells, the line of the file that it begins in, and what is wrong where it does not fit."""

    line: int
    cells: Sequence[str] = ()
    problem: str = ""


class Table:
    """A table's header, the separator it was read with, and its rows, in order.

    Excel's line ``sep=;`` says the separator; else it is the one with which the header has a column
    ``text``, and most columns of `known` names.
    """

    def __init__(self, text: str, known: Collection[str]) -> None:
        csv.field_size_limit(2 * LONGEST_TEXT)
        self._lines = [f"{line}\n" for line in text.split("\n")]
        self._at = next((number for number, line in enumerate(self._lines) if line.strip()), 0)
        told = _TOLD.fullmatch(self._lines[self._at])
        self._at += told is not None
        headers = {each: self._header(each) for each in ([told["separator"]] if told else _SEPARATORS)}

        def fits(separator: str) -> tuple[bool, int, int]:
            names = {name.strip().lower() for name in headers[separator]}
            return "text" in names, len(names.intersection(known)), len(headers[separator])

        self.separator = max(headers, key=fits)
        self.header = headers[self.separator]
        if len(self.header) == 1 and not told:
            self.separator = _NONE

    def rows(self) -> Iterator[Row]:
        """The rows below the header; empty lines are none."""
        feed = _Feed(self._lines, self._at)
        reader = csv.reader(feed, delimiter=self.separator, strict=True)
        next(reader)
        while True:
            begin = feed.at
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                feed.at = _after(self._lines, begin, self.separator, len(self.header))
                reach = f" up to line {feed.at}" if feed.at > begin + 1 else ""
                problem = f"is no row of CSV{reach} ({error}): double the quotation marks within a text"
                yield Row(line=begin + 1, problem=problem)
                continue
            if cells:
                problem = self._misfit(cells, "".join(self._lines[begin : feed.at]))
                yield Row(line=begin + 1, cells=cells, problem=problem)

    def _header(self, separator: str) -> list[str]:
        try:
            return next(csv.reader(_Feed(self._lines, self._at), delimiter=separator, strict=True), [])
        except csv.Error:
            return []

    def _misfit(self, cells: Sequence[str], written: str) -> str:
        """What says that a separator within a text was taken for one between cells; else nothing."""
        count = len(self.header)
        if any(cells[count:]):
            return f"has {len(cells)} cells under a header of {count}: put the text between quotation marks"
        if any(map(_GOES_ON.match, self.header)):
            return ""
        for column, before, cell in zip(self.header, cells, cells[1:], strict=False):
            within = column.strip().lower() == "text" and before[-1:] not in _STOPS and before[:1] != " "
            goes_on = _GOES_ON.match(cell) or (within and cell[:1] == " ")
            joins = within and _JOINS.match(cell) and before + self.separator + cell in written
            if joins or (goes_on and self.separator + cell in written):
                return f"has a cell that goes on with {cell[:30]!r}: put the text between quotation marks"
        return ""


class _Feed(Iterator[str]):
    """Lines for the reader; `at` is the number of the next one, and can be set."""

    def __init__(self, lines: Sequence[str], at: int) -> None:
        self.lines = lines
        self.at = at

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _after(lines: Sequence[str], begin: int, separator: str, columns: int) -> int:
    """The line at which reading goes on after the broken row that begins in line `begin`.

    A mark opens a cell right after a separator or a line's beginning, and closes one before a separator or a
    line's end; any other is a stray one within. Where a cell is never closed, its opening mark was the stray,
    and the next line that has all `columns` is a row again.
    """
    end = len(lines)
    inside = stray = False
    for number in range(begin, len(lines)):
        line = lines[number].rstrip("\n")
        place = -1
        while (place := line.find('"', place + 1)) >= 0:
            opens = place == 0 or line[place - 1] == separator
            closes = line[place + 1 : place + 2] in ("", separator)
            if not inside:
                inside = opens
            elif closes:
                inside = False
            elif line.startswith('""', place):
                place += 1
            elif opens and number > begin:
                if stray:
                    return number
                end = number
                break
            else:
                stray = True
        if not inside:
            return number + 1
        if end == number:
            break
    whole = (n for n in range(begin + 1, end) if columns > 1 and lines[n].count(separator) == columns - 1)
    return next(whole, end)
