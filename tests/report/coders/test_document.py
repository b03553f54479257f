"""Agreement as JSON: every number with its reason, and null, never NaN, where there is none."""

import json

import pytest

from annotate.harmless import json_line
from annotate.report.coders.document import document
from tests.report.coders.studies import ONE, TWO, alone, blind, many, silent, two


def test_what_a_program_reads() -> None:
    found = json.loads(json_line(document(two())))
    assert list(found) == [
        *("schema", "coders", "articles", "seed", "replicates", "targets", "overall", "labels", "pairs"),
        *("again", "gamma", "suggestions", "shown", "left_out", "disagreements"),
    ]
    assert (found["schema"], found["coders"], found["articles"]) == (1, ["r-1", "r-2"], 2)
    assert list(found["labels"]) == [ONE, TWO]
    assert found["overall"]["f1_exact"]["value"] == round(2 * 2 / 7, 4)
    assert found["overall"]["f1_overlapping"]["value"] == round(2 * 3 / 7, 4)
    assert [each["target"] for each in found["overall"]["alpha"]["targets"]] == [0.667, 0.8]
    assert found["disagreements"] == [{"article": "x", "share": 1.0, "characters": 14}]
    assert found["left_out"] == {"the article was flagged": 1}


def test_what_is_not_defined_is_null_with_a_reason() -> None:
    nothing = document(silent())["overall"]
    assert nothing["alpha"] == {
        "value": None,
        "interval": None,
        "articles": 1,
        "reason": "nobody marked anything",
        "targets": [
            {"target": 0.667, "below": None, "more": None},
            {"target": 0.8, "below": None, "more": None},
        ],
    }
    assert nothing["kappa_by_sentence"]["reason"] == "nobody marked anything, or everybody everything"
    assert document(alone())["overall"]["alpha"]["reason"] == "no article was coded by two people"
    for study in (silent(), alone(), many()):
        assert "NaN" not in json_line(document(study))


def test_with_all_there_are_sentences_pairs_and_second_codings() -> None:
    found = document(many())
    assert [each["coders"] for each in found["pairs"]] == [["r-A", "r-B"], ["r-A", "r-C"], ["r-B", "r-C"]]
    assert found["overall"]["alpha_of_labels"]["articles"] == 20
    assert found["labels"][ONE]["alpha_by_sentence"]["articles"] == 20
    assert found["again"]["r-A"]["alpha"]["value"] == 1  # they marked the same again
    assert found["again"]["r-A"]["alpha"]["articles"] == 5


def test_what_proposals_find_and_how_they_pull() -> None:
    found = document(blind())["suggestions"]
    assert list(found["labels"]) == [ONE, TWO]
    overall = found["overall"]
    assert list(overall) == ["recall", "recall_adjudicated", "kept", "added", "effect", "right", "wrong"]
    assert overall["recall"]["articles"] == 10
    assert overall["recall_adjudicated"] == {  # four articles, in each of which both right spans are proposed
        "value": 1.0,
        "interval": None,
        "articles": 4,
        "reason": "fewer than 6 articles are too few to draw again",
    }
    difference = overall["kept"]["value"] - overall["added"]["value"]
    assert overall["effect"]["value"] == pytest.approx(difference, abs=1e-4)
    assert overall["wrong"]["kept"]["articles"] == 4
    assert document(two())["suggestions"] is None
