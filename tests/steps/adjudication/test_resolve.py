"""Adjudication without a server."""

from pathlib import Path

import pytest

from annotate.coding.verdicts import Shown
from annotate.errors import RefusedError, UsageError
from annotate.steps.adjudication.disputes import disputed
from annotate.steps.adjudication.resolve import adjudicator, find, submit
from annotate.steps.coders.people import reviewer_code
from annotate.team import Coder
from annotate.workspace import Workspace
from tests import records
from tests.steps.disagreement import AGREED, code, workspace
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK, REGIME, SOURCES, span


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)


def test_what_was_chosen_is_a_review_like_one_that_was_pulled(desk: Workspace) -> None:
    about = find(desk, ARTICLE.id)
    (brutal,) = about.dispute.agreed
    regime = next(each for each in about.dispute.shown if each.id == REGIME.id)
    own = Shown("own", "loaded_language", *span(ARTICLE, "promised"))
    made = submit(desk, about, [brutal, regime, own], (), person="Cyd@example.org", seconds=9.5)
    assert (made.reviewer, made.purpose, made.server) == (
        reviewer_code(1, "cyd@example.org"),
        "adjudication",
        "terminal",
    )
    assert (made.codebook_version, made.seconds, made.sampled_by) == ("2.1", 9.5, "adjudication")
    with desk.store() as store:
        decisions = [(each.verdict, each.text, each.tag_id) for each in store.decisions(made.id)]
        (now,) = disputed(store, CODEBOOK, 1)
    assert decisions == [
        ("accepted", "puppet regime", REGIME.id),
        ("added", "promised", None),
        ("accepted", "brutal", BRUTAL.id),
        ("rejected", "Sources suggest", SOURCES.id),
    ]
    assert (now.waiting, now.adjudicator, now.changed) == (0, made.reviewer, False)


def test_a_person_who_resolves_again_replaces_the_first_and_another_one_too(desk: Workspace) -> None:
    about = find(desk, ARTICLE.id)
    submit(desk, about, about.dispute.agreed, (), person="cyd")
    submit(desk, about, about.dispute.shown, (), person="cyd")
    with desk.store() as store:
        assert len([each for each in store.reviews() if each.purpose == "adjudication"]) == 1
        assert len([each for each in store.reviews(history=True) if each.purpose == "adjudication"]) == 2
    submit(desk, about, [], (), person="dora")
    with desk.store() as store:
        (now,) = disputed(store, CODEBOOK, 1)
    assert now.adjudicator == reviewer_code(1, "dora")


def test_a_coder_who_resolves_keeps_the_code_they_code_under(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        store.put_coder(Coder(server="s", account=2, joined="2026", code="r-ada", name="ada"))
        store.put_coder(Coder(server="s", account=3, joined="2026", code="r-nameless", name=""))
    assert [adjudicator(desk, name) for name in (" Ada", "r-ada", "adam", "")] == [
        "r-ada",
        "r-ada",
        reviewer_code(1, "adam"),
        reviewer_code(1, ""),
    ]
    about = find(desk, ARTICLE.id)
    assert submit(desk, about, [], (), person="Ada").reviewer == "r-ada"


def test_where_coders_changed_their_answers_meanwhile_nothing_is_kept(desk: Workspace) -> None:
    about = find(desk, ARTICLE.id)
    with desk.store() as store, store.transaction():
        code(store, "bob", [records.decision("bob", REGIME)], number=2, at="2026-11-22T08:00:00Z")
    with pytest.raises(RefusedError, match="changed in the meantime, so nothing was kept"):
        submit(desk, about, [], (), person="cyd")
    with desk.store() as store:
        assert not any(each.purpose == "adjudication" for each in store.reviews())


def test_a_coder_who_changes_an_answer_afterwards_is_noticed(desk: Workspace) -> None:
    about = find(desk, ARTICLE.id)
    submit(desk, about, [], (), person="cyd")
    with desk.store() as store, store.transaction():
        code(store, "bob", [records.decision("bob", REGIME)], number=2, at="2026-11-22T08:00:00Z")
    with desk.store() as store:
        (now,) = disputed(store, CODEBOOK, 1)
    assert (now.changed, now.waiting) == (True, 0)


def test_where_all_agree_there_is_nothing_to_resolve(desk: Workspace) -> None:
    with pytest.raises(UsageError, match=r"nothing in article .* is disputed"):
        find(desk, AGREED.id)
