"""Where bars, ticks and steps stand, in per cent of their width."""

import pytest

from annotate.report.peers import PeerRank
from annotate.report.plots import Bar, Step, Strip, bar, bars, full_scale, peer_strip, scale, steps, strips
from tests.report.examples import CODEBOOK, DAM, bare, summarise
from tests.report.summaries import plain, reviewed


@pytest.mark.parametrize(
    ("rates", "full"),
    [
        ([], 1.0),
        ([(0.2, (0.1, 0.4))], 1.0),  # never below one
        ([(10.0, (5.0, 18.0))], 18.0),
        ([(10.0, (5.0, 90.0)), (4.0, None)], 20.0),  # twice the highest rate, whatever the widest interval
    ],
)
def test_a_scale_holds_all_rates_and_most_intervals(
    rates: list[tuple[float, tuple[float, float] | None]], full: float
) -> None:
    assert full_scale(rates) == full


def test_a_bar_ends_at_its_scale_and_says_that_its_interval_goes_on() -> None:
    assert bar(5.0, (2.0, 10.0), 20.0) == Bar(rate=25.0, low=10.0, high=50.0, beyond=False)
    assert bar(5.0, (2.0, 30.0), 20.0) == Bar(rate=25.0, low=10.0, high=100, beyond=True)


def test_a_range_is_drawn_from_its_lower_to_its_upper_end() -> None:
    assert bar(5.0, (2.0, 18.0), 20.0, 15.0) == Bar(rate=25.0, low=10.0, high=90.0, beyond=False, open=50.0)


def test_only_what_was_counted_has_a_bar() -> None:
    assert set(bars(plain())) == {"unattributed_claim", "loaded_label", "speculative_scenario"}
    assert scale(plain()) == 100.0  # two in forty words are 50 per thousand
    assert bars(plain())["unattributed_claim"].rate == 50.0
    nothing = summarise(bare(DAM, outlet=40), CODEBOOK, source="")
    assert (bars(nothing), scale(nothing)) == ({}, 1.0)


def test_a_strip_marks_where_the_spans_begin_and_leaves_out_quotations() -> None:
    found = strips(plain())
    assert [each.text for _, each in found["loaded_label"]] == ["Puppet regime", "regime"]
    first, second = (at for at, _ in found["loaded_label"])
    assert first == 0.0
    assert second == round(100 * DAM.text.index("regime denied") / len(DAM.text), 2)
    assert {each.status for _, each in strips(reviewed())["loaded_label"]} == {"disputed"}


def test_one_article_stands_in_the_band_of_the_others() -> None:
    rank = PeerRank(rate=2.0, others=(0.0, 0.0, 1.0, 2.0, 4.0))
    assert peer_strip(rank) == Strip(
        full=4.0, lines=((0.0, 12.0), (25.0, 5.0), (50.0, 5.0), (100.0, 5.0)), band=(0.0, 50.0), mark=50.0
    )


def test_steps_stand_side_by_side_and_fill_the_bar() -> None:
    assert steps(plain()) == (
        Step(rung="named", count=1, start=0.0, width=25.0),
        Step(rung="role", count=1, start=25.0, width=25.0),
        Step(rung="anonymous", count=1, start=50.0, width=25.0),
        Step(rung="vague", count=1, start=75.0, width=25.0),
        Step(rung="agentless", count=0, start=100.0, width=0.0),
    )
    assert {step.width for step in steps(summarise(bare(DAM), CODEBOOK, source=""))} == {0.0}
