"""What is no text though it may decode as one: files of other programs, told by their first bytes."""

import re

UNPACK, EXPORT = "Unpack it, and give what is in it", "Open it, and export the article as text"

#: What a file begins with (as a regular expression), what it is then, and what to do about it. Signs of
#: letters alone are left out: an article may begin with them.
_SIGNS = (
    (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "a ZIP archive, as .docx, .odt and .epub are", EXPORT),
    (rb"%PDF-\d", "a PDF", EXPORT),
    (rb"\{\\rtf\d", "a document in RTF", EXPORT),
    (rb"%!PS-Adobe", "a document in PostScript", EXPORT),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an older Microsoft Office", EXPORT),
    (rb"\x1f\x8b\x08", "a gzip archive", UNPACK),
    (rb"BZh[1-9]1AY&SY", "a bzip2 archive", UNPACK),
    (rb"\xfd7zXZ", "an xz archive", UNPACK),
    (rb"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (rb"Rar!\x1a\x07", "a RAR archive", UNPACK),
    (rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP", "a picture", "Give its text, if it has one"),
    (rb"ID3[\x02-\x04]|RIFF.{4}(?:WAVE|AVI )|OggS\x00", "a recording", "Give its transcript"),
)
_KINDS = tuple((re.compile(sign, re.DOTALL), kind, fix) for sign, kind, fix in _SIGNS)


def no_text(data: bytes) -> tuple[str, str] | None:
    """What the bytes are instead of text, and what to do about it; None where they may be text."""
    return next(((kind, fix) for sign, kind, fix in _KINDS if sign.match(data)), None)
