import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.records import (
    Article,
    Decision,
    Publication,
    Review,
    Tag,
    Tagged,
    sha256,
    tag_id,
)
from annotate.steps.export import COLUMNS, as_csv, as_jsonl, rows
from annotate.steps.list import Row, listing
from annotate.store import Store

TEXT = "=Dam opens\n\nThe puppet regime opened a dam."
DAM = Article(id=sha256(TEXT)[:16], text=TEXT, title_end=10, language="en", text_sha256=sha256(TEXT))
TAG = Tag(
    id=tag_id(DAM.id, "loaded_label", 16, 29, "rule"),
    article_id=DAM.id,
    label="loaded_label",
    start=16,
    end=29,
    text="puppet regime",
    rules=("loaded_label/noun",),
    cue="regime",
    reason="a verdict, not a name",
    voice="outlet",
    place="body",
)


def review(state: str, reviewer: str = "r-1", annotation: int = 1) -> Review:
    return Review(
        id=state,
        article_id=DAM.id,
        reviewer=reviewer,
        server="s",
        project=1,
        annotation_id=annotation,
        status="submitted",
        decided_at="2026-01-02T03:04:05Z",
        seconds=None,
        labels_offered=("loaded_label@1",),
        tags_shown=(TAG.id,),
        codebook_version="1.0",
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store.sqlite3") as opened:
        with opened.transaction():
            opened.add_article(DAM)
            for source, date in (("b.txt", "2025-03-02"), ("a.txt", "2025-03-01")):
                opened.add_publication(
                    Publication(
                        article_id=DAM.id,
                        source=source,
                        outlet="The Sarel Beacon",
                        published=date,
                        raw_sha256=sha256(source),
                        cleaner_version="1",
                    )
                )
            opened.put_tagged(
                Tagged(
                    article=DAM,
                    tags=(TAG,),
                    attributions=(),
                    words={"outlet": 8, "quoted": 0, "reported": 0},
                ),
                "v",
            )
            kept = Decision(
                review_id="later",
                tag_id=TAG.id,
                label="loaded_label",
                start=16,
                end=29,
                text="puppet regime",
                verdict="accepted",
            )
            opened.add_review(review("earlier"), [])
            opened.add_review(review("later"), [kept])
            opened.add_review(review("other", "r-2", annotation=2), [])
        yield opened


def test_a_row_says_where_an_article_appeared_and_who_read_it(store: Store) -> None:
    assert listing(store) == (
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


def test_every_state_of_a_review_is_exported_and_the_newest_marked(store: Store) -> None:
    exported = [(row["id"], row["newest"]) for row in rows(store, "reviews")]
    assert exported == [("earlier", False), ("later", True), ("other", True)]


def test_a_decision_says_who_when_and_under_which_codebook(store: Store) -> None:
    (row,) = map(json.loads, as_jsonl(rows(store, "decisions")).splitlines())
    assert (row["reviewer"], row["decided_at"], row["codebook_version"], row["verdict"], row["text"]) == (
        "r-1",
        "2026-01-02T03:04:05Z",
        "1.0",
        "accepted",
        "puppet regime",
    )


def test_csv_comes_back_and_no_cell_is_a_formula(store: Store) -> None:
    (article,) = csv.DictReader(io.StringIO(as_csv(rows(store, "articles"), COLUMNS["articles"])))
    assert article["text"] == "'" + TEXT
    assert [each["source"] for each in json.loads(article["publications"])] == ["a.txt", "b.txt"]
    (tag,) = csv.DictReader(io.StringIO(as_csv(rows(store, "tags"), COLUMNS["tags"])))
    assert (tag["text"], tag["start"], tag["end"], json.loads(tag["rules"]), tag["score"]) == (
        "puppet regime",
        "16",
        "29",
        ["loaded_label/noun"],
        "",
    )


def test_an_empty_table_has_its_header(store: Store) -> None:
    expected = "article_id,start,end,text,rung,source,content\n"
    assert as_csv(rows(store, "attributions"), COLUMNS["attributions"]) == expected
