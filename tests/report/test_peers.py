from dataclasses import replace
from statistics import quantiles
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.report.corpus import LEAST_WORDS, Rates
from annotate.report.corpus_words import beside, place, usual
from annotate.report.peers import PeerRank, part, peer_ranks
from annotate.report.plots import peer_strip
from tests.report.examples import CODEBOOK, PUPPET, TAGGED, accepted, corpus, rejected, review, summarise
from tests.report.summaries import LABEL, among, own


def test_a_rate_stands_among_those_of_the_others() -> None:
    found = among(own(), [0, 0, 0, 1, 1, 2, 2, 3, 4, 9])[LABEL]
    assert found.rate == 5.0
    assert tuple(map(found.other, range(10))) == (0, 0, 0, 2.5, 2.5, 5, 5, 7.5, 10, 22.5)
    assert (found.others, found.highest) == (10, 22.5)
    assert (found.lower, found.level, found.higher) == (5, 2, 3)
    assert found.quartiles == (0.625, 3.75, 6.875)
    assert not found.few
    assert place(found) == "above 5, level with 2, below 3 of 10"
    assert usual(found) == "3.8 (0.6–6.9)"


@given(st.lists(st.integers(0, 4).map(float), min_size=2, max_size=30), st.data())
def test_looking_up_finds_what_counting_would(rates: list[float], data: st.DataObject) -> None:
    others = sorted(rates)
    own = data.draw(st.one_of(st.sampled_from(rates), st.just(2.5)))
    within = data.draw(st.sampled_from([None, own]))
    known = Rates(tuple(sorted([*rates, *filter(lambda each: each is not None, [within])])))  # type: ignore[type-var]
    rank = PeerRank(rate=own, rates=known, within=within)
    assert tuple(map(rank.other, range(rank.others))) == tuple(others)
    counted = (sum(each < own for each in others), others.count(own), sum(each > own for each in others))
    assert (rank.lower, rank.level, rank.higher) == counted
    assert list(rank.quartiles) == quantiles(others, n=4, method="inclusive")
    alone = replace(rank, rates=Rates(tuple(others)), within=None)
    assert peer_strip(rank, 4.0).lines == peer_strip(alone, 4.0).lines


@pytest.mark.parametrize(
    "other",
    [
        {"language": "fr"},
        {"basis": "reviewed"},
        {"tagged_by": "t2"},
        {"words": LEAST_WORDS - 1},
        {"words": 0},
    ],
)
def test_like_is_set_beside_like(other: dict[str, Any]) -> None:
    summary = own()
    mixed = corpus(summary, [{LABEL: 1}] * 12)
    strange = replace(mixed.parts["other0"], **other)
    parts = {**mixed.parts, "other0": strange, "other1": strange}
    assert peer_ranks(replace(summary, corpus=mixed))[LABEL].others == 12
    assert peer_ranks(replace(summary, corpus=replace(mixed, parts=parts)))[LABEL].others == 10


def test_reviewed_articles_stand_together_whatever_tagged_them() -> None:
    summary = own(reviews=[review(accepted(PUPPET))])
    assert among(summary, [0] * 12, tagged_by="t2")[LABEL].rate == 2.5
    assert place(among(summary, [0] * 12, tagged_by="t2")[LABEL]) == "above all 12"
    assert not among(summary, [0] * 12, basis="proposed")[LABEL].others


def test_only_labels_that_were_asked_about_today_have_a_place() -> None:
    asked = own(reviews=[review(accepted(PUPPET), labels=[LABEL])])
    assert set(among(asked, [0] * 12)) == {LABEL}
    offered = tuple(f"{name}@{'0' * 16}" for name in CODEBOOK.names)
    redefined = own(reviews=[review(accepted(PUPPET), labels_offered=offered)])
    assert among(redefined, [0] * 12) == {}
    assert part(redefined, "").counts == {}
    differing = own(reviews=[review(accepted(PUPPET)), review(rejected(PUPPET), reviewer="R2")])
    assert LABEL not in part(differing, "").counts


def test_a_label_that_nothing_looked_for_has_no_place() -> None:
    assert set(among(own(searched=[LABEL]), [0] * 12)) == set(CODEBOOK.names)  # all were found all the same
    bare = replace(TAGGED, tags=(), words={"outlet": 400})
    silent = summarise(bare, CODEBOOK, source="", searched=[LABEL])
    assert set(among(silent, [0] * 12)) == {LABEL}


def test_what_has_no_rates_or_too_few_words_stands_nowhere() -> None:
    flagged = own(reviews=[review(flags=("text is damaged",))])
    for summary, why in (
        (own(LEAST_WORDS - 1), "has 99 words of the outlet’s own: below 100"),
        (own(0), "has 0 words"),
        (flagged, "has no rates"),
    ):
        assert among(summary, [1] * 20) == {}
        assert why in beside(replace(summary, corpus=corpus(summary, [])))
    assert among(own(LEAST_WORDS), [1] * 20)[LABEL].rate == 20
    assert peer_ranks(own()) == {}
