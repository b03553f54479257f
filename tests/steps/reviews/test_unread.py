"""The limit on record, and the reviews above it: named, left out everywhere, and kept."""

from dataclasses import replace

import pytest

from annotate.compare.words import remarks
from annotate.errors import InputError
from annotate.records import Article
from annotate.rulings import Ruling
from annotate.steps.results.compare import comparison
from annotate.steps.results.summary import summaries
from annotate.steps.reviews.coded import coded_reviews, reading_paces, unread_reviews
from annotate.steps.reviews.export import rows
from annotate.steps.reviews.rule_precision import reviewed_precision
from annotate.steps.reviews.unread import found_unread, record_limit
from annotate.steps.training.learning import reviewed
from annotate.steps.upkeep.team_checks import reading_check
from annotate.store import Store
from annotate.workspace import Workspace
from tests.steps.coded import code

EARLY, LATE = "2026-02-01T00:00:00Z", "2026-04-01T00:00:00Z"  # the reviews are of March


def limit(store: Store, value: str, at: str) -> None:
    with store.transaction():
        store.add_ruling(Ruling(matter="reading limit", value=value, at=at, by="lead"))


def review(desk: Workspace, number: int, seconds: float | None, reviewer: str = "r-1") -> list[Article]:
    """Review the first articles, each read in so many seconds."""
    with desk.store() as store:
        articles = list(store.articles())[:number]
        with store.transaction():
            for each in articles:
                code(store, desk.codebook(), each, reviewer=reviewer, seconds=seconds)
    return articles


def test_the_limit_of_the_settings_is_laid_down_once_and_a_change_is_logged(desk: Workspace) -> None:
    with desk.store() as store:
        with store.transaction():
            assert record_limit(desk, store) == (
                "On record now: a review submitted at more than 700 words a minute counts as unread",
            )
            assert record_limit(desk, store) == ()
        changed = replace(desk, config=replace(desk.config, reviews_fastest=900.0))
        with store.transaction():
            [said] = record_limit(changed, store)
        first, second = store.rulings("reading limit")
    assert (first.value, second.value) == ("700", "900")
    assert said == (
        f"A review now counts as unread above 900 words a minute; since {first.at} it was 700. The change is "
        "logged, holds for what is decided from now on, and judges no earlier review anew"
    )


def test_an_unread_review_is_named_and_left_out_of_everything_and_kept(desk: Workspace) -> None:
    articles = review(desk, 12, 60.0)
    review(desk, 1, 2.3, reviewer="r-fast")
    fast = articles[0]
    with desk.store() as store:
        before = reviewed_precision(store, desk.codebook())
        assert found_unread(store) == ()  # no limit is on record
        limit(store, "700", EARLY)
        [found] = found_unread(store)
        assert (found.article_id, found.reviewer, found.limit) == (fast.id, "r-fast", 700)
        assert found.pace.seconds == 2.3
        assert str(found).startswith(
            f"Article {fast.id[:8]}: r-fast submitted {found.pace.words} words in 2.3"
        )
        assert found_unread(store, {fast.id}) == (found,)
        assert found_unread(store, {articles[1].id}) == ()
        reviews = coded_reviews(store, desk.codebook())
        assert [each.reviewer for each in reviews[fast.id] if each.unread] == ["r-fast"]
        after = reviewed_precision(store, desk.codebook())
        assert sum(each.reviewed for each in after.values()) == sum(each.reviewed for each in before.values())
        exported = {row["reviewer"]: row["unread"] for row in rows(store, "reviews", desk.codebook())}
        decisions = [row for row in rows(store, "decisions", desk.codebook()) if row["reviewer"] == "r-fast"]
    assert exported == {"r-1": "", "r-fast": str(found.pace)}
    assert {row["unread"] for row in decisions} == {str(found.pace)}
    data = reviewed(desk)
    assert data.left_out["submitted faster than anybody reads"] == 1
    assert data.reviewers == ("r-1",)
    [summary] = summaries(desk, [fast.id])
    assert (summary.reviewers, list(summary.unread)) == (("r-1",), ["r-fast"])
    compared = comparison(desk)
    assert compared.with_unread is not None
    assert sum(len(each.unread) for each in compared.entries) == 1
    check = reading_check(desk)
    assert (check.state, check.found) == (
        "worse",
        f"1 review left out as not read: {fast.id[:8]} by r-fast, {found.pace}",
    )


def test_what_was_only_read_by_nobody_waits_and_is_no_gold(desk: Workspace) -> None:
    [fast] = review(desk, 1, 2.3)
    with desk.store() as store:
        limit(store, "700", EARLY)
    [entry] = [each for each in comparison(desk).entries if each.article_id == fast.id]
    assert (entry.offer.reviewed, entry.offer.random, entry.approved) == (False, True, {})
    counted = comparison(desk).with_unread
    assert counted is not None
    assert next(each for each in counted.entries if each.article_id == fast.id).offer.reviewed


def test_a_comparison_is_silent_about_unread_reviews_of_articles_on_none_of_its_sides(
    desk: Workspace,
) -> None:
    [fast] = review(desk, 1, 2.3)
    with desk.store() as store:
        limit(store, "700", EARLY)
        assert comparison(desk).with_unread is not None
        store.ask(lambda db: db.execute("DELETE FROM publications WHERE article_id = ?", (fast.id,)))
        assert [each.article_id for each in found_unread(store)] == [fast.id]
    found = comparison(desk)
    assert (found.left_out, found.with_unread) == ({"no outlet known": 1}, None)
    assert not any("left out as not read" in each for each in remarks(found))


def test_a_change_of_the_limit_is_never_turned_on_earlier_reviews(desk: Workspace) -> None:
    review(desk, 2, 60.0)
    with desk.store() as store:
        limit(store, "700", EARLY)
        assert unread_reviews(store) == {}
        limit(store, "10", LATE)
        assert unread_reviews(store) == {}


def test_without_a_known_time_nobody_is_said_not_to_have_read(desk: Workspace) -> None:
    [article] = review(desk, 1, None)
    with desk.store() as store:
        limit(store, "1", EARLY)
        assert unread_reviews(store) == {}
        assert {pace.seconds for pace in reading_paces(store)[article.id].values()} == {None}
    check = reading_check(desk)
    assert (check.state, check.found) == ("ok", "no review above 1 words a minute")


def test_doctor_says_when_no_limit_is_on_record(desk: Workspace) -> None:
    assert reading_check(desk).found == "nothing reviewed yet"
    review(desk, 1, 60.0)
    check = reading_check(desk)
    assert (check.state, check.fix) == ("worse", "annotate pull lays it down")


def test_an_article_that_was_never_tagged_has_its_words_counted(desk: Workspace) -> None:
    [article] = review(desk, 1, 2.3)
    with desk.store() as store:
        limit(store, "700", EARLY)
        tagged = unread_reviews(store)
        store.ask(lambda db: db.execute("DELETE FROM taggings WHERE article_id = ?", (article.id,)))
        assert unread_reviews(store) == tagged


def test_a_limit_that_is_none_is_refused(desk: Workspace) -> None:
    settings = desk.root / "annotate.toml"
    settings.write_text(settings.read_text().replace("# fastest = 700", "fastest = -1"))
    with pytest.raises(InputError, match="it must be above 0, such as 700"):
        Workspace.at(desk.root)
