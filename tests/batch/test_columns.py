"""Records in Arrow, and back."""

import pyarrow as pa

from annotate.batch.columns import SCHEMA, found_row, read_row
from annotate.learn.gold import read
from annotate.packaged import packaged
from annotate.steps.tags.tagging import tagger
from tests.records import publication


def test_what_was_found_goes_through_arrow_unchanged() -> None:
    articles = [each.article for each in read(packaged("samples") / "gold.jsonl").articles]
    found = tagger()(articles)
    made = [(each, publication(each.article, "a 🚧"), '{"model": null}') for each in found]
    table = pa.RecordBatch.from_pylist([found_row(*each) for each in made], schema=SCHEMA)
    assert [read_row(row) for row in table.to_pylist()] == made
    assert sum(len(each.tags) for each in found) > 100
    tags = [tag for each in found for tag in each.tags]
    assert any(tag.speaker for tag in tags)
    assert any(tag.target for tag in tags)


def test_the_schema_says_what_is_in_it() -> None:
    where = ["input", "row", "error", "publication", "article"]
    found = ["tags", "denied", "attributions", "words", "voices", "versions"]
    assert SCHEMA.names == [*where, *found]
    tag = SCHEMA.field("tags").type.value_type
    assert tag.field("start").type == pa.int64()
    assert tag.field("score").type == pa.float64()
    assert tag.field("target").type.field("text").type == pa.string()
    assert SCHEMA.field("article").type.field("captions").type == pa.list_(pa.list_(pa.int64()))
