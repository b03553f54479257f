"""The estimators against invented worlds whose truth is known."""

import tracemalloc
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from annotate.compare.estimate import Estimate, Rate, Story, estimates, places
from annotate.report.interval import interval_per_1000

TRUTH = 6.0  #: occurrences per 1,000 words in the invented worlds


def story(
    name: str, words: int, proposed: int, gold: int | None = None, probability: float = 1.0, *, copy: int = 0
) -> Story:
    return Story(
        story=f"{name}{copy or ''}",
        words=words,
        proposed={"x": proposed},
        surrogate={"x": proposed},
        gold={} if gold is None else {"x": gold},
        probability=probability,
    )


def only(stories: Sequence[Story], seed: int = 1, replicates: int = 500) -> Estimate:
    return estimates({"a": stories}, ("x",), seed=seed, replicates=replicates)["a"]["x"]


def world(
    seed: int, stories: int = 120, *, drawn: float = 0.3, found: float = 0.7, added: float = 1.0
) -> list[Story]:
    """Stories that differ in how loaded they are; a tagger that misses some spans and makes some up."""
    chance = np.random.default_rng(seed)
    words = np.maximum(80, chance.lognormal(6.0, 0.5, stories)).astype(int)
    truth = chance.poisson(TRUTH / 1000 * words * chance.gamma(2.0, 0.5, stories))
    proposed = chance.binomial(truth, found) + chance.poisson(added / 1000 * words)
    gold = chance.random(stories) < drawn
    return [
        story(
            f"s{i}",
            int(words[i]),
            int(proposed[i]),
            int(truth[i]) if gold[i] else None,
            drawn,
        )
        for i in range(stories)
    ]


def coverage(worlds: int = 300, **how: float) -> tuple[float, float]:
    """Share of worlds in which the proposed and the corrected interval hold the truth."""
    held = [0, 0]
    for seed in range(worlds):
        found = only(world(seed, **how), seed=seed, replicates=400)  # type: ignore[arg-type]
        for i, rate in enumerate((found.proposed, found.corrected)):
            assert rate is not None
            held[i] += rate.interval[0] <= TRUTH <= rate.interval[1]
    return held[0] / worlds, held[1] / worlds


def test_naive_intervals_miss_the_truth_and_corrected_ones_hold_it() -> None:
    naive, corrected = coverage()
    assert naive < 0.7
    assert 0.92 <= corrected <= 0.985


def test_with_perfect_tags_both_hold_the_truth_and_agree() -> None:
    naive, corrected = coverage(found=1.0, added=0.0)
    assert naive == corrected
    assert 0.92 <= naive <= 0.985
    found = only(world(1, found=1.0, added=0.0))
    assert found.proposed == found.corrected


def test_unequal_probabilities_are_weighed() -> None:
    """Long stories, in which the tagger misses most, are drawn three times as often."""
    held, naive, means = 0, 0, []
    for seed in range(200):
        chance = np.random.default_rng(seed)
        stories = []
        for i in range(100):
            long = bool(chance.random() < 0.5)
            words, drawn = (900, 0.6) if long else (300, 0.2)
            truth = int(chance.poisson(TRUTH / 1000 * words))
            proposed = int(chance.binomial(truth, 0.2 if long else 0.9))
            gold = truth if chance.random() < drawn else None
            stories.append(story(f"s{i}", words, proposed, gold, drawn))
        found = only(stories, replicates=300).corrected
        unweighted = only([replace(each, probability=0.5) for each in stories], replicates=2).corrected
        assert found is not None
        assert unweighted is not None
        held += found.interval[0] <= TRUTH <= found.interval[1]
        naive += unweighted.per_1000_words > TRUTH
        means.append(found.per_1000_words)
    assert held / 200 >= 0.91
    assert abs(float(np.mean(means)) - TRUTH) < 0.1
    assert naive / 200 > 0.6  # without the weights, the long stories' errors are put on the short ones too


def test_damaged_articles_that_nobody_read_are_allowed_for() -> None:
    """One article in ten is damaged, and the tagger proposes three times as much there."""
    held, means = 0, []
    for seed in range(300):
        chance = np.random.default_rng(seed)
        stories = []
        for i in range(300):
            damaged = bool(chance.random() < 0.1)
            truth = int(chance.poisson(TRUTH / 1000 * 300))
            proposed = int(chance.poisson(6 if damaged else 2))
            gold = (0 if damaged else truth) if chance.random() < 0.3 else None
            seen = damaged and gold is not None
            stories.append(replace(story(f"s{i}", 300, proposed, gold, 0.3), damaged=seen))
        found = only(stories, replicates=200).corrected
        assert found is not None
        held += found.interval[0] <= TRUTH <= found.interval[1]
        means.append(found.per_1000_words)
    assert held / 300 >= 0.92
    assert float(np.mean(means)) == pytest.approx(TRUTH, rel=0.015)


