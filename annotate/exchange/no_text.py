"""Coded articles without a word of their text, for corpora that may not be passed on, and back.

Where a span stands is told, and the digest of its words; of the article its digest and where it appeared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotate.errors import InputError
from annotate.exchange.coded_article import CodedArticle
from annotate.exchange.format import EVERYTHING, Format
from annotate.exchange.jsonl import PLACES, from_record, lines, record
from annotate.files import write
from annotate.harmless import json_line
from annotate.json_records import from_dict
from annotate.records import Article, Publication, sha256

_KEPT = ("schema", "id", "group", "language", "title_end", "captions", "quoted", *PLACES, "labels", "flags")
_KEPT += ("publications", "voices")


@dataclass(frozen=True, kw_only=True)
class Untold:
    """An article without its text: its record, its digest, where it appeared, and `where` we read of it."""

    where: str
    row: Mapping[str, Any]
    text_sha256: str
    publications: tuple[Publication, ...]

    @property
    def name(self) -> str:
        """What its corpus calls it."""
        return str(self.row.get("id"))


def without_text(articles: Iterable[CodedArticle]) -> str:
    """The articles as lines of JSON that hold none of their words: no reason, cue, comment or title."""
    rows = []
    for article in articles:
        row = record(article)
        words = {
            name: [sha256(row["text"][start:end]) for start, end, _ in row.get(name, ())] for name in PLACES
        }
        kept = {name: row[name] for name in _KEPT if name in row}
        rows.append({**kept, "text_sha256": article.article.text_sha256, "words_sha256": words})
    return "".join(f"{json_line(row)}\n" for row in rows)


def read_untold(path: Path) -> tuple[Untold, ...]:
    """The articles of a file that `without_text` wrote; none where the file at `path` is no such file."""
    if not path.is_file() or path.suffix != ".jsonl":
        return ()
    found = []
    for where, row in lines(path):
        if "text" in row or not isinstance(row.get("text_sha256"), str):
            return ()
        try:
            publications = tuple(from_dict(Publication, each) for each in row.get("publications", ()))
        except TypeError as error:
            raise InputError(f"{where}: `publications`: {error}") from None
        if not _is_whole(row):
            raise InputError(f"{where}: the spans, each with a digest in `words_sha256`, are not all there")
        found.append(Untold(where=where, row=row, text_sha256=row["text_sha256"], publications=publications))
    return tuple(found)


def _is_whole(row: Mapping[str, Any]) -> bool:
    """Whether all spans have three parts, and a digest of their words each."""
    digests = row.get("words_sha256", {})
    if not isinstance(digests, dict):
        return False
    both = [(row.get(name, []), digests.get(name, [])) for name in PLACES]
    return all(
        isinstance(spans, list)
        and isinstance(known, list)
        and len(spans) == len(known)
        and all(isinstance(each, list) and list(map(type, each)) == [int, int, str] for each in spans)
        for spans, known in both
    )


def joined(untold: Untold, article: Article) -> CodedArticle:
    """The coded article, with the text it was coded in. InputError where a span's words are others."""
    found = from_record({**untold.row, "text": article.text}, untold.where)
    if standing(untold, article) != number_of_spans(untold):
        raise InputError(f"{untold.where}: the digests of some spans' words are not those of its text")
    return found


def standing(untold: Untold, article: Article) -> int:
    """How many spans cover the same words in this text."""
    words = untold.row.get("words_sha256", {})
    return sum(
        sha256(article.text[start:end]) == digest
        for name in PLACES
        for (start, end, _), digest in zip(untold.row.get(name, ()), words.get(name, ()), strict=True)
    )


def number_of_spans(untold: Untold) -> int:
    """How many spans it has."""
    return sum(len(untold.row.get(name, ())) for name in PLACES)


def _write(articles: Sequence[CodedArticle], path: Path) -> None:
    write(path, without_text(articles))


#: What `--no-text` writes; it is read where its articles are (`annotate.steps.tags.import_`), so it is no
#: format of those that are found by name.
WITHOUT_TEXT = Format(
    name="jsonl without text",
    title="JSON lines without text",
    files="*.jsonl",
    folder=False,
    holds=EVERYTHING - {"voice", "reason", "adjudicated", "proposals", "answers"},
    write=_write,
    read=lambda _: (),
)
