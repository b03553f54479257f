from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.blanks import trimmed
from annotate.coding.decisions import Page, Provenance, ReviewResult, as_shown, decide
from annotate.records import Article, Decision, Showing, Tag
from annotate.studio.answers import read_annotation, read_prediction
from annotate.studio.tasks import prediction
from tests.studio.material import (
    ARTICLE,
    BRUTAL,
    CODEBOOK,
    REGIME,
    SOURCES,
    TAGS,
    annotation,
    article,
    region,
    span,
    tag_at,
)


def decided(
    result: list[dict[str, Any]],
    tags: tuple[Tag, ...] = TAGS,
    *,
    article: Article = ARTICLE,
    text: str | None = None,
    shown: Showing = "tags",
    server: str = "local-1",
    **more: Any,
) -> ReviewResult:
    return decide(
        read_annotation(annotation(result, **more), {1: "ada@example.org"}, article.id),
        Page(
            article=article,
            text=article.text if text is None else text,
            shown=shown,
            tags=as_shown(tags),
            labels_offered=("loaded_label@1",),
            codebook_version="2.1",
        ),
        CODEBOOK,
        Provenance(reviewer="r-1", server=server, project=3, sampled_by="random", inclusion_probability=0.25),
    )


def back(*tags: Tag) -> list[dict[str, Any]]:
    return [region(each.id, each.label, each.start, each.end) for each in tags]


def brief(decisions: tuple[Decision, ...]) -> list[tuple[str, str | None, str, str]]:
    return [(each.verdict, each.tag_id, each.label, each.text) for each in decisions]


def test_a_region_left_as_it_was_is_accepted_and_one_that_is_gone_rejected() -> None:
    outcome = decided(back(REGIME, SOURCES))
    assert brief(outcome.decisions) == [
        ("accepted", REGIME.id, "loaded_label", "puppet regime"),
        ("rejected", BRUTAL.id, "loaded_language", "brutal"),
        ("accepted", SOURCES.id, "unattributed_claim", "Sources suggest"),
    ]
    assert outcome.set_aside == ()


def test_another_label_is_relabelled_even_when_the_offsets_differ_too() -> None:
    moved = region(REGIME.id, "loaded_language", REGIME.start, REGIME.end + 3)
    outcome = decided([moved, *back(BRUTAL, SOURCES)])
    assert brief(outcome.decisions)[0] == ("relabelled", REGIME.id, "loaded_language", "puppet regime in")


def test_other_offsets_under_the_same_label_are_resized() -> None:
    start, end = span(ARTICLE, "regime")
    outcome = decided([region(REGIME.id, "loaded_label", start, end), *back(BRUTAL, SOURCES)])
    assert brief(outcome.decisions)[0] == ("resized", REGIME.id, "loaded_label", "regime")


def test_a_new_region_is_added() -> None:
    outcome = decided([*back(*TAGS), region("new", "loaded_label", *span(ARTICLE, "butchers"))])
    assert brief(outcome.decisions)[-1] == ("added", None, "loaded_label", "butchers")


@pytest.mark.parametrize(
    ("words", "verdicts"),
    [
        ("regime in Ostrel", ["rejected", "added"]),  # 6 of the 13 characters: less than half
        ("t regime in Ostrel", ["resized"]),  # 8 of 13
        ("The puppet regime", ["resized"]),
        ("in Ostrel", ["rejected", "added"]),
        ("puppet regime", ["accepted"]),  # taken out and put back
    ],
)
def test_a_tag_deleted_and_drawn_again_is_resized_from_half_of_it(words: str, verdicts: list[str]) -> None:
    outcome = decided([region("new", "loaded_label", *span(ARTICLE, words))], (REGIME,))
    assert sorted(each.verdict for each in outcome.decisions) == sorted(verdicts)
    if "rejected" not in verdicts:
        assert outcome.decisions[0].tag_id == REGIME.id


def test_exactly_half_is_enough() -> None:
    tag = tag_at(ARTICLE, "loaded_label", 30, 42)
    half = decided([region("new", "loaded_label", 36, 59)], (tag,))
    assert brief(half.decisions) == [("resized", tag.id, "loaded_label", ARTICLE.text[36:59])]
    less = decided([region("new", "loaded_label", 37, 59)], (tag,))
    assert [each.verdict for each in less.decisions] == ["rejected", "added"]


def test_drawn_again_with_another_label_is_a_rejection_and_an_addition() -> None:
    outcome = decided([region("new", "loaded_language", REGIME.start, REGIME.end)], (REGIME,))
    assert brief(outcome.decisions) == [
        ("rejected", REGIME.id, "loaded_label", "puppet regime"),
        ("added", None, "loaded_language", "puppet regime"),
    ]


