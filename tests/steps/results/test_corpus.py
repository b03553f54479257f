"""What a summary says of the other articles is what their own summaries say."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotate.coding.precision import Record
from annotate.records import Task
from annotate.report.corpus import Corpus
from annotate.report.peers import part, peer_ranks
from annotate.report.summary import Summary
from annotate.steps.results.summary import summaries
from annotate.steps.reviews.rule_precision import reviewed_precision
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.book import as_next
from tests.steps.coded import code
from tests.steps.dam import DAM, publication


@pytest.fixture
def desk(desk: Workspace) -> Workspace:
    """The samples, of which every second is reviewed, and every tenth by two people."""
    with desk.store() as store, store.transaction():
        for i, article in enumerate(store.articles()):
            if i % 2 == 0:
                task = Task(server="s", project=1, task_id=i, article_id=article.id, content_sha256="")
                store.put_task(task)
                store.put_snapshot(task, "v", store.tags(article.id))
                flags = ("text is damaged",) if i == 4 else ()
                code(store, desk.codebook(), article, flags=flags)
            if i % 10 == 0:
                code(store, desk.codebook(), article, reviewer="r-2")
    return desk


def every(desk: Workspace, *, fresh: bool = False) -> tuple[list[Summary], Corpus]:
    found = list(summaries(desk, (), everything=True, fresh=fresh))
    assert found[0].corpus is not None
    assert all(each.corpus == found[0].corpus for each in found)
    return found, found[0].corpus


def test_each_part_is_what_the_articles_own_summary_says(desk: Workspace) -> None:
    found, corpus = every(desk)
    assert {each.article.id: part(each, corpus.parts[each.article.id].tagged_by) for each in found} == dict(
        corpus.parts
    )
    assert corpus.reviewed == len(found) // 2 + len(found) % 2
    assert sum(each.words == 0 for each in corpus.parts.values()) == 1  # the flagged one
    with desk.store() as store:
        assert corpus.records == reviewed_precision(store, desk.codebook())
    assert corpus.records["loaded_label"].reviewed > 10


def test_what_is_kept_is_what_would_be_made_afresh(desk: Workspace) -> None:
    first, kept, fresh = every(desk), every(desk), every(desk, fresh=True)
    assert first[1] == kept[1] == fresh[1]
    with desk.store() as store:
        assert len(store.cached_summaries()) == first[1].reviewed


def test_a_summary_does_not_need_to_write(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotate.store.sqlite.BUSY_SECONDS", 0.01)
    with desk.store() as other, other.transaction():
        _, corpus = every(desk)
        assert not other.cached_summaries()
    assert corpus == every(desk)[1]


def test_a_new_review_makes_it_anew(desk: Workspace) -> None:
    _, before = every(desk)
    with desk.store() as store, store.transaction():
        article = next(each for each in store.articles() if not store.reviews(each.id))
        code(store, desk.codebook(), article)
    _, after = every(desk)
    assert before.parts[article.id].basis == "proposed"
    assert after.parts[article.id].basis == "reviewed"
    assert after == every(desk, fresh=True)[1]


def test_what_reviewers_were_shown_later_makes_it_anew(desk: Workspace) -> None:
    _, before = every(desk)
    with desk.store() as store, store.transaction():
        article = store.articles()[0]
        (task,) = (each for each in store.tasks() if each.article_id == article.id)
        shown = [replace(each, rules=("loaded_label/other",)) for each in store.tags(article.id)]
        store.put_snapshot(task, "v2", shown)
    _, after = every(desk)
    assert after.records != before.records
    assert after == every(desk, fresh=True)[1]


def test_another_codebook_makes_it_anew(desk: Workspace) -> None:
    every(desk)
    guidelines = desk.root / "guidelines.md"
    text = as_next(guidelines.read_text(encoding="utf-8"))
    first = text.index("\n## `")
    guidelines.write_text(text[:first] + text[text.index("\n## `", first + 1) :], encoding="utf-8")
    _, after = every(desk)
    assert after == every(desk, fresh=True)[1]
    assert after.records["unattributed_claim"].right == 0  # its definition is gone, so decisions are stale
    assert after.records["unattributed_claim"].stale > 0


def test_a_removed_article_is_gone_here_too(desk: Workspace) -> None:
    _, before = every(desk)
    with desk.store() as store:
        name = store.articles()[0].id
        with store.transaction():
            store.remove_article(name)
        assert name not in store.cached_summaries()
    _, after = every(desk)
    assert set(after.parts) == set(before.parts) - {name}


def test_an_article_stands_beside_those_of_its_language_and_basis(desk: Workspace) -> None:
    found, corpus = every(desk)
    summary = next(each for each in found if each.basis == "proposed" and each.article.language == "en")
    rank = peer_ranks(summary)["loaded_label"]
    assert [rank.other(place) for place in range(rank.others)] == (
        sorted(
            each.rate("loaded_label")
            for name, each in corpus.parts.items()
            if name != summary.article.id
            and (each.language, each.basis) == ("en", "proposed")
            and each.words >= 100
        )
    )
    assert not rank.few


def test_a_workspace_that_nobody_reviewed_has_no_records(tagged: Path) -> None:
    _, corpus = every(Workspace.at(tagged))
    assert (corpus.reviewed, corpus.records) == (0, {})
    assert corpus.records.get("loaded_label", Record()).interval is None


def test_a_score_below_the_threshold_is_not_counted(tmp_path: Path) -> None:
    desk = Workspace.create(tmp_path / "desk", seed=1)
    with desk.store() as store, store.transaction():
        store.add_article(DAM)
        store.add_publication(publication(DAM, "dam.txt"))
    tag(desk)
    with desk.store() as store, store.transaction():
        tagged, version = store.tagged(DAM.id), store.versions()[DAM.id]
        assert tagged is not None
        scores = (0.01, 0.99)
        scored = [replace(each, score=scores[i % 2], model_version="m") for i, each in enumerate(tagged.tags)]
        store.put_tagged(replace(tagged, tags=tuple(scored)), version)
    (summary,) = summaries(desk, [DAM.id])
    assert summary.corpus is not None
    counts = summary.corpus.parts[DAM.id].counts
    assert sum(counts.values()) == len(tagged.tags) // 2
    assert counts == part(summary, "").counts
