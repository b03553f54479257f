"""A batch in, a batch out."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest

from annotate.batch.columns import SCHEMA, read_row
from annotate.batch.places import placed
from annotate.batch.work import process
from annotate.intake.clean import clean
from annotate.intake.raw import Raw
from annotate.records import Article, Tagged
from annotate.steps.tags.tagging import Tagger, tagger

REGIME = "The puppet regime opened a dam on Tuesday, and the army left the harbour."


def batch(*rows: dict[str, Any]) -> pa.RecordBatch:
    names = sorted({name for row in rows for name in row})
    columns = pa.schema([(name, pa.string()) for name in names])
    return placed(pa.RecordBatch.from_pylist(list(rows), columns), "a.parquet", 10)


def processed(*rows: dict[str, Any], by: Tagger | None = None, raw: bool = True) -> list[dict[str, Any]]:
    found = process(batch(*rows), by or tagger(), raw=raw)
    assert found.schema == SCHEMA
    return list(found.to_pylist())


def test_each_row_has_its_outcome() -> None:
    given = {"Text": REGIME, "url": "https://lantern.example/1", "date": "3 May 2026"}
    good, empty = processed(given, {"Text": " "})
    tagged, appeared, _ = read_row(good)
    assert (good["input"], good["row"], good["error"]) == ("a.parquet", 10, None)
    assert [(tag.text, tag.label) for tag in tagged.tags] == [("puppet regime", "loaded_label")]
    assert tagged.article.text == REGIME
    assert (appeared.source, appeared.published) == ("https://lantern.example/1", "2026-05-03")
    assert sum(tagged.words.values()) == 14
    assert empty == dict.fromkeys(SCHEMA.names) | {
        "input": "a.parquet",
        "row": 11,
        "error": "a.parquet:12 has an empty field 'text'. "
        "Fields that are read: text (required), title, url, id, outlet, published, author",
    }


def test_folders_and_lines_that_were_taken_out_say_where_it_appeared() -> None:
    text = f"The dam\nTHE SAREL BEACON\n3 May 2031\n{REGIME}"
    cells = {"text": [text, None], "url": ["https://lantern.example/1"] * 2, "outlet": [None, None]}
    given = placed(pa.RecordBatch.from_pydict(cells), "outlet=The%20Lantern/text=no/a.parquet", 0)
    found, empty = process(given, tagger(), raw=True).to_pylist()
    _, appeared, _ = read_row(found)
    assert "an empty field 'text'" in empty["error"]
    assert "2031" not in found["article"]["text"]
    assert (appeared.outlet, appeared.published) == ("The Lantern", "2031-05-03")


@pytest.mark.parametrize("raw", [False, True])
def test_the_author_of_a_row_is_the_byline_of_its_article(raw: bool) -> None:
    named, nameless = processed({"text": REGIME, "author": "Ida  Lund"}, {"text": REGIME}, raw=raw)
    assert [each["article"]["byline"] for each in (named, nameless)] == ["Ida Lund", None]


def test_a_clean_text_is_taken_as_it_is() -> None:
    text = "A dam\n\n\nThe puppet regime  opened it."
    good, wrong, blank = processed(
        {"text": text, "title": "A dam"},
        {"text": text, "title": "Another"},
        {"text": "—", "title": None},
        raw=False,
    )
    article = read_row(good)[0].article
    assert (article.text, article.title, article.language) == (text, "A dam", "en")
    assert wrong["error"] == (
        "a.parquet:12 does not begin with its title, as a clean text does. Clean it: --raw"
    )
    assert blank["error"] == (
        "a.parquet:13 has no letter in it. Give the article's text, or leave this one out"
    )


def test_a_cell_that_python_cannot_hold_costs_no_row() -> None:
    dates = pa.array([2**62, 0], pa.int64()).cast(pa.timestamp("us"))
    given = pa.RecordBatch.from_pydict({"text": [REGIME, REGIME], "date": dates})
    found = process(placed(given, "a.parquet", 0), tagger(), raw=True).to_pylist()
    assert [each["publication"]["published"] for each in found] == [None, "1970-01-01"]
    assert found[0]["article"]["notes"] == ["date not understood: 'an unreadable timestamp[us]'"]


@pytest.mark.parametrize(
    ("titles", "taken"),
    [
        (pa.array([["A dam"], None]), [False, True]),
        (pa.array([b"A dam", b"\xff"]), [False, False]),
        (pa.array([b"A dam", b"\xff"]).view(pa.string()), [True, False]),
        (pa.array([1984.5, float("nan")]), [False, True]),
        (pa.array([7, 1984]), [False, True]),
    ],
)
def test_a_title_of_a_clean_text_may_be_anything(titles: pa.Array, taken: list[bool]) -> None:
    given = pa.RecordBatch.from_pydict({"text": ["A dam\nRain fell.", "1984\nRain fell."], "title": titles})
    found = process(placed(given, "a.parquet", 0), tagger(), raw=False).to_pylist()
    assert [each["error"] is None for each in found] == taken


def test_a_row_that_brings_cleaning_down_harms_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(read: Raw) -> Article:
        if "poison" in read.text:
            raise RecursionError("too deep")
        return clean(read)

    monkeypatch.setattr("annotate.batch.work.clean", falls)
    found = processed({"text": REGIME}, {"text": f"{REGIME} It was poison."})
    assert [each["error"] for each in found] == [
        None, "annotate failed on it (RecursionError: too deep): please report it"
    ]  # fmt: skip


class Poisoned(Tagger):
    """One that an article brings down."""

    def __call__(self, articles: Sequence[Article]) -> list[Tagged]:
        if any("poison" in each.text for each in articles):
            raise RecursionError("too deep")
        return super().__call__(articles)


def test_a_row_that_brings_the_tagger_down_harms_no_other() -> None:
    plain = tagger()
    by = Poisoned(codebook=plain.codebook, labels=plain.labels, pipelines=plain.pipelines)
    given = [{"text": REGIME}, {"text": f"{REGIME} It was poison."}, {"text": f"{REGIME} Rain fell."}]
    found = processed(*given, by=by)
    assert [each["error"] for each in found] == [
        None, "annotate failed on it (RecursionError: too deep): please report it", None
    ]  # fmt: skip
    [first, _, third] = processed(*given)
    assert [found[0], found[2]] == [first, third]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_it_does_not_matter_how_rows_are_shared_out(size: int) -> None:
    texts = [
        {"text": f"{REGIME} {word} may follow, sources say."}
        for word in ("Sarel", "Varenia", "Lund", "Ostia")
    ]
    whole = batch(*texts)
    by = tagger()
    parts = [process(whole.slice(first, size), by, raw=True) for first in range(0, len(whole), size)]
    assert pa.Table.from_batches(parts) == pa.Table.from_batches([process(whole, by, raw=True)])
