import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.blanks import blank, trimmed


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("thugs", "thugs"),
        (" thugs\n\n", "thugs"),
        ("\u00a0thugs\u2009", "thugs"),  # no-break and thin space
        ("\u200bthugs\ufeff", "thugs"),  # zero-width space, byte order mark
        ("\u2060\u00adthugs\u200e", "thugs"),  # word joiner, soft hyphen, direction mark
        ("\u3164thugs\u2800", "thugs"),  # drawn as nothing
        ("\x00thugs\x1b", "thugs"),
        ("the thugs", "the thugs"),  # blanks inside stay
        ("👩🏽‍🚀", "👩🏽‍🚀"),  # a joiner inside, too
        ("❤\ufe0f", "❤\ufe0f"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", None),
        ("\u0601١٢", "\u0601١٢"),  # a sign that is seen
        ("(thugs)", "(thugs)"),
        ("", ""),
        ("\n\n", ""),
        ("\u200b \u2028", ""),
    ],
)
def test_blanks_go_at_the_ends_and_nowhere_else(text: str, kept: str | None) -> None:
    span = trimmed(text, 0, len(text))
    assert (text[slice(*span)] if span else "") == (text if kept is None else kept)
    assert (span is None) == (kept == "")


def test_only_the_span_is_looked_at() -> None:
    assert trimmed("a  b  c", 1, 6) == (3, 4)
    assert trimmed("a  b  c", 1, 3) is None


@given(st.text(st.sampled_from("ab \n\u200b\u00a0é"), max_size=12), st.data())
def test_trimming_keeps_every_letter_and_trims_once(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, start, end)
    if span is None:
        assert all(map(blank, text[start:end]))
        return
    first, last = span
    assert start <= first < last <= end
    assert all(map(blank, text[start:first] + text[last:end]))
    assert not blank(text[first])
    assert not blank(text[last - 1])
    assert trimmed(text, *span) == span
