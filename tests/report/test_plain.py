"""Prose in lines: as `textwrap` fills it, which is ten times slower."""

import textwrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotate.report.plain import WIDTH, _filled


def by_textwrap(line: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(
        line,
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=then,
        break_long_words=False,
        break_on_hyphens=False,
    )


words = st.text(st.sampled_from("ab-–—é\u00a0\u2009\u3000"), min_size=1, max_size=40)
indents = st.sampled_from([("", ""), ("- ", ""), ("  ", ""), ("12 ", "   ")])


@example(found=["a"] * 60 + ["\u00a0\u00a0"], indent=("- ", ""))
@example(found=["a"] * 49 + ["\u3000", "b" * 40], indent=("", ""))
@given(st.lists(words, min_size=1, max_size=40), indents)
def test_words_with_single_blanks_are_filled_as_textwrap_fills_them(
    found: list[str], indent: tuple[str, str]
) -> None:
    line = " ".join(found)
    if len(indent[0]) + len(line) > WIDTH:
        assert list(_filled(line, *indent)) == by_textwrap(line, *indent)


@given(st.text(st.sampled_from("ab  "), min_size=WIDTH + 1, max_size=400), indents)
def test_any_blanks_are_treated_as_textwrap_treats_them(line: str, indent: tuple[str, str]) -> None:
    assert list(_filled(line, *indent)) == by_textwrap(line, *indent)


@pytest.mark.parametrize("long", [WIDTH - 1, WIDTH, WIDTH + 1, 3 * WIDTH])
def test_a_word_longer_than_a_line_is_not_broken(long: int) -> None:
    line = f"a {'b' * long} c {'d' * long}"
    assert list(_filled(line)) == by_textwrap(line, "", "")


def test_a_line_of_the_greatest_width_stays_whole() -> None:
    assert list(_filled("a" * 49 + " " + "b" * 50)) == ["a" * 49 + " " + "b" * 50]
    assert list(_filled("a" * 50 + " " + "b" * 50, "", "  ")) == ["a" * 50, "  " + "b" * 50]
