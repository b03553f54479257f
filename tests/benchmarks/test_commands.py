"""What `make bench` calls growth, by numbers whose exponent is known."""

import pytest

from benchmarks.commands import Growth, beside_tagging


def growth(seconds: tuple[float, float, float], peak: tuple[float, float, float]) -> Growth:
    return Growth(command="tag", sizes=(100, 1000, 10_000), seconds=seconds, peak=peak)


@pytest.mark.parametrize("power", [0.9, 1.0, 1.1, 1.2, 2.0])
def test_the_exponent_is_found_whatever_starting_takes(power: float) -> None:
    took = growth((3 + 100**power, 3 + 1000**power, 3 + 10_000**power), (130, 140, 200))
    assert took.exponent == pytest.approx(power)
    assert next(took.rows()).over == (power > 1.15)


def test_what_takes_no_time_has_no_exponent() -> None:
    took = growth((1.0, 1.1, 1.0), (130, 130, 130))
    assert list(map(str, took.rows())) == [
        "| `tag`, 100 to 10,000 articles: exponent | too quick | 1.15 |  |",
        "| `tag`, 100 to 10,000 articles: KB an article | 0.00 | 4 |  |",
        "| `tag`, 10,000 articles: peak MB | 130.00 | 600 |  |",
    ]


@pytest.mark.parametrize(("runs", "exponent"), [(1, None), (3, None), (4, 1.0)])
def test_what_is_quick_has_an_exponent_where_it_ran_often_enough(runs: int, exponent: float | None) -> None:
    took = Growth(
        command="list", sizes=(100, 1000, 10_000), seconds=(1, 1.0625, 1.6875), peak=(1, 1, 1), runs=runs
    )
    assert took.exponent == exponent


@pytest.mark.parametrize(("last", "heavy"), [(228, False), (250, True)])
def test_memory_grows_where_an_article_takes_a_quarter_more_than_before(last: float, heavy: bool) -> None:
    took = growth((1, 2, 11), (130, 138, last))
    assert took.kb[0] == pytest.approx(1024 * 8 / 900)
    assert [row.over for row in took.rows()][1:] == [heavy, False]


def test_what_few_articles_take_is_not_judged() -> None:
    few = Growth(command="tag", sizes=(1, 10, 100), seconds=(1, 1.5, 21.5), peak=(130, 130, 150))
    time, memory, _ = few.rows()
    assert str(time) == ("| `tag`, 1 to 100 articles: exponent (not judged: too few articles) | 1.60 |  |  |")
    assert str(memory) == (
        "| `tag`, 1 to 100 articles: KB an article (not judged: too few articles) | 227.56 |  |  |"
    )


def test_a_peak_over_the_limit_is_said() -> None:
    *_, peak = growth((1, 2, 11), (130, 190, 601)).rows()
    assert str(peak) == "| `tag`, 10,000 articles: peak MB | 601.00 | 600 | over |"


def test_reports_stand_beside_tagging_without_what_starting_takes() -> None:
    tag = growth((2, 11, 101), (130, 130, 130))
    report = Growth(command="summary --all", sizes=tag.sizes, seconds=(1, 3, 21), peak=tag.peak)
    assert list(map(str, beside_tagging([tag, report]))) == [
        "| `summary --all`, of `tag`, for one article more | 0.20 | 0.2 |  |"
    ]


@pytest.mark.parametrize(("sizes", "judged"), [((1, 10, 100), False), ((10, 100, 1000), True)])
def test_reports_on_few_articles_are_not_held_to_their_share(
    sizes: tuple[int, int, int], judged: bool
) -> None:
    tag = Growth(command="tag", sizes=sizes, seconds=(2, 11, 101), peak=(130, 130, 130))
    report = Growth(command="summary --all", sizes=sizes, seconds=(1, 3, 33), peak=(130, 130, 130))
    (row,) = beside_tagging([tag, report])
    assert row.over == judged
