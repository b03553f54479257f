"""What is drawn of a corpus: stories, each by any of those who ran it, with the probability that this has."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from annotate.batch.sample import Frame
from annotate.compare.standing import WAYS
from annotate.records import Publication
from tests.compare.comparisons import compared, made

SEEDS, CUT = 4_000, 0.3


def appeared(article: str, outlet: str | None, day: str | None = None) -> Publication:
    return Publication(
        article_id=article,
        source=f"https://a.example/{article}",
        outlet=outlet,
        published=day,
        raw_sha256="",
        cleaner_version="1",
    )


#: "a" to "d" are stories of several articles, which The Copy always runs after others
WHERE = [
    (appeared("a1", "The First", "2026-01-01"), ("Ida Lund",)),
    (appeared("a2", "The Copy", "2026-01-02"), ()),
    (appeared("a3", "The Copy", "2026-02-03"), ()),  # in another month, where it is the earliest
    (appeared("b1", "The First", "2026-01-01"), ()),
    (appeared("b2", "The Copy", "2026-01-02"), ()),
    (appeared("b3", "The Copy", "2026-01-03"), ()),  # on no side the earliest
    (appeared("c1", "The First", "2026-01-05"), ()),
    (appeared("c1", "The Copy", "2026-01-06"), ()),  # the same text in both
    (appeared("c2", "The Copy", "2026-01-05"), ()),
    (appeared("d1", None, None), ("Ida Lund",)),
    (appeared("d2", None, None), ("Jo Dral",)),
    (appeared("d3", None, None), ("Jo Dral",)),
    (appeared("e1", "The First", None), ()),
    (appeared("f1", None, None), ()),
    (appeared("g1", None, None), ()),  # of which nothing is known
    (appeared("g2", None, None), ()),
    (appeared("h1", None, None), ()),  # on no side, beside one that is
    (appeared("h2", "The Copy", None), ()),
]
STORY = {place.article_id: place.article_id[0] for place, _ in WHERE}
FRAME = Frame.of(STORY, WHERE)


def test_of_a_story_the_earliest_article_of_every_outlet_month_and_author_can_be_drawn() -> None:
    assert FRAME.standing == {
        "a": ("a1", "a2", "a3"),
        "b": ("b1", "b2"),
        "c": ("c1", "c2"),
        "d": ("d1", "d2"),
        "e": ("e1",),
        "f": ("f1",),
        "g": ("g1",),
        "h": ("h2",),
    }


def test_what_can_be_drawn_is_what_stands_for_a_story_on_a_side_of_a_comparison() -> None:
    published: dict[str, list[Publication]] = {}
    for place, _ in WHERE:
        published.setdefault(place.article_id, []).append(place)
    authors_ = {place.article_id: names for place, names in WHERE}
    entries = [
        replace(made(name), publications=tuple(places), authors=authors_[name])
        for name, places in published.items()
    ]
    found = [compared(entries, STORY, by=by) for by in WAYS]
    standing = {story.entry.article_id for each in found for side in each.sides for story in side.stories}
    assert standing == {each for those in FRAME.standing.values() for each in those} - {"f1", "g1"}


def samples() -> Iterator[dict[str, float]]:
    return (dict(FRAME.drawn(seed, CUT)) for seed in range(SEEDS))


def test_a_drawn_story_is_read_once_and_every_article_has_the_probability_that_is_said_of_it() -> None:
    times = dict.fromkeys(STORY, 0)
    for sample in samples():
        assert len({STORY[each] for each in sample}) == len(sample)
        for each, probability in sample.items():
            assert probability == CUT / len(FRAME.standing[STORY[each]])
            times[each] += 1
    for those in FRAME.standing.values():
        for each in those:
            expected = CUT / len(those)
            spread = (expected * (1 - expected) / SEEDS) ** 0.5
            assert times[each] / SEEDS == pytest.approx(expected, abs=4 * spread), each
    assert times["b3"] == times["d3"] == 0


def test_what_is_weighted_by_it_has_the_total_of_an_outlet_that_was_never_first() -> None:
    errors = {"a2": 3.0, "b2": -1.0, "c2": 2.0}  # of The Copy's own articles, from which its rate is made
    totals = [sum(errors.get(each, 0.0) / chance for each, chance in sample.items()) for sample in samples()]
    mean = sum(totals) / SEEDS
    spread = (sum((each - mean) ** 2 for each in totals) / SEEDS**2) ** 0.5
    assert mean == pytest.approx(sum(errors.values()), abs=4 * spread)
    assert spread < 0.2


def test_another_frame_has_another_name_and_the_order_of_the_rows_is_no_matter() -> None:
    assert Frame.of(dict(reversed(STORY.items())), WHERE[::-1]).digest == FRAME.digest
    other = [
        (appeared("a2", "The First", "2026-01-02"), ()) if n == 1 else each for n, each in enumerate(WHERE)
    ]
    assert Frame.of(STORY, other).digest != FRAME.digest
