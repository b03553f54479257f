import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from annotate.coding.pace import Pace
from annotate.records import Refusal
from annotate.report.document import SCHEMA_FILE, document, refusal
from tests.report.examples import (
    CODEBOOK,
    DAM,
    PUPPET,
    REGIME,
    TAGGED,
    VOICES_OF_OTHERS,
    accepted,
    article,
    bare,
    corpus,
    rejected,
    review,
    summarise,
)
from tests.report.summaries import beside

CHECK = Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def checked(document: dict[str, Any]) -> dict[str, Any]:
    again: dict[str, Any] = json.loads(json.dumps(document))
    CHECK.validate(again)
    return again


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(CHECK.schema)


def test_the_document_of_a_scan() -> None:
    made = checked(document(summarise(TAGGED, CODEBOOK, source="dam.txt", voices=VOICES_OF_OTHERS)))
    assert list(made) == ["schema", "source", "article", "tags", "denied", "summary"]
    assert made["article"]["words"] == 44
    assert made["article"]["text"] == DAM.text
    assert made["tags"][0] == {
        "id": PUPPET.id,
        "label": "loaded_label",
        "rules": ["loaded_label/kind"],
        "start": 0,
        "end": 13,
        "text": "Puppet regime",
        "cue": "Puppet",
        "reason": "“Puppet regime” is an example",
        "voice": "outlet",
        "place": "headline",
        "speaker": None,
        "target": {"text": "Varenia", "start": 17, "end": 24},
        "score": None,
        "origin": "rule",
    }
    summary = made["summary"]
    assert summary["basis"] == "proposed"
    assert summary["words"] == {"outlet": 40, "quoted": 4, "reported": 0}
    assert list(summary["labels"]) == list(CODEBOOK.names)
    assert summary["labels"]["loaded_label"] == {
        "outlet": {
            "proposed": 2,
            "approved": None,
            "words": 40,
            "per_1000_words": 50.0,
            "interval": [6.055232, 180.617192],
            "wordings": 2,
            "wordings_interval": [0.242209, 7.224688],
        },
        "quoted": {
            "proposed": 1,
            "approved": None,
            "words": 4,
            "per_1000_words": 250.0,
            "interval": [6.329452, 1392.910848],
            "wordings": 1,
            "wordings_interval": [0.025318, 5.571643],
        },
        "reported": {
            "proposed": 0,
            "approved": None,
            "words": 0,
            "per_1000_words": None,
            "interval": None,
            "wordings": 0,
            "wordings_interval": None,
        },
    }
    assert summary["headline"] == {"unattributed_claim": 0, "loaded_label": 1, "speculative_scenario": 0}


def test_every_tag_proves_its_offsets() -> None:
    made = document(summarise(TAGGED, CODEBOOK, source="dam.txt"))
    text = made["article"]["text"]
    assert len(made["tags"]) == 6
    assert all(text[tag["start"] : tag["end"]] == tag["text"] for tag in made["tags"])


def test_a_reviewed_document_says_who_decided_what() -> None:
    reviews = [review(accepted(PUPPET), rejected(REGIME)), review(accepted(PUPPET), reviewer="R2")]
    made = checked(document(summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=reviews)))
    assert made["summary"]["basis"] == "reviewed"
    assert made["summary"]["reviewers"] == ["R1", "R2"]
    assert made["summary"]["labels"]["loaded_label"]["outlet"]["approved"] == 1
    assert [(each["text"], each["status"], each["approved_by"]) for each in made["evidence"]][:1] == [
        ("Puppet regime", "approved", ["R1", "R2"])
    ]


