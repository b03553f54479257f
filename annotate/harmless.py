"""What a terminal must never be told by a text: escape codes, other controls, a turned reading direction.

File names, titles, addresses, a server's answers and people's comments come from outside. A control begins
a command to the terminal (U+0080 to U+009F, too), and U+202E and its kin show a text in another order than it
stands in (unicode.org/reports/tr36, "bidirectional text spoofing").
"""

import json
import re
import unicodedata
from typing import Any

#: Invisible, and part of what people write: joiners of emoji and scripts, marks of direction, tags of flags.
_JOINING = frozenset(map(chr, (0x200C, 0x200D, 0x200E, 0x200F, *range(0xE0020, 0xE0080))))
#: Controls (category Cc) but line feed and tab, overrides of the direction, lone surrogates (Cs).
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


def harmless(text: str) -> str:
    r"""The text with all that could steer a terminal written out, such as ``\x1b``; line breaks stay."""
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text
    return "".join(
        sign if sign == "\n" or _shown(sign) else sign.encode("unicode_escape").decode() for sign in text
    )


def json_line(value: Any) -> str:
    """A value as one line of JSON that steers no terminal either: JSON has escapes for all that could."""
    line = json.dumps(value, ensure_ascii=False)
    if line.isprintable():
        return line
    return "".join(sign if _shown(sign) else json.dumps(sign)[1:-1] for sign in line)


def printable(text: str) -> str:
    """The same number of characters, each of which can be shown.

    Control characters other than line feed and tab could drive a terminal or break a page, overrides of the
    direction show words in another order than they stand in, lone surrogates cannot be written at all: each
    becomes U+FFFD.
    """
    return text if text.isprintable() else _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _shown(sign: str) -> bool:
    return sign.isprintable() or sign in _JOINING or unicodedata.category(sign) == "Zs"
