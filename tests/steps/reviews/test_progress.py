"""Progress from stored reviews and assignments, and an article that is to be coded again."""

import getpass
from dataclasses import replace

import pytest

from annotate.errors import UsageError
from annotate.records import Article
from annotate.rulings import Ruling
from annotate.steps.reviews.progress import progress, recode
from annotate.store import Store
from annotate.team import Assigned, Assignment, AssignmentEvent, Coder, Design
from annotate.workspace import Workspace
from tests.steps.coded import code

RUN = Assignment(
    id="a1",
    made_at="2026-03-01T00:00:00Z",
    seed=1,
    coders=("r-a", "r-b", "r-c"),
    design=Design(),
    server="s",
    codebook_version="1.0",
)
LIMIT = Ruling(matter="reading limit", value="700", at="2026-02-01T00:00:00Z", by="lead")


def row(article: Article, coder: str, position: int = 0) -> Assigned:
    return Assigned(
        assignment="a1", article_id=article.id, coder=coder, purpose="coding", position=position, blind=True
    )


@pytest.fixture
def articles(desk: Workspace) -> list[Article]:
    """Three articles: r-a left the first unread, r-b has the second, r-c two; r-b has not coded yet."""
    with desk.store() as store:
        found = list(store.articles())[:3]
        first, second, third = found
        with store.transaction():
            store.add_ruling(LIMIT)
            code(store, desk.codebook(), first, reviewer="r-a", seconds=2.3)
            store.put_coder(Coder(server="s", account=1, joined="x", code="r-a", name="ada"))
            store.add_assignment(
                RUN,
                [row(first, "r-a"), row(second, "r-b", 4), row(second, "r-c"), row(third, "r-c")],
            )
    return found


def test_progress_joins_reviews_with_what_was_assigned(desk: Workspace, articles: list[Article]) -> None:
    found = progress(desk)
    assert [(x.code, x.done, x.unread, x.left) for x in found.coders] == [
        ("r-a", 0, 1, 0),
        ("r-b", 0, 0, 1),
        ("r-c", 0, 0, 2),
    ]
    assert (found.limit, found.names) == (700, {"r-a": "ada"})
    assert [each.coded.review.article_id for each in found.unread] == [articles[0].id]


def test_what_is_superseded_is_nobodys_work_any_more(desk: Workspace, articles: list[Article]) -> None:
    with desk.store() as store, store.transaction():
        store.add_article(articles[2], supersedes=articles[1].id)
    assert [(x.code, x.left) for x in progress(desk).coders] == [("r-a", 0), ("r-c", 1)]


def test_an_unread_article_goes_to_who_lacks_it_and_has_least_to_do(
    desk: Workspace, articles: list[Article]
) -> None:
    first = articles[0].id
    done = recode(desk, first[:8], reason="after two seconds")
    assert (done.article_id, done.coder, done.unread_by) == (first, "r-b", ("ada",))
    with desk.store() as store:
        given = [each for each in store.assigned() if each.article_id == first]
        [ruling] = store.rulings("second coding")
    assert [(each.coder, each.position, each.blind) for each in given] == [("r-a", 0, True), ("r-b", 5, True)]
    assert (ruling.about, ruling.value, ruling.reason, ruling.by) == (
        first,
        "r-b",
        "after two seconds",
        getpass.getuser(),
    )
    with pytest.raises(UsageError, match=f"article {first} is still to be coded by r-b"):
        recode(desk, first, reason="again")


def left(store: Store, coder: str) -> None:
    store.add_event(AssignmentEvent(assignment="a1", at="2026-03-02T00:00:00Z", what="left", coder=coder))


def test_who_left_the_team_is_given_nothing_and_those_who_joined_later_are(
    desk: Workspace, articles: list[Article]
) -> None:
    with desk.store() as store, store.transaction():
        left(store, "r-a")
        left(store, "r-b")
    done = recode(desk, articles[0].id, reason="unread")
    assert (done.coder, done.unread_by, done.left) == ("r-c", (), ("ada",))
    with desk.store() as store, store.transaction():
        code(store, desk.codebook(), articles[0], reviewer="r-c", seconds=2.3)
    assert recode(desk, articles[0].id, reason="unread").coder is None
    with desk.store() as store, store.transaction():
        store.add_assignment(replace(RUN, id="a2", coders=("r-d",)), [])
    done = recode(desk, articles[0].id, reason="unread")
    assert (done.coder, done.unread_by, done.left) == ("r-d", ("r-c",), ("ada",))


def test_where_everybody_has_it_the_wish_is_on_record(desk: Workspace, articles: list[Article]) -> None:
    with desk.store() as store, store.transaction():
        store.add_assigned([row(articles[0], "r-b"), row(articles[0], "r-c")])
        for coder in ("r-b", "r-c"):
            code(store, desk.codebook(), articles[0], reviewer=coder)
    assert recode(desk, articles[0].id, reason="unread").coder is None
    with desk.store() as store:
        assert [each.value for each in store.rulings("second coding")] == [""]


def test_without_an_assignment_the_wish_is_on_record(desk: Workspace) -> None:
    with desk.store() as store:
        article = store.articles()[0]
    done = recode(desk, article.id, reason="unread")
    assert (done.coder, done.unread_by) == (None, ())
