import csv
import io
import json
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotate.coding.codebook import parse
from annotate.files import write
from annotate.records import Tagged, Voice
from annotate.report.spreadsheet import as_csv, csv_lines
from annotate.steps.reviews.export import COLUMNS, as_jsonl, rows
from annotate.steps.reviews.list import listing
from annotate.store import Store
from tests.book import BOOK
from tests.records import article, decision, publication, review, tag

TEXT = "=Dam opens\n\nThe puppet regime opened a dam."
DAM = article(TEXT, title_end=10)
TAG = tag(DAM, 16, 29, rules=("loaded_label/noun",))
SHOWN = {"tags_shown": (TAG.id,), "codebook_version": "1.0"}


@contextmanager
def filled(path: Path) -> Iterator[Store]:
    """An article that appeared twice, tagged and reviewed by two people."""
    with Store(path) as opened:
        with opened.transaction():
            opened.add_article(DAM)
            for source, date in (("b.txt", "2025-03-02"), ("a.txt", "2025-03-01")):
                opened.add_publication(publication(DAM, source, outlet="The Sarel Beacon", published=date))
            words: dict[Voice, int] = {"outlet": 8, "quoted": 0, "reported": 0}
            opened.put_tagged(Tagged(article=DAM, tags=(TAG,), attributions=(), words=words), "v")
            opened.add_review(review("earlier", DAM, **SHOWN), [])
            opened.add_review(review("later", DAM, **SHOWN), [decision("later", TAG)])
            opened.add_review(review("other", DAM, reviewer="r-2", annotation_id=2, **SHOWN), [])
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with filled(tmp_path / "store.sqlite3") as opened:
        yield opened


def test_every_state_of_a_review_is_exported_and_the_newest_marked(store: Store) -> None:
    exported = [(row["id"], row["newest"]) for row in rows(store, "reviews", BOOK)]
    assert exported == [("earlier", False), ("later", True), ("other", True)]


def test_of_two_annotations_of_one_person_the_one_decided_last_counts(store: Store) -> None:
    with store.transaction():  # pulled last, decided first
        first = review("first", DAM, annotation_id=3, decided_at="2025-01-01T00:00:00Z", **SHOWN)
        store.add_review(first, [decision("first", TAG, "rejected")])
    assert [row["id"] for row in rows(store, "reviews", BOOK) if row["newest"]] == ["later", "other"]
    assert [row["review_id"] for row in rows(store, "decisions", BOOK)] == ["later"]
    with store.transaction():
        skipped = review("last", DAM, annotation_id=4, status="skipped", decided_at="2027-01-01T00:00:00Z")
        store.add_review(skipped, [])
    assert listing(store)[0].reviews == 1
    assert list(rows(store, "decisions", BOOK)) == []


def test_a_decision_says_who_when_and_under_which_codebook(store: Store) -> None:
    (row,) = map(json.loads, as_jsonl(rows(store, "decisions", BOOK)))
    assert (row["reviewer"], row["decided_at"], row["codebook_version"], row["verdict"], row["text"]) == (
        "r-1",
        "2026-01-02T03:04:05Z",
        "1.0",
        "accepted",
        "puppet regime",
    )


def test_reviews_and_decisions_say_what_is_known_of_the_page(store: Store) -> None:
    with store.transaction():
        store.add_review(
            review("unknown", DAM, reviewer="r-3", annotation_id=3, shown="unknown"),
            [decision("unknown", TAG)],
        )
    assert [row["shown"] for row in rows(store, "reviews", BOOK)] == ["tags", "tags", "tags", "unknown"]
    assert [row["shown"] for row in rows(store, "decisions", BOOK)] == ["tags", "unknown"]
    for table in ("reviews", "decisions"):
        assert "shown" in as_csv(rows(store, table, BOOK), COLUMNS[table]).splitlines()[0].split(",")


def test_decisions_say_what_the_review_was_for(store: Store) -> None:
    with store.transaction():
        for number, purpose in enumerate(("again", "adjudication"), start=3):
            given = review(purpose, DAM, annotation_id=number, purpose=purpose, **SHOWN)
            store.add_review(given, [decision(purpose, TAG, "rejected")])
    assert [(row["purpose"], row["verdict"]) for row in rows(store, "decisions", BOOK)] == [
        ("coding", "accepted"),
        ("again", "rejected"),
        ("adjudication", "rejected"),
    ]
    assert [row["id"] for row in rows(store, "reviews", BOOK) if row["newest"]] == [
        "later",
        "other",
        "again",
        "adjudication",
    ]


def test_csv_comes_back_and_its_offsets_fit_its_text(store: Store) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv(rows(store, "articles", BOOK), COLUMNS["articles"])))
    assert row["text"] == TEXT
    assert [each["source"] for each in json.loads(row["publications"])] == ["a.txt", "b.txt"]
    (row,) = csv.DictReader(io.StringIO(as_csv(rows(store, "tags", BOOK), COLUMNS["tags"])))
    assert (row["text"], row["start"], row["end"], json.loads(row["rules"]), row["score"]) == (
        "puppet regime",
        "16",
        "29",
        ["loaded_label/noun"],
        "",
    )


def test_an_empty_table_has_its_header(store: Store) -> None:
    expected = "article_id,start,end,text,rung,source,content\n"
    assert as_csv(rows(store, "attributions", BOOK), COLUMNS["attributions"]) == expected


def test_tags_and_decisions_have_the_names_that_labels_have_today(store: Store) -> None:
    book = parse("Version: 2.0\n\n## `name_calling`\n\nwas: loaded_label\n\nA name.\n", "guidelines.md")
    for table in ("tags", "decisions"):
        (row,) = rows(store, table, book)
        assert (row["label"], row["text"]) == ("name_calling", "puppet regime")


def test_the_bytes_of_a_table_are_these(store: Store) -> None:
    """As they were when all rows were made before the first was written."""
    head = (
        '{"schema": 1, "id": "8bf887c9b51d5029", "article_id": "2f6c5e0f41b6a28f", "label": "loaded_label", '
        '"start": 16, "end": 29, "text": "puppet regime", "rules": ["loaded_label/noun"], '
    )
    tail = (
        '"cue": "puppet regime", "reason": "A reason for a reader.", "voice": "outlet", "place": "body", '
        '"speaker": null, "target": null, "score": null, "origin": "rule", "codebook_version": "", '
        '"rules_version": "", "model_version": null, "denied": ""}\n'
    )
    assert list(as_jsonl(rows(store, "tags", BOOK))) == [head + tail]
    assert as_csv(rows(store, "tags", BOOK), COLUMNS["tags"], excel=True) == (
        "\ufeffid,article_id,label,start,end,text,rules,cue,reason,voice,place,speaker,target,score,origin,"
        "codebook_version,rules_version,model_version,denied\r\n"
        "8bf887c9b51d5029,2f6c5e0f41b6a28f,loaded_label,16,29,puppet regime,"
        '"[""loaded_label/noun""]",puppet regime,A reason for a reader.,outlet,body,,,,rule,,,,\r\n'
    )


def test_a_table_is_never_held_as_a_whole(store: Store, tmp_path: Path) -> None:
    with store.transaction():
        for number in range(100):
            store.add_article(article(f"{number} " + "The dam is open. " * 1_000))
    tracemalloc.start()
    write(tmp_path / "articles.csv", csv_lines(rows(store, "articles", BOOK), COLUMNS["articles"]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (tmp_path / "articles.csv").stat().st_size > 1_700_000
    assert peak < 500_000