def test_each_new_region_pairs_with_one_rejected_tag_the_largest_overlap_first() -> None:
    left, right = tag_at(ARTICLE, "loaded_label", 30, 40), tag_at(ARTICLE, "loaded_label", 34, 44)
    outcome = decided([region("new", "loaded_label", 34, 46)], (left, right))
    assert [(each.verdict, each.tag_id) for each in outcome.decisions] == [
        ("rejected", left.id),
        ("resized", right.id),
    ]


def test_a_tag_in_a_pair_is_taken_however_many_pairs_come_between() -> None:
    text = article("x" * 60)
    first, second = (tag_at(text, "loaded_label", *each) for each in ((0, 20), (30, 42)))
    drawn = [(0, 14), (30, 42), (10, 20)]  # of the first tag 14, of the second 12, of the first again 10
    new = [region(f"new {at}", "loaded_label", *at) for at in drawn]
    found = decided(new, (first, second), article=text).decisions
    assert [(each.verdict, each.tag_id, each.start) for each in found] == [
        ("resized", first.id, 0),
        ("added", None, 10),
        ("accepted", second.id, 30),
    ]


def test_offsets_are_code_points_past_emoji_and_right_to_left_text() -> None:
    start, end = span(ARTICLE, "ירושלים")
    outcome = decided([region("a", "loaded_label", start, end)], ())
    assert brief(outcome.decisions) == [("added", None, "loaded_label", "ירושלים")]
    emoji = span(ARTICLE, "👩🏽‍🚀")
    assert emoji[1] - emoji[0] == 4
    outcome = decided([region("a", "loaded_label", *emoji)], ())
    assert brief(outcome.decisions) == [("added", None, "loaded_label", "👩🏽‍🚀")]


def test_submitted_empty_is_a_review_that_rejects_everything() -> None:
    outcome = decided([])
    assert outcome.review.status == "submitted"
    assert [each.verdict for each in outcome.decisions] == ["rejected"] * 3
    assert decided([], ()).decisions == ()


def test_skipped_is_no_review_of_the_text() -> None:
    outcome = decided(back(REGIME), was_cancelled=True)
    assert outcome.review.status == "skipped"
    assert outcome.decisions == ()
    assert outcome.set_aside == ()


def test_a_comment_stays_with_its_span_and_decides_nothing() -> None:
    comment = {
        "id": REGIME.id,
        "from_name": "comment",
        "type": "textarea",
        "value": {"start": REGIME.start, "end": REGIME.end, "text": ["quoted from a decree", "see line 3"]},
    }
    result = [
        {**each, "origin": "prediction-changed"} if each["id"] == REGIME.id else each for each in back(*TAGS)
    ]
    outcome = decided([*result, comment])
    assert [each.verdict for each in outcome.decisions] == ["accepted"] * 3
    assert outcome.decisions[0].comment == "quoted from a decree\nsee line 3"
    assert outcome.decisions[1].comment is None


def test_answers_about_the_article_are_flags() -> None:
    choice = {
        "id": "c",
        "from_name": "article",
        "type": "choices",
        "value": {"choices": ["not an article", "text is damaged"]},
    }
    assert decided([choice]).review.flags == ("text is damaged", "not an article")
    assert decided([]).review.flags == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"labels": ["slander"]}, "the codebook has no label 'slander'"),
        ({"labels": []}, "it has no labels; a span has one"),
        ({"labels": ["loaded_label", "loaded_language"]}, "it has 2 labels; a span has one"),
        ({"end": 5000}, "the offsets 29–5000 are not inside the article (0–169)"),
        ({"start": -1}, "the offsets -1–42 are not inside the article (0–169)"),
        ({"start": 42}, "the offsets 42–42 are not inside the article (0–169)"),
        ({"start": "29"}, "its offsets '29' and 42 are no whole numbers"),
        ({"start": None}, "its offsets None and 42 are no whole numbers"),
        ({"start": 29.0}, "its offsets 29.0 and 42 are no whole numbers"),
        ({"labels": 3}, "its labels are no words: 3"),
        ({"start": 23, "end": 25}, "it covers blanks and nothing else"),
    ],
)
def test_what_cannot_be_taken_is_set_aside_and_its_tag_stays_undecided(
    change: dict[str, Any], reason: str
) -> None:
    [broken] = back(REGIME)
    broken["value"] |= change
    outcome = decided([broken, *back(SOURCES)])
    assert [each.reason for each in outcome.set_aside] == [reason]
    assert REGIME.id in outcome.set_aside[0].region
    assert (outcome.set_aside[0].review_id, outcome.set_aside[0].article_id) == (
        outcome.review.id,
        ARTICLE.id,
    )
    assert brief(outcome.decisions) == [
        ("rejected", BRUTAL.id, "loaded_language", "brutal"),
        ("accepted", SOURCES.id, "unattributed_claim", "Sources suggest"),
    ]


