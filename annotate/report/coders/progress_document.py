"""A team's progress as one JSON document: rates are per 1,000 words, intervals 95 %, shares in [0, 1]."""

from typing import Any

from annotate.records import SCHEMA
from annotate.report.coders.drift import Marked
from annotate.report.coders.progress import TEAM, CoderProgress, Progress
from annotate.report.coders.progress_words import COUNTS, DRIFT, SPEED, limit
from annotate.report.coders.work import Rate, Share


def document(progress: Progress) -> dict[str, Any]:
    """The document."""
    return {
        "schema": SCHEMA,
        "words_per_minute_limit": progress.limit,
        "coders": [_coder(each) for each in progress.coders],
        TEAM: _coder(progress.team),
        "unread": [
            {
                "article": each.coded.review.article_id,
                "coder": each.coded.reviewer,
                "words": each.pace.words,
                "seconds": each.pace.seconds,
            }
            for each in progress.unread
        ],
        "notes": [limit(progress), SPEED, COUNTS, DRIFT],
    }


def _coder(each: CoderProgress) -> dict[str, Any]:
    counts = {name: getattr(each, name) for name in ("done", "skipped", "unread", "left", "timed")}
    return {
        "code": each.code,
        **counts,
        "articles_per_hour": _rounded(each.articles_per_hour),
        "words_per_minute": _rounded(each.words_per_minute),
        **{name: _share(getattr(each, name)) for name in ("accepted", "changed", "rejected")},
        "added": _rate(each.added),
        "quarters": [
            {"since": q.since, "until": q.until, "own": _marked(q.own), "others": _marked(q.others)}
            for q in each.quarters
        ],
    }


def _marked(each: Marked) -> dict[str, Any]:
    return {"articles": each.articles, "marks": _rate(each.marks), "kept": _share(each.kept)}


def _share(value: Share) -> dict[str, Any]:
    return {"number": value.number, "of": value.of, "interval": _interval(value.interval)}


def _rate(value: Rate) -> dict[str, Any]:
    known = {"per_1000_words": _rounded(value.per_1000), "interval": _interval(value.interval)}
    return {"number": value.number, "words": value.words, **known}


def _interval(value: tuple[float, float] | None) -> list[float | None] | None:
    return None if value is None else [_rounded(end) for end in value]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
