"""Records that show themselves as a table in a notebook, and become a pandas DataFrame."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from annotate.json_records import to_dict

if TYPE_CHECKING:
    import pandas as pd

R = TypeVar("R")


class Table(Sequence[R], Generic[R]):
    """A sequence of records of one kind."""

    def __init__(self, kind: type[R], records: Iterable[R]) -> None:
        """`kind` names the columns, also where there is no record."""
        self._columns = tuple(each.name for each in fields(kind))  # type: ignore[arg-type]  # a dataclass
        self._records = tuple(records)

    @overload
    def __getitem__(self, place: int) -> R: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[R]: ...
    def __getitem__(self, place: int | slice) -> R | Sequence[R]:
        """The record, or records, at a place."""
        return self._records[place]

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return repr(self._records)

    def to_frame(self) -> "pd.DataFrame":
        """A row for each record; what is a record itself (a speaker, a target) becomes a dict."""
        return frame(map(to_dict, self._records), self._columns)

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(max_rows=20))


def frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    """Rows as a DataFrame with just these columns; what is empty or unknown is missing."""
    import pandas as pd

    known = [{name: None if value == "" else value for name, value in row.items()} for row in rows]
    return pd.DataFrame(known, columns=list(columns))
