import sqlite3
from pathlib import Path

import pytest

from annotate.errors import InputError, MissingError
from annotate.store import Store
from annotate.store.sqlite import OurErrors, connect
from tests.records import article, publication


def test_a_damaged_file_is_refused_with_the_fix(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"not a database, but long enough to be read as one" * 40)
    with pytest.raises(
        InputError, match=r"store\.sqlite3 cannot be used as a store \(file is not a database\)"
    ):
        Store(path)


def test_a_folder_in_the_place_of_the_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite3").mkdir()
    with pytest.raises(InputError, match=r"store\.sqlite3 cannot be opened \(unable to open database file\)"):
        Store(tmp_path / "store.sqlite3")


def test_text_that_no_file_can_hold_is_an_error_of_input(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite3") as store, store.transaction():
        with pytest.raises(InputError, match="cannot keep this"):
            store.cache_summary("\udce9", "", "")
        with pytest.raises(InputError, match="cannot keep this"):
            store.add_publication(publication(article("x"), "\udce9.txt"))


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        (sqlite3.SQLITE_BUSY, MissingError, "is held by another program"),
        (sqlite3.SQLITE_IOERR, MissingError, "cannot be read or written"),
        (sqlite3.SQLITE_NOMEM, MissingError, "there is not enough memory to read"),
        (sqlite3.SQLITE_PERM, InputError, "cannot be opened"),
        (sqlite3.SQLITE_CORRUPT, InputError, "cannot be used as a store"),
    ],
)
def test_an_error_of_sqlite_names_the_file_and_the_way_out(
    tmp_path: Path, code: int, kind: type[Exception], said: str
) -> None:
    error = sqlite3.OperationalError("why")
    error.sqlite_errorcode = code
    with (
        pytest.raises(kind, match=rf"store\.sqlite3 {said}|{said} .*store\.sqlite3"),
        OurErrors(tmp_path / "store.sqlite3"),
    ):
        raise error


def test_an_error_of_sqlite_that_quotes_damaged_bytes_is_one_of_the_file(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match=r"store\.sqlite3 cannot be used as a store \('utf-8' codec can't"),
        OurErrors(tmp_path / "store.sqlite3"),
    ):
        b"\xf9".decode()


def test_a_mistake_of_ours_stays_one(tmp_path: Path) -> None:
    database = connect(tmp_path / "store.sqlite3")
    with pytest.raises(sqlite3.ProgrammingError):
        database.execute("SELECT ?", ())
    database.close()
