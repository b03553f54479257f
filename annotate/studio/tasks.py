"""An article as a Label Studio task: its text, and its tags as a prediction with their reasons.

The server checks almost nothing and drops what it dislikes without a word, so a task is checked here.
"""

import re
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from annotate.coding.codebook import Codebook
from annotate.errors import RefusedError
from annotate.languages import language_of
from annotate.records import Article, Tag, digest, sha256
from annotate.studio.page import LABELS, TEXT
from annotate.studio.tag_list import in_reading_order, lines, tag_list, whose
from annotate.text.words import count_words

TITLE = 80  #: characters of the opening words that stand in for a title

_SURROGATE = re.compile("[\ud800-\udfff]")


def data(
    article: Article,
    tags: Sequence[Tag] = (),
    *,
    sampled_by: str = "all",
    inclusion_probability: float | None = 1.0,
    why_next: str = "",
) -> dict[str, Any]:
    """What a task carries besides predictions. Outlet and date are left out: a coder must not know them.

    `tags` are those that its prediction shows: their list is part of what the page says about the article.
    The data manager shows each entry as a column; `why_next` says why the article is to be reviewed now.
    """
    count = count_words(article.text)
    return {
        "title": article.title or _opening(article.text),
        "words": count,
        "text": article.text,
        "about": f"{_name(article.language)} · {count} words{lines(article)}{tag_list(tags)}",
        "article_id": article.id,
        "text_sha256": article.text_sha256,
        "sampled_by": sampled_by,
        "inclusion_probability": inclusion_probability,
        "why_next": why_next,
    }


def _opening(text: str) -> str:
    """The first words of a text, for an article without a title; the rest of it is not looked at."""
    return shorten(" ".join(text.split(maxsplit=TITLE)[:TITLE]), TITLE, placeholder=" …")


def _name(code: str) -> str:
    return "language unknown" if code == "und" else language_of(code).name


def prediction(tags: Sequence[Tag], version: str) -> dict[str, Any]:
    """The tags as one Label Studio prediction; a region's id is the id of its tag."""
    scores = [tag.score for tag in tags if tag.score is not None]
    return {
        "model_version": version,
        "score": sum(scores) / len(scores) if scores else None,
        "result": [region(tag) for tag in in_reading_order(tags)],
    }


def region(tag: Tag) -> dict[str, Any]:
    """A tag as a region; the reason stands in `meta.text`, which the page's Info panel shows."""
    item = {
        "id": tag.id,
        "from_name": LABELS,
        "to_name": TEXT,
        "type": "labels",
        "value": {"start": tag.start, "end": tag.end, "text": tag.text, "labels": [tag.label]},
        "meta": {"text": [explanation(tag)]},
    }
    return item if tag.score is None else item | {"score": tag.score}


def explanation(tag: Tag) -> str:
    """Why a tag is there, in one line for a reviewer."""
    proposed = ", ".join(tag.rules) if tag.rules else f"model {tag.model_version}"
    score = "" if tag.score is None else f"; score {tag.score:.2f}"
    return f"{tag.reason} ({whose(tag)}; {proposed}{score})"


def content_digest(data: Mapping[str, Any], prediction: Mapping[str, Any]) -> str:
    """Names everything that is sent of an article: when it differs, what stands on the server is stale."""
    return digest("task", *(f"{key}={data[key]!r}" for key in sorted(data)), repr(prediction))


def confirm(article: Article, tags: Sequence[Tag], codebook: Codebook) -> None:
    """Check what is about to be sent. RefusedError names the article and what is wrong with it."""
    wrong = _wrong(article, tags, codebook)
    if wrong:
        raise RefusedError(
            f"article {article.id} was not sent, since {wrong}. Nothing was guessed: run `annotate tag` "
            "again, and if it stays, `annotate remove` the article and add it anew"
        )


def _wrong(article: Article, tags: Sequence[Tag], codebook: Codebook) -> str:
    if "\r" in article.text:
        return "its text has carriage returns, which shift every later span"
    if not article.text.strip():
        return "it has no text"
    if _SURROGATE.search(article.text):
        return "its text has half characters (lone surrogates), which cannot be sent"
    if sha256(article.text) != article.text_sha256:
        return "its text is not the one that was stored"
    if len({tag.id for tag in tags}) != len(tags):
        return "two of its tags have one id"
    labels = codebook.names
    for tag in tags:
        where = f"the tag {tag.id} at {tag.start}–{tag.end}"
        if tag.article_id != article.id:
            return f"{where} belongs to article {tag.article_id}"
        if tag.label not in labels:
            return f"{where} has the label {tag.label!r}, which the codebook lacks"
        if not 0 <= tag.start < tag.end <= len(article.text):
            return f"{where} is outside its text (0–{len(article.text)})"
        if article.text[tag.start : tag.end] != tag.text:
            return f"{where} covers other words than {tag.text!r}"
        if tag.score is not None and not 0 <= tag.score <= 1:
            return f"{where} has the score {tag.score}, which is not between 0 and 1"
    return ""
