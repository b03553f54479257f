from dataclasses import replace

import pytest

from annotate.coding.pace import Pace
from annotate.report.evidence import Evidence
from annotate.report.interval import poisson_interval
from tests.report.examples import (
    BURST,
    CODEBOOK,
    CRIMINALS,
    CRITICS,
    DAM,
    PUPPET,
    REGIME,
    SOURCES,
    TAGGED,
    TAGS,
    accepted,
    article,
    bare,
    rejected,
    review,
    summarise,
    tag,
)
from tests.report.summaries import counts, made


def told(found: tuple[Evidence, ...]) -> list[tuple[str, str]]:
    return [(each.text, each.status) for each in found]


def test_proposals_are_counted_by_label_and_voice() -> None:
    summary = made()
    assert summary.basis == "proposed"
    assert counts(summary, "loaded_label") == [(2, None), (1, None), (0, None)]
    assert counts(summary, "unattributed_claim") == [(2, None), (0, None), (0, None)]
    assert counts(summary, "speculative_scenario") == [(1, None), (0, None), (0, None)]


def test_a_quoted_slur_adds_nothing_to_the_outlet_and_is_not_dropped() -> None:
    without = summarise(replace(TAGGED, tags=(PUPPET, REGIME)), CODEBOOK, source="dam.txt")
    (with_it,) = (each for each in made().labels if each.name == "loaded_label")
    (without_it,) = (each for each in without.labels if each.name == "loaded_label")
    assert with_it.voices["outlet"] == without_it.voices["outlet"]
    assert with_it.voices["quoted"].proposed == 1
    assert [each.speaker and each.speaker.text for each in made().evidence if each.voice == "quoted"] == [
        "Ilen Maro"
    ]


def test_a_rate_is_per_thousand_words_of_its_voice() -> None:
    own = made().labels[1].voices["outlet"]
    low, high = poisson_interval(2)
    assert own.words == 40
    assert own.per_1000_words == 50
    assert own.interval == pytest.approx((low * 25, high * 25))


def test_no_words_no_rate() -> None:
    reported = made().labels[1].voices["reported"]
    assert (reported.words, reported.per_1000_words, reported.interval) == (0, None, None)


def test_a_low_count_is_marked_and_none_at_all_is_not() -> None:
    assert made().labels[1].voices["outlet"].low
    assert not made().labels[2].voices["quoted"].low
    five = tuple(tag(DAM, "regime", "loaded_label", nth=n % 2, rules=(str(n),)) for n in range(5))
    assert not summarise(bare(DAM, five, outlet=40), CODEBOOK, source="").labels[1].voices["outlet"].low


def test_the_headline_is_in_the_rate_and_shown_apart() -> None:
    assert [label.voices["outlet"].headline for label in made().labels] == [0, 1, 0]
    assert [label.voices["quoted"].headline for label in made().labels] == [0, 0, 0]


def test_rungs_are_counted() -> None:
    assert made().attributions == {"named": 1, "role": 1, "anonymous": 1, "vague": 1, "agentless": 0}


def test_a_reviewed_rate_counts_approved_spans_only() -> None:
    summary = made(review(accepted(PUPPET), rejected(REGIME), accepted(CRIMINALS), rejected(CRITICS)))
    assert summary.basis == "reviewed"
    assert counts(summary, "loaded_label") == [(2, 1), (1, 1), (0, 0)]
    own = summary.labels[1].voices["outlet"]
    assert (own.counted, own.per_1000_words, own.headline) == (1, 25, 1)
    assert counts(summary, "unattributed_claim")[0] == (2, 0)
    assert told(summary.evidence) == [
        ("Puppet regime", "approved"),
        ("Sources suggest", "proposed"),
        ("war criminals", "approved"),
        ("could burst within weeks", "proposed"),
        ("critics say", "rejected"),
        ("regime", "rejected"),
    ]


def test_an_empty_review_approves_nothing_and_is_a_review() -> None:
    summary = made(review())
    assert summary.basis == "reviewed"
    assert [label.voices["outlet"].counted for label in summary.labels] == [0, 0, 0]


