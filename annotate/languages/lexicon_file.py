"""Word lists as data files: tab-separated, with a header that says where the words come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from annotate.errors import InputError

TERM = "term"  #: the only column of a plain list of words
_REQUIRED = ("source", "licence", "date", "columns")


@dataclass(frozen=True, kw_only=True)
class LexiconFile:
    """A word list: `header` maps "source", "licence", "date" and "columns" to what the file states.

    `rows` are the entries, each a mapping from column name to its text; a cell left out at the end is "".
    `lines` are their numbers in the file, from 1.
    """

    name: str
    header: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    lines: tuple[int, ...]


def read_lexicon(path: Path | Traversable, required: tuple[str, ...] = _REQUIRED) -> LexiconFile:
    """Read the word list at `path`: UTF-8, ``# key: value`` header lines first, then one entry a line.

    ``# columns: term, weight`` names the tab-separated columns; where that is not required, a first line that
    begins with ``term`` does, and without either each line is a term. Empty lines and later lines that
    begin with ``#`` are skipped. InputError names file and line, and what to change.
    """
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path.name}: byte {error.start} is not UTF-8. Save the word list as UTF-8."
        ) from None
    header: dict[str, str] = {}
    columns: tuple[str, ...] = ()
    rows: list[Mapping[str, str]] = []
    lines: list[int] = []
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("#"):
            key, colon, value = line.lstrip("# ").partition(":")
            if colon and not rows:
                header.setdefault(key.strip().lower(), value.strip())
            continue
        if not line.strip():
            continue
        if not rows:
            _check(path.name, header, required)
        cells = [cell.strip() for cell in line.split("\t")]
        if not rows and not columns:
            named = "columns" in header or cells[0] != TERM
            columns = _columns(header) if named else tuple(cells)
            if not named:
                continue
        if len(cells) > len(columns) or not cells[0]:
            raise InputError(
                f"{path.name}, line {number}: {len(cells)} cells, the first {cells[0]!r}; allowed are "
                f"up to {len(columns)} separated by tabs ({', '.join(columns)}), the first not empty. "
                "Correct the line, or name more columns above the first entry: '# columns: term, pos'."
            )
        lines.append(number)
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    _check(path.name, header, required)
    columns = columns or _columns(header)
    return LexiconFile(name=path.name, header=header, columns=columns, rows=tuple(rows), lines=tuple(lines))


def _columns(header: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name.strip() for name in header.get("columns", TERM).split(","))


def _check(name: str, header: Mapping[str, str], required: tuple[str, ...]) -> None:
    for key in required:
        if not header.get(key):
            raise InputError(
                f"{name}: the header has no '# {key}: …' line. A word list begins with such lines "
                f"for {', '.join(required)}. Add it above the first entry."
            )
