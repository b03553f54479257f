"""Files of other programs are told by their first bytes, whatever follows; articles about them are text."""

import gzip
import io
import zipfile

import pytest

from annotate.errors import InputError
from annotate.intake.encoding import decode

JUNK = b" and then words without a zero byte. " * 30
DOCUMENT = io.BytesIO()
with zipfile.ZipFile(DOCUMENT, "w") as _opened:
    _opened.writestr("word/document.xml", "<w:p>The fee rose.</w:p>")

OFFICE = "is a ZIP archive, as .docx, .odt and .epub are, not text. Open it, and export the article as text"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04" + JUNK, OFFICE),
        (DOCUMENT.getvalue(), OFFICE),
        (b"PK\x05\x06" + bytes(18), OFFICE),
        (b"%PDF-1.7\n1 0 obj" + JUNK, "is a PDF, not text. Open it, and export the article as text"),
        (b"{\\rtf1\\ansi The fee rose.}", "is a document in RTF, not text. Open it, and"),
        (b"%!PS-Adobe-3.0\n" + JUNK, "is a document in PostScript, not text. Open it, and"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + JUNK,
            "is a document of an older Microsoft Office, not text. O",
        ),
        (gzip.compress(JUNK), "is a gzip archive, not text. Unpack it, and give what is in it"),
        (b"BZh91AY&SY" + JUNK, "is a bzip2 archive, not text. Unpack it"),
        (b"\xfd7zXZ" + JUNK, "is an xz archive, not text. Unpack it"),
        (b"\x28\xb5\x2f\xfd" + JUNK, "is a Zstandard archive, not text. Unpack it"),
        (b"7z\xbc\xaf\x27\x1c" + JUNK, "is a 7z archive, not text. Unpack it"),
        (b"Rar!\x1a\x07" + JUNK, "is a RAR archive, not text. Unpack it"),
        (b"\x89PNG\r\n\x1a\n" + JUNK, "is a picture, not text. Give its text, if it has one"),
        (b"\xff\xd8\xff\xe0" + JUNK, "is a picture, not text. Give its text"),
        (b"GIF89a" + JUNK, "is a picture, not text. Give its text"),
        (b"RIFF\n\xff\x01\x02WEBP" + JUNK, "is a picture, not text. Give its text"),
        (b"ID3\x03" + JUNK, "is a recording, not text. Give its transcript"),
        (b"RIFF....WAVE" + JUNK, "is a recording, not text. Give its transcript"),
    ],
)
def test_it_is_refused_with_what_it_is_and_the_fix(data: bytes, told: str) -> None:
    with pytest.raises(InputError) as refused:
        decode(data, "desk/a.txt")
    assert str(refused.value).startswith(f"desk/a.txt {told}")


@pytest.mark.parametrize(
    "text",
    [
        "PK, as the party is called, lost.",
        "PDF files were leaked.",
        "%PDF- is what such a file begins with.",
        "{\\rtf} is what such a file begins with.",
        "GIFs were shared on Tuesday.",
        "RIFF is a format. WEBP is one, too.",
        "ID3 tags name the singer.",
        "BZh91 is a number plate.",
        "7z and Rar! are archives.",
        "“PK\x03\x04” begins an archive.",
    ],
)
def test_an_article_may_speak_of_them(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text
