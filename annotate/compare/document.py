"""A comparison as one JSON document (layout: `schema.json`) and as rows of a table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate import __version__
from annotate.compare import words as say
from annotate.compare.answer import answer
from annotate.compare.comparison import MIN_GOLD, MIN_STORIES, MIN_WORDS, Comparison, Side, SideStory
from annotate.compare.estimate import Rate
from annotate.compare.waiting import Difference, Waiting
from annotate.records import SCHEMA
from annotate.report.flow import as_json as flow_json

SCHEMA_FILE = Path(__file__).parent / "schema.json"
COLUMNS = (
    *("side", "label", "articles", "stories", "outlet_words"),
    *("proposed", "proposed_per_1000_words", "proposed_low", "proposed_high"),
    *("corrected_per_1000_words", "corrected_low", "corrected_high"),
    *("gold_stories", "gold", "first_place", "last_place", "not_placed"),
)

_DIGITS = 6  # of a rate: more than any reader needs, and the same on every machine


def document(comparison: Comparison) -> dict[str, Any]:
    """The document of a comparison."""
    return {
        "schema": SCHEMA,
        "by": comparison.by,
        "articles": len(comparison.entries),
        "stories": comparison.stories,
        "left_out": dict(comparison.left_out),
        "minimum": {"stories": MIN_STORIES, "outlet_words": MIN_WORDS, "gold_stories": MIN_GOLD},
        "seed": comparison.seed,
        "replicates": comparison.replicates,
        "versions": {
            "annotate": __version__,
            "codebook": comparison.codebook_version,
            "rules": sorted({each.rules_version for each in comparison.entries if each.rules_version}),
            "models": sorted({each.model_version for each in comparison.entries if each.model_version}),
        },
        "notes": [
            *(say.INTERVALS, say.STORIES, f"proposed: {say.PROPOSED}", f"corrected: {say.CORRECTED}"),
            *(say.ORDER_METHOD, say.MINIMUM),
            *say.remarks(comparison),
            say.NO_VERDICT,
        ],
        **({"flow": flow_json(comparison.flow)} if comparison.flow is not None else {}),
        "answers": {label.name: answer(comparison, label.name) for label in comparison.labels},
        "sides": [_side(comparison, side) for side in comparison.sides],
        **_with_unread(comparison),
    }


def _with_unread(comparison: Comparison) -> dict[str, Any]:
    """The reviews that are left out as not read, and corrected rates with them; nothing without any."""
    counted = comparison.with_unread
    if counted is None:
        return {}
    return {
        "unread": sum(len(each.unread) for each in comparison.entries),
        "with_unread": {
            side.name: {
                name: None if found.corrected is None else _rate(found.corrected)
                for name, found in side.estimates.items()
            }
            for side in counted.sides
        },
    }


def rows(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """A row for each side and label, with `COLUMNS`; what is not known is empty."""
    for side in comparison.sides:
        for label in comparison.labels:
            found = side.estimates[label.name]
            first, last = comparison.places[label.name].get(side.name, ("", ""))
            gold = f"{say.HOW[side.gold.how]}, suggestions shown" if found.gold else say.HOW["none"]
            values = (
                *(side.name, label.name, side.articles, len(side.stories), side.words),
                *(side.counts[label.name], *_cells(found.proposed)),
                *_cells(found.corrected),
                *(found.gold, gold, first, last, say.unplaced(comparison, side, label.name)),
            )
            yield dict(zip(COLUMNS, values, strict=True))


def _side(comparison: Comparison, side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "articles": side.articles,
        "stories": len(side.stories),
        "outlet_words": side.words,
        "missing": list(side.missing),
        "gold": {
            "how": side.gold.how,
            "stories": len(side.gold.probability),
            "reviewed": side.gold.reviewed,
            "waiting": side.gold.waiting,
            "not_sent": side.gold.unsent,
            "removed": side.gold.removed,
            "never_offered": side.gold.unoffered,
            "note": say.gold(side),
        },
        "waiting": side.waiting and _waiting(side.waiting),
        "labels": {label.name: _label(comparison, side, label.name) for label in comparison.labels},
        "articles_by_date": [_article(comparison, story) for story in side.stories],
    }


def _waiting(found: Waiting) -> dict[str, Any]:
    return {
        "behind": found.behind,
        "words": found.words and _difference(found.words),
        "proposed_per_1000_words": found.proposed and _difference(found.proposed),
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "difference": round(found.value, _DIGITS),
        "interval": [round(bound, _DIGITS) for bound in found.interval],
    }


def _label(comparison: Comparison, side: Side, label: str) -> dict[str, Any]:
    found = side.estimates[label]
    about = {"gold_stories": found.gold, "gold_made": say.gold_made(comparison)}
    place = comparison.places[label].get(side.name)
    return {
        "proposed": found.proposed and {"count": side.counts[label], **_rate(found.proposed)},
        "corrected": found.corrected and {**_rate(found.corrected), **about},
        **({"approved": list(side.approved[label])} if label in side.approved else {}),
        "not_corrected": say.uncorrected(side, label) or None,
        "place": list(place) if place else None,
        "not_placed": say.unplaced(comparison, side, label) or None,
    }


def _article(comparison: Comparison, story: SideStory) -> dict[str, Any]:
    each = story.entry
    disputed = {
        label.name: list(each.disputed[label.name])
        for label in comparison.labels
        if label.name in each.disputed
    }
    return {
        "id": each.article_id,
        "title": each.title,
        "published": story.published or None,
        "story": story.id,
        "copies": [copy.article_id for copy in story.copies],
        "outlet_words": each.words,
        "reviewed": bool(each.reviewers),
        "proposed": {label.name: each.proposed.get(label.name, 0) for label in comparison.labels},
        "approved": {
            label.name: each.approved[label.name]
            for label in comparison.labels
            if label.name in each.approved
        },
        **({"disputed": disputed} if disputed else {}),
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "per_1000_words": round(rate.per_1000_words, _DIGITS),
        "interval": [round(bound, _DIGITS) for bound in rate.interval],
    }


def _cells(rate: Rate | None) -> tuple[object, object, object]:
    if rate is None:
        return "", "", ""
    low, high = rate.interval
    return round(rate.per_1000_words, _DIGITS), round(low, _DIGITS), round(high, _DIGITS)
