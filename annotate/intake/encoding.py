"""From bytes to text: which encoding a file is in, and whether it is text at all."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from charset_normalizer import from_bytes
from webencodings import lookup

from annotate.errors import InputError
from annotate.intake.characters import normalise_newlines
from annotate.intake.no_text import no_text
from annotate.text.language import detect

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
_BINARY = "{} is binary, not text{}. " + _ALLOWED + "Export the article as text"
_WHOLE = 5  #: characters outside ASCII for each broken one, if a text is in an encoding and a little damaged
_STRAY = 100  #: bytes of a page for each NUL in it, or it is in an encoding of two bytes a letter
_SAMPLE = 200_000  #: bytes that a guess is made from

#: Latin letters look alike in these; which one it is, the language says. Western text is in cp1252.
_BY_LANGUAGE = {
    "cs hr hu pl ro sk sl sq": ("cp1250", "iso8859_2"),
    "tr": ("cp1254",),
    "et lt lv": ("cp1257",),
}
_OWN = {"ą": "lt pl", "ľ": "sk"}  #: š and ž of ISO 8859-2 read as cp1250, and who writes these letters
_LATIN = re.compile(
    r"cp(?:125[0247]|437|775|85[0278]|86[0135])|iso8859_(?:[12349]|1[03456])|latin_1|hp_roman8|"
    r"mac_(?:roman|iceland|latin2)"
)
_ODD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f’‘‐‑–—·…\xad«»]|£(?=[^\W\d_]{2})|[\x80-\x9f]")


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A text with line feeds for all line ends, and what a reader should know of its encoding."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, source: str, *, declared: Sequence[str] = (), page: bool = False) -> Decoded:
    """The text of `data`. InputError where it is not text. A few NULs are skipped in a web `page`.

    A byte-order mark decides, or the zeros of UTF-16 without one; then UTF-8, which bytes are not by chance;
    then what was `declared`, the weightiest first, in the names of the web's standard; then the best guess.
    """
    if not data:
        raise InputError(f"{source} is empty. Give a file with an article in it, or leave it out")
    if other := no_text(data):
        raise InputError(f"{source} is {other[0]}, not text. {other[1]}")
    if mark := next((name for bom, name in _MARKS if data.startswith(bom)), None) or _wide(data):
        text = _decoded(data, mark)
        if text is None:
            raise InputError(_BINARY.format(source, ""))
        return Decoded(text=_checked(text, source))
    if page and _STRAY * data.count(b"\x00") < len(data):
        data = data.replace(b"\x00", b"")
    named = [(label, _codec(label)) for label in dict.fromkeys(declared)]
    notes = [f"its encoding is said to be {label!r}, which is none" for label, codec in named if not codec]
    known = [(label, codec) for label, codec in named if codec]
    first = [] if b"\x1b" in data else [("UTF-8", "utf-8")]
    if b"\x1b$" in data and data.isascii():  # Japanese in ASCII with escapes, which is UTF-8 to the letter
        first = [("ISO-2022-JP", "iso2022_jp")]
    for label, codec in (*first, *known, ("UTF-8", "utf-8")):
        text = _decoded(data, codec)
        if text is None:
            continue
        if not data.isascii():
            notes += [
                f"it is in {label}, though said to be in {each}" for each, other in known if other != codec
            ]
        return Decoded(text=_checked(text, source), notes=tuple(notes))
    if b"\x00" in data:
        raise InputError(_BINARY.format(source, ""))
    text, name = _guess(data, source)
    said = f"is not in {known[0][0]}, as it is said to be" if known else "does not say its encoding"
    return Decoded(text=_checked(text, source), notes=(*notes, f"it {said}; read as {name}, the likeliest"))


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
        raise InputError(_BINARY.format(source, " (NUL characters)"))
    if not text.strip():
        raise InputError(
            f"{source} holds nothing but blanks. Give a file with an article in it, or leave it out"
        )
    return normalise_newlines(text)


def _codec(label: str) -> str | None:
    """Python's name of the encoding that browsers take `label` for ("iso-8859-1" is cp1252); None if none."""
    found = lookup(label)
    return None if found is None or found.name in ("replacement", "x-user-defined") else found.codec_info.name


def _decoded(data: bytes, codec: str) -> str | None:
    """The text, with U+FFFD for what is broken; None if so much is that it is in another encoding."""
    text = data.decode(codec, "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    if broken <= 0:
        return text
    whole = sum(ord(character) > 127 for character in text) - broken
    return text if _WHOLE * broken <= whole else None


def _guess(data: bytes, source: str) -> tuple[str, str]:
    """The likeliest text and its encoding."""
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\v\x1b" for byte in data[:4096])
    best = None if controls else from_bytes(data[:_SAMPLE], preemptive_behaviour=True).best()
    if best is None:
        raise InputError(f"{source} is in no encoding we know, or binary. {_ALLOWED}Save it as UTF-8")
    name = best.encoding
    if _LATIN.fullmatch(name):
        sample = data[:_SAMPLE]
        language = detect(sample.decode("cp1252", "replace"))
        usual = (each for languages, each in _BY_LANGUAGE.items() if language in languages.split())
        names = [*next(usual, ("cp1252",)), name, "cp1252", *chain.from_iterable(_BY_LANGUAGE.values())]
        name = min(names, key=lambda each: _oddities(sample.decode(each, "replace"), language))
    return data.decode(name, "replace"), name


def _oddities(text: str, language: str) -> int:
    """How many signs stand within words, as they do where bytes are taken for the wrong letters."""
    foreign = sum(text.count(letter) for letter, own in _OWN.items() if language not in own.split())
    return (
        foreign
        + text.count("\ufffd")
        + sum(
            not hit[0].isalpha() or (hit[0].isupper() and text[hit.start() - 1].islower())
            for hit in _ODD.finditer(text)
        )
    )
