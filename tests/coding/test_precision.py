"""How often a rule's proposals were kept: counted by tag, and the exact interval."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.coding.codebook import Codebook, parse
from annotate.coding.consensus import consensus
from annotate.coding.precision import Record, binomial_interval, records, together
from annotate.coding.reviews import CodedReview, coded, renamed
from annotate.records import Decision, Origin, Review, Showing, Tag, Verdict

BOOK = parse("Version: 2.0\n\n## `sneer`\n\nA sneer.\n\n## `taunt`\n\nA taunt.\n", "guidelines.md")
NOW = tuple(f"{name}@{digest}" for name, digest in BOOK.digests.items())


def tag(name: str, *rules: str, label: str = "sneer", origin: Origin = "rule") -> Tag:
    return Tag(
        id=name, article_id="a", label=label, start=0, end=5, text="pigmy", rules=rules, cue="pigmy",
        reason="", voice="outlet", place="body", origin=origin,
    )  # fmt: skip


def reviewed(
    reviewer: str,
    verdicts: dict[str, Verdict],
    *,
    at: int = 1,
    offered: tuple[str, ...] = NOW,
    flags: tuple[str, ...] = (),
    skipped: bool = False,
    book: Codebook = BOOK,
    shown: Showing = "tags",
) -> CodedReview:
    review = Review(
        id=f"{reviewer}{at}", article_id="a", reviewer=reviewer, server="s", project=1, annotation_id=at,
        status="skipped" if skipped else "submitted", decided_at=f"2026-11-21T08:00:0{at}Z", seconds=None,
        labels_offered=offered, tags_shown=(), flags=flags, shown=shown,
    )  # fmt: skip
    decisions = tuple(
        Decision(
            review_id=review.id, tag_id=name, label="sneer", start=0, end=5, text="pigmy", verdict=verdict
        )
        for name, verdict in verdicts.items()
    )
    return coded(review, decisions, book)


def moved(reviewer: str, start: int, end: int) -> CodedReview:
    """A review that gave the tag "t" these ends."""
    made = reviewed(reviewer, {"t": "resized"})
    return replace(made, decisions=(replace(made.decisions[0], start=start, end=end),))


def record(*reviews: CodedReview) -> Record:
    found = records([tag(name, "sneer/word") for name in "tuvw"], consensus(reviews))
    assert found["sneer"] == found["sneer/word"]
    assert len(found) == 2
    return found["sneer/word"]


def test_accepted_and_resized_are_right_rejected_and_relabelled_are_wrong() -> None:
    found = record(reviewed("A", {"t": "accepted", "u": "resized", "v": "rejected", "w": "relabelled"}))
    assert found == Record(right=2, wrong=2)
    assert (found.reviewed, found.precision) == (4, 0.5)


def test_a_review_of_a_page_that_nobody_knows_says_nothing_about_proposals() -> None:
    assert record(reviewed("A", {"t": "accepted"}, shown="unknown")) == Record()
    known = reviewed("B", {"t": "rejected"})
    assert record(reviewed("A", {"t": "accepted"}, shown="unknown"), known) == Record(wrong=1)


def test_what_nobody_decided_about_does_not_count() -> None:
    found = record(reviewed("A", {}), reviewed("B", {"t": "accepted"}, skipped=True))
    assert found == Record()
    assert (found.precision, found.interval) == (None, None)


def test_of_one_person_the_newest_review_counts() -> None:
    found = record(reviewed("A", {"t": "accepted"}, at=1), reviewed("A", {"t": "rejected"}, at=2))
    assert found == Record(wrong=1)


def test_a_tag_that_two_people_kept_counts_once_and_one_they_differ_about_apart() -> None:
    one, other = {"t": "accepted", "u": "accepted"}, {"t": "resized", "u": "rejected"}
    found = record(reviewed("A", one), reviewed("B", other))  # type: ignore[arg-type]
    assert found == Record(right=1, disputed=1)


def test_a_tag_whose_ends_two_people_moved_apart_is_disputed() -> None:
    shown = [replace(tag("t", "sneer/word"), end=20, text="x" * 20)]
    for ends, outcome in (((0, 8), (6, 20)), Record(right=1)), (((0, 8), (12, 20)), Record(disputed=1)):
        people = [moved(name, *end) for name, end in zip("AB", ends, strict=True)]
        assert records(shown, consensus(people))["sneer"] == outcome


def test_a_tag_that_one_who_was_not_shown_it_left_out_is_disputed() -> None:
    shown = [tag("t", "sneer/word")]
    assert records(shown, consensus([moved("A", 0, 5), reviewed("B", {})]))["sneer"] == Record(disputed=1)
    drew = replace(
        moved("B", 0, 5), decisions=tuple(replace(d, tag_id=None) for d in moved("B", 0, 5).decisions)
    )
    assert records(shown, consensus([moved("A", 0, 5), drew]))["sneer"] == Record(right=1)
    refused = reviewed("A", {"t": "rejected"})
    assert records(shown, consensus([refused, drew]))["sneer"] == Record(disputed=1)


def test_a_review_of_which_nobody_knows_what_it_showed_is_no_evidence() -> None:
    unknown = reviewed("B", {"t": "rejected"})
    unknown = replace(unknown, review=replace(unknown.review, shown="unknown"))
    assert record(unknown) == Record()
    assert record(reviewed("A", {"t": "accepted"}), unknown) == Record(right=1)


def test_a_decision_by_another_definition_is_stale() -> None:
    old = ("sneer@0123456789abcdef", NOW[1])
    assert record(reviewed("A", {"t": "accepted"}, offered=old)) == Record(stale=1)
    both = record(reviewed("A", {"t": "accepted"}, offered=old), reviewed("B", {"t": "rejected"}))
    assert both == Record(wrong=1)


def test_an_article_that_somebody_called_damaged_does_not_count() -> None:
    found = record(reviewed("A", {"t": "accepted"}), reviewed("B", {}, flags=("text is damaged",)))
    assert found == Record()


def test_a_tag_counts_once_for_its_label_and_once_for_each_of_its_rules() -> None:
    shown = [
        tag("t", "sneer/word", "sneer/shape"),
        tag("u", "sneer/word"),
        tag("v", "taunt/idle", label="taunt"),
    ]
    assert records(shown, consensus([reviewed("A", {"t": "accepted", "u": "rejected"})])) == {
        "sneer": Record(right=1, wrong=1),
        "sneer/word": Record(right=1, wrong=1),
        "sneer/shape": Record(right=1),
        "taunt": Record(),
        "taunt/idle": Record(),
    }


def test_what_only_the_model_proposed_is_the_models_doing() -> None:
    shown = [tag("t", origin="model"), tag("u", "sneer/word", origin="model"), tag("v")]
    verdicts: dict[str, Verdict] = {"t": "accepted", "u": "rejected", "v": "accepted", "added": "added"}
    assert records(shown, consensus([reviewed("A", verdicts)])) == {
        "sneer": Record(right=2, wrong=1),
        "sneer/model": Record(right=1),
        "sneer/word": Record(wrong=1),
    }


def test_a_renamed_label_has_the_record_of_its_old_name() -> None:
    book = parse("Version: 2.1\n\n## `jeer`\n\nwas: sneer\n\nA sneer.\n", "guidelines.md")
    old = reviewed("A", {"t": "accepted"}, offered=("sneer",), book=book)
    found = records(renamed([tag("t", "sneer/word")], book), consensus([old]))
    assert found == {"jeer": Record(right=1), "sneer/word": Record(right=1)}


def test_records_add_up_over_articles() -> None:
    parts = [{"b/x": Record(right=1, stale=2)}, {"a/x": Record(), "b/x": Record(wrong=1, disputed=3)}]
    assert list(together(parts, ["c/idle"]).items()) == [
        ("a/x", Record()),
        ("b/x", Record(right=1, wrong=1, disputed=3, stale=2)),
        ("c/idle", Record()),
    ]


def test_published_values_of_the_interval() -> None:
    assert binomial_interval(8, 10) == pytest.approx((0.44390, 0.97479), abs=5e-6)
    assert binomial_interval(0, 10) == pytest.approx((0.0, 0.30850), abs=5e-6)
    assert binomial_interval(10, 10) == pytest.approx((0.69150, 1.0), abs=5e-6)
    assert binomial_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("right", "of"), [(-1, 3), (4, 3)])
def test_no_share_no_interval(right: int, of: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        binomial_interval(right, of)


@given(st.integers(1, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_at_its_ends_the_interval_leaves_exactly_the_tails(counts: tuple[int, int]) -> None:
    right, of = counts
    low, high = binomial_interval(right, of)
    assert low <= right / of <= high

    def chance(share: float, numbers: range) -> float:
        return sum(math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in numbers)

    if right:
        assert chance(low, range(right, of + 1)) == pytest.approx(0.025)
    if right < of:
        assert chance(high, range(right + 1)) == pytest.approx(0.025)


def test_where_somebody_adjudicated_a_tag_is_right_if_a_span_of_its_label_stands_there() -> None:
    coders = [reviewed("A", {"t": "accepted"}), reviewed("B", {"t": "rejected"})]
    assert record(*coders) == Record(disputed=1)
    for verdict, outcome in (("added", Record(right=1)), ("rejected", Record(wrong=1))):
        last = reviewed("C", {"t": verdict}, at=3)  # type: ignore[dict-item]
        last = replace(last, review=replace(last.review, purpose="adjudication", shown="nothing"))
        assert record(*coders, last) == outcome
