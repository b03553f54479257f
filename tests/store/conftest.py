from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite3") as opened:
        yield opened