def test_where_every_story_is_gold_the_rate_is_that_of_the_sound_ones() -> None:
    stories = [story(f"s{i}", 500, 4, 1 + i % 2) for i in range(10)]
    damaged = replace(story("d", 900, 7, 0), damaged=True)
    found = only([*stories, damaged])
    assert found.gold == 10
    assert found.proposed is not None
    assert found.corrected is not None
    assert found.proposed.per_1000_words == pytest.approx(8)
    assert found.corrected.per_1000_words == pytest.approx(3)
    assert only([damaged]) == Estimate(proposed=None, corrected=None, gold=0)


def test_where_few_stories_weigh_most_the_interval_is_that_of_few() -> None:
    """Some stories are drawn a hundred times as seldom as others: thirty gold ones tell as few of them do."""
    held = known = 0
    for seed in range(200):
        chance = np.random.default_rng(seed)
        stories = []
        for i in range(300):
            drawn = 0.5 / (1 + chance.pareto(0.3))
            truth = int(chance.poisson(TRUTH / 1000 * 300 * chance.gamma(2, 0.5)))
            proposed, gold = int(chance.poisson(2)), truth if chance.random() < drawn else None
            stories.append(story(f"s{i}", 300, proposed, gold, drawn))
        found = only(stories, replicates=200).corrected
        if found is not None:
            known += 1
            held += found.interval[0] <= TRUTH <= found.interval[1]
    assert held / known >= 0.91


def test_what_was_counted_by_hand() -> None:
    stories = [story("a", 1000, 4, 6, 0.5), story("b", 3000, 8, None), story("c", 1000, 3, 3, 0.25)]
    found = only(stories)
    assert found.gold == 2
    assert found.proposed is not None
    assert found.proposed.per_1000_words == pytest.approx(1000 * 15 / 5000)
    assert found.corrected is not None
    assert found.corrected.per_1000_words == pytest.approx(
        1000 * (15 / 5000 + (2 * 2 + 4 * 0) / (2 * 1000 + 4 * 1000))
    )


def test_a_side_whose_every_story_is_gold_has_the_approved_rate() -> None:
    found = only([story("a", 700, 4, 6), story("b", 300, 8, 1)])
    assert found.corrected is not None
    assert found.corrected.per_1000_words == pytest.approx(7.0)


def test_the_correction_uses_only_what_cannot_depend_on_reviews() -> None:
    stories = [
        Story(story=str(i), words=500, proposed={"x": 0}, surrogate={"x": 2}, gold={"x": 2} if i < 3 else {})
        for i in range(6)
    ]
    found = only(stories)
    assert found.proposed is not None
    assert found.corrected is not None
    assert (found.proposed.per_1000_words, found.corrected.per_1000_words) == (0.0, 4.0)


def test_intervals_respect_stories() -> None:
    spread = only([story(f"s{i}", 500, 1) for i in range(40)]).proposed
    heaped = only([story(f"s{i}", 500, 10 * (i % 10 == 0)) for i in range(40)]).proposed
    assert spread is not None
    assert heaped is not None
    assert spread.per_1000_words == heaped.per_1000_words == 2.0
    assert spread.interval == interval_per_1000(40, 20_000)  # nothing varies between stories: Poisson's
    assert heaped.interval[1] - heaped.interval[0] > 1.5 * (spread.interval[1] - spread.interval[0])


def test_nothing_counted_is_not_certainty() -> None:
    found = only([story(f"s{i}", 500, 0, 0) for i in range(10)])
    assert found.proposed is not None
    assert found.proposed.interval == pytest.approx(interval_per_1000(0, 5000))
    assert found.corrected is not None
    assert found.corrected.interval == found.proposed.interval


def test_no_words_no_rate_and_no_gold_no_correction() -> None:
    assert only([story("a", 0, 0)]) == Estimate(proposed=None, corrected=None, gold=0)
    assert only([]) == Estimate(proposed=None, corrected=None, gold=0)
    assert only([story("a", 100, 1)]).corrected is None
    assert only([story("a", 100, 1), story("b", 0, 0, 0)]).corrected is None


def test_same_seed_same_numbers() -> None:
    stories = world(3)
    assert only(stories, seed=4) == only(stories, seed=4)
    assert only(stories, seed=4) != only(stories, seed=5)


@pytest.mark.parametrize("probability", [0.0, -0.1, 1.1])
def test_a_probability_that_is_none_is_refused(probability: float) -> None:
    with pytest.raises(ValueError, match="probability"):
        only([story("a", 100, 1, 1, probability)])


