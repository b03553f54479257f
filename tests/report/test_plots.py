"""Where bars, ticks and steps stand, in per cent of their width."""

from dataclasses import replace

from annotate.report.corpus import Rates
from annotate.report.ladder import Ladder
from annotate.report.peers import PeerRank
from annotate.report.plots import Bar, Step, Strip, bar, bars, peer_strip, steps, strips
from tests.report.examples import CODEBOOK, DAM, bare, summarise
from tests.report.summaries import own, plain, reviewed


def test_a_bar_ends_at_its_scale_and_says_that_its_interval_or_its_rate_goes_on() -> None:
    assert bar(5.0, (2.0, 10.0), 20.0) == Bar(rate=25.0, low=10.0, high=50.0, beyond=False)
    assert bar(5.0, (2.0, 30.0), 20.0) == Bar(rate=25.0, low=10.0, high=100, beyond=True)
    assert bar(25.0, (2.0, 30.0), 20.0) == Bar(rate=100, low=10.0, high=100, beyond=True, over=True)
    assert bar(5.0, (2.0, 30.0), 20.0, 25.0) == Bar(
        rate=25.0, low=10.0, high=100, beyond=True, over=True, open=75.0
    )


def test_a_bar_without_an_interval_has_the_rate_alone() -> None:
    assert bar(5.0, None, 20.0) == Bar(rate=25.0, low=25.0, high=25.0, beyond=False)


def test_a_range_is_drawn_from_its_lower_to_its_upper_end() -> None:
    assert bar(5.0, (2.0, 18.0), 20.0, 15.0) == Bar(rate=25.0, low=10.0, high=90.0, beyond=False, open=50.0)


def test_only_what_was_counted_has_a_bar_and_the_scale_is_the_labels_own_whatever_the_article() -> None:
    assert set(bars(own())) == {"unattributed_claim", "loaded_label", "speculative_scenario"}
    assert bars(own())["unattributed_claim"].rate == 20.0  # two in four hundred words are 5 of 25
    assert bars(own(800))["unattributed_claim"].rate == 10.0
    wider = replace(own(), scales={"unattributed_claim": 50.0})
    assert (bars(wider)["unattributed_claim"].rate, bars(wider)["loaded_label"].rate) == (10.0, 20.0)
    assert bars(summarise(bare(DAM, outlet=400), CODEBOOK, source="")) == {}


def test_a_text_too_short_for_a_rate_has_no_bar() -> None:
    assert bars(plain()) == {}
    assert set(bars(own(100))) == {"unattributed_claim", "loaded_label", "speculative_scenario"}


def test_a_strip_marks_where_the_spans_begin_and_leaves_out_quotations() -> None:
    found = strips(plain())
    assert [each.text for _, each in found["loaded_label"]] == ["Puppet regime", "regime"]
    first, second = (at for at, _ in found["loaded_label"])
    assert first == 0.0
    assert second == round(100 * DAM.text.index("regime denied") / len(DAM.text), 2)
    assert {each.status for _, each in strips(reviewed())["loaded_label"]} == {"disputed"}


def test_one_article_stands_in_the_band_of_the_others_on_the_scale_of_the_label() -> None:
    rank = PeerRank(rate=2.0, rates=Rates((0.0, 0.0, 1.0, 2.0, 4.0)))
    assert peer_strip(rank, 4.0) == Strip(
        full=4.0, lines="M0.0 13v-12.0M25.0 13v-5.0M50.0 13v-5.0M100.0 13v-5.0", band=(0.0, 50.0), mark=50.0
    )
    assert peer_strip(rank, 2.0) == Strip(
        full=2.0, lines="M0.0 13v-12.0M50.0 13v-5.0M100.0 13v-12.0", band=(0.0, 100.0), mark=100.0, over=True
    )


def test_articles_among_the_same_rates_leave_out_their_own_line() -> None:
    rates = Rates((0.0, 0.0, 1.0, 2.0))
    lines = {
        own: peer_strip(PeerRank(rate=1.0, rates=rates, within=own), 4.0).lines for own in (None, 0.0, 1.0)
    }
    assert lines == {
        None: "M0.0 13v-12.0M25.0 13v-5.0M50.0 13v-5.0",
        0.0: "M0.0 13v-5.0M25.0 13v-5.0M50.0 13v-5.0",
        1.0: "M0.0 13v-12.0M50.0 13v-5.0",
    }


def test_steps_stand_side_by_side_and_fill_the_bar() -> None:
    assert steps(plain().ladder) == (
        Step(rung="named", count=1, start=0.0, width=25.0),
        Step(rung="role", count=1, start=25.0, width=25.0),
        Step(rung="anonymous", count=1, start=50.0, width=25.0),
        Step(rung="vague", count=1, start=75.0, width=25.0),
        Step(rung="agentless", count=0, start=100.0, width=0.0),
    )
    assert {step.width for step in steps(Ladder())} == {0.0}
