"""The document and the table of a comparison."""

import json
from typing import Any

import jsonschema
import pytest

from annotate.compare.document import COLUMNS, SCHEMA_FILE, document, rows
from tests.compare.comparisons import LABEL, compared, hostile, many, ordinary

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("make", [ordinary, hostile, lambda: compared([]), lambda: compared(many("A", 2))])
def test_the_document_keeps_to_its_schema(make: Any) -> None:
    found = document(make())
    jsonschema.validate(found, SCHEMA)
    json.dumps(found, allow_nan=False)


def test_every_corrected_rate_says_how_its_gold_was_made() -> None:
    found = document(ordinary())["sides"][0]["labels"][LABEL]
    assert found["corrected"]["gold_made"] == (
        "Its gold was made with suggestions shown: no article was coded blind."
    )
    assert (found["corrected"]["gold_stories"], found["place"]) == (10, [2, 2])
    assert (found["not_corrected"], found["not_placed"]) == (None, None)


def test_the_table_has_a_row_for_each_side_and_label() -> None:
    found = list(rows(ordinary()))
    assert all(tuple(row) == COLUMNS for row in found)
    assert [(row["side"], row["label"]) for row in found][:4] == [
        ("A", "unattributed_claim"),
        ("A", LABEL),
        ("A", "speculative_scenario"),
        ("B", "unattributed_claim"),
    ]
    placed, small = found[1], found[7]
    assert (placed["proposed"], placed["proposed_per_1000_words"], placed["gold"]) == (
        30,
        3.0,
        "drawn at random, suggestions shown",
    )
    assert (placed["first_place"], placed["last_place"], placed["not_placed"]) == (2, 2, "")
    assert (small["corrected_per_1000_words"], small["gold"], small["not_placed"]) == (
        "",
        "none",
        "4 of 5 stories and no gold stratum",
    )
