from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.report.examples import (
    CODEBOOK,
    CRIMINALS,
    PUPPET,
    REGIME,
    TAGGED,
    TAGS,
    accepted,
    rejected,
    review,
    summarise,
)
from tests.report.summaries import counts, made


def test_a_relabelled_span_counts_for_its_new_label_and_names_the_old() -> None:
    summary = made(review((REGIME, "speculative_scenario", "regime", "relabelled")))
    (found,) = summary.status("approved")
    assert (found.label, found.was, found.text, found.start) == (
        "speculative_scenario",
        "loaded_label",
        "regime",
        REGIME.start,
    )
    assert counts(summary, "loaded_label")[0] == (2, 0)
    assert [each.text for each in summary.evidence if each.label == "loaded_label"] == [
        "Puppet regime",
        "war criminals",
    ]


def test_an_added_span_gets_its_voice_from_the_text() -> None:
    words = (None, "loaded_label", "They are war criminals", "added")
    summary = made(review(words, rejected(CRIMINALS)))
    assert [(each.voice, each.origin, each.rules) for each in summary.status("approved")] == [
        ("quoted", None, ())
    ]
    asked = made(review(words, rejected(CRIMINALS)), voice=lambda *_: "reported")
    assert [each.voice for each in asked.status("approved")] == ["reported"]


def test_a_decision_about_a_tag_that_is_gone_still_counts() -> None:
    gone = replace(TAGGED, tags=tuple(each for each in TAGS if each != PUPPET))
    summary = summarise(
        gone,
        CODEBOOK,
        source="dam.txt",
        reviews=[review(accepted(PUPPET), rejected(REGIME))],
        shown=(PUPPET,),
    )
    (found,) = summary.status("approved")
    assert (found.text, found.rules, found.reason) == ("Puppet regime", PUPPET.rules, PUPPET.reason)
    assert counts(summary, "loaded_label")[0] == (1, 1)


@given(st.lists(st.sampled_from(TAGS), unique=True), st.data())
def test_every_decided_span_stands_once(chosen: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    verdicts = {each.id: data.draw(st.booleans()) for each in chosen}
    summary = made(review(*((accepted if verdicts[each.id] else rejected)(each) for each in chosen)))
    assert sorted((each.start, each.end, each.label) for each in summary.evidence) == sorted(
        (each.start, each.end, each.label) for each in TAGS
    )
    assert {each.tag_id for each in summary.status("approved")} == {k for k, kept in verdicts.items() if kept}
    assert [each.number for each in summary.evidence] == list(range(1, len(TAGS) + 1))
