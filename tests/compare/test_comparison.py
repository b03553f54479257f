"""Which articles stand on which side, which of them are gold, and what is said of what is missing."""

from dataclasses import replace

import pytest

from annotate.compare import words as say
from annotate.compare.comparison import MIN_GOLD
from annotate.compare.gold import Offer
from annotate.errors import UsageError
from tests.compare.comparisons import LABEL, RANDOM, compared, made, many, side

PICKED = Offer(reviewed=True, sampled_by="all", probability=1.0)


def test_a_story_counts_once_on_each_side_by_its_earliest_article() -> None:
    entries = [
        made("a1", ("A", "2025-03-02"), count=9),
        made("a2", ("A", "2025-03-01"), count=2),
        made("a3", ("A", None), count=5),
        made("b1", ("B", "2025-03-09"), count=4),
    ]
    found = compared(entries, dict.fromkeys(("a1", "a2", "a3", "b1"), "a1"))
    (story,) = side(found, "A").stories
    assert story.entry.article_id == "a2"
    assert [each.article_id for each in story.copies] == ["a1", "a3"]
    assert (side(found, "A").articles, side(found, "A").counts[LABEL], side(found, "A").words) == (3, 2, 500)
    assert side(found, "B").counts[LABEL] == 4
    assert found.stories == 1
    assert say.sample(found) == (
        "4 articles that tell 1 story, published 2025-03-01 to 2025-03-09; 2 copies of a story on one side "
        "not counted."
    )


def test_the_choice_of_a_copy_does_not_look_at_reviews() -> None:
    reviewed = made("b", ("A", "2025-03-02"), offer=RANDOM, approved={LABEL: 7}, reviewers=("r-1",))
    found = compared([made("a", ("A", "2025-03-01")), reviewed], {"b": "a"})
    assert side(found, "A").gold.how == "none"
    assert side(found, "A").estimates[LABEL].gold == 0


def test_an_article_of_two_outlets_stands_on_both_sides_with_its_own_dates() -> None:
    both = made("a", ("A", "2025-03-05"), ("B", "2025-03-07"), ("A", "2025-03-02"))
    found = compared([both])
    assert [(each.name, each.stories[0].published) for each in found.sides] == [
        ("A", "2025-03-02"),
        ("B", "2025-03-07"),
    ]
    assert len(found.entries) == 1


def test_months_stand_side_by_side() -> None:
    found = compared(
        [made("a", ("A", "2025-03-05"), ("B", "2025-04-01")), made("b", ("A", "2025-04-30"))], by="month"
    )
    assert [(each.name, len(each.stories)) for each in found.sides] == [("2025-03", 1), ("2025-04", 2)]
    assert say.heading(found) == "2 months side by side"


def test_what_takes_no_part_is_counted_with_its_reason() -> None:
    entries = [
        made("a", (None, "2025-03-05")),
        made("b", ("A", "2025-03-05"), left_out="marked"),
        made("c", ("A", None)),
    ]
    assert compared(entries).left_out == {"marked": 1, "no outlet known": 1}
    assert compared(entries, by="month").left_out == {"marked": 1, "no date known": 1}
    assert say.remarks(compared(entries))[:2] == (
        "1 article left out: marked.",
        "1 article left out: no outlet known (`annotate outlet NAME FOLDER` sets it).",
    )


def test_a_drawn_article_that_is_damaged_speaks_for_others_like_it() -> None:
    """Half of what is drawn is damaged, so half of the words that nobody read count for nothing."""
    read = many("A", 24, count=2, gold=12)
    drawn = [each for each in read if each.offer.reviewed]
    damaged = {each.article_id for each in drawn[:6]}
    entries = [replace(each, left_out="marked") if each.article_id in damaged else each for each in read]
    picked = [replace(each, offer=PICKED) if each.article_id in damaged else each for each in entries]
    (found,) = compared(entries).sides
    assert (len(found.stories), found.estimates[LABEL].gold, found.gold.reviewed) == (18, 6, 6)
    assert found.articles == 18
    assert compared(entries).left_out == {"marked": 6}
    (gone,) = compared(picked).sides
    assert gone.stories == found.stories
    assert [side.estimates[LABEL].proposed for side in (found, gone)] == [gone.estimates[LABEL].proposed] * 2