def side(name: str, rate: int, stories: int = 40) -> list[Story]:
    return [story(name, 500, rate + (i % 3 - 1) * (rate > 0), copy=i + 1) for i in range(stories)]


def test_a_place_is_given_only_where_the_difference_is_clear() -> None:
    found = estimates({"a": side("a", 8), "b": side("b", 2), "c": side("c", 2)}, ("x",), seed=1)
    rates = {name: each["x"].proposed for name, each in found.items()}
    known = {name: rate for name, rate in rates.items() if rate is not None}
    assert places(known) == {"a": (1, 1), "b": (2, 3), "c": (2, 3)}
    assert places({"a": known["a"]}) == {"a": (1, 1)}
    assert places({}) == {}


def test_stories_that_both_sides_ran_make_their_difference_clearer() -> None:
    """Each story is worded a little more strongly by one outlet: seen story by story, not side by side."""
    heat = [(7 * i) % 20 for i in range(40)]
    more = [story("s", 500, each + 2, copy=i + 1) for i, each in enumerate(heat)]
    less = [story("s", 500, each, copy=i + 1) for i, each in enumerate(heat)]
    other = [replace(each, story=f"t{each.story}") for each in less]

    def order(second: list[Story]) -> dict[str, tuple[int, int]]:
        found = estimates({"a": more, "b": second}, ("x",), seed=1)
        return dict(places({name: r for name, e in found.items() if (r := e["x"].proposed) is not None}))

    assert order(less) == {"a": (1, 1), "b": (2, 2)}
    assert order(other) == {"a": (1, 2), "b": (1, 2)}


def test_a_side_whose_draws_hardly_vary_does_not_blur_the_others() -> None:
    chance = np.random.default_rng(1)
    still = Rate(
        per_1000_words=0.0, interval=(0.0, 1.3), draws=np.full(500, 0.0) + chance.normal(0, 0.001, 500)
    )
    loud = Rate(per_1000_words=19.9, interval=(13.6, 26.1), draws=chance.normal(19.9, 3, 500))
    assert places({"loud": loud, "still": still}) == {"loud": (1, 1), "still": (2, 2)}
    constant = replace(still, draws=np.zeros(500))
    assert places({"loud": loud, "still": constant}) == {"loud": (1, 1), "still": (2, 2)}
    near = replace(loud, per_1000_words=6.0, interval=(0.0, 12.0))
    assert places({"loud": near, "still": constant}) == {"loud": (1, 2), "still": (1, 2)}


def test_equal_sides_are_seldom_put_in_order() -> None:
    ordered = 0
    for seed in range(100):
        sides = {
            name: [replace(each, story=name + each.story) for each in world(1000 * seed + i, 40, drawn=0.5)]
            for i, name in enumerate("abcd")
        }
        found = estimates(sides, ("x",), seed=seed, replicates=300)
        corrected = {name: r for name, e in found.items() if (r := e["x"].corrected) is not None}
        ordered += any(place != (1, 4) for place in places(corrected).values())
    assert ordered <= 8


def test_errors_too_rare_to_be_seen_in_the_gold_are_allowed_for() -> None:
    """A label that occurs once in two thousand words, of which the tagger finds a third, and little gold."""
    held = []
    for seed in range(300):
        chance = np.random.default_rng(seed)
        truth = chance.poisson(0.0005 * 450, 150)
        stories = [
            story(f"s{i}", 450, int(chance.binomial(y, 0.33)), int(y) if chance.random() < 0.1 else None, 0.1)
            for i, y in enumerate(truth)
        ]
        found = only(stories, replicates=200).corrected
        assert found is not None
        held.append(found.interval[0] <= 0.5 <= found.interval[1])
    assert np.mean(held) >= 0.93


def test_no_error_in_little_gold_is_no_proof_of_none() -> None:
    stories = [story(f"s{i}", 500, 0, 0 if i < 10 else None, 0.05) for i in range(200)]
    found = only(stories, replicates=100)
    assert found.proposed is not None
    assert found.corrected is not None
    assert found.proposed.interval == pytest.approx(interval_per_1000(0, 100_000))
    assert found.corrected.interval == pytest.approx(interval_per_1000(0, 5_000))


def test_many_sides_hold_their_own_stories_and_not_those_of_all_the_others() -> None:
    sides = {f"side {n}": [story(f"{n} {i}", 500, i % 3) for i in range(10)] for n in range(400)}
    estimates({"side": [story("0", 500, 1)]}, ("x",), seed=1, replicates=1)  # what is loaded once
    tracemalloc.start()
    found = estimates(sides, ("x",), seed=1, replicates=10)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found["side 7"]["x"].proposed is not None
    assert found["side 7"]["x"].proposed.per_1000_words == 1000 * 9 / 5000
    assert peak < 10e6  # sides times stories were 64 MB