def test_a_document_says_where_the_others_stand_and_how_proposals_fared() -> None:
    made = checked(document(beside()))["summary"]
    assert made["others"]["labels"]["loaded_label"] == {
        "articles": 13,
        "lower": 1,
        "level": 1,
        "higher": 11,
        "quartiles": [7.5, 15.0, 22.5],
    }
    assert made["proposals"]["loaded_label"] == {
        "right": 12,
        "reviewed": 15,
        "precision": 0.8,
        "interval": [0.5191, 0.9567],
        "disputed": 1,
        "stale": 2,
    }
    assert made["proposals"]["unattributed_claim/kind"]["interval"] is None
    assert made["versions"]["workspace"] == "14 articles, 14 reviewed"
    alone = checked(document(summarise(TAGGED, CODEBOOK, source="dam.txt")))["summary"]
    assert (alone["others"], alone["proposals"], alone["versions"]["workspace"]) == (None, None, None)
    own = beside()
    few = checked(document(replace(own, corpus=corpus(own, [{"loaded_label": 1}] * 9))))
    assert few["summary"]["others"]["labels"]["loaded_label"] == {
        "articles": 9,
        "lower": None,
        "level": None,
        "higher": None,
        "quartiles": None,
    }


def test_where_reviewers_differ_a_document_has_both_ends() -> None:
    mine, theirs = review(accepted(PUPPET)), review(rejected(PUPPET), reviewer="R2")
    said = checked(document(summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[mine, theirs])))
    own = said["summary"]["labels"]["loaded_label"]["outlet"]
    assert (own["approved"], own["approved_max"], own["disputed"]) == (0, 1, 1)
    assert (own["per_1000_words"], own["per_1000_words_max"]) == (0, 25)
    assert [each["open"] for each in said["evidence"] if each["status"] == "disputed"] == [[[0, 13]]]


def test_an_article_without_words_or_tags() -> None:
    made = checked(document(summarise(bare(article("Rain", title="")), CODEBOOK, source="-")))
    assert made["tags"] == []
    assert made["summary"]["labels"]["loaded_label"]["outlet"]["interval"] is None


def test_a_refused_input_is_a_line_of_its_own() -> None:
    made = checked(refusal(Refusal(source="x.txt", error="x.txt is empty")))
    assert made == {"schema": 1, "source": "x.txt", "error": "x.txt is empty"}


@pytest.mark.parametrize("broken", [{"schema": 2}, {"tags": None}, {"extra": 1}])
def test_the_schema_refuses_what_is_not_a_document(broken: dict[str, Any]) -> None:
    made = document(summarise(TAGGED, CODEBOOK, source="dam.txt"))
    assert not CHECK.is_valid({**made, **broken})


def test_a_label_that_nothing_looks_for_has_no_rate() -> None:
    silent = summarise(bare(DAM, [PUPPET], outlet=40), CODEBOOK, source="", searched=["loaded_label"])
    labels = checked(document(silent))["summary"]["labels"]
    assert labels["loaded_label"]["outlet"]["per_1000_words"] == 25.0
    found = labels["unattributed_claim"]["outlet"]
    assert (found["proposed"], found["per_1000_words"], found["interval"]) == (0, None, None)


def test_a_document_names_those_of_whom_nobody_knows_what_they_saw() -> None:
    unknown = review(accepted(PUPPET), shown="unknown")
    for each, named in ((unknown, ["R1"]), (review(accepted(PUPPET)), [])):
        made = checked(document(summarise(TAGGED, CODEBOOK, source="", reviews=[each])))
        assert made["summary"]["unknown_page"] == named


def test_unread_reviews_are_listed_with_the_counts_that_they_would_give() -> None:
    fast = replace(review(accepted(PUPPET), reviewer="R2"), unread=Pace(words=44, seconds=2.3))
    found = document(summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[fast]))
    Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))).validate(found)
    assert found["summary"]["unread"] == [{"reviewer": "R2", "words": 44, "seconds": 2.3}]
    assert found["summary"]["with_unread"]["loaded_label"]["approved"] == 1
    without = document(summarise(TAGGED, CODEBOOK, source="dam.txt"))
    assert not {"unread", "with_unread"} & without["summary"].keys()
