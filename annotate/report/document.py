"""A summary as one JSON document. Its layout is `annotate/report/schema.json`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from annotate import __version__
from annotate.coding.precision import Record
from annotate.json_records import plain, to_dict
from annotate.records import RUNGS, SCHEMA, VOICES, Refusal, Tag
from annotate.report.corpus import LEAST_WORDS
from annotate.report.corpus_words import proposers_of
from annotate.report.counts import Count
from annotate.report.evidence import Evidence
from annotate.report.peers import LEAST_OTHERS, PeerRank, peer_ranks
from annotate.report.summary import Summary
from annotate.report.summary_words import workspace

SCHEMA_FILE = Path(__file__).parent / "schema.json"

_WHY = ("cue", "reason", "voice", "place", "speaker", "target", "score", "origin")
_TAG = ("id", "label", "rules", "start", "end", "text", *_WHY)
_EVIDENCE = (
    *("number", "status", "label", "was", "start", "end", "text", "rules", *_WHY),
    *("tag_id", "approved_by", "rejected_by", "comments"),
)

_DIGITS = 6  # of a rate: more than any reader needs, and the same on every machine


def document(summary: Summary) -> dict[str, Any]:
    """The document of an article. A reviewed one lists its evidence too."""
    reviewed = {"evidence": [_evidence(each) for each in summary.evidence]} if summary.reviewers else {}
    return {
        "schema": SCHEMA,
        "source": summary.source,
        "article": _article(summary),
        "tags": [_span(tag, _TAG) for tag in summary.tags],
        "denied": [_span(tag, (*_TAG, "denied")) for tag in summary.denied],
        **reviewed,
        "summary": {
            "basis": summary.basis,
            "words": {voice: summary.words[voice] for voice in VOICES},
            "attributions": {rung: summary.attributions[rung] for rung in RUNGS},
            "ladder": to_dict(summary.ladder)
            | {"rungs": {rung: summary.ladder.rungs[rung] for rung in RUNGS}},
            "labels": {
                label.name: {voice: _count(label.voices[voice]) for voice in VOICES}
                for label in summary.labels
            },
            "not_searched": [label.name for label in summary.labels if not label.voices["outlet"].searched],
            "headline": {label.name: label.voices["outlet"].headline for label in summary.labels},
            "headline_max": {
                label.name: label.voices["outlet"].headline_max
                for label in summary.labels
                if label.voices["outlet"].headline_max > label.voices["outlet"].headline
            },
            "disputed": len(summary.status("disputed")),
            "below_threshold": summary.below_threshold,
            "reviewers": list(summary.reviewers),
            "flags": list(summary.flags),
            "unknown_page": list(summary.unseen),
            **_unread(summary),
            "settled": _settled(summary),
            "stale": summary.stale,
            "others": _others(summary),
            "proposals": _proposals(summary),
            "versions": {
                "annotate": __version__,
                "codebook": summary.codebook_version,
                "rules": summary.rules_version,
                "model": summary.model_version,
                "review": summary.reviewed_at,
                "workspace": workspace(summary) or None,
            },
        },
    }


def refusal(refused: Refusal) -> dict[str, Any]:
    """The document for an input that was not taken."""
    return {"schema": SCHEMA, "source": refused.source, "error": refused.error}


def _article(summary: Summary) -> dict[str, Any]:
    article = summary.article
    return {
        "id": article.id,
        "title": article.title,
        "language": article.language,
        "words": summary.total_words,
        "text": article.text,
        "text_sha256": article.text_sha256,
        "removed": [to_dict(each) for each in article.removed],
        "notes": list(article.notes),
    }


def _span(each: Tag | Evidence, names: Sequence[str]) -> dict[str, Any]:
    """These of the things that are known of a span, in this order."""
    found = {"tag" if name == "tag_id" else name: plain(getattr(each, name)) for name in names}
    if (target := each.target) is not None:
        found["target"] = {"text": target.text, "start": target.start, "end": target.end}
    return found


def _evidence(each: Evidence) -> dict[str, Any]:
    more = {"open": plain(each.open)} if each.open else {}
    more |= {"adjudicated": True} if each.adjudicated else {}
    return _span(each, _EVIDENCE) | more | ({"policy": each.policy} if each.policy is not None else {})


def _unread(summary: Summary) -> dict[str, Any]:
    """The reviews that are left out as not read, and the outlet's counts with them; nothing without any."""
    if summary.with_unread is None:
        return {}
    return {
        "unread": [
            {"reviewer": code, "words": pace.words, "seconds": pace.seconds}
            for code, pace in summary.unread.items()
        ],
        "with_unread": {label.name: _count(label.voices["outlet"]) for label in summary.with_unread.labels},
    }


def _settled(summary: Summary) -> dict[str, Any] | None:
    """Who or what settled what reviewers differ about; None where nobody and nothing did."""
    if summary.adjudicator is None and summary.policy is None:
        return None
    labels = list(summary.adjudicated)
    return {"adjudicator": summary.adjudicator, "labels": labels, "policy": summary.policy}


def _others(summary: Summary) -> dict[str, Any] | None:
    """Where the other articles of the workspace stand; None where there is none."""
    if summary.corpus is None:
        return None
    return {
        "least_words": LEAST_WORDS,
        "least_articles": LEAST_OTHERS,
        "labels": {name: _rank(each) for name, each in peer_ranks(summary).items()},
    }


def _rank(rank: PeerRank) -> dict[str, Any]:
    known = not rank.few
    return {
        "articles": rank.others,
        "lower": rank.lower if known else None,
        "level": rank.level if known else None,
        "higher": rank.higher if known else None,
        "quartiles": [round(rate, _DIGITS) for rate in rank.quartiles] if known else None,
    }


def _proposals(summary: Summary) -> dict[str, Any] | None:
    """How proposals fared in the workspace, by label and by whatever proposed the spans of this article."""
    if summary.corpus is None:
        return None
    names = [label.name for label in summary.labels]
    for each in summary.evidence:
        names += proposers_of(each)
    known = summary.corpus.records
    return {name: record_json(known.get(name, Record())) for name in dict.fromkeys(names)}


def record_json(record: Record) -> dict[str, Any]:
    """How proposals fared, as plain JSON values; precision and interval are null where none was reviewed."""
    return {
        "right": record.right,
        "reviewed": record.reviewed,
        "precision": None if record.precision is None else round(record.precision, 4),
        "interval": None if record.interval is None else [round(bound, 4) for bound in record.interval],
        "disputed": record.disputed,
        "stale": record.stale,
    }


def _count(count: Count) -> dict[str, Any]:
    """A count; where reviewers differ, with the upper end of its range."""
    rate, most, interval = count.per_1000_words, count.per_1000_words_max, count.interval
    wordings = count.wordings_interval
    disputed = {
        "approved_max": count.approved_max,
        "wordings_max": count.wordings_max,
        "per_1000_words_max": None if most is None else round(most, _DIGITS),
        "disputed": count.disputed,
    }
    return {
        "proposed": count.proposed,
        "approved": count.approved,
        "words": count.words,
        "per_1000_words": None if rate is None else round(rate, _DIGITS),
        "interval": None if interval is None else [round(bound, _DIGITS) for bound in interval],
        "wordings": count.wordings,
        "wordings_interval": None if wordings is None else [round(bound, _DIGITS) for bound in wordings],
        **(disputed if count.disputed else {}),
    }
