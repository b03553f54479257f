import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.errors import MissingError, RefusedError, UsageError
from annotate.records import Article
from annotate.steps.choose import choose
from annotate.steps.summary import summaries
from annotate.steps.tag import tag
from annotate.store import Store
from annotate.workspace import Workspace
from tests.book import BOOK, as_next
from tests.steps.dam import DAM, RAIN, approve, publication


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "desk", seed=1)
    with workspace.store() as store, store.transaction():
        store.add_article(DAM)
        store.add_article(RAIN)
        store.add_publication(publication(DAM, str(tmp_path / "dam.txt")))
        store.add_publication(publication(DAM, "https://beacon.example/dam"))
        store.add_publication(publication(RAIN, str(tmp_path / "rain.txt")))
    return workspace


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
        assert choose(store, [name]) == (DAM.id,)
    assert choose(store, [RAIN.id, DAM.id[:6], RAIN.id]) == (RAIN.id, DAM.id)
    assert choose(store, [], everything=True) == tuple(sorted((DAM.id, RAIN.id)))


def test_a_relative_path_is_the_same_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert choose(store, ["dam.txt"]) == (DAM.id,)
    assert choose(store, ["desk/../dam.txt"]) == (DAM.id,)


@pytest.mark.parametrize("name", [DAM.id[:5], "zzzzzz", "https://beacon.example/rain", "missing.txt", ""])
def test_a_name_that_fits_no_article_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="there is no article"):
        choose(store, [name])


def test_either_names_or_all(store: Store) -> None:
    with pytest.raises(UsageError, match="--all"):
        choose(store, [])
    with pytest.raises(UsageError, match="--all"):
        choose(store, [DAM.id], everything=True)


def test_a_prefix_of_two_articles_is_refused(store: Store) -> None:
    twin = Article(id=DAM.id[:8] + "f" * 8, text="x", title_end=0, language="en", text_sha256="")
    with store.transaction():
        store.add_article(twin)
    with pytest.raises(UsageError, match="begins 2 article ids"):
        choose(store, [DAM.id[:8]])


def test_an_untagged_article_has_no_summary(desk: Workspace) -> None:
    with pytest.raises(MissingError, match="annotate tag"):
        list(summaries(desk, [DAM.id]))


def test_a_summary_uses_the_stored_tags(desk: Workspace) -> None:
    tag(desk)
    (summary,) = summaries(desk, [DAM.id])
    with desk.store() as store:
        assert summary.tags == store.tags(DAM.id)
    assert summary.basis == "proposed"
    assert not summary.stale
    assert [each.outlet for each in summary.publications] == ["The Sarel Beacon", "The Sarel Beacon"]
    assert [each.article.id for each in summaries(desk, [], everything=True)] == sorted((DAM.id, RAIN.id))


def test_a_review_turns_counts_into_approved_ones(desk: Workspace) -> None:
    tag(desk)
    approve(desk)
    (summary,) = summaries(desk, [DAM.id])
    assert (summary.basis, summary.reviewers) == ("reviewed", ("R1",))
    assert [(each.text, each.status) for each in summary.evidence if each.label == "unattributed_claim"] == [
        ("Sources suggest", "approved")
    ]
    assert {each.status for each in summary.evidence} == {"approved", "rejected"}


def test_tags_of_other_rules_are_said_to_be_stale(desk: Workspace) -> None:
    tag(desk)
    guidelines = desk.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    first = text.index("\n## `")
    text = text[:first] + text[text.index("\n## `", first + 1) :]
    guidelines.write_text(as_next(text), encoding="utf-8")
    (summary,) = summaries(desk, [DAM.id])
    assert summary.stale


def test_a_codebook_that_changed_under_its_version_is_refused(desk: Workspace) -> None:
    tag(desk)
    guidelines = desk.root / "guidelines.md"
    text = guidelines.read_text(encoding="utf-8")
    first = text.index("\n## `")
    guidelines.write_text(text[:first] + text[text.index("\n## `", first + 1) :], encoding="utf-8")
    with pytest.raises(RefusedError, match=f"has changed since version {re.escape(BOOK.version)} was used"):
        list(summaries(desk, [DAM.id]))
