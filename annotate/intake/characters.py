"""The one form in which characters and white space are kept, so that rules see what a reader sees.

Composed letters (NFC), line feeds for every kind of line end, one plain space for any run of blanks, no
invisible characters. Joiners inside emoji and direction marks of right-to-left text are content and stay.
"""

import re
import unicodedata
from itertools import chain, groupby

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
#: byte-order mark, zero-width space, word joiner, soft hyphen, control characters
_INVISIBLE = re.compile("[\ufeff\u200b\u2060\u00ad\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
#: more marks over one letter than any script has; normalising an unsorted run takes quadratic time
_STACKED = re.compile(r"[^\w\s\x00-\u02ff]{31,}")
_BLANKS = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANK_LINES = re.compile("\n{3,}")


def normalise_newlines(text: str) -> str:
    """Every kind of line end (CRLF, CR, form feed, NEL, U+2028, U+2029) as one line feed."""
    return _LINE_ENDS.sub("\n", text)


def whole_characters(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def normalise_characters(text: str) -> tuple[str, int]:
    """Composed letters without invisible characters, and how many of those there were.

    Blanks keep their runs: see `normalise_blanks`.
    """
    text = whole_characters(normalise_newlines(text))
    visible = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", _STACKED.sub(_in_order, visible)), len(text) - len(visible)


def _in_order(run: re.Match[str]) -> str:
    """The same run with its combining marks in canonical order, which is what NFC makes of it."""
    apart = "".join(unicodedata.normalize("NFD", character) for character in run[0])
    marks = (sorted(group, key=unicodedata.combining) for _, group in groupby(apart, _combines))
    return "".join(chain.from_iterable(marks))


def _combines(character: str) -> bool:
    return unicodedata.combining(character) > 0


def normalise_blanks(text: str) -> str:
    """One space for any run of blanks, none at the ends of lines, at most one empty line in a row."""
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