def test_a_span_over_text_that_was_changed_on_the_server_is_set_aside() -> None:
    text = ARTICLE.text.replace("brutal answer", "BRUTAL answer")
    outcome = decided(back(*TAGS), text=text)
    assert [each.reason for each in outcome.set_aside] == [
        f"the text on the server differs from the article at {BRUTAL.start}–{BRUTAL.end}"
    ]
    assert [each.verdict for each in outcome.decisions] == ["accepted", "accepted"]
    shifted = decided(back(*TAGS), text="!" + ARTICLE.text)
    assert len(shifted.set_aside) == 3
    assert shifted.decisions == ()


def test_of_a_tag_that_stood_on_other_words_nothing_is_decided() -> None:
    text = ARTICLE.text.replace("puppet", "lawful")
    assert [each.tag_id for each in decided([], text=text).decisions] == [BRUTAL.id, SOURCES.id]
    assert decided([], text="!" + ARTICLE.text).decisions == ()


def test_an_unknown_control_and_doubled_spans_are_set_aside() -> None:
    stranger = {**region("s", "loaded_label", 0, 5), "from_name": "mood"}
    same_id = region(REGIME.id, "loaded_label", 0, 7)
    same_span = region("new", "loaded_label", REGIME.start, REGIME.end)
    outcome = decided([same_span, *back(REGIME), same_id, stranger], (REGIME,))
    assert brief(outcome.decisions) == [("accepted", REGIME.id, "loaded_label", "puppet regime")]
    assert sorted(each.reason for each in outcome.set_aside) == [
        "the page has no control 'mood'",
        "the same span with the same label is there twice",
        "two spans have one id",
    ]


def test_a_label_that_was_renamed_since_counts_under_its_new_name() -> None:
    old = tag_at(ARTICLE, "name_calling", REGIME.start, REGIME.end)
    outcome = decided(back(old), (old,))
    assert brief(outcome.decisions) == [("accepted", old.id, "loaded_label", "puppet regime")]


def test_the_review_says_who_when_and_what_was_shown() -> None:
    outcome = decided(back(REGIME))
    review = outcome.review
    assert {each.review_id for each in outcome.decisions} == {review.id}
    assert (review.article_id, review.annotation) == (ARTICLE.id, "8890c9e8-7419-4569-9543-21dc6d3bcefc")
    assert review.reviewer == "r-1"
    assert review.decided_at == "2026-03-04T05:06:07.891011Z"
    assert review.seconds == 12.5
    assert review.tags_shown == (REGIME.id, BRUTAL.id, SOURCES.id)
    assert review.codebook_version == "2.1"
    assert (review.server, review.project, review.annotation_id) == ("local-1", 3, 7)
    assert (review.sampled_by, review.inclusion_probability) == ("random", 0.25)
    assert review.labels_offered == ("loaded_label@1",)


def test_the_same_state_has_one_id_and_a_later_state_another() -> None:
    first = decided(back(*TAGS)).review.id
    assert decided(back(*reversed(TAGS))).review.id == first
    assert decided(back(REGIME)).review.id != first
    assert decided(back(*TAGS), was_cancelled=True).review.id != first
    assert decided(back(*TAGS), server="local-2").review.id != first
    assert decided(back(*TAGS), unique_id="another").review.id != first
    assert decided(back(*TAGS), updated_at="2026-03-05T05:06:07Z").review.id != first


def test_what_label_studio_kept_of_a_prediction_stands_in_for_our_copy() -> None:
    kept = read_prediction(prediction(TAGS, "v"))
    assert kept is not None
    assert as_shown(kept.regions) == as_shown(TAGS)
    assert (kept.number, kept.version) == (None, "v")


def test_blanks_at_a_spans_ends_are_no_part_of_it() -> None:
    start, end = span(ARTICLE, "Sources suggest ")
    taken_along = region(SOURCES.id, SOURCES.label, start - 2, end)
    added = region("new", "loaded_label", start - 2, end)
    outcome = decided([taken_along, added], (SOURCES,))
    assert brief(outcome.decisions) == [
        ("added", None, "loaded_label", "Sources suggest"),
        ("accepted", SOURCES.id, "unattributed_claim", "Sources suggest"),
    ]
    assert [(each.start, each.end) for each in outcome.decisions] == [(SOURCES.start, SOURCES.end)] * 2


