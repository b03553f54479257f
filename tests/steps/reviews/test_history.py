"""Every state of every decision about an article."""

from dataclasses import replace
from pathlib import Path

from annotate.rulings import ruled
from annotate.steps.adjudication.disputes import record_policy
from annotate.steps.adjudication.resolve import find, submit
from annotate.steps.reviews.history import history
from tests import records
from tests.steps.disagreement import code, workspace
from tests.studio.material import ARTICLE, BRUTAL, CODEBOOK


def test_each_state_says_what_has_become_of_it(tmp_path: Path) -> None:
    desk = workspace(tmp_path)
    with desk.store() as store, store.transaction():
        later = code(store, "bob", [records.decision("b", BRUTAL)], number=2, at="2026-11-21T08:00:00Z")
        store.add_review(
            replace(later, id="gone", status="withdrawn", reviewer="r-fay", annotation_id=11), []
        )
        again = replace(later, id="again", reviewer="r-ada", annotation_id=9, purpose="again")
        store.add_review(again, [])
        last = replace(again, id="skip", reviewer="r-eve", annotation_id=10, purpose="coding")
        store.add_review(replace(last, status="skipped"), [])
    submit(desk, find(desk, ARTICLE.id[:6]), [], (), person="cyd")
    submit(desk, find(desk, ARTICLE.id[:6]), [], (), person="dora")
    record_policy(desk, "majority", [ARTICLE.id], command="annotate adjudicate --policy majority")
    with desk.store() as store:
        found = history(store, CODEBOOK, ARTICLE.id)
    assert [(each.review.purpose, each.standing, len(each.decisions)) for each in found.states] == [
        ("coding", "counts", 3),
        ("coding", "superseded", 2),
        ("coding", "counts", 1),
        ("coding", "withdrawn", 0),
        ("again", "counts", 0),
        ("coding", "skipped", 0),
        ("adjudication", "superseded", 2),
        ("adjudication", "counts", 2),
    ]
    assert [each.value for each in found.rulings] == ["majority"]


def test_a_review_that_nobody_can_have_read_is_unread_and_does_not_count(tmp_path: Path) -> None:
    desk = workspace(tmp_path)
    with desk.store() as store, store.transaction():
        store.add_ruling(replace(ruled("reading limit", value="700"), at="2026-11-01T08:00:00Z"))
        later = code(store, "bob", [records.decision("b", BRUTAL)], number=2, at="2026-11-21T08:00:00Z")
        store.add_review(
            replace(later, id="hasty", reviewer="r-eve", annotation_id=12, seconds=0.1),
            [],
        )
        found = history(store, CODEBOOK, ARTICLE.id)
    assert {each.review.id: each.standing for each in found.states}["hasty"] == "unread"
