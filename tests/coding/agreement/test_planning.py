"""Widths to expect before anything is coded."""

import pytest

from annotate.coding.agreement.planning import plan, sentences


def test_twenty_doubly_coded_articles_with_few_tags_give_alpha_an_interval_about_a_quarter_wide() -> None:
    found = plan(articles=100, double=0.2, blind=0.2, tags=4)
    assert (found.double, found.blind) == (20, 20)
    assert found.alpha == pytest.approx(0.25, abs=0.02)
    assert next(sentences(found)) == "20 doubly coded articles give alpha an interval about 0.26 wide"
    assert found.enough


def test_four_times_the_articles_halve_a_width_and_more_tags_narrow_it() -> None:
    one, four = (plan(articles=n, double=0.2, blind=0.2, tags=10) for n in (200, 800))
    for name in ("alpha", "recall", "effect"):
        assert getattr(four, name) == pytest.approx(getattr(one, name) / 2, rel=0.05)
    many = plan(articles=200, double=0.2, blind=0.2, tags=20)
    assert many.alpha is not None
    assert one.alpha is not None
    assert many.alpha < one.alpha


def test_hidden_tags_give_the_effect_a_narrower_interval_than_as_many_blind_ones() -> None:
    blind = plan(articles=200, double=0.2, blind=0.1, tags=10)
    hide = plan(articles=200, double=0.2, hide=0.1, tags=10)
    assert hide.recall is None
    assert hide.effect is not None
    assert blind.effect is not None
    assert hide.effect < blind.effect
    assert list(sentences(hide))[1].startswith("about 200 hidden tags give the suggestion effect an interval")


def test_fewer_than_twenty_blind_articles_are_too_few() -> None:
    found = plan(articles=100, double=0.2, blind=0.1, tags=10)
    assert not found.enough
    assert list(sentences(found))[-1] == (
        "10 articles shown without tags are too few to say what proposals miss: plan at least 20, by a "
        "larger share or more articles"
    )
    none = plan(articles=100, double=0.2, tags=10)
    assert none.enough
    assert list(sentences(none))[1:] == [
        "no article is shown without tags, so what proposals miss, and how they pull coders, stays unknown: "
        "at least 20 would tell"
    ]
    assert list(sentences(plan(articles=100, double=0.2, hide=0.1, tags=10)))[2:] == [
        "no article is shown without tags, so what proposals miss stays unknown: at least 20 would tell"
    ]


@pytest.mark.parametrize(("articles", "tags"), [(0, 10), (4, 10), (25, 10), (100, 0)])
def test_what_gives_no_interval_says_so(articles: int, tags: float) -> None:
    found = plan(articles=articles, double=0.2, blind=0.2, tags=tags)
    assert (found.alpha, found.recall, found.effect) == (None, None, None)
    assert all(
        any(said in line for said in ("no interval", "too few", "stays unknown")) for line in sentences(found)
    )


def test_a_width_that_says_nothing_is_called_that() -> None:
    assert next(sentences(plan(articles=30, double=0.2, tags=1))) == (
        "6 doubly coded articles say next to nothing of alpha: its interval is over 1 wide"
    )


@pytest.mark.parametrize(
    "wrong", [{"double": 1.2}, {"blind": -0.1}, {"hide": 2}, {"articles": -1}, {"tags": -1}]
)
def test_a_design_that_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="shares lie between 0 and 1"):
        plan(**({"articles": 100, "double": 0.2, "tags": 10} | wrong))  # type: ignore[arg-type]
