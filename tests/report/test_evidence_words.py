"""What is said of a span: why it stands there, who decided, whose words it is."""

from dataclasses import replace
from typing import Any

import pytest

from annotate.records import Speaker
from annotate.report.evidence import Evidence
from annotate.report.evidence_words import (
    comments,
    evidence_note,
    explanation,
    facts,
    groups,
    origin,
    speaker,
    spoken,
    status,
)
from tests.report.examples import PUPPET, REGIME, accepted, rejected, review
from tests.report.summaries import made, plain

TITLES = {"loaded_label": "Loaded label", "loaded_language": "Loaded language"}


def span(**fields: Any) -> Evidence:
    filled = {
        "number": 1,
        "status": "proposed",
        "label": "loaded_label",
        "start": 4,
        "end": 10,
        "text": "puppet",
        "voice": "outlet",
        "place": "body",
        "rules": ("loaded_label/noun",),
        "cue": "puppet",
        "origin": "rule",
    }
    return Evidence(**(filled | fields))


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (span(reason="“puppet” is a verdict"), "“puppet” is a verdict."),
        (span(reason="it is a verdict."), "It is a verdict."),
        (span(origin="model", rules=()), "The model proposes it; no rule does."),
        (span(origin=None, marked=(("R1", ""), ("R2", ""))), "Marked by R1 and R2."),
        (span(origin=None, marked=(("R1", "2026-11-21 08:00"),)), "Marked by R1 (2026-11-21 08:00)."),
        (span(origin=None), "Marked by a reviewer."),
        (
            span(was="loaded_language", marked=(("R1", "2026-11-21 08:00"),)),
            "The label was changed from loaded_language by R1 (2026-11-21 08:00).",
        ),
    ],
)
def test_why_it_stands_there(each: Evidence, expected: str) -> None:
    assert explanation(each) == expected


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (span(), "rule loaded_label/noun"),
        (
            span(rules=("loaded_label/noun", "loaded_label/idiom")),
            "rule loaded_label/noun, loaded_label/idiom",
        ),
        (span(rules=()), "rule"),
        (span(origin="model"), "proposed by the model"),
        (span(origin=None), "added by a reviewer"),
    ],
)
def test_who_proposed_it(each: Evidence, expected: str) -> None:
    assert origin(each) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "proposed"}, "proposed"),
        ({"status": "approved", "approved_by": ("R1", "R2")}, "approved by R1 and R2"),
        ({"status": "rejected", "rejected_by": ("R1",)}, "rejected by R1"),
        (
            {"status": "disputed", "approved_by": ("R1",), "rejected_by": ("R2", "R3")},
            "reviewers differ: R1 for it, R2 and R3 against",
        ),
        (
            {"status": "disputed", "approved_by": ("R1", "R2")},
            "reviewers differ about where it begins and ends, or how many: R1 and R2",
        ),
        ({"status": "approved", "adjudicated": True, "approved_by": ("C",)}, "approved, adjudicated by C"),
    ],
)
def test_who_decided(fields: dict[str, Any], expected: str) -> None:
    assert status(span(**fields)) == expected


def test_a_speaker_with_the_name_the_mention_stands_for() -> None:
    assert speaker(Speaker(text="she", start=0, end=3, resolved="Ilen Maro")) == "she (taken to be Ilen Maro)"
    assert speaker(Speaker(text="Ilen Maro", start=0, end=9)) == "Ilen Maro"


def test_facts_leave_out_what_the_note_says_of_all() -> None:
    assert facts([span()], TITLES, "proposed") == ("rule loaded_label/noun",)
    assert facts([span(cue="Puppet")], TITLES, "proposed") == ("rule loaded_label/noun",)  # the same words
    said = span(
        status="approved",
        approved_by=("R1",),
        edges=("of Tolme",),
        voice="quoted",
        speaker=Speaker(text="Maro", start=0, end=4),
        place="headline",
        cue="pup",
        score=0.812,
        was="loaded_language",
    )
    assert facts([said], TITLES, "reviewed") == (
        "approved by R1",
        "only some marked “of Tolme” with it",
        "quoted speech of Maro",
        "headline",
        "rule loaded_label/noun",
        "cue: pup",
        "score 0.81",
        "was: Loaded language",
    )


def test_facts_of_several_give_the_ends_and_the_share() -> None:
    two = [span(score=0.5), span(score=0.9, place="headline"), span(score=None)]
    assert facts(two, TITLES, "proposed") == (
        "1 of them in a headline",
        "rule loaded_label/noun",
        "score 0.50 to 0.90",
    )


def test_spans_of_one_wording_stand_together_where_the_same_is_to_be_said() -> None:
    summary = plain()
    first = replace(summary.evidence[0], score=0.4)
    alike = replace(first, number=2, text=first.text.upper(), place="caption", score=0.6)
    quoted = replace(first, number=3, voice="quoted")
    found = groups(replace(summary, evidence=(first, quoted, alike)))
    assert found == ((first, alike), (quoted,))


def test_each_comment_once() -> None:
    said = [span(comments=("a verdict", "hm")), span(comments=("hm",)), span()]
    assert comments(said) == ("a verdict", "hm")


def test_what_holds_for_all_spans_of_the_list() -> None:
    assert evidence_note(plain()) == "All are proposals, in the outlet’s own words unless it says otherwise."
    reviewed = made(review(accepted(PUPPET), rejected(REGIME)))
    assert evidence_note(reviewed) == "Each is in the outlet’s own words unless it says otherwise."


def test_a_reason_is_marked_with_the_language_it_is_written_in() -> None:
    french = Evidence(
        number=1, status="proposed", label="x", start=0, end=1, text="x", voice="outlet", place="body"
    )
    for reason, language in (
        ("«\u00a0régime\u00a0» juge ceux qui gouvernent.", "fr"),
        ("Aucune règle ne s’applique. Le modèle, entraîné sur 9 articles, lui donne 7\u00a0%.", "fr"),
        ("“régime” passes judgement.", "en"),
        ("", "en"),
    ):
        assert spoken(replace(french, reason=reason), "fr") == language
    assert spoken(replace(french, reason="“Regime” urteilt."), "de") == "en"
