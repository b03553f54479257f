"""Which articles stand on which side, which of them are gold, and what is said of what is missing."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from annotate.errors import UsageError
from annotate.records import Task
from annotate.report import compare_words as say
from annotate.report.compare import MIN_GOLD
from annotate.report.compare_entry import entry
from annotate.report.compare_gold import Gold, Offer, gold_stratum, offer
from annotate.report.summary import summarise
from tests.report.comparisons import LABEL, RANDOM, compared, made, many, publication, side
from tests.report.examples import (
    BURST,
    CODEBOOK,
    CRITICS,
    DAM,
    PUPPET,
    REGIME,
    SOURCES,
    TAGGED,
    TAGS,
    accepted,
    rejected,
    review,
)
from tests.report.verdicts import VERDICTS

PICKED = Offer(reviewed=True, sampled_by="all", probability=1.0)
UNSURE = Offer(reviewed=True, sampled_by="uncertainty", probability=None)
WAITING = Offer(sampled_by="random", probability=0.5)


def test_a_story_counts_once_on_each_side_by_its_earliest_article() -> None:
    entries = [
        made("a1", ("A", "2025-03-02"), count=9),
        made("a2", ("A", "2025-03-01"), count=2),
        made("a3", ("A", None), count=5),
        made("b1", ("B", "2025-03-09"), count=4),
    ]
    found = compared(entries, dict.fromkeys(("a1", "a2", "a3", "b1"), "a1"))
    (told,) = side(found, "A").stories
    assert told.entry.article_id == "a2"
    assert [each.article_id for each in told.copies] == ["a1", "a3"]
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
        "1 article left out: no outlet known.",
    )


def test_no_article_no_side() -> None:
    found = compared([])
    assert (found.sides, found.stories, found.places) == ((), 0, {LABEL: {}})
    assert say.sample(found) == "0 articles that tell 0 stories, dates unknown."


def test_an_unknown_label_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="loaded_lable"):
        compared([], labels=("loaded_lable",))


@pytest.mark.parametrize(
    ("offers", "how", "gold"),
    [
        ([], "none", 0),
        ([RANDOM, WAITING, Offer()], "drawn", 1),
        ([RANDOM, UNSURE, PICKED], "drawn", 1),
        ([PICKED, PICKED], "all", 2),
        ([PICKED, RANDOM], "all", 2),
        ([PICKED, Offer(sampled_by="all", probability=1.0)], "none", 0),
        ([PICKED, UNSURE], "none", 0),
        ([replace(RANDOM, probability=None)], "none", 0),
        ([replace(PICKED, sampled_by="unknown")], "none", 0),
        ([replace(UNSURE, probability=1.0)], "none", 0),
    ],
)
def test_only_what_nobody_picked_is_gold(offers: list[Offer], how: str, gold: int) -> None:
    found = gold_stratum({str(i): each for i, each in enumerate(offers)})
    assert (found.how, len(found.probability)) == (how, gold)
    assert set(found.probability.values()) <= ({1.0} if how == "all" else {0.5})


def test_a_stratum_counts_what_waits_and_what_was_never_offered() -> None:
    assert gold_stratum({"a": RANDOM, "b": WAITING, "c": Offer(), "d": UNSURE}) == Gold(
        how="drawn", reviewed=2, waiting=1, unoffered=1, probability={"a": 0.5}
    )


def test_how_an_article_was_offered_a_draw_before_anything_else() -> None:
    task = Task(server="s", project=1, task_id=1, article_id=DAM.id, content_sha256="")
    drawn_task = replace(task, sampled_by="random", inclusion_probability=0.25)
    picked, skipped = review().review, review(status="skipped").review
    assert offer([], []) == Offer()
    assert offer([], [task]) == Offer(sampled_by="all", probability=1.0)
    assert offer([skipped], [task]) == Offer(sampled_by="all", probability=1.0)
    assert offer([picked], [drawn_task]) == Offer(reviewed=True, sampled_by="random", probability=0.25)
    assert offer([picked], []) == Offer(reviewed=True, sampled_by="all", probability=1.0)
    drawn_then = replace(picked, sampled_by="random", inclusion_probability=0.1)
    assert offer([drawn_then], [drawn_task]).probability == 0.25
    assert offer([drawn_then], [task]).probability == 0.1


def test_an_entry_keeps_counts_of_the_outlets_own_voice() -> None:
    weak = replace(BURST, id="weak", score=0.1, start=3, end=9)
    model = replace(BURST, id="model", origin="model", start=4, end=9)
    summary = summarise(replace(TAGGED, tags=(*TAGS, weak)), CODEBOOK, source="")
    found = entry(summary, CODEBOOK, tags=[*TAGS, weak, model])
    assert found.proposed == {"unattributed_claim": 2, "loaded_label": 2, "speculative_scenario": 1}
    assert found.surrogate == {"unattributed_claim": 2, "loaded_label": 2, "speculative_scenario": 2}
    assert (found.words, found.approved, found.reviewers, found.offer) == (40, {}, (), Offer())


def test_an_entry_knows_what_reviewers_agree_on() -> None:
    first = review(accepted(PUPPET), accepted(SOURCES), rejected(BURST))
    second = review(accepted(PUPPET), accepted(SOURCES), accepted(CRITICS), reviewer="R2")
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[first, second])
    found = entry(summary, CODEBOOK, tags=TAGS, reviews=[first.review, second.review])
    assert found.approved == {"loaded_label": 1, "speculative_scenario": 0}
    assert found.disputed == {"unattributed_claim": (1, 2)}
    assert found.offer == Offer(reviewed=True, sampled_by="all", probability=1.0)


def test_a_label_that_was_not_offered_or_is_defined_anew_is_not_gold() -> None:
    asked = review(accepted(PUPPET), labels=(LABEL,))
    offered = ("loaded_label@0000", f"unattributed_claim@{CODEBOOK['unattributed_claim'].digest}")
    old = review(accepted(PUPPET), labels_offered=offered)
    for each, approved in ((asked, {LABEL: 1}), (old, {"unattributed_claim": 0})):
        summary = summarise(TAGGED, CODEBOOK, source="", reviews=[each])
        assert entry(summary, CODEBOOK, tags=TAGS, reviews=[each.review]).approved == approved


def test_a_page_that_nobody_knows_is_no_gold() -> None:
    unknown, known = review(accepted(PUPPET), shown="unknown"), review(accepted(PUPPET), reviewer="R2")
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[unknown, known])
    found = entry(summary, CODEBOOK, tags=TAGS, reviews=[unknown.review, known.review])
    assert (found.approved, found.offer.reviewed, found.reviewers) == ({}, False, ("R1", "R2"))


def test_a_flagged_article_is_left_out() -> None:
    flagged = review(accepted(REGIME), flags=("text is damaged",))
    summary = summarise(TAGGED, CODEBOOK, source="", reviews=[flagged])
    assert entry(summary, CODEBOOK).left_out == "marked by a reviewer as damaged or as no article"


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
        "C": "4 of 5 stories and 4 of 5 gold stories",
        "D": "9 of 10 gold stories",
        "E": "no gold stratum",
        "F": "1,800 of 2,000 outlet words",
    }
    assert say.place(found, side(found, "A"), LABEL) == "2 of 2"
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
        "No rate is corrected for tagging error, so nothing is placed: there is not enough gold."
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
        "15 of 20 stories are reviewed, but not drawn at random: reviewers or a queue picked them, so they "
        "do not speak for the rest. Review the rest, or draw at random."
    )


def test_a_side_that_is_reviewed_whole_has_its_approved_rate() -> None:
    whole = [replace(each, offer=PICKED, approved={LABEL: 3}, reviewers=("r-1",)) for each in many("A", 6)]
    found = side(compared(whole), "A")
    corrected = found.estimates[LABEL].corrected
    assert corrected is not None
    assert corrected.per_1000_words == pytest.approx(6.0)
    assert say.gold(found) == "All 6 stories are reviewed."


def test_a_draw_that_is_not_finished_says_so() -> None:
    waiting = [replace(each, offer=WAITING) for each in many("B", 3)]
    found = side(compared(many("A", 12, gold=12) + waiting[:0]), "A")
    assert say.gold(found) == "All 12 stories are reviewed."
    renamed = [replace(each, publications=(publication("A", "2025-04-01"),)) for each in waiting]
    found = side(compared(many("A", 12, gold=10) + renamed), "A")
    assert say.gold(found) == (
        "10 of 15 stories were drawn at random and reviewed. Drawn and waiting, taken to be like these: 3. "
        "Never offered, so not drawn: 2."
    )


def test_remarks_say_what_weakens_the_numbers() -> None:
    entries = [
        made("a", ("A", "2025-03-01"), stale=True, disputed=frozenset({LABEL})),
        made("b", ("A", "2025-03-02"), language="fr"),
    ]
    said = " ".join(say.remarks(compared(entries)))
    for part in (
        "Too small to be placed: A (2 of 5 stories and 1,000 of 2,000 outlet words).",
        "Reviewers differ about 1 article:",
        "Tags of 1 article are stale",
        "Languages differ (en and fr)",
    ):
        assert part in said
    mixed = [made("a", ("A", "2025-03-01")), made("b", ("A", "2025-03-02"), rules_version="r2")]
    assert "different versions of the rules" in " ".join(say.remarks(compared(mixed)))


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


@pytest.mark.parametrize("file", ["compare_words.py", "compare.html.j2", "methods.py", "compare_entry.py"])
def test_no_comparison_judges(file: str) -> None:
    source = (files("annotate.report") / file).read_text(encoding="utf-8")
    if file.endswith(".py"):
        source = " ".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', re.sub(r'""".*?"""', "", source, flags=re.S)))
    else:
        source = re.sub(r"{[{%#].*?[}%#]}|<[^>]*>", " ", source, flags=re.S)
    said = set(re.findall(r"[a-z]+", source.lower()))
    assert said & (VERDICTS | {"better", "winner", "leader", "offender", "rank", "score"}) <= {"score"}
