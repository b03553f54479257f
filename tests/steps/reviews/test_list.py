from pathlib import Path

from annotate.rulings import Ruling
from annotate.steps.reviews.list import Row, listing
from annotate.store import Store
from tests.records import article, publication, review
from tests.steps.reviews.test_export import DAM, filled


def test_a_row_says_where_an_article_appeared_and_who_read_it(tmp_path: Path) -> None:
    with filled(tmp_path / "store.sqlite3") as store:
        found = listing(store)
    assert found == (
        Row(
            id=DAM.id,
            title="=Dam opens",
            language="en",
            outlets=("The Sarel Beacon",),
            published="2025-03-01",
            sources=("a.txt", "b.txt"),
            words=8,
            tags=1,
            reviews=2,
        ),
    )


def test_articles_come_by_date_and_undated_untagged_ones_last(tmp_path: Path) -> None:
    late, early, undated = (article(f"Dam {n}.\nMore.") for n in range(3))
    with Store(tmp_path / "store.sqlite3") as opened:
        with opened.transaction():
            for each in (undated, late, early):
                opened.add_article(each)
            opened.add_publication(publication(late, "late.txt", published="2025-02-01"))
            opened.add_publication(publication(early, "early.txt", published="2025-01-31"))
            opened.add_review(review("skipped", early, status="skipped"), [])
        found = listing(opened)
    assert [each.id for each in found] == [early.id, late.id, undated.id]
    first = found[0]
    assert (first.title, first.words, first.tags, first.reviews) == ("Dam 1.", None, None, 0)


def test_a_review_that_nobody_can_have_read_so_fast_is_none(tmp_path: Path) -> None:
    read = article("Dam opens. " * 200)
    with Store(tmp_path / "store.sqlite3") as opened:
        with opened.transaction():
            opened.add_article(read)
            opened.add_ruling(Ruling(matter="reading limit", value="700", at="2026-01-01T00:00:00Z", by="x"))
            for number, seconds in enumerate((60.0, 2.0, None)):
                each = review(
                    f"{number}", read, reviewer=f"r-{number}", annotation_id=number, seconds=seconds
                )
                opened.add_review(each, [])
        assert [each.reviews for each in listing(opened)] == [2]
