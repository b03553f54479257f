"""One row of a table as an article: which columns are read, and what each may hold."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from annotate.errors import InputError
from annotate.intake.characters import normalise_newlines, whole_characters
from annotate.intake.dates import parse_date
from annotate.intake.encoding import LONGEST_TEXT
from annotate.intake.extract import Extract
from annotate.intake.raw import Raw
from annotate.intake.recognise import from_marked, without_tags
from annotate.intake.refused import attempt
from annotate.parse import kind_of, web_address
from annotate.records import Refusal

COLUMNS = "text (required), title, url, id, outlet, published, author"
READ = frozenset({"text", "title", "url", "id", "outlet", "published", "date", "author", "byline"})


@dataclass(frozen=True)
class Unreadable:
    """A cell without words that Python can hold: a moment in the year 300,000, bytes."""

    kind: str

    def __str__(self) -> str:
        return f"an unreadable {self.kind}"


_NO_LINE = (list, dict, Unreadable)  #: a value of these is no title, name or address


def name(column: object) -> str:
    """A column's name without regard to case and the blanks around it."""
    return str(column if column is not None else "").strip().lower()


def said_by_folders(path: Path) -> Mapping[str, str]:
    """What a partitioned data set says of all rows of a file: ``outlet=The%20Beacon/a.parquet``."""
    parts = [each.split("=", 1) for each in path.parts[:-1] if "=" in each]
    return {
        name(key): unquote(value)
        for key, value in parts
        if name(key) in READ - {"text"} and value != "__HIVE_DEFAULT_PARTITION__"
    }


def with_folders(row: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """A row of the file at `path`, and what the folders say where its own cells say nothing."""
    told = said_by_folders(path)
    return {**row, **{key: value for key, value in told.items() if _says_nothing(row.get(key))}}


def check_columns(columns: Iterable[str], path: Path) -> None:
    """InputError where there is no column `text`, or two of one name that is read."""
    columns = list(columns)
    counts = Counter(map(name, columns))
    if "text" not in counts:
        raise InputError(
            f"{path} has no column 'text' (it has: {', '.join(columns) or 'none'}). "
            f"Columns that are read: {COLUMNS}. Rename the one with the articles"
        )
    double = next((each for each in counts if each in READ and counts[each] > 1), None)
    if double:
        places = [str(number) for number, each in enumerate(columns, 1) if name(each) == double]
        raise InputError(
            f"{path} has {len(places)} columns {double!r}, in places {' and '.join(places)}. "
            "Rename all but the one to read"
        )


def raw(row: Any, place: str, path: Path, raw_sha256: str, notes: tuple[str, ...] = ()) -> Raw | Refusal:
    """The article of a row, read from `place` in the file at `path`."""
    return attempt(place, lambda: _raw(row, place, path, raw_sha256, notes))


def _raw(row: Any, place: str, path: Path, raw_sha256: str, notes: tuple[str, ...]) -> Raw:
    if not isinstance(row, Mapping):
        raise InputError(f"{place} is {kind_of(row)}, not an object with the field 'text'")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        got = "no field 'text'" if "text" not in row else "an empty field 'text'"
        if text is not None and not isinstance(text, str):
            what = text if isinstance(text, Unreadable) else kind_of(text)
            got = f"a field 'text' that is {what}, not text"
        raise InputError(f"{place} has {got}. Fields that are read: {COLUMNS}")
    if len(text) > LONGEST_TEXT:
        raise InputError(
            f"{place} has {len(text):,} characters; at most {LONGEST_TEXT:,} are taken. Split it"
        )
    if "\x00" in text:
        raise InputError(f"{place} has NUL characters: it is binary, not text. Take it out")
    text = normalise_newlines(text)
    marked = from_marked(text, place) or Extract(text=text)
    published = _field(row, "published", "date")
    day = parse_date(published) if published else marked.published
    unclear = [f"date not understood: {published!r}"] if published and not day else []
    unclear += [
        f"{'date' if each == 'published' else each} not understood: '{row[each]!s:.60}'"
        for each in sorted(READ & row.keys())
        if isinstance(row[each], _NO_LINE) and row[each]
    ]
    given = _field(row, "url", "id")
    source = place if given is None else web_address(given) or f"{path}#{given}"
    return replace(
        marked.raw(source, raw_sha256, (*notes, *unclear)),
        title=_line(row, "title") or marked.title,
        byline=_line(row, "author", "byline") or marked.byline,
        outlet=_line(row, "outlet") or marked.outlet,
        published=day,
    )


def _line(row: Mapping[str, Any], *names: str) -> str | None:
    found = _field(row, *names)
    return without_tags(found) if found else None


def _field(row: Mapping[str, Any], *names: str) -> str | None:
    for each in names:
        value = row.get(each)
        if not _says_nothing(value) and not isinstance(value, _NO_LINE):
            return whole_characters(str(value).strip())
    return None


def _says_nothing(value: Any) -> bool:
    missing = value is None or value != value  # a number that is none, as pandas has it for no value
    return missing or not str(value).strip()
