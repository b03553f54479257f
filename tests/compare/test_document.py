"""The document and the table of a comparison."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from annotate.compare.document import COLUMNS, SCHEMA_FILE, document, rows
from annotate.compare.gold import Offer
from tests.compare.comparisons import LABEL, compared, hostile, many, ordinary

SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("make", [ordinary, hostile, lambda: compared([]), lambda: compared(many("A", 2))])
def test_the_document_keeps_to_its_schema(make: Any) -> None:
    found = document(make())
    jsonschema.validate(found, SCHEMA)
    json.dumps(found, allow_nan=False)


def test_the_document_sets_what_waits_beside_what_is_reviewed() -> None:
    left = Offer(sampled_by="random", probability=0.5, tasks=(("s", 1, 3),))
    read = [
        replace(each, offer=replace(each.offer, tasks=(("s", 1, at),)))
        for at, each in enumerate(many("A", 10, gold=10))
    ]
    entries = [*read, *(replace(each, words=800) for each in many("A", 12, count=0, offer=left)[10:])]
    made = document(compared(entries))
    jsonschema.validate(made, SCHEMA)
    found = made["sides"][0]["waiting"]
    assert found["behind"] == 6
    assert found["words"] == {"difference": -300.0, "interval": [-300.0, -300.0]}
    assert found["proposed_per_1000_words"]["difference"] == pytest.approx(3 - 1 / 1.6)
    (few,) = document(compared(entries[:11]))["sides"]
    assert few["waiting"] == {"behind": 6, "words": None, "proposed_per_1000_words": None}
    assert document(compared(read))["sides"][0]["waiting"] is None


def test_every_corrected_rate_says_how_its_gold_was_made() -> None:
    found = document(ordinary())["sides"][0]["labels"][LABEL]
    assert found["corrected"]["gold_made"] == "Reviewers saw suggestions: no article was coded blind."
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
        "4 of 5 stories and no reviewed stories that speak for all",
    )


def test_rates_with_unread_reviews_are_given_beside_those_without() -> None:
    first, *others = many("A", 12, gold=12)
    read = [replace(first, approved={LABEL: 9}), *others]
    left = [replace(read[0], approved={}, reviewers=(), unread=("r-1",)), *others]
    found = document(replace(compared(left), with_unread=compared(read)))
    jsonschema.validate(found, SCHEMA)
    assert found["unread"] == 1
    again = document(compared(read))
    assert not {"unread", "with_unread"} & again.keys()
    corrected = again["sides"][0]["labels"][LABEL]["corrected"]
    assert found["with_unread"]["A"][LABEL] == {
        name: corrected[name] for name in ("per_1000_words", "interval")
    }
