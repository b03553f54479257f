"""What a comparison keeps of an article."""

from dataclasses import replace

from annotate.compare.entry import entry
from annotate.compare.gold import Offer
from tests.compare.comparisons import LABEL
from tests.report.examples import (
    BURST,
    CODEBOOK,
    CRITICS,
    PUPPET,
    REGIME,
    SOURCES,
    TAGGED,
    TAGS,
    accepted,
    rejected,
    review,
    summarise,
)


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
    assert {name: (count.counted, count.counted_max) for name, count in found.own.items()} == {
        "loaded_label": (1, 1),
        "unattributed_claim": (1, 2),
    }  # the scenario, which was rejected, takes no room


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
