from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.errors import UsageError
from annotate.records import Article
from annotate.steps.articles.find_articles import find_articles
from annotate.store import Store
from annotate.workspace import Workspace
from tests.steps.dam import DAM, RAIN, both_read


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return both_read(tmp_path)


@pytest.fixture
def store(desk: Workspace) -> Iterator[Store]:
    with desk.store() as opened:
        yield opened


def test_an_article_goes_by_id_path_or_address(store: Store, tmp_path: Path) -> None:
    for name in (
        DAM.id,
        DAM.id[:6],
        DAM.id[:8].upper(),
        str(tmp_path / "dam.txt"),
        "https://beacon.example/dam",
    ):
        assert find_articles(store, [name]) == (DAM.id,)
    assert find_articles(store, [RAIN.id, DAM.id[:6], RAIN.id]) == (RAIN.id, DAM.id)
    assert find_articles(store, [], everything=True) == tuple(sorted((DAM.id, RAIN.id)))


def test_a_relative_path_is_the_same_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_articles(store, ["dam.txt"]) == (DAM.id,)
    assert find_articles(store, ["desk/../dam.txt"]) == (DAM.id,)


@pytest.mark.parametrize("name", [DAM.id[:5], "zzzzzz", "https://beacon.example/rain", "missing.txt", ""])
def test_a_name_that_fits_no_article_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="there is no article"):
        find_articles(store, [name])


def test_either_names_or_all(store: Store) -> None:
    with pytest.raises(UsageError, match="--all"):
        find_articles(store, [])
    with pytest.raises(UsageError, match="--all"):
        find_articles(store, [DAM.id], everything=True)


def test_a_prefix_of_two_articles_is_refused(store: Store) -> None:
    twin = Article(id=DAM.id[:8] + "f" * 8, text="x", title_end=0, language="en", text_sha256="")
    with store.transaction():
        store.add_article(twin)
    with pytest.raises(UsageError, match="begins 2 article ids"):
        find_articles(store, [DAM.id[:8]])
