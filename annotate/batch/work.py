"""The unit of work: a batch of articles in, a batch of what was found in them out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from annotate.batch.columns import SCHEMA, found_row
from annotate.batch.recipe import Recipe
from annotate.errors import InputError
from annotate.intake.clean import CLEANER_VERSION, clean
from annotate.intake.imprint import imprint
from annotate.intake.raw import Raw
from annotate.intake.rows import name, with_folders
from annotate.intake.rows import raw as raw_of
from annotate.intake.tables import cells
from annotate.records import Article, Publication, Refusal, Tagged, digest, sha256
from annotate.steps.tags.tagging import Tagger
from annotate.text.language import detect

Work = Callable[[pa.RecordBatch], pa.RecordBatch]


def work(recipe: Recipe) -> Work:
    """What a worker does with each batch: `process`, with a tagger that is made once."""
    tagger = recipe.tagger()
    return lambda batch: process(batch, tagger, raw=recipe.raw)


def process(batch: pa.RecordBatch, tagger: Tagger, *, raw: bool) -> pa.RecordBatch:
    """What is found in each article, a row a row, of `SCHEMA`; a row that cannot be taken says why.

    `batch` has the columns that `annotate.intake.rows` reads, and `input` and `row`. Unless `raw`, texts are
    clean already: they are taken as they are, and a `title` must be what they begin with. A row changes
    nothing of what comes of the others.
    """
    rows = [{name(column): value for column, value in row.items()} for row in cells(batch)]
    taken = [_taken(row, raw=raw) for row in rows]
    articles = [each[0] for each in taken if not isinstance(each, str)]
    found = iter(_found(articles, tagger))
    made: list[dict[str, Any]] = []
    for row, each in zip(rows, taken, strict=True):
        outcome = each if isinstance(each, str) else next(found)
        where = {"input": row["input"], "row": row["row"]}
        if isinstance(outcome, Tagged) and not isinstance(each, str):
            version = tagger.version(outcome.article.language)
            made.append({**where, **found_row(outcome, each[1], version)})
        else:
            made.append({**where, "error": outcome})
    return pa.RecordBatch.from_pylist(made, schema=SCHEMA)


def _taken(row: Mapping[str, Any], *, raw: bool) -> tuple[Article, Publication] | str:
    """The article of a row, and where it appeared; or why it cannot be taken."""
    place = f"{row['input']}:{row['row'] + 1}"
    try:
        return _article(row, place, raw=raw)
    except InputError as error:
        return str(error)
    except Exception as error:  # a defect of ours, as in `_found`
        return _failed(error)


def _article(row: Mapping[str, Any], place: str, *, raw: bool) -> tuple[Article, Publication] | str:
    file = Path(row["input"])
    said = with_folders({key: row[key] for key in row if key not in ("input", "row")}, file)
    read = raw_of(said, place, file, sha256(json.dumps(said, sort_keys=True, default=str)))
    if isinstance(read, Refusal):
        return read.error
    article = clean(read) if raw else _as_it_is(said["text"], said.get("title"), read.byline, place)
    return article, _publication(read, article)


def _as_it_is(text: str, given: Any, byline: str | None, place: str) -> Article:
    title = "" if given is None or given != given else str(given)  # NaN, as tables have it for no value
    if not any(map(str.isalnum, text)):
        raise InputError(f"{place} has no letter in it. Give the article's text, or leave this one out")
    if not text.startswith(title):
        raise InputError(f"{place} does not begin with its title, as a clean text does. Clean it: --raw")
    return Article(
        id=digest("article", text),
        text=text,
        title_end=len(title),
        language=detect(text),
        text_sha256=sha256(text),
        byline=" ".join((byline or "").split()) or None,
    )


def _publication(read: Raw, article: Article) -> Publication:
    return Publication(
        article_id=article.id,
        source=read.source,
        outlet=read.outlet,
        published=read.published or imprint(article.removed).published,
        raw_sha256=read.raw_sha256,
        cleaner_version=CLEANER_VERSION,
    )


def _found(articles: Iterable[Article], tagger: Tagger) -> Iterator[Tagged | str]:
    """What is found in each; where one brings the tagger down, why."""
    articles = list(articles)
    try:
        yield from tagger(articles)
    except Exception:  # a defect of ours, in a corpus of millions: one article is set aside, not all lost
        for article in articles:
            try:
                yield from tagger([article])
            except Exception as error:
                yield _failed(error)


def _failed(error: Exception) -> str:
    return f"annotate failed on it ({type(error).__name__}: {error}): please report it"
