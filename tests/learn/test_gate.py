import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.learn import gate
from annotate.learn.evaluate import Counts, Measures
from annotate.learn.gate import assess, better

RIGHT, HALF, WRONG = Counts(1, 1, 1.0, 1.0, 1), Counts(2, 2, 1.0, 1.0, 1), Counts(1, 1, 0.0, 0.0, 0)


def measures(*counts: Counts, label: str = "a") -> Measures:
    articles = {f"{at:02d}": each for at, each in enumerate(counts)}
    return Measures(labels={label: sum(counts, Counts())}, articles=articles, any=Counts())


def alone(*names: Measures) -> dict[str, str]:
    return {name: name for each in names for name in each.articles}


def test_a_clear_gain_passes() -> None:
    before, after = measures(*[HALF] * 20), measures(*[RIGHT] * 20)
    verdict = assess(before, after, alone(before), seed=1)
    assert verdict.passed
    assert (verdict.before, verdict.after, verdict.probability) == (0.5, 1.0, 1.0)
    assert verdict.worse == {}


def test_a_loss_is_refused_with_the_reason_and_the_label() -> None:
    before, after = measures(*[RIGHT] * 20), measures(*[HALF] * 20)
    verdict = assess(before, after, alone(before), seed=1, baseline="the current model f00")
    assert not verdict.passed
    assert "micro span F1 is lower than with the current model f00: 0.500 against 1.000" in verdict.reasons[0]
    assert verdict.worse == {"a": (1.0, 0.5)}


def test_no_change_is_refused() -> None:
    before = measures(*[HALF] * 20)
    verdict = assess(before, before, alone(before), seed=1)
    assert verdict.probability == 0.5
    assert verdict.reasons[0].startswith("it is better than the rules alone with probability 0.50 only")


def test_a_gain_in_one_article_of_many_is_not_sure_enough() -> None:
    before = measures(*[HALF] * 20, WRONG, RIGHT)
    after = measures(*[HALF] * 20, RIGHT, WRONG)
    assert not assess(before, after, alone(before), seed=1).passed


def test_copies_of_one_article_are_one_piece_of_evidence() -> None:
    # Ten copies in which the candidate wins and four other articles in which it loses a little.
    before = measures(*[HALF] * 10, *[RIGHT] * 4)
    after = measures(*[RIGHT] * 10, *[Counts(2, 1, 1.0, 1.0, 1)] * 4)
    apart = alone(before)
    together = {name: "00" if name < "10" else name for name in apart}
    assert better(before.articles, after.articles, apart, seed=1) > 0.95
    assert better(before.articles, after.articles, together, seed=1) < 0.9


def test_new_reviews_that_contradict_the_old_ones_are_refused_even_where_they_win() -> None:
    before = measures(*[RIGHT] * 10, *[WRONG] * 20)
    after = measures(*[HALF] * 10, *[RIGHT] * 20)
    old = [f"{at:02d}" for at in range(10)]
    assert assess(before, after, alone(before), seed=1).passed
    verdict = assess(before, after, alone(before), seed=1, learned_before=old)
    assert not verdict.passed
    assert "on the 10 articles reviewed before" in verdict.reasons[0]


def test_the_same_seed_gives_the_same_answer() -> None:
    before, after = measures(*[HALF] * 9, WRONG), measures(*[HALF] * 8, RIGHT, WRONG)
    draws = {better(before.articles, after.articles, alone(before), seed=5) for _ in range(3)}
    assert len(draws) == 1


def test_a_probability_of_exactly_nine_tenths_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = measures(*[HALF] * 20), measures(*[RIGHT] * 20)
    monkeypatch.setattr(gate, "better", lambda *_: 0.9)
    assert assess(before, after, alone(before), seed=1).passed
    contradicted = assess(before, after, alone(before), seed=1, learned_before=["00"])
    assert contradicted.reasons == (
        "on the 1 articles reviewed before, it is worse than the rules alone (1.000 against 0.500): the "
        "newest reviews contradict the older ones; look at them again",
    )
    monkeypatch.setattr(gate, "better", lambda *_: 0.899)
    assert not assess(before, after, alone(before), seed=1).passed


def test_the_draws_are_those_of_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = measures(*[RIGHT] * 9, *[WRONG] * 10)
    after = measures(*[WRONG] * 9, *[RIGHT] * 10)
    probability = assess(before, after, alone(before), seed=7).probability
    assert probability == better(before.articles, after.articles, alone(before), 7)
    assert probability != better(before.articles, after.articles, alone(before), 8)
    seeds: list[int] = []
    monkeypatch.setattr(gate, "better", lambda *given: seeds.append(given[3]) or 0.95)
    assess(before, after, alone(before), seed=7, learned_before=["00"])
    assert seeds == [7, 7]


def test_a_label_that_stays_as_it_was_is_not_called_worse() -> None:
    before, after = measures(*[HALF] * 20), measures(*[HALF] * 20)
    assert assess(before, after, alone(before), seed=1).worse == {}


def test_of_copies_every_one_counts_where_their_cluster_is_drawn() -> None:
    # One cluster: every draw is the whole, so the candidate is better or not, and nothing in between.
    before = measures(HALF, HALF, RIGHT)
    after = measures(RIGHT, RIGHT, WRONG)
    assert (before.micro.f1, after.micro.f1) == pytest.approx((0.6, 2 / 3))
    assert better(before.articles, after.articles, dict.fromkeys(before.articles, "00"), seed=1) == 1


COUNTS = st.builds(
    lambda spans, shares: Counts(*spans, shares[0] * spans[0], shares[1] * spans[1], 0),
    st.tuples(st.integers(0, 6), st.integers(0, 6)),
    st.tuples(st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.sampled_from([0.0, 0.25, 0.5, 1.0])),
)


@given(COUNTS, COUNTS)
@example(Counts(1, 4, 1.0, 1.0, 1), Counts(4, 4, 2.0, 2.0, 2))
@example(Counts(4, 4, 1.0, 1.0, 1), Counts(10, 1, 1.0, 1.0, 1))
def test_of_a_single_article_the_higher_f1_is_better_in_every_draw(one: Counts, two: Counts) -> None:
    before, after = measures(one), measures(two)
    expected = 0.5 if one.f1 == pytest.approx(two.f1) else float(two.f1 > one.f1)
    assert better(before.articles, after.articles, {"00": "00"}, seed=1) == expected
