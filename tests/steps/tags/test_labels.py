from pathlib import Path

import pytest

from annotate.coding.codebook import parse
from annotate.errors import InputError, RefusedError
from annotate.steps.tags.labels import codebook_in_use, compared, record_use, stale, to_json
from annotate.workspace import Workspace
from tests import records


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "desk", seed=1)


def test_a_version_is_used_once_and_for_all(workspace: Workspace) -> None:
    book = workspace.codebook()
    changed = parse(book.text.replace("literal sense?", "usual sense?"), book.source)
    newer = parse(changed.text.replace("Version: 1.1", "Version: 1.2"), book.source)
    with workspace.store() as store:
        with store.transaction():
            record_use(book, store)
            record_use(book, store)
        with (
            pytest.raises(RefusedError, match=r"Write 'Version: 1\.2' at its top"),
            store.transaction(),
        ):
            record_use(changed, store)
        with store.transaction():
            record_use(newer, store)
        assert store.codebooks() == {"1.1": book.digests, "1.2": newer.digests}
        assert store.codebook_text("1.1") == book.text


def test_the_codebook_in_use_is_that_of_the_workspace_around(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace.root / "guidelines.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Version: 1.1", "Version: 9.1"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert codebook_in_use().version == "1.1"
    with pytest.raises(InputError, match=r"there is no file 9\.1; name a codebook file"):
        compared("9.1", str(path))
    monkeypatch.chdir(workspace.data)
    assert codebook_in_use().version == "9.1"


def test_decisions_by_another_definition_are_stale(workspace: Workspace) -> None:
    article = records.article("The thugs left.")
    book = workspace.codebook()
    offered = ("loaded_label@of an older definition", f"scare_quotes@{book['scare_quotes'].digest}")
    review = records.review("r", article, labels_offered=offered, codebook_version="0.9")
    with workspace.store() as store, store.transaction():
        store.add_article(article)
        labels = ("loaded_label", "scare_quotes")
        store.add_review(review, [records.added("r", article, 4, 9, label) for label in labels])
    (found,) = stale(workspace)
    assert (found.label, found.now, found.codebook_version) == ("loaded_label", "loaded_label", "0.9")
    assert (found.reviews, found.decisions) == (1, 1)


def test_a_label_as_json_has_its_examples_as_written_and_as_offsets(workspace: Workspace) -> None:
    value = to_json(workspace.codebook()["scare_quotes"])
    assert value["digest"] == workspace.codebook().digests["scare_quotes"]
    assert value["examples"][0]["written"] == 'en: The [["reform"]] cost four thousand people their jobs.'
    assert value["examples"][0]["spans"] == [{"start": 4, "end": 12, "text": '"reform"'}]
