"""From bytes to text: which encoding a file is in, and whether it is text at all."""

import codecs

from annotate.errors import InputError
from annotate.intake.characters import normalise_newlines

LARGEST_FILE = 10_000_000  #: bytes of one article; tables may be larger
LONGEST_TEXT = 2_000_000  #: characters of one article

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED = "Allowed is text in UTF-8, UTF-16 or an older encoding such as cp1252. "


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """The text of `data` with line feeds for all line ends. InputError where it is not text.

    A byte-order mark decides, or the zeros of UTF-16 without one; then UTF-8; then what the source
    `declared`; then the best guess.
    """
    if not data:
        raise InputError(f"{source} is empty. Give a file with an article in it, or leave it out")
    mark = next((name for bom, name in _MARKS if data.startswith(bom)), None) or _wide(data)
    for name in (mark, None if mark else "utf-8", declared):
        if name and (text := _decoded(data, name)) is not None:
            return _checked(text, source)
    if mark or b"\x00" in data:
        raise InputError(f"{source} is binary, not text. {_ALLOWED}Export the article as text")
    return _checked(_guess(data, source), source)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of its Latin letters every other byte is zero."""
    sample = data[:4096]
    high, low = sample[::2].count(0), sample[1::2].count(0)
    most = 0.4 * len(sample) / 2
    if len(data) % 2 == 0 and max(high, low) > most and min(high, low) == 0:
        return "utf-16-be" if high else "utf-16-le"
    return None


def _checked(text: str, source: str) -> str:
    if "\x00" in text:
        raise InputError(
            f"{source} is binary, not text (NUL characters). {_ALLOWED}Export the article as text"
        )
    if not text.strip():
        raise InputError(
            f"{source} has nothing but blanks. Give a file with an article in it, or leave it out"
        )
    return normalise_newlines(text)


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (
        ValueError,
        LookupError,
    ):  # "undefined" and "idna" are encodings too, and refuse in their own ways
        return None


def _guess(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in data[:4096])
    # Western text with few accents looks alike in many encodings: cp1252 is by far the commonest.
    western = _decoded(data, "cp1252")
    best = None if controls else from_bytes(data[:200_000], preemptive_behaviour=True).best()
    if best is None:
        raise InputError(f"{source} is in no encoding we know, or binary. {_ALLOWED}Save it as UTF-8")
    if western is not None and (
        best.encoding.startswith(("cp125", "latin", "iso8859_1", "mac_")) or _latin(western)
    ):
        return western
    return _decoded(data, best.encoding) or data.decode(best.encoding, "replace")


def _latin(text: str) -> bool:
    """Whether nearly all non-ASCII letters are those of Western European languages."""
    odd = [character for character in text if ord(character) > 127]
    usual = set("àâäçèéêëîïôöùûüÿœæáíóúñãõåøßÀÂÇÈÉÊËÎÏÔÖÙÛÜŒÆÅØ«»’‘“”–—… \xa0•€£°©®§")
    return bool(odd) and sum(character in usual for character in odd) >= 0.95 * len(odd)
