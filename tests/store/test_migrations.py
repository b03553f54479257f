import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.store import Store
from annotate.store.migrations import MIGRATIONS


def test_a_store_of_an_older_release_opens_and_one_of_a_newer_is_refused(tmp_path: Path) -> None:
    for version in range(len(MIGRATIONS)):
        path = tmp_path / f"{version}.sqlite3"
        with closing(sqlite3.connect(path, isolation_level=None)) as old:
            for statement in ";".join(MIGRATIONS[:version]).split(";"):
                old.execute(statement)
            old.execute(f"PRAGMA user_version = {version}")
        with Store(path) as store:
            assert store.articles() == ()
    path = tmp_path / "newer.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(InputError, match="written by a newer annotate"):
        Store(path)
