from dataclasses import replace
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from annotate.learn.queue import Next, Queue, Story, doubt, number, queue, stories

SEED = 7


def waiting(count: int, scored: bool = False) -> list[Story]:
    """Stories of which a later one is the more doubtful."""
    return [
        Story(story=f"s{at}", article_id=f"a{at}", scores=(0.9, 0.5 - 0.4 / (at + 1)) if scored else ())
        for at in range(count)
    ]


def by_number(stories: list[Story]) -> list[str]:
    return [each.article_id for each in sorted(stories, key=lambda each: number(each.story, SEED))]


def test_random_order_draws_the_smallest_numbers_and_the_next_one_is_the_cut() -> None:
    all_ = waiting(10)
    made = queue(all_, order="random", limit=4, seed=SEED)
    order = by_number(all_)
    assert [each.article_id for each in made.batch] == order[:4]
    assert made.cut == number("s" + order[4][1:], SEED)
    assert {(each.sampled_by, each.inclusion_probability) for each in made.batch} == {("random", made.cut)}
    assert made.batch[0].why == f"drawn at random (probability {made.cut:.3g})"


def test_one_in_five_is_drawn_and_the_rest_is_what_the_model_doubts_most() -> None:
    all_ = waiting(30, scored=True)
    made = queue(all_, order="uncertainty", limit=10, seed=SEED)
    drawn = [each for each in made.batch if each.sampled_by == "random"]
    picked = [each for each in made.batch if each.sampled_by == "uncertainty"]
    assert [each.article_id for each in drawn] == by_number(all_)[:2]
    left = [f"a{at}" for at in reversed(range(30)) if f"a{at}" not in {each.article_id for each in drawn}]
    assert [each.article_id for each in picked] == left[:8]
    assert {each.inclusion_probability for each in picked} == {None}
    assert picked[0] == Next(
        article_id="a29",
        sampled_by="uncertainty",
        inclusion_probability=None,
        why="the model expects 0.6 wrong answers on its 2 tags",
    )
    # mixed: the drawn ones stand in the first and the second half
    assert [made.batch.index(each) // 5 for each in drawn] == [0, 1]


def test_a_batch_of_one_is_drawn_and_without_scores_everything_is() -> None:
    assert [e.sampled_by for e in queue(waiting(9, True), order="uncertainty", limit=1, seed=1).batch] == [
        "random"
    ]
    unscored = queue(waiting(9), order="uncertainty", limit=5, seed=1)
    assert unscored == queue(waiting(9), order="random", limit=5, seed=1)


def test_where_everything_is_drawn_the_probability_is_one() -> None:
    made = queue(waiting(3), order="random", limit=5, seed=SEED)
    assert (len(made.batch), made.cut) == (3, 1.0)
    assert {each.inclusion_probability for each in made.batch} == {1.0}
    assert queue([], order="random", limit=5, seed=SEED).batch == ()


@given(st.integers(1, 40), st.integers(1, 15), st.integers(1, 15), st.integers(0, 99))
def test_two_draws_are_one_larger_draw(count: int, first: int, second: int, seed: int) -> None:
    all_ = waiting(count)
    one = queue(all_, order="random", limit=first, seed=seed)
    two = queue(offered(all_, one), order="random", limit=second, seed=seed)
    both = queue(all_, order="random", limit=first + second, seed=seed)
    assert [each.article_id for each in (*one.batch, *two.batch)] == [e.article_id for e in both.batch]
    assert (two.cut, one.cut <= two.cut) == (both.cut, True)


def offered(frame: list[Story], made: Queue) -> list[Story]:
    """The frame after a push: what was sent, and the picked stories that the cut has passed."""
    by = {each.article_id: each.sampled_by for each in made.batch}
    after = [replace(each, sampled_by=each.sampled_by or by.get(each.article_id)) for each in frame]
    return [
        replace(each, sampled_by="random")
        if each.sampled_by and number(each.story, SEED) < made.cut
        else each
        for each in after
    ]


def test_a_picked_story_takes_its_place_in_the_draw_when_the_cut_passes_it() -> None:
    all_ = waiting(30, scored=True)
    order = by_number(all_)
    frame = [
        replace(each, sampled_by="uncertainty") if each.article_id == order[1] else each for each in all_
    ]
    made = queue(frame, order="uncertainty", limit=10, seed=SEED)
    assert [each.article_id for each in made.batch if each.sampled_by == "random"] == order[:1]
    assert (len(made.batch), made.cut) == (10, number("s" + order[2][1:], SEED))
    assert len(queue(frame, order="random", limit=10, seed=SEED).batch) == 9


def test_new_stories_with_small_numbers_are_drawn_first_and_never_more_than_the_draw_has_places() -> None:
    all_ = waiting(30)
    order = by_number(all_)
    late = [replace(each, sampled_by="random") for each in all_ if each.article_id in order[5:10]]
    frame = late + [each for each in all_ if each.article_id not in order[5:10]]
    made = queue(frame, order="random", limit=3, seed=SEED)
    assert [each.article_id for each in made.batch] == order[:3]
    assert made.cut == number("s" + order[3][1:], SEED)


def test_weighted_by_their_probability_drawn_stories_stand_for_all() -> None:
    # What the model doubts has most to count here; picked ones join when the cut passes them.
    count, guesses = 40, []
    for run in range(600):
        frame = [replace(each, story=f"{run} {each.story}") for each in waiting(count, scored=True)]
        for _ in range(3):
            made = queue(frame, order="uncertainty", limit=10, seed=SEED)
            frame = offered(frame, made)
        sample = [at for at, each in enumerate(frame) if each.sampled_by == "random"]
        assert len(sample) == 6
        guesses.append(sum(sample) / made.cut)
    assert abs(fmean(guesses) / sum(range(count)) - 1) < 0.05


def test_numbers_are_permanent_even_and_differ_by_seed() -> None:
    assert number("story", 1) == number("story", 1) != number("story", 2)
    drawn = [number(f"s{at}", 3) for at in range(2000)]
    assert all(0 <= each < 1 for each in drawn)
    assert abs(sum(drawn) / 2000 - 0.5) < 0.02


def test_doubt_counts_the_answers_expected_to_be_wrong() -> None:
    assert doubt([]) == 0
    assert doubt([0.5, 1.0, 0.0, 0.25]) == 0.75


def test_the_earliest_copy_stands_for_its_story() -> None:
    cluster_of = {"a": "a", "b": "a", "c": "a", "d": "d"}
    assert stories(cluster_of, {"c": "2026-01-02", "b": "2026-01-03"}) == {"a": "c", "d": "d"}
    assert stories(cluster_of, {}) == {"a": "a", "d": "d"}
