from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coding.precision import Record
from annotate.errors import UsageError
from annotate.records import Tagged
from annotate.steps.reviews.explain import explain
from annotate.workspace import Workspace
from tests.book import BOOK, as_next
from tests.records import article, publication, tag

DAM = article("Rain fell. The puppet regime opened a dam. Nobody drowned.")
TAG = tag(DAM, 15, 28, rules=("loaded_label/noun",))


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    with workspace.store() as store, store.transaction():
        store.add_article(DAM)
        store.add_publication(publication(DAM, "dam.txt"))
        store.put_tagged(Tagged(article=DAM, tags=(TAG,), attributions=(), words={}), "v")
    return workspace


def test_a_prefix_of_two_tags_asks_for_more(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        name = store.article_ids()[0]
        tagged = store.tagged(name)
        assert tagged is not None
        twins = tuple(replace(tagged.tags[0], id=f"abcdef{n}") for n in (1, 2))
        store.put_tagged(replace(tagged, tags=twins), "v")
    with pytest.raises(UsageError, match="'ABCDEF' begins 2 tag ids: abcdef1, abcdef2; write more of one"):
        explain(desk, "ABCDEF")


def test_a_tag_has_its_sentence_its_definition_and_the_records_of_its_rules(desk: Workspace) -> None:
    found = explain(desk, TAG.id[:6].upper())
    assert (found.tag, found.current, found.article) == (TAG, True, DAM)
    assert found.publications == (publication(DAM, "dam.txt"),)
    assert found.sentence == DAM.span(11, 42)
    assert found.definition == desk.codebook()["loaded_label"]
    assert found.rules == {"loaded_label/noun": Record()}


def test_after_a_rename_a_tag_has_the_name_and_the_records_of_today(desk: Workspace) -> None:
    by_model = replace(TAG, id="abcdef01", origin="model", rules=())
    with desk.store() as store, store.transaction():
        store.put_tagged(Tagged(article=DAM, tags=(by_model,), attributions=(), words={}), "v")
    text = as_next(BOOK.text).replace(
        "## `loaded_label` Loaded label\n\n", "## `name_calling`\n\nwas: loaded_label\n"
    )
    (desk.root / "guidelines.md").write_text(text, encoding="utf-8")
    found = explain(desk, "abcdef01")
    assert found.tag == replace(by_model, label="name_calling")
    assert found.definition == desk.codebook()["name_calling"]
    assert found.rules == {"name_calling/model": Record()}