def test_no_article_no_side() -> None:
    found = compared([])
    assert (found.sides, found.stories, found.places) == ((), 0, {LABEL: {}})
    assert say.sample(found) == "0 articles that tell 0 stories, dates unknown."


def test_an_unknown_label_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="loaded_lable"):
        compared([], labels=("loaded_lable",))


def test_too_little_is_not_placed_and_says_what_is_missing() -> None:
    enough = many("A", 20, gold=10) + many("B", 20, count=9, gold=10)
    few = many("C", 4, gold=4) + many("D", 20, gold=MIN_GOLD - 1) + many("E", 20)
    short = many("F", 20, gold=10, words=90)
    found = compared(enough + few + short)
    assert found.places[LABEL] == {"A": (2, 2), "B": (1, 1)}
    lacks = {name: say.unplaced(found, side(found, name), LABEL) for name in "ABCDEF"}
    assert lacks == {
        "A": "",
        "B": "",
        "C": "4 of 5 stories and 4 of 5 reviewed stories",
        "D": "9 of 10 reviewed stories",
        "E": "no reviewed stories that speak for all",
        "F": "1,800 of 2,000 outlet words",
    }
    assert say.place(found, side(found, "A"), LABEL) == "lowest"
    assert say.place(found, side(found, "C"), LABEL) == "–"
    assert "Too small to be placed: C (4 of 5 stories) and F (1,800 of 2,000 outlet words)." in say.remarks(
        found
    )


def test_one_side_alone_has_no_place() -> None:
    found = compared(many("A", 20, gold=10))
    assert found.places[LABEL] == {}
    assert say.unplaced(found, side(found, "A"), LABEL) == "no other side to compare with"


def test_uncorrected_sides_are_never_placed() -> None:
    found = compared(many("A", 40) + many("B", 40, count=9))
    assert found.places[LABEL] == {}
    assert (
        "No rate is corrected by reviews, so nothing is placed: too few stories are reviewed."
        in say.remarks(found)
    )


def test_reviewers_own_picks_do_not_correct_anything() -> None:
    picked = [
        replace(each, offer=PICKED, approved={LABEL: 9}, reviewers=("r-1",)) if i < 15 else each
        for i, each in enumerate(many("A", 20))
    ]
    found = side(compared(picked), "A")
    assert found.estimates[LABEL].corrected is None
    assert say.gold(found) == (
        "15 of 20 stories are reviewed, but not drawn at random: reviewers, their pace or a queue decided "
        "which, so they do not speak for the rest. Review the rest, or draw at random."
    )


def test_a_side_that_is_reviewed_whole_has_its_approved_rate() -> None:
    whole = [replace(each, offer=PICKED, approved={LABEL: 3}, reviewers=("r-1",)) for each in many("A", 6)]
    found = side(compared(whole), "A")
    corrected = found.estimates[LABEL].corrected
    assert corrected is not None
    assert corrected.per_1000_words == pytest.approx(6.0)
    assert say.gold(found) == "All 6 stories are reviewed."


def test_a_label_that_nothing_looks_for_has_no_rate() -> None:
    lost = frozenset({LABEL})
    entries = [made("a", ("The Beacon", None), count=0, unsearched=lost)]
    found = compared(entries)
    assert side(found, "The Beacon").estimates[LABEL].proposed is None
    title = next(each.title for each in found.labels if each.name == LABEL)
    assert f"No rule or model looks for {title}: that none is proposed says nothing." in say.remarks(found)
    looked_for = compared([*entries, made("b", ("The Beacon", None), count=0)])
    assert side(looked_for, "The Beacon").estimates[LABEL].proposed is not None
    assert not any(each.startswith("No rule or model") for each in say.remarks(looked_for))


def test_same_input_and_seed_same_numbers_in_any_order() -> None:
    entries = many("A", 12, gold=10) + many("B", 12, count=3, gold=10)
    assert compared(entries) == compared(entries[::-1])
    assert compared(entries) != compared(entries, seed=2)