def test_a_tag_that_was_shown_with_a_blank_and_left_is_accepted() -> None:
    wide = tag_at(ARTICLE, "loaded_label", REGIME.start - 1, REGIME.end + 1)
    outcome = decided(back(wide), (wide,))
    assert brief(outcome.decisions) == [("accepted", wide.id, "loaded_label", "puppet regime")]


def test_of_a_tag_of_blanks_alone_nothing_is_decided() -> None:
    at = ARTICLE.text.index("\n\n")
    assert decided([], (tag_at(ARTICLE, "loaded_label", at, at + 2),)).decisions == ()


def test_two_spans_that_differ_in_blanks_alone_are_one() -> None:
    start, end = span(ARTICLE, "butchers")
    twice = [region("a", "loaded_label", start, end), region("b", "loaded_label", start - 1, end + 1)]
    outcome = decided(twice, ())
    assert brief(outcome.decisions) == [("added", None, "loaded_label", "butchers")]
    assert [each.reason for each in outcome.set_aside] == ["the same span with the same label is there twice"]


def test_of_a_page_that_nobody_knows_nothing_is_rejected() -> None:
    start, end = span(ARTICLE, "regime")
    result = [
        region(REGIME.id, "loaded_label", start, end),  # its id proves that this tag was there
        region("new", "loaded_language", BRUTAL.start - 2, BRUTAL.end),  # a tag of its label may have been
        region("more", "loaded_label", *span(ARTICLE, "butchers")),
    ]
    outcome = decided(result, shown="unknown")
    assert brief(outcome.decisions) == [
        ("resized", REGIME.id, "loaded_label", "regime"),
        ("added", None, "loaded_language", "a brutal"),
        ("added", None, "loaded_label", "butchers"),
    ]
    assert (outcome.review.shown, outcome.review.tags_shown) == ("unknown", (REGIME.id,))
    empty = decided([], shown="unknown")
    assert (empty.decisions, empty.review.tags_shown) == ((), ())


def test_on_a_page_without_tags_by_design_everything_is_added() -> None:
    outcome = decided(back(REGIME), (), shown="nothing")
    assert brief(outcome.decisions) == [("added", None, "loaded_label", "puppet regime")]
    assert (outcome.review.shown, outcome.review.tags_shown) == ("nothing", ())


LABELS = st.sampled_from(CODEBOOK.names)
SPANS = (
    st.tuples(st.integers(0, len(ARTICLE.text) - 1), st.integers(1, 30))
    .map(lambda pair: (pair[0], min(pair[0] + pair[1], len(ARTICLE.text))))
    .filter(lambda where: trimmed(ARTICLE.text, *where) is not None)
)


@given(
    shown=st.lists(st.tuples(LABELS, SPANS), unique=True, max_size=8),
    edits=st.lists(
        st.sampled_from(["keep", "delete", "relabel", "resize", "redraw"]), min_size=8, max_size=8
    ),
    labels=st.lists(LABELS, min_size=8, max_size=8),
    spans=st.lists(SPANS, min_size=8, max_size=8),
    added=st.lists(st.tuples(LABELS, SPANS), unique=True, max_size=5),
)
def test_the_decisions_on_any_edits_rebuild_exactly_what_was_submitted(
    shown: list[tuple[str, tuple[int, int]]],
    edits: list[str],
    labels: list[str],
    spans: list[tuple[int, int]],
    added: list[tuple[str, tuple[int, int]]],
) -> None:
    tags = tuple(tag_at(ARTICLE, label, *where) for label, where in shown)
    result = []
    for tag, edit, label, where in zip(tags, edits, labels, spans, strict=False):
        if edit == "keep":
            result.append(region(tag.id, tag.label, tag.start, tag.end))
        elif edit == "relabel":
            result.append(region(tag.id, label, tag.start, tag.end))
        elif edit == "resize":
            result.append(region(tag.id, tag.label, *where))
        elif edit == "redraw":
            result.append(region(f"again {tag.id}", tag.label, *where))
    result += [region(f"new {n}", label, *where) for n, (label, where) in enumerate(added)]
    outcome = decided(result, tags)

    kept = {(d.label, d.start, d.end) for d in outcome.decisions if d.verdict != "rejected"}
    submitted = {
        (r["value"]["labels"][0], trimmed(ARTICLE.text, r["value"]["start"], r["value"]["end"]))
        for r in result
    }
    assert {(label, (start, end)) for label, start, end in kept} == submitted
    about_tags = [d.tag_id for d in outcome.decisions if d.tag_id is not None]
    assert sorted(about_tags) == sorted(tag.id for tag in tags)  # each tag is decided once
    assert all(each.reason.startswith("the same span") for each in outcome.set_aside)
    assert all(d.text == ARTICLE.text[d.start : d.end] for d in outcome.decisions)
    assert decided(list(reversed(result)), tags).review.id == outcome.review.id