def test_a_skipped_task_is_no_review() -> None:
    assert made(review(accepted(PUPPET), status="skipped")).basis == "proposed"


def test_of_one_person_the_newest_review_counts() -> None:
    old = review(accepted(PUPPET), accepted(REGIME))
    new = review(rejected(PUPPET), accepted(REGIME), at="2025-05-02T10:00:00Z")
    for order in ((old, new), (new, old)):
        summary = made(*order)
        assert summary.reviewers == ("R1",)
        assert ("Puppet regime", "rejected") in told(summary.evidence)
        assert counts(summary, "loaded_label")[0] == (2, 1)


def test_what_only_some_reviewers_marked_is_disputed_and_not_counted() -> None:
    summary = made(
        review(accepted(PUPPET), accepted(REGIME)),
        review(accepted(PUPPET), rejected(REGIME), reviewer="R2"),
    )
    assert summary.reviewers == ("R1", "R2")
    assert counts(summary, "loaded_label")[0] == (2, 1)
    (puppet,) = summary.status("approved")
    (regime,) = summary.status("disputed")
    assert (puppet.text, puppet.approved_by) == ("Puppet regime", ("R1", "R2"))
    assert (regime.text, regime.approved_by, regime.rejected_by) == ("regime", ("R1",), ("R2",))
    assert summary.labels[1].voices["outlet"].disputed == 1


def test_where_reviewers_drew_different_borders_their_common_part_is_approved() -> None:
    summary = made(
        review((BURST, "speculative_scenario", "burst within weeks", "resized")),
        review(accepted(BURST), reviewer="R2"),
    )
    (found,) = (each for each in summary.evidence if each.label == "speculative_scenario")
    assert (found.text, found.status, found.approved_by) == ("burst within weeks", "approved", ("R1", "R2"))


def test_one_persons_two_spans_within_anothers_one_are_disputed_and_counted_as_one_to_two() -> None:
    parts = (None, "loaded_label", "Puppet", "added"), (None, "loaded_label", "regime", "added")
    summary = made(review(*parts, rejected(PUPPET)), review(accepted(PUPPET), reviewer="R2"))
    (found,) = summary.status("disputed")
    assert (found.text, found.open, found.rejected_by) == ("Puppet regime", ((6, 7),), ())
    own = summary.labels[1].voices["outlet"]
    assert (own.approved, own.approved_max, own.disputed) == (1, 2, 1)


def test_two_agreed_spans_side_by_side_are_two() -> None:
    of = article("Puppets, clowns and a regime.", title="")
    spans = [(None, "loaded_label", words, "added") for words in ("Puppets", ", clowns", "regime")]
    one, other = review(*spans, of=of), review(*spans[:2], of=of, reviewer="R2")  # type: ignore[arg-type]
    summary = summarise(bare(of, outlet=10), CODEBOOK, source="", reviews=[one, other])
    assert [(each.text, each.status) for each in summary.evidence] == [
        ("Puppets", "approved"),
        (", clowns", "approved"),
        ("regime", "disputed"),
    ]
    own = summary.labels[1].voices["outlet"]
    assert (own.approved, own.approved_max, own.per_1000_words, own.per_1000_words_max) == (2, 3, 200, 300)
    assert own.interval == pytest.approx((100 * poisson_interval(2)[0], 100 * poisson_interval(3)[1]))


def test_where_one_marked_more_with_it_the_edge_is_open_and_the_count_is_no_range() -> None:
    longer = (PUPPET, "loaded_label", "Puppet regime of Varenia", "resized")
    summary = made(review(accepted(PUPPET)), review(longer, reviewer="R2"))  # type: ignore[arg-type]
    (found,) = summary.status("approved")
    assert (found.text, found.open, found.edges) == ("Puppet regime", ((13, 24),), (" of Varenia",))
    own = summary.labels[1].voices["outlet"]
    assert (own.approved, own.approved_max, own.disputed) == (1, 1, 0)


