r"""CoNLL columns: word, blanks after it, tag in BIO; an empty line after each line of the text.

There are no offsets in it: what stands between words is kept as CoNLL-U does (``SpaceAfter=No``,
``SpacesAfter=\n``), so that the text comes back to the letter. A file without that column is read with one
space between words and a line for each sentence.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedArticle, CodedSpan, coded_article, pieces
from annotate.exchange.format import Format
from annotate.files import write

_WORD = re.compile(r"\w+|[^\w\s]")
_BEGIN = re.compile(r"# newdoc(?: id = ?(?P<name>.*))?|-DOCSTART-.*")
_BEFORE = "# SpacesBefore = "
_ESCAPE = re.compile(r"\\(?:[nrt]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})")
_TAG = re.compile(r"O|(?P<kind>[BIESUL])-(?P<label>\S+)")


def words(article: CodedArticle) -> list[tuple[int, int]]:
    """Where the words of the text stand, cut so that every span is of whole words."""
    found = _WORD.finditer(article.article.text)
    return [part for word in found for part in pieces(word.start(), word.end(), article.spans)]


def _write(articles: Sequence[CodedArticle], path: Path) -> None:
    write(path, "".join(f"{line}\n" for article in articles for line in _lines(article)))


def _lines(article: CodedArticle) -> Iterator[str]:
    text, found = article.article.text, words(article)
    yield f"# newdoc id = {article.name}"
    if found[0][0]:
        yield f"{_BEFORE}{_escaped(text[: found[0][0]])}"
    for place, (start, end) in enumerate(found):
        following = found[place + 1][0] if place + 1 < len(found) else len(text)
        gap, last = text[end:following], following == len(text)
        spaces = (
            "_" if gap == " " and not last else f"SpacesAfter={_escaped(gap)}" if gap else "SpaceAfter=No"
        )
        yield f"{text[start:end]}\t{spaces}\t{_tag(article, start)}"
        if "\n" in gap or last:
            yield ""


def _tag(article: CodedArticle, at: int) -> str:
    for span in article.spans:
        if span.start <= at < span.end:
            return f"{'B' if at == span.start else 'I'}-{span.label}"
    return "O"


def _escaped(blanks: str) -> str:
    return blanks.encode("unicode_escape").decode().replace(" ", r"\s")


def _unescaped(written: str, where: str) -> str:
    blanks = _ESCAPE.sub(lambda each: each[0].encode().decode("unicode_escape"), written.replace(r"\s", " "))
    if blanks.strip():
        raise InputError(f"{where}: {written!r:.40} does not stand for blanks: \\s, \\t, \\n or \\u00a0")
    return blanks


def _read(path: Path) -> Iterator[CodedArticle]:
    try:
        rows = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read ({error}): it must be UTF-8") from None
    document = _Document(path.stem, 1)
    for number, row in enumerate(rows, start=1):
        if begin := _BEGIN.fullmatch(row):
            yield from document.finished(path)
            document = _Document(begin["name"] or str(number), number)
        elif row.startswith(_BEFORE):
            document.text = _unescaped(row.removeprefix(_BEFORE), f"{path}, line {number}")
        elif row.strip() and not document.is_comment(row):
            document.take(row, f"{path}, line {number}")
        elif not row.strip():
            document.end_line()
    yield from document.finished(path)


class _Document:
    """An article as its rows come in."""

    def __init__(self, name: str, line: int) -> None:
        self.name, self.line, self.text = name, line, ""
        self._gap, self._known = "", False
        self._spans: list[CodedSpan] = []
        self._inside = False
        self._columns = 0

    def is_comment(self, row: str) -> bool:
        """Whether it begins with ``# `` and is not the word # among columns with blanks between."""
        cells = row.split()
        return row.startswith("# ") and not (len(cells) == self._columns and _TAG.fullmatch(cells[-1]))

    def take(self, row: str, where: str) -> None:
        """A word with its tag."""
        word, *columns = row.split("\t") if "\t" in row else row.split()
        tag = _TAG.fullmatch(columns[-1]) if columns else None
        if tag is None or not word.strip():
            raise InputError(f"{where}: {row!r} is no word that ends in a tag: O, B-LABEL or I-LABEL")
        self._columns = 1 + len(columns)
        self.text += self._gap
        start = len(self.text)
        self.text += word
        spaces = next((each for each in columns[:-1] if each.startswith(("SpaceAfter=", "SpacesAfter="))), "")
        self._known = bool(spaces)
        self._gap = "" if spaces == "SpaceAfter=No" else _unescaped(spaces.partition("=")[2], where) or " "
        self._mark(start, tag["kind"], tag["label"])

    def _mark(self, start: int, kind: str | None, label: str | None) -> None:
        if label and self._inside and kind in ("I", "E", "L") and self._spans[-1].label == label:
            start = self._spans.pop().start
        if label:
            self._spans.append(CodedSpan(start=start, end=len(self.text), label=label))
        self._inside = bool(label) and kind in ("B", "I")

    def end_line(self) -> None:
        """An empty row: where nothing is said of blanks, a line of the text ends, and a span with it.

        In IOB1 the first tag of a span is I, unless another one of its label ends just before it.
        """
        if not self._known and self.text:
            self._gap, self._inside = "\n", False

    def finished(self, path: Path) -> Iterator[CodedArticle]:
        """The article, if it has words."""
        if self.text.strip():
            text = self.text + (self._gap if self._known else "")
            yield coded_article(f"{path}, line {self.line}", self.name, text, self._spans)


FORMAT = Format(
    name="conll",
    title="CoNLL BIO",
    files="*.conll",
    folder=False,
    holds=frozenset(),
    write=_write,
    read=_read,
)
