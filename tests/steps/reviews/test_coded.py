from pathlib import Path

from annotate.steps.reviews.coded import coded_reviews
from annotate.store import Store
from tests.coding.answers import BOOK
from tests.records import added, article, review

DAM, MINE = article("The puppet regime opened a dam."), article("Miners went back.")


def test_reviews_come_by_article_in_their_newest_state_under_todays_labels(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite3") as store:
        with store.transaction():
            for each in (DAM, MINE):
                store.add_article(each)
            store.add_review(review("first", DAM), [])
            store.add_review(review("mine", MINE, annotation_id=2), [])
            store.add_review(review("second", DAM), [added("second", DAM, 4, 10, "scoff")])
            store.add_review(review("other", DAM, annotation_id=3, reviewer="r-2"), [])
        found = coded_reviews(store, BOOK)
        assert {name: [each.review.id for each in reviews] for name, reviews in found.items()} == {
            MINE.id: ["mine"],
            DAM.id: ["second", "other"],
        }
        assert [each.label for each in found[DAM.id][0].decisions] == ["sneer"]
        assert list(coded_reviews(store, BOOK, MINE.id)) == [MINE.id]
