"""No pass over a text takes quadratic time: each kind of text that once did, and others, at two lengths.

This stops at 48,000 characters; `python -m benchmarks.growth` goes on to two million.
"""

import pytest

from annotate.coding.codebook import load
from annotate.packaged import packaged
from annotate.steps.tagging import Tagger, tagger
from benchmarks.growth import KINDS, SHORTEST, STEEPEST, Kind, exponent, measured

SHORT, LONG = 6_000, 48_000  #: characters
TRIES = 3  #: other work on the machine may disturb one measurement, hardly each


@pytest.fixture(scope="module")
def tags() -> Tagger:
    return tagger(load(packaged("guidelines.md")))


@pytest.mark.parametrize("name", KINDS)
def test_eight_times_the_text_takes_about_eight_times_as_long(name: str, tags: Tagger) -> None:
    allowed = (LONG / SHORT) ** STEEPEST
    for _ in range(TRIES):
        (_, short), (_, long) = measured(KINDS[name], (SHORT, LONG), tags)
        if long <= allowed * max(short, SHORTEST):
            return
    raise AssertionError(f"{name}: {short:.2f} s, then {long:.2f} s for eight times the text")


@pytest.mark.parametrize("name", KINDS)
def test_a_text_has_the_length_that_it_is_measured_at(name: str) -> None:
    text = KINDS[name].text(LONG)
    pattern = len(KINDS[name].unit) + len(KINDS[name].then)
    assert LONG - 2 * pattern <= len(text) <= LONG


def test_the_exponent_is_that_of_the_curve() -> None:
    sizes = (10_000, 20_000, 50_000, 100_000)
    assert exponent([(size, size**2 / 1e8) for size in sizes]) == pytest.approx(2)
    assert exponent([(size, size / 1e4) for size in sizes]) == pytest.approx(1)
    assert exponent([(size, 0.01) for size in sizes]) == 0
    disturbed = [(size, size / 1e4 * (3 if size == 20_000 else 1)) for size in sizes]
    assert exponent(disturbed) == pytest.approx(1, abs=0.3)


def test_what_was_quadratic_would_be_seen() -> None:
    curve = [(size, size**2 / 4e7) for size in (SHORT, LONG)]
    assert curve[1][1] > (LONG / SHORT) ** STEEPEST * max(curve[0][1], SHORTEST)


def test_a_text_is_its_pattern_under_a_head() -> None:
    text = Kind(unit="ab ", then="cd ", last="!").text(100)
    assert text.endswith("ab " * 6 + "cd " * 6 + "!")
