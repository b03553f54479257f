"""No pass over a text takes quadratic time: each kind of text that once did, and others, at several lengths.

The kinds of `FAR`, those that were reported and the quickest of each format, go on to two million characters.
The others stop at 48,000 here; `make growth` takes them as far, which takes long.
"""

import math
import time

import pytest

from annotate.steps.tags.tagging import Tagger, tagger
from benchmarks.growth import KINDS, SIZES, STEEPEST, Kind, exponent, measured, times

NEAR = (6_000, 48_000)  #: characters
SHORTEST = 0.05  #: seconds of processor time that count as a measurement there
FAR = ("blanks", "tabs", "newlines", "colons", "commas", "mixed marks", "guillemets", "headings in Markdown")
FAR += ("attributes", "scripts and comments", "scripts with JSON", "open cells", "stray marks")


@pytest.fixture(scope="module")
def tags() -> Tagger:
    return tagger()


@pytest.mark.parametrize("name", FAR)
def test_two_million_characters_take_linear_time(name: str, tags: Tagger) -> None:
    assert exponent(SIZES, measured(KINDS[name], SIZES, tags)) < STEEPEST
    assert (SIZES[0], SIZES[-1]) == (10_000, 2_000_000)


@pytest.mark.parametrize("name", [name for name in KINDS if name not in FAR])
def test_eight_times_the_text_takes_about_eight_times_as_long(name: str, tags: Tagger) -> None:
    assert math.isfinite(measured(KINDS[name], NEAR, tags, SHORTEST)[-1])


@pytest.mark.parametrize("name", KINDS)
def test_a_text_has_the_length_that_it_is_measured_at(name: str) -> None:
    text = KINDS[name].text(48_000)
    pattern = len(KINDS[name].unit) + len(KINDS[name].then)
    assert 48_000 - 2 * pattern <= len(text) <= 48_000


def test_the_exponent_is_that_of_the_curve() -> None:
    assert exponent(SIZES, [size**2 / 1e8 for size in SIZES]) == pytest.approx(2)
    assert exponent(SIZES, [size / 1e4 for size in SIZES]) == pytest.approx(1)
    assert exponent(SIZES, [1, math.inf, math.inf]) == math.inf


def test_what_is_quadratic_is_stopped_before_it_is_done() -> None:
    done: list[int] = []

    def quadratic(size: int) -> None:
        end = time.process_time() + size**2 / 1e5
        while time.process_time() < end:
            pass
        done.append(size)

    assert times(quadratic, (10, 400)) == [pytest.approx(0.001, abs=0.001), math.inf]
    assert set(done) == {10}
    assert times(quadratic, (10, 100), shortest=0.05) == [
        pytest.approx(0.001, abs=0.001),
        pytest.approx(0.1, abs=0.05),
    ]


def test_a_size_that_other_work_disturbed_is_measured_again_though_a_longer_one_went_well() -> None:
    runs: list[int] = []

    def disturbed_once(size: int) -> None:
        runs.append(size)
        end = time.process_time() + (10 if runs.count(20) == 1 and size == 20 else size / 1e3)
        while time.process_time() < end:
            pass

    assert times(disturbed_once, (10, 20, 40), shortest=0.05) == [
        pytest.approx(size / 1e3, abs=0.005) for size in (10, 20, 40)
    ]


def test_a_text_is_its_pattern_under_a_head() -> None:
    text = Kind(unit="ab ", then="cd ", last="!").text(100)
    assert text.endswith("ab " * 6 + "cd " * 6 + "!")


def test_a_run_is_stopped_once_python_is_done_with_taking_something_away() -> None:
    def busy() -> None:
        end = time.process_time() + 0.002
        while time.process_time() < end:
            pass

    class Slow:
        def __del__(self) -> None:
            busy()  # Python swallows what is raised here, and warns

    def quadratic(size: int) -> None:
        for _ in range(size**2 // 100):
            Slow()
            busy()

    assert times(quadratic, (10, 400))[1] == math.inf