def test_a_label_that_was_not_offered_is_unknown() -> None:
    summary = made(review(accepted(PUPPET), labels=("loaded_label",)))
    claims = summary.labels[0].voices["outlet"]
    assert (claims.proposed, claims.approved, claims.counted, claims.per_1000_words) == (2, None, None, None)
    assert summary.labels[1].voices["outlet"].approved == 1


def test_a_damaged_text_has_no_rates() -> None:
    summary = made(review(accepted(PUPPET), flags=("text is damaged",)))
    assert summary.flags == ("text is damaged",)
    assert all(count.per_1000_words is None for label in summary.labels for count in label.voices.values())
    assert summary.words == {"outlet": 40, "quoted": 4, "reported": 0}


def test_proposals_below_their_threshold_do_not_count_and_are_mentioned() -> None:
    weak = replace(TAGGED, tags=(replace(BURST, score=0.49), replace(PUPPET, score=0.5), SOURCES))
    summary = summarise(weak, CODEBOOK, source="")
    assert summary.below_threshold == 1
    assert [each.text for each in summary.evidence] == ["Puppet regime", "Sources suggest"]
    strict = summarise(weak, CODEBOOK, source="", thresholds={"loaded_label": 0.9})
    assert [each.text for each in strict.evidence] == ["Sources suggest"]


def test_a_definition_that_changed_since_the_review_is_named() -> None:
    old = review(accepted(PUPPET), labels_offered=("loaded_label@0", "speculative_scenario"))
    assert made(old).redefined == ("loaded_label",)
    assert made(review(accepted(PUPPET))).redefined == ()


def test_what_was_decided_under_a_label_s_old_name_counts_under_its_new_one() -> None:
    renamed = replace(CODEBOOK.labels[1], name="verdict_noun", was=("loaded_label",))
    codebook = replace(CODEBOOK, labels=(CODEBOOK.labels[0], renamed, CODEBOOK.labels[2]))
    old = review(accepted(PUPPET), rejected(REGIME), codebook=codebook)
    summary = summarise(TAGGED, codebook, source="", reviews=[old], shown=TAGS)
    assert [label.name for label in summary.labels] == list(codebook.names)
    assert counts(summary, "verdict_noun") == [(2, 1), (1, 0), (0, 0)]
    assert [each.was for each in summary.status("approved")] == [None]


def test_a_label_the_codebook_lacks_is_still_shown() -> None:
    odd = tag(DAM, "hid the cracks", "allegation")
    summary = summarise(bare(DAM, [odd], outlet=40), CODEBOOK, source="")
    assert [label.name for label in summary.labels] == [*CODEBOOK.names, "allegation"]
    assert summary.labels[-1].voices["outlet"].proposed == 1


def test_an_article_without_anything() -> None:
    empty = article("Rain", title="")
    summary = summarise(bare(empty), CODEBOOK, source="")
    assert summary.evidence == ()
    assert all(label.voices["outlet"].interval is None for label in summary.labels)


def test_an_unread_review_counts_nowhere_and_the_rates_with_it_are_there() -> None:
    read = review(accepted(SOURCES), rejected(PUPPET), reviewer="R1")
    fast = replace(review(accepted(PUPPET), reviewer="R2"), unread=Pace(words=44, seconds=2.3))
    summary = summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[read, fast])
    alone = summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[read])
    both = summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[read, replace(fast, unread=None)])
    assert (summary.reviewers, summary.unread) == (("R1",), {"R2": Pace(words=44, seconds=2.3)})
    assert summary.labels == alone.labels
    assert (summary.records, summary.evidence) == (alone.records, alone.evidence)
    assert (alone.unread, alone.with_unread) == ({}, None)
    assert summary.with_unread is not None
    assert summary.with_unread.labels == both.labels != alone.labels


def test_where_only_unread_reviews_are_nobody_has_reviewed() -> None:
    fast = replace(review(accepted(PUPPET)), unread=Pace(words=44, seconds=2.3))
    summary = summarise(TAGGED, CODEBOOK, source="dam.txt", reviews=[fast])
    assert (summary.basis, summary.reviewers) == ("proposed", ())
    assert summary.with_unread is not None
    assert summary.with_unread.basis == "reviewed"
